use dfns_errors::{ErrorBody, dfns_errors};

#[dfns_errors(partial)]
#[derive(Debug)]
pub enum E {
    #[dfns(NotFound::Deleted)]
    Removed(ErrorBody),
    #[dfns(other)]
    Other(ErrorBody),
}

fn main() {}
