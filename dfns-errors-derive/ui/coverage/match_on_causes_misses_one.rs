use dfns_errors::dfns_errors;

#[dfns_errors(spec = "specs/shop.json")]
#[derive(Debug)]
pub enum ApiError {}

fn main() {
    match SoldOutCause::NoStock {
        SoldOutCause::NoStock => {}
    }
}
