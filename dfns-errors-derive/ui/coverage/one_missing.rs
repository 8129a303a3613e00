use dfns_errors::dfns_errors;

#[dfns_errors(spec = "specs/shop.json")]
#[derive(Debug)]
pub enum ApiError {
    Closed,
    #[dfns(other)]
    Other,
}

fn main() {}
