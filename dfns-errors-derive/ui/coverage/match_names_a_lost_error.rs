use dfns_errors::dfns_errors;

#[dfns_errors(spec = "specs/shop.json")]
#[derive(Debug)]
pub enum ApiError {}

fn advice(error: &ApiError) -> &'static str {
    match error {
        ApiError::SoldOut { .. } => "order less",
        ApiError::Closed { .. } => "wait",
        ApiError::Bankrupt { .. } => "sue",
        ApiError::Other { .. } => "ask",
    }
}

fn main() {
    advice(&ApiError::from_response(503, "").unwrap());
}
