use dfns_errors::{ErrorBody, dfns_errors};

#[dfns_errors(partial)]
#[derive(Debug)]
pub enum ApiError {
    NotFound,
    Unknown(ErrorBody),
    #[dfns(other)]
    Other(ErrorBody),
}

fn main() {}
