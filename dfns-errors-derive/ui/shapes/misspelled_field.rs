use dfns_errors::{ErrorBody, dfns_errors};

#[dfns_errors(partial)]
#[derive(Debug)]
pub enum ApiError {
    Conflict { cuase: Option<dfns_errors::ConflictCause>, bdy: ErrorBody },
    #[dfns(other)]
    Other,
}

fn main() {}
