use dfns_errors::{ErrorBody, dfns_errors};

#[dfns_errors(partial)]
#[derive(Debug)]
pub enum E {
    #[dfns(ConflictCause::ExternalIdReused)]
    Paid(ErrorBody),
    #[dfns(DfnsError::NotFound)]
    Missing(ErrorBody),
    #[dfns(dfns_errors::DfnsError::Gone)]
    Deleted(ErrorBody),
    #[dfns(dfns_errors::ForbiddenCause::CodeInvalid)]
    Code(ErrorBody),
    #[dfns(UnauthorizedCause::TokenExpired)]
    Expired(ErrorBody),
    #[dfns(MalformedJson)]
    Malformed(ErrorBody),
    #[dfns(other)]
    Other(ErrorBody),
}

fn main() {}
