use dfns_errors::{ConflictCause, ErrorBody, dfns_errors};

#[dfns_errors(partial)]
#[derive(Debug)]
pub enum WalletError {
    Conflict(Option<ConflictCause>),
    #[dfns(other)]
    Other(ErrorBody),
}

fn main() {}
