use dfns_errors::dfns_errors;

#[dfns_errors]
#[derive(Debug, Copy)]
#[dfns(NotFound)]
#[derive(Default)]
#[error("x")]
pub enum ApiError {}

fn main() {}
