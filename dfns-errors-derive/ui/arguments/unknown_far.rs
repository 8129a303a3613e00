use dfns_errors::dfns_errors;

#[dfns_errors(banana)]
#[derive(Debug)]
pub enum ApiError {}

fn main() {}
