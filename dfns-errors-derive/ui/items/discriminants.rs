use dfns_errors::{ErrorBody, dfns_errors};

#[dfns_errors(partial)]
#[derive(Debug)]
pub enum ApiError {
    Unauthorized = 401,
    NotFound = 404,
    #[dfns(other)]
    Other(ErrorBody),
}

/// Without fields, they are allowed.
#[dfns_errors(partial)]
#[derive(Debug)]
pub enum Units {
    Unauthorized = 401,
    #[dfns(other)]
    Other = 500,
}

fn main() {}
