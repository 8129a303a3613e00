//! The errors of the Dfns API: the macro, applied to the built-in spec.

#![allow(clippy::missing_errors_doc, reason = "the trait has the whole docs of the methods, the enum their first line")]

use crate::{ApiError, ErrorBody, dfns_errors_home};

/// Every error of the Dfns API, from its [error page](https://docs.dfns.co/api-reference/error-codes).
///
/// A `match` on it is exhaustive: when the spec gains an error, the next build shows where to handle it.
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
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DfnsError {}

/// Takes the response out of the error.
///
/// ```
/// use dfns_errors::{DfnsError, ErrorBody};
/// let error = DfnsError::from_response(500, "oops").expect("a 500 is an error");
/// assert_eq!(ErrorBody::from(error).raw(), b"oops");
/// ```
impl From<DfnsError> for ErrorBody {
    fn from(error: DfnsError) -> Self {
        let recognized = error.__view().as_recognized();
        let mut body = error.into_body();
        // The variant overrides its body: a user may have combined them by hand.
        body.set_recognized(recognized);
        body
    }
}
