use dfns_errors::dfns_errors;

#[dfns_errors(spec = "specs/shop.jsn")]
#[derive(Debug)]
pub enum A {}

#[dfns_errors(spec = "specs/shop")]
#[derive(Debug)]
pub enum B {}

#[dfns_errors(spec = "specs/SHOP.JSON")]
#[derive(Debug)]
pub enum C {}

#[dfns_errors(spec = " specs/shop.json ")]
#[derive(Debug)]
pub enum D {}

#[dfns_errors(spec = "$CARGO_MANIFEST_DIR/specs/shopp.json")]
#[derive(Debug)]
pub enum E {}

fn main() {}
