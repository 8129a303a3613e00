use dfns_errors::dfns_errors;

#[derive(Debug)]
#[dfns_errors(spec = "specs/shop.json")]
pub enum ApiError {}

fn main() {}
