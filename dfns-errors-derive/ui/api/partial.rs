use dfns_errors::{DfnsError, dfns_errors};

#[dfns_errors(partial)]
#[derive(Debug)]
pub enum Error {
    #[dfns(api)]
    Api(#[from] DfnsError),
}

fn main() {}
