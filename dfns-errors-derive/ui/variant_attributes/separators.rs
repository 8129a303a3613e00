use dfns_errors::{ErrorBody, dfns_errors};

#[dfns_errors(partial)]
#[derive(Debug)]
pub enum ApiError {
    #[dfns(NotFound | Gone | 412)]
    Lost(ErrorBody),
    #[dfns(400 || 401)]
    Refused(ErrorBody),
    #[dfns(403 & 402)]
    Denied(ErrorBody),
    #[dfns(Conflict; 422)]
    Unprocessable(ErrorBody),
    #[dfns(429 or 500)]
    Later(ErrorBody),
    #[dfns(display = "no signer"; code = "client::no_signer")]
    NoSigner,
    #[dfns(other)]
    Other(ErrorBody),
}

fn main() {}
