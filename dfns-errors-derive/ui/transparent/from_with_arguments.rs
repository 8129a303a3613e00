use dfns_errors::dfns_errors;

#[dfns_errors]
#[derive(Debug)]
pub enum ApiError {
    #[dfns(transparent)]
    Http(#[from(source)] std::io::Error),
    #[dfns(transparent)]
    Format(#[from] #[from] std::fmt::Error),
}

fn main() {}
