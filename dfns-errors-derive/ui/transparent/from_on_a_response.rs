use dfns_errors::{ErrorBody, dfns_errors};

#[dfns_errors(partial)]
#[derive(Debug)]
pub enum ApiError {
    Gone(#[from] ErrorBody),
    #[dfns(other)]
    Other,
}

fn main() {}
