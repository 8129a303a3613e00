use dfns_errors::dfns_errors;

#[dfns_errors(partial, spec = "specs/wallet.json")]
#[derive(Debug)]
pub enum ApiError {
    #[dfns("NotFound")]
    Missing,
    #[dfns("Conflict::ExternalIdReused")]
    Replayed,
    #[dfns("410")]
    Gone,
    #[dfns("too many requests")]
    Slow,
    #[dfns("wallet::payment_required")]
    Unpaid,
    #[dfns("MalformedJson")]
    Malformed,
    #[dfns("5xx")]
    Down,
    #[dfns("Nope")]
    Nope,
    #[dfns("")]
    Empty,
    #[dfns("the signer is gone")]
    NoSigner,
    #[dfns("other")]
    Other,
}

#[dfns_errors(partial)]
#[derive(Debug)]
pub enum Several {
    #[dfns("404, 410")]
    Lost,
    #[dfns("the signer is gone, not found")]
    NoSigner,
    #[dfns(other)]
    Other,
}

fn main() {}
