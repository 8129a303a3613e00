use dfns_errors::{ErrorBody, dfns_errors};

#[dfns_errors(partial)]
#[derive(Debug)]
pub enum ApiError {
    NotFound,
    #[dfns(fallback)]
    Rest(ErrorBody),
}

fn main() {}
