use dfns_errors::{DfnsError, dfns_errors};

#[dfns_errors]
#[derive(Debug)]
pub enum Error {
    #[dfns(display = "api: {0}")]
    Api(#[from] DfnsError),
}

fn main() {}
