use dfns_errors::dfns_errors;

#[dfns_errors(spec = "specs/not_json.json")]
#[derive(Debug)]
pub enum ApiError {}

fn main() {}
