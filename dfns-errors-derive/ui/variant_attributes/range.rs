use dfns_errors::{ErrorBody, dfns_errors};

#[dfns_errors(partial, spec = "specs/wallet.json")]
#[derive(Debug)]
pub enum ApiError {
    #[dfns(404..=410)]
    Lost(ErrorBody),
    #[dfns(400..402, 429)]
    Refused(ErrorBody),
    #[dfns(600..=699)]
    Odd(ErrorBody),
    #[dfns(402...403)]
    Denied(ErrorBody),
    #[dfns(412-422)]
    Unprocessable(ErrorBody),
    #[dfns(500..)]
    Broken(ErrorBody),
    #[dfns(..400)]
    Waiting(ErrorBody),
    #[dfns(other)]
    Other(ErrorBody),
}

fn main() {}
