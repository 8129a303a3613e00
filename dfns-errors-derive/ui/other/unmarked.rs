use dfns_errors::{ErrorBody, dfns_errors};

#[dfns_errors(partial)]
#[derive(Debug)]
pub enum ApiError {
    NotFound,
    Fallback(ErrorBody),
}

fn main() {}
