use dfns_errors::dfns_errors;

#[dfns_errors(partial)]
#[derive(Debug)]
pub enum ApiError {
    NotFound,
    #[cfg(unix)]
    #[dfns(other)]
    Other,
}

fn main() {}
