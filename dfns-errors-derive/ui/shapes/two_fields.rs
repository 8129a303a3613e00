use dfns_errors::{ErrorBody, dfns_errors};

#[dfns_errors(partial)]
#[derive(Debug)]
pub enum ApiError {
    Conflict(Option<dfns_errors::ConflictCause>, ErrorBody),
    #[dfns(other)]
    Other,
}

fn main() {}
