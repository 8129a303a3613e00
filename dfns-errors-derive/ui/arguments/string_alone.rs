use dfns_errors::dfns_errors;

#[dfns_errors("errors.json")]
#[derive(Debug)]
pub enum ApiError {}

fn main() {}
