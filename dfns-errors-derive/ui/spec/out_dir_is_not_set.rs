use dfns_errors::dfns_errors;

#[dfns_errors(spec = "$OUT_DIR/specs/shop.json")]
#[derive(Debug)]
pub enum ApiError {}

fn main() {}
