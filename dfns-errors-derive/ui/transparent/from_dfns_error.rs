use dfns_errors::dfns_errors;

#[dfns_errors]
#[derive(Debug)]
pub enum ApiError {
    #[dfns(transparent)]
    Dfns(#[from] dfns_errors::DfnsError),
}

fn main() {}
