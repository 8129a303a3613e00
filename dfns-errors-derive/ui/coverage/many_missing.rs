use dfns_errors::{ErrorBody, dfns_errors};

#[dfns_errors(spec = "specs/wallet.json")]
#[derive(Debug)]
pub enum ApiError {
    NotFound(ErrorBody),
    Gone(ErrorBody),
    #[dfns(other)]
    Other(ErrorBody),
}

fn main() {}
