use dfns_errors::dfns_errors;

#[dfns_errors]
#[derive(Debug)]
pub enum ApiError {
    #[dfns(transparent)]
    Read(#[from] std::io::Error),
    #[dfns(transparent)]
    Write(#[from] std::io::Error),
}

fn main() {}
