use dfns_errors::dfns_errors;

#[dfns_errors(spec = "specs/nowhere.json")]
#[derive(Debug)]
pub enum ApiError {}

fn main() {}
