use dfns_errors::dfns_errors;

#[dfns_errors(spec = "specs/not_utf8.json")]
#[derive(Debug)]
pub enum ApiError {}

fn main() {}
