use dfns_errors::{ErrorBody, dfns_errors};

#[dfns_errors(spec = "specs/shop.json" partial)]
#[derive(Debug)]
pub enum ApiError {
    SoldOut(ErrorBody),
    #[dfns(other)]
    Other(ErrorBody),
}

fn main() {}
