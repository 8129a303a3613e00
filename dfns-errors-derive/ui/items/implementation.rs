use dfns_errors::dfns_errors;

pub struct ApiError;

#[dfns_errors]
impl ApiError {}

fn main() {}
