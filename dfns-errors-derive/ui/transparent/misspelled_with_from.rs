use dfns_errors::dfns_errors;

#[dfns_errors(partial)]
#[derive(Debug)]
pub enum ApiError {
    Gone,
    #[dfns(tranparent)]
    Http(#[from] std::io::Error),
    #[dfns(other)]
    Other,
}

fn main() {
    let _: ApiError = std::io::Error::other("").into();
}
