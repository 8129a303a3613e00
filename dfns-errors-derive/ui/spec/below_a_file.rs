use dfns_errors::dfns_errors;

#[dfns_errors(spec = "specs/shop.json/errors.json")]
#[derive(Debug)]
pub enum ShopError {}

fn main() {}
