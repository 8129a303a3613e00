use dfns_errors::dfns_errors;

#[dfns_errors(partal)]
#[derive(Debug)]
pub enum FirstError {
    Gone,
    #[dfns(other)]
    Other,
}

#[dfns_errors(path = "specs/shop.json")]
#[derive(Debug)]
pub enum SecondError {
    SoldOut(dfns_errors::ErrorBody),
    Closed,
    #[dfns(other)]
    Other,
}

fn main() {
    let first = FirstError::from_response(410, "").unwrap();
    assert!(matches!(first, FirstError::Gone) && first.is_retryable());
    let _ = matches!(SecondError::from_response(409, ""), Some(SecondError::SoldOut(_)));
}
