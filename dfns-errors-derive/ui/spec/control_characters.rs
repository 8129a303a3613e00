use dfns_errors::dfns_errors;

#[dfns_errors(spec = "specs/\0shop.json")]
#[derive(Debug)]
pub enum ApiError {}

fn main() {}
