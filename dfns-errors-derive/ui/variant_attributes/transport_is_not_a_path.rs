use dfns_errors::{Transport, dfns_errors};

#[dfns_errors]
#[derive(Debug)]
pub enum ApiError {
    #[dfns(transparent, transport = classify())]
    Http(std::io::Error),
    #[dfns(transparent, transport = "classify")]
    Tcp(std::io::Error),
    #[dfns(transparent, transport = |_| Transport::Other)]
    Udp(std::io::Error),
}

fn classify(_: &std::io::Error) -> Transport {
    Transport::Other
}

fn main() {}
