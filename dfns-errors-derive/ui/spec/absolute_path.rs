use dfns_errors::dfns_errors;

#[dfns_errors(spec = "/nowhere/shop.json")]
#[derive(Debug)]
pub enum ApiError {}

fn main() {}
