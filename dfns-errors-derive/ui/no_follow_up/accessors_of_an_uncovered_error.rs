use dfns_errors::{ErrorBody, dfns_errors};

#[dfns_errors(spec = "specs/wallet.json")]
#[derive(Debug)]
pub enum ApiError {
    #[dfns(202, 400, 401, 402, 403, 404, 410, 412, 422, 429, 500)]
    Any(ErrorBody),
    #[dfns(other)]
    Other(ErrorBody),
}

fn main() {
    let _ = ApiError::from_response(409, "").is_some_and(|error| error.duplicate_id().is_some());
}
