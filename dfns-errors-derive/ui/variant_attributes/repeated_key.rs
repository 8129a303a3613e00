use dfns_errors::{Transport, dfns_errors};

#[dfns_errors]
#[derive(Debug)]
pub enum ApiError {
    #[dfns(display = "no signer", display = "no key")]
    NoSigner,
    #[dfns(display = "no wallet", code = "client::no_wallet", code = "client::wallet")]
    NoWallet,
    #[dfns(transparent, transport = classify, transport = classify)]
    Http(std::io::Error),
}

fn classify(_: &std::io::Error) -> Transport {
    Transport::Other
}

fn main() {}
