use dfns_errors::{ErrorBody, dfns_errors};

#[dfns_errors]
#[derive(Debug)]
pub enum ApiError {
    NotFound { body },
    Gon(ErrorBody),
    Conflict(ErrorBody, u8),
}

fn main() {}
