use dfns_errors::dfns_errors;

#[dfns_errors(spec = include_str!("../../specs/shop.json"))]
#[derive(Debug)]
pub enum ShopError {}

fn main() {}
