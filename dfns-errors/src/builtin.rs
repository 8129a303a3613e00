//! The errors of the Dfns API: the macro, applied to the built-in spec.

use crate::decode::Decoded;
use crate::{ApiError, dfns_errors_home};

/// Every error of the Dfns API, of its [error page](https://docs.dfns.co/api-reference/error-codes).
///
/// A `match` on it is exhaustive: when the API's spec gains an error, the next build says where to handle it.
///
/// ```
/// use dfns_errors::{ConflictCause, DfnsError};
///
/// let body = r#"{"error":{"id":"20388","status":409,"message":"Conflicting transfer with same externalId"}}"#;
/// let error = DfnsError::from_response(409, body).expect("a 409 is an error");
/// match &error {
///     DfnsError::Conflict { cause: Some(ConflictCause::ExternalIdReused), .. } => { /* look the first one up */ }
///     other => panic!("{other}"),
/// }
/// assert_eq!(error.to_string(), "409 Conflict: Conflicting transfer with same externalId (error id 20388)");
/// ```
#[dfns_errors_home(crate = "crate")]
#[derive(Debug, Clone)]
pub enum DfnsError {}

impl From<DfnsError> for Decoded {
    fn from(error: DfnsError) -> Self {
        let view = error.__view();
        let (entry, cause) = (view.index(), view.cause_index());
        Self { entry, cause, body: into_body(error) }
    }
}

fn into_body(error: DfnsError) -> crate::ErrorBody {
    use DfnsError as E;
    match error {
        E::PolicyPending { body }
        | E::BadRequest { body, .. }
        | E::Unauthorized { body, .. }
        | E::PaymentRequired { body }
        | E::Forbidden { body, .. }
        | E::NotFound { body, .. }
        | E::Conflict { body, .. }
        | E::Gone { body }
        | E::PreconditionFailed { body }
        | E::UnprocessableContent { body }
        | E::TooManyRequests { body }
        | E::InternalServerError { body }
        | E::Other { body } => body,
    }
}
