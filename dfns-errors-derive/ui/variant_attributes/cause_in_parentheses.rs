use dfns_errors::{ErrorBody, dfns_errors};

#[dfns_errors(partial)]
#[derive(Debug)]
pub enum WalletError {
    #[dfns(Conflict(ExternalIdReused))]
    Replayed(ErrorBody),
    #[dfns(BadRequest { cause: BadRequestCause::NonceReused })]
    Stale(ErrorBody),
    #[dfns(PolicyPending { body })]
    Waiting { body: ErrorBody },
    #[dfns(PaymentRequired(ErrorBody))]
    Unpaid(ErrorBody),
    #[dfns(not(Gone))]
    Missing(ErrorBody),
    #[dfns(other)]
    Other(ErrorBody),
}

fn main() {}
