use dfns_errors::dfns_errors;

#[dfns_errors]
pub enum ApiError {}

fn main() {}
