use dfns_errors::dfns_errors;

#[dfns_errors]
#[derive(Debug)]
pub enum ApiError {
    Http(#[from] std::io::Error),
}

#[dfns_errors(partial)]
#[derive(Debug)]
pub enum OtherError {
    Http(#[from] std::io::Error),
    Gone,
    #[dfns(other)]
    Other,
}

fn main() {
    let _: (ApiError, OtherError) = (std::io::Error::other("").into(), std::io::Error::other("").into());
}
