use dfns_errors::{ErrorBody, dfns_errors};

#[dfns_errors(partial)]
#[derive(Debug)]
pub enum E {
    #[dfns(NotFound | Gone | 412)]
    Lost(ErrorBody),
    #[dfns(other)]
    Other(ErrorBody),
}

fn main() {}
