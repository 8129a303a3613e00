use dfns_errors::dfns_errors;

#[dfns_errors(spek = "specs/shop.json")]
#[derive(Debug)]
pub enum ApiError {}

fn main() {}
