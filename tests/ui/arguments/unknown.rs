use dfns_errors::dfns_errors;

#[dfns_errors(spek = "errors.json")]
#[derive(Debug)]
pub enum ApiError {}

fn main() {}
