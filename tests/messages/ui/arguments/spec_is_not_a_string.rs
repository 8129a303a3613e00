use dfns_errors::dfns_errors;

#[dfns_errors(spec = 5)]
#[derive(Debug)]
pub enum ApiError {}

fn main() {}
