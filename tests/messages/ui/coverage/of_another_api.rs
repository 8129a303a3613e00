use dfns_errors::{ErrorBody, dfns_errors};

#[dfns_errors]
#[derive(Debug)]
pub enum ShopError {
    SoldOut(ErrorBody),
    Closed(ErrorBody),
    NotFound(ErrorBody),
    #[dfns(other)]
    Other(ErrorBody),
}

fn main() {}
