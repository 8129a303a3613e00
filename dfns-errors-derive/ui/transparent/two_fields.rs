use dfns_errors::dfns_errors;

#[dfns_errors]
#[derive(Debug)]
pub enum ApiError {
    #[dfns(transparent)]
    Http(std::io::Error, u16),
}

fn main() {}
