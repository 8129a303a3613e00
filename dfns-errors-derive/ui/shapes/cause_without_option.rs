use dfns_errors::dfns_errors;

#[dfns_errors(partial)]
#[derive(Debug)]
pub enum ApiError {
    Conflict { cause: dfns_errors::ConflictCause },
    #[dfns(other)]
    Other,
}

fn main() {}
