use dfns_errors::{ErrorBody, dfns_errors};

#[dfns_errors(spec = "specs/wallet.json")]
#[derive(Debug)]
pub enum TransferError {
    PolicyPending(ErrorBody),
    BadRequest(ErrorBody),
    Unauthorised(ErrorBody),
    PaymentRequired,
    Forbidden(ErrorBody),
    #[dfns(NotFound, 410)]
    Missing(ErrorBody),
    Conflict(ErrorBody),
    Gone,
    #[dfns("PreconditionFailed")]
    State,
    UnprocessableContent,
    TooManyRequests(ErrorBody),
    #[dfns(other)]
    Other(ErrorBody),
}

fn main() {}
