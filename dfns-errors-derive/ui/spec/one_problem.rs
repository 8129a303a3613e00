use dfns_errors::dfns_errors;

#[dfns_errors(spec = "specs/one_problem.json")]
#[derive(Debug)]
pub enum ApiError {}

fn main() {}
