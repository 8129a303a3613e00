use dfns_errors::dfns_errors;

#[dfns_errors(spec = "specs/shop.json" partial)]
#[derive(Debug)]
pub enum ApiError {}

fn main() {}
