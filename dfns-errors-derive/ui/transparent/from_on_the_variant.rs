use dfns_errors::dfns_errors;

#[dfns_errors]
#[derive(Debug)]
pub enum ApiError {
    #[dfns(transparent)]
    #[from]
    Http(std::io::Error),
}

fn main() {}
