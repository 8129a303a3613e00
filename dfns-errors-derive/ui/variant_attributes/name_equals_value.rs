use dfns_errors::dfns_errors;

#[dfns_errors(partial)]
#[derive(Debug)]
pub enum ApiError {
    #[dfns(status = 404)]
    Missing,
    #[dfns(Gone, status = )]
    Gone,
    #[dfns(Conflict = 409)]
    Refused,
    #[dfns(name = "the signer is gone")]
    NoSigner,
    #[dfns(other)]
    Other,
}

fn main() {}
