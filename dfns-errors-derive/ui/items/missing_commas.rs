use dfns_errors::{ErrorBody, dfns_errors};

#[dfns_errors(partial)]
#[derive(Debug)]
pub enum ApiError {
    NotFound(ErrorBody)
    Gone(ErrorBody),
    #[dfns(other)]
    Other(ErrorBody)
}

fn main() {
    if let Some(error) = ApiError::from_response(410, "") {
        println!("{} {}", error.is_gone(), error.is_not_found());
    }
}
