use dfns_errors::dfns_errors;

#[dfns_errors]
#[derive(Debug, Display, thiserror::Error)]
pub enum ApiError {}

fn main() {}
