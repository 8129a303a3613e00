use dfns_errors::{Transport, dfns_errors};

#[dfns_errors(partial)]
#[derive(Debug)]
pub enum ApiError {
    #[dfns(NotFound)]
    #[dfns(410)]
    Missing,
    #[dfns(400)]
    #[dfns(401)]
    #[dfns(401, 402)]
    Refused,
    #[dfns(transparent)]
    #[dfns(transport = classify)]
    Http(std::io::Error),
    #[dfns(display = "no signer")]
    #[dfns(code = "client::no_signer")]
    NoSigner,
    #[dfns(409)]
    #[dfns(transparent)]
    Io(std::io::Error),
    #[dfns(other)]
    Other,
}

fn classify(_: &std::io::Error) -> Transport {
    Transport::Other
}

fn main() {}
