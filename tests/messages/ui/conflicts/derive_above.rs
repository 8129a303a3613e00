use dfns_errors::dfns_errors;

#[derive(Debug)]
#[dfns_errors]
pub enum ApiError {}

fn main() {}
