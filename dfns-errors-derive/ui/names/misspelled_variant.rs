use dfns_errors::dfns_errors;

#[dfns_errors(partial)]
#[derive(Debug)]
pub enum ApiError {
    Unauthorised,
    #[dfns(other)]
    Other,
}

fn main() {}
