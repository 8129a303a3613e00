use dfns_errors::dfns_errors;

#[dfns_errors(spec = "specs/shop.json")]
#[derive(Debug)]
pub enum ApiError {
    #[dfns(SoldOut::NoStock, SoldOut::Reserved)]
    Empty,
    Closed,
    #[dfns(other)]
    Other,
}

fn main() {}
