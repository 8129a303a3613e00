use dfns_errors::{DfnsError, ErrorBody, dfns_errors};

#[dfns_errors]
#[derive(Debug)]
pub enum ApiError {
    #[dfns(api)]
    Api(#[from] DfnsError),
    #[dfns(Other)]
    Other(ErrorBody),
}

fn main() {}
