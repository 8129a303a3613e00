use dfns_errors::{DfnsError, dfns_errors};

#[dfns_errors]
#[derive(Debug)]
pub enum Error {
    #[dfns(api)]
    Api(#[from] DfnsError),
    NoSigner,
    Http(std::io::Error),
    NotFound,
}

fn main() {}
