use dfns_errors::dfns_errors;

#[dfns_errors]
#[derive(Debug)]
pub enum ApiError {
    #[dfns(display = "no signer", code = "dfns::other")]
    NoSigner,
    #[dfns(display = "no key", code = "dfns::conflict::external_id_reused")]
    NoKey,
    #[dfns(display = "no network", code = "dfns::transport::other")]
    NoNetwork,
    #[dfns(display = "no wallet", code = "client::wallet")]
    NoWallet,
    #[dfns(display = "two wallets", code = "client::wallet")]
    TwoWallets,
    #[cfg(unix)]
    #[dfns(display = "no socket", code = "client::socket")]
    NoSocket,
    #[cfg(not(unix))]
    #[dfns(display = "no pipe", code = "client::socket")]
    NoPipe,
}

fn main() {}
