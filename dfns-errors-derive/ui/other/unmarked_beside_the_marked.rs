use dfns_errors::{ErrorBody, dfns_errors};

#[dfns_errors(partial, spec = "specs/wallet.json")]
#[derive(Debug)]
pub enum ApiError {
    NotFound,
    Unknown(ErrorBody),
    #[dfns(other)]
    Other(ErrorBody),
}

fn main() {}
