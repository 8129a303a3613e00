use dfns_errors::dfns_errors;

#[dfns_errors]
#[derive(Debug)]
pub enum ApiError {
    #[dfns(transparent)]
    Network(#[from] std::io::Error, #[from] std::fmt::Error),
}

fn main() {}
