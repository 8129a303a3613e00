use dfns_errors::dfns_errors;

#[dfns_errors]
#[derive(Debug)]
pub enum ApiError
where
    u8: Copy, {}

fn main() {}
