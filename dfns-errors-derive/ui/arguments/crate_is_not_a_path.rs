use dfns_errors::dfns_errors;

#[dfns_errors(crate = "not a path")]
#[derive(Debug)]
pub enum ApiError {}

fn main() {}
