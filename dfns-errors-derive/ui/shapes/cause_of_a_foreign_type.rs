use dfns_errors::dfns_errors;

#[dfns_errors(partial)]
#[derive(Debug)]
pub enum ApiError {
    Conflict { cause: String },
    Forbidden { cause: Option<String> },
    NotFound { cause: Option<u8> },
    #[dfns(other)]
    Other,
}

fn main() {}
