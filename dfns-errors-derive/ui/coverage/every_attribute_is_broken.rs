use dfns_errors::{ErrorBody, dfns_errors};

#[dfns_errors(spec = "specs/wallet.json")]
#[derive(Debug)]
pub enum E {
    #[dfns(status = 404)]
    NotFound(ErrorBody),
    #[dfns = "Other"]
    Other(ErrorBody),
}

#[dfns_errors(partial)]
#[derive(Debug)]
pub enum F {
    #[dfns(status = 404)]
    NotFound(ErrorBody),
    #[dfns(transparent)]
    Io(#[from] std::io::Error),
}

fn main() {}
