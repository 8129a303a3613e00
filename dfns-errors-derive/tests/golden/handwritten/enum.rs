#[dfns_errors(partial, spec = "tests/golden/handwritten/spec.json")]
/// What a transfer can end in.
#[derive(Debug)]
pub enum TransferError {
    /// It was sent before.
    #[dfns(Conflict::ExternalIdReused)]
    Replayed,
    /// Something is in the way.
    Conflict { cause: Option<ConflictCause>, body: dfns_errors::ErrorBody },
    /// There is none.
    #[dfns(NotFound, 410)]
    Missing(Box<dfns_errors::ErrorBody>),
    /// Some other time.
    #[cfg(test)]
    #[dfns(412, 422)]
    State,
    /// All the rest.
    #[dfns(other)]
    Rest(dfns_errors::ErrorBody),
}
