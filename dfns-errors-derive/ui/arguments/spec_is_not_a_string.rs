use dfns_errors::dfns_errors;

#[dfns_errors(spec = 5)]
#[derive(Debug)]
pub enum A {}

#[dfns_errors(spec = b"specs/shop.json")]
#[derive(Debug)]
pub enum B {}

#[dfns_errors(spec = env!("SHOP_SPEC"))]
#[derive(Debug)]
pub enum C {}

#[dfns_errors(spec = concat!("specs/", "shop.json"))]
#[derive(Debug)]
pub enum D {}

#[dfns_errors(spec = concat!(env!("CARGO_MANIFEST_DIR"), "/specs/shop.json"))]
#[derive(Debug)]
pub enum E {}

#[dfns_errors(spec = SHOP_SPEC)]
#[derive(Debug)]
pub enum F {}

fn main() {}
