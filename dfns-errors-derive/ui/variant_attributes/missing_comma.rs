use dfns_errors::{ErrorBody, dfns_errors};

#[dfns_errors(partial)]
#[derive(Debug)]
pub enum ApiError {
    #[dfns(404 410)]
    Missing(ErrorBody),
    #[dfns(Conflict::ExternalIdReused BadRequest, 412)]
    Refused(ErrorBody),
    #[dfns(display = "no signer" code = "client::no_signer")]
    NoSigner,
    #[dfns(other)]
    Other(ErrorBody),
}

fn main() {}
