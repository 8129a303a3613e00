use dfns_errors::{ErrorBody, dfns_errors};

#[dfns_errors(partial)]
#[derive(Debug)]
pub enum E {
    #[dfns(404..=410)]
    Lost(ErrorBody),
    #[dfns(400..402, 429)]
    Refused(ErrorBody),
    #[dfns(600..=699)]
    Odd(ErrorBody),
    #[dfns(other)]
    Other(ErrorBody),
}

fn main() {}
