use dfns_errors::{ErrorBody, dfns_errors};

#[dfns_errors(spec = "specs/shop.json")]
#[derive(Debug)]
pub enum ApiError {
    #[dfns(SoldOut)]
    Closed(ErrorBody),
    #[dfns(other)]
    Other(ErrorBody),
}

fn main() {}
