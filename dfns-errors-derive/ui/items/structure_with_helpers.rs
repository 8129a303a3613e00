use dfns_errors::{ErrorBody, dfns_errors};

#[dfns_errors]
#[derive(Debug)]
pub struct WalletError {
    #[dfns(other)]
    body: ErrorBody,
}

fn main() {}
