use dfns_errors::dfns_errors;

#[dfns_errors]
#[derive(Debug)]
pub enum WalletError {
    #[dfns(display = "no signer", code = "")]
    Empty,
    #[dfns(display = "no signer", code = "no signer\n")]
    Spaces,
    #[dfns(display = "no signer", code = "dfns::conflict")]
    Taken,
    #[dfns(NotFound, code = "wallet::missing")]
    Missing(dfns_errors::ErrorBody),
}

fn main() {}
