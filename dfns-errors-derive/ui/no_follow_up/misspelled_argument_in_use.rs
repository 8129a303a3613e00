use dfns_errors::{ErrorBody, dfns_errors};

#[dfns_errors(spek = "specs/shop.json", partial)]
#[derive(Debug)]
pub enum ShopError {
    SoldOut(ErrorBody),
    #[dfns(other)]
    Other(ErrorBody),
}

fn main() {
    let error = ShopError::from_response(409, "").unwrap();
    let _ = (error.is_sold_out(), error.is_other(), error.to_string());
}
