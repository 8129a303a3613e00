use dfns_errors::dfns_errors;

#[dfns_errors(partial)]
#[derive(Debug)]
pub enum ApiError {
    #[dfns(Conflict, NotFound)]
    Lost { cause: Option<dfns_errors::ConflictCause> },
    #[dfns(other)]
    Other,
}

fn main() {}
