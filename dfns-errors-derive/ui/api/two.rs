use dfns_errors::{DfnsError, dfns_errors};

#[dfns_errors]
#[derive(Debug)]
pub enum Error {
    #[dfns(api)]
    Api(#[from] DfnsError),
    #[dfns(api)]
    Other(DfnsError),
}

fn main() {}
