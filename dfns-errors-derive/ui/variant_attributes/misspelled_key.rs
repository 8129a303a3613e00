use dfns_errors::{Transport, dfns_errors};

#[dfns_errors]
#[derive(Debug)]
pub enum ApiError {
    #[dfns(dispaly = "no signer")]
    NoSigner,
    #[dfns(error = "no key for {0}")]
    NoKey(String),
    #[dfns(display = "no wallet", cod = "client::no_wallet")]
    NoWallet,
    #[dfns(cod = "client::no_network")]
    NoNetwork,
    #[dfns(transparent, transprot = classify)]
    Http(std::io::Error),
    #[dfns(transprot = classify)]
    Tcp(std::io::Error),
    #[dfns(diplay("no name"))]
    NoName,
    #[dfns(display = "too late", retry = "never")]
    TooLate,
}

fn classify(_: &std::io::Error) -> Transport {
    Transport::Other
}

fn main() {}
