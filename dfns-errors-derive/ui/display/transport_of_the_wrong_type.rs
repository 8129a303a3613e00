use dfns_errors::{Transport, dfns_errors};

#[derive(Debug)]
pub struct Refused;

impl std::fmt::Display for Refused {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("refused")
    }
}

impl std::error::Error for Refused {}

fn classify(_: &str) -> Transport {
    Transport::Other
}

fn is_fatal(_: &Refused) -> bool {
    true
}

#[dfns_errors]
#[derive(Debug)]
pub enum Error {
    #[dfns(transparent, transport = classify)]
    Old(Refused),
    #[dfns(transparent, transport = is_fatal)]
    Older(Refused),
    #[dfns(transparent, transport = clasify)]
    Oldest(Refused),
}

fn main() {}
