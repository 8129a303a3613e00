use dfns_errors::dfns_errors;

#[dfns_errors]
#[derive(Debug)]
pub enum ApiError {
    #[dfns(transparent)]
    NotFound(std::io::Error),
    #[dfns(transparent)]
    Other(std::fmt::Error),
}

fn main() {}
