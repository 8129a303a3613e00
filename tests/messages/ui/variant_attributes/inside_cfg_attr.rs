use dfns_errors::{ErrorBody, dfns_errors};

#[dfns_errors(partial)]
#[derive(Debug)]
pub enum E {
    #[cfg_attr(unix, dfns(NotFound))]
    Lost(ErrorBody),
    #[dfns(other)]
    Other(ErrorBody),
}

fn main() {}
