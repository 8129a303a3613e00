use dfns_errors::dfns_errors;

#[dfns_errors(spec = "specs")]
#[derive(Debug)]
pub enum ApiError {}

fn main() {}
