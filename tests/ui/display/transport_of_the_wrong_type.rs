use dfns_errors::{Transport, dfns_errors};

fn classify(_: &std::io::Error) -> Transport {
    Transport::Other
}

#[dfns_errors]
#[derive(Debug)]
pub enum Error {
    #[dfns(transparent, transport = classify)]
    Old(std::fmt::Error),
}

fn main() {}
