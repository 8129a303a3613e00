use dfns_errors::{ErrorBody, dfns_errors};

#[dfns_errors(partial)]
#[derive(Debug)]
pub enum ApiError {
    ExternalIdReused(ErrorBody),
    #[dfns(USER_ACTION_REUSED)]
    Again(ErrorBody),
    WrongId(ErrorBody),
    #[dfns(Forbidden.CodeInvalid)]
    Code(ErrorBody),
    #[dfns(other)]
    Other(ErrorBody),
}

fn main() {}
