use dfns_errors::{DfnsError, dfns_errors};

#[dfns_errors(crat = "::dfns_errors")]
#[derive(Debug)]
pub enum ApiError {
    #[dfns(transparent)]
    Http(#[from] std::io::Error),
}

fn call() -> Result<(), ApiError> {
    std::fs::read("nowhere")?;
    Err(DfnsError::from_response(404, "").unwrap().into())
}

fn main() {
    match call() {
        Err(ApiError::NotFound { cause, .. }) => println!("{cause:?}"),
        Err(error) => println!("{:?} {}", error.duplicate_id(), error.is_gone()),
        Ok(()) => {}
    }
}
