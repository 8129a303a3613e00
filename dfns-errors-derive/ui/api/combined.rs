use dfns_errors::{DfnsError, dfns_errors};

#[dfns_errors]
#[derive(Debug)]
pub enum Error {
    #[dfns(api, transparent)]
    Api(#[from] DfnsError),
    #[dfns(404)]
    #[dfns(transparent)]
    Io(#[from] std::io::Error),
}

fn main() {}
