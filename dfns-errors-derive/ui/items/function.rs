use dfns_errors::dfns_errors;

#[dfns_errors]
pub fn api_error() {}

fn main() {}
