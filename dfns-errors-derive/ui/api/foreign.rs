use dfns_errors::{DfnsError, ErrorBody, dfns_errors};

#[dfns_errors(foreign, spec = "specs/shop.json")]
#[derive(Debug)]
pub enum WithSpec {
    Closed(ErrorBody),
    SoldOut(ErrorBody),
    #[dfns(other)]
    Other(ErrorBody),
}

#[dfns_errors(foreign)]
#[derive(Debug)]
pub enum WithoutApi {
    #[dfns(transparent)]
    Shop(#[from] DfnsError),
}

#[dfns_errors(foreign, partial)]
#[derive(Debug)]
pub enum Partial {
    #[dfns(api)]
    Shop(#[from] DfnsError),
    NotFound(ErrorBody),
    NoBasket,
}

#[dfns_errors(foreign)]
#[derive(Debug)]
pub enum Misspelled {
    #[dfns(apy)]
    Shop(#[from] DfnsError),
}

fn main() {}
