use dfns_errors::{DfnsError, ErrorBody, dfns_errors};

#[dfns_errors]
#[derive(Debug)]
pub enum Error {
    #[dfns(api)]
    Api(#[from] DfnsError),
    NotFound(ErrorBody),
    #[dfns(other)]
    Other(ErrorBody),
}

fn main() {}
