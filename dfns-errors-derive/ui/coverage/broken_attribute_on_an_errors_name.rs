use dfns_errors::{ErrorBody, dfns_errors};

#[dfns_errors(spec = "specs/shop.json")]
#[derive(Debug)]
pub enum ApiError {
    #[dfns]
    SoldOut(ErrorBody),
    #[dfns(499)]
    Closed(ErrorBody),
    #[dfns(other)]
    Other(ErrorBody),
}

fn main() {}
