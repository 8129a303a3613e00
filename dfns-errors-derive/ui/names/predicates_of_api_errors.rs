use dfns_errors::{ErrorBody, dfns_errors};

#[dfns_errors(partial)]
#[derive(Debug)]
pub enum ApiError {
    #[dfns(404)]
    Pending(ErrorBody),
    #[dfns(other)]
    Retryable(ErrorBody),
}

fn main() {}
