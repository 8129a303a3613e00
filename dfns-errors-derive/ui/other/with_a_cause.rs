use dfns_errors::{ErrorBody, dfns_errors};

#[dfns_errors(partial)]
#[derive(Debug)]
pub enum ApiError {
    NotFound,
    #[dfns(other)]
    Other { cause: Option<dfns_errors::ConflictCause>, body: ErrorBody },
}

fn main() {}
