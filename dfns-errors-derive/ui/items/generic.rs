use dfns_errors::{ErrorBody, dfns_errors};

#[dfns_errors]
#[derive(Debug)]
pub enum ApiError<T> {
    #[dfns(transparent)]
    Http(T),
}

#[dfns_errors(partial)]
#[derive(Debug, Copy)]
pub enum PartialError<T> {
    NotFoun(ErrorBody),
    #[dfns(display = "{1}")]
    Mine(T),
    #[dfns(other)]
    Other(ErrorBody),
}

fn main() {
    let _: Option<ApiError<u8>> = None;
    let _ = |error: ApiError<u8>| matches!(error, ApiError::NotFound { .. });
}
