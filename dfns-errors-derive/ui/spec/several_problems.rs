use dfns_errors::dfns_errors;

#[dfns_errors(spec = "specs/several_problems.json")]
#[derive(Debug)]
pub enum ApiError {}

fn main() {}
