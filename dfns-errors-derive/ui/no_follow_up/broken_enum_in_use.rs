use dfns_errors::{ErrorBody, dfns_errors};

#[dfns_errors(partial)]
#[derive(Debug)]
pub enum ApiError {
    NotFuond(ErrorBody),
    #[dfns(transparent)]
    Http(#[from] std::io::Error),
    #[dfns(other)]
    Other(ErrorBody),
}

fn call() -> Result<(), ApiError> {
    std::fs::read("nowhere")?;
    Err(ApiError::check(404, (), "").unwrap_err())
}

fn main() {
    if let Err(error) = call() {
        println!("{error} {:?} {} {}", error.status(), error.code(), error.is_retryable());
        let boxed: Box<dyn std::error::Error> = Box::new(error);
        println!("{:?}", boxed.source());
    }
}
