use dfns_errors::dfns_errors;

#[dfns_errors(spec = "shop.json")]
#[derive(Debug)]
pub enum ShopError {}

fn main() {}
