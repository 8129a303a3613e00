use dfns_errors::{ErrorBody, dfns_errors};

#[dfns_errors(spec = "specs/shop.json", partial)]
#[derive(Debug)]
pub enum ShopError {
    SoldOut { cause: Option<dfns_errors::ConflictCause>, body: ErrorBody },
    #[dfns(other)]
    Other(ErrorBody),
}

fn main() {}
