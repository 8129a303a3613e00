use dfns_errors::dfns_errors;

#[dfns_errors(spec = "specs/one_problem.json")]
#[derive(Debug)]
pub enum ApiError {
    #[dfns(transparent)]
    Http(#[from] std::io::Error),
}

fn call() -> Result<(), ApiError> {
    std::fs::read("nowhere")?;
    Ok(())
}

fn main() {
    let error = call().unwrap_err();
    match &error {
        ApiError::SoldOut { .. } | ApiError::Other { .. } => println!("{}", error.is_sold_out()),
        ApiError::Http(inner) => println!("{inner} {error} {}", error.is_pending()),
    }
}
