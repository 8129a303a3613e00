//! Response -> body: recognizes the entry and the cause once; the variant and every getter build on that.

use crate::api_error::ApiError;
use crate::body::{ErrorBody, Recognized};
use crate::recognize::{cause_of, entry_of};
use crate::table::Spec;

/// Reads a response. Returns `None` for a 2xx that has no entry: that is a success.
pub(crate) fn decode(spec: &'static Spec, status: u16, retry_after: Option<&str>, bytes: Vec<u8>) -> Option<ErrorBody> {
    (!spec.is_success(status)).then(|| decode_error(spec, status, retry_after, bytes))
}

/// Reads a response that is known to be an error.
pub(crate) fn decode_error(spec: &'static Spec, status: u16, retry_after: Option<&str>, bytes: Vec<u8>) -> ErrorBody {
    let mut body = ErrorBody::new(spec, status, retry_after, bytes);
    let entry = entry_of(spec, &body);
    if entry.is_some_and(|entry| spec.is_pending(entry)) {
        // Its body is not an error envelope.
        body.recognize(Recognized { entry, cause: None });
        return body;
    }
    body.read_envelope(&spec.envelope);
    let cause = entry.and_then(|entry| cause_of(spec.rules_of(entry), &body));
    body.recognize(Recognized { entry, cause });
    body
}

/// Reads a response without its headers.
pub(crate) fn from_response<E: ApiError>(status: u16, body: impl Into<Vec<u8>>) -> Option<E> {
    from_parts(status, None, body)
}

/// Reads a response with its `Retry-After` header.
pub(crate) fn from_parts<E: ApiError>(status: u16, retry_after: Option<&str>, body: impl Into<Vec<u8>>) -> Option<E> {
    decode(E::__SPEC, status, retry_after, body.into()).map(E::__from_body)
}
