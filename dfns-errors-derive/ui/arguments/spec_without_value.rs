use dfns_errors::dfns_errors;

#[dfns_errors(spec)]
#[derive(Debug)]
pub enum ApiError {}

fn main() {}
