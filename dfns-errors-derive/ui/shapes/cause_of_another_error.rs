use dfns_errors::dfns_errors;

#[dfns_errors(partial)]
#[derive(Debug)]
pub enum ApiError {
    Conflict { cause: Option<dfns_errors::NotFoundCause> },
    #[dfns(other)]
    Other,
}

fn main() {}
