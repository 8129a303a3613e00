use dfns_errors::{Transport, dfns_errors};

#[derive(Debug, Clone, Copy)]
pub struct Refused;

impl std::fmt::Display for Refused {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("refused")
    }
}

impl std::error::Error for Refused {}

fn classify(_: Refused) -> Transport {
    Transport::Other
}

fn any<E>(_: E) -> Transport {
    Transport::Other
}

fn generic(_: &impl std::error::Error) -> Transport {
    Transport::Other
}

fn dynamic(_: &dyn std::error::Error) -> Transport {
    Transport::Other
}

fn two(_: &Refused, _: u8) -> Transport {
    Transport::Other
}

const NOT_A_FUNCTION: Transport = Transport::Other;

#[dfns_errors]
#[derive(Debug)]
pub enum Error {
    #[dfns(transparent, transport = classify)]
    Value(Refused),
    #[dfns(transparent, transport = generic)]
    Generic(Refused),
    #[dfns(transparent, transport = dynamic)]
    Dynamic(Refused),
    #[dfns(transparent, transport = any)]
    Any(Refused),
    #[dfns(transparent, transport = two)]
    Two(Refused),
    #[dfns(transparent, transport = NOT_A_FUNCTION)]
    Constant(Refused),
}

fn main() {}
