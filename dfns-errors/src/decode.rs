//! Response -> body: recognizes the entry and the cause once; the variant and every getter build on that.

use crate::api_error::ApiError;
use crate::body::{ErrorBody, Recognized};
use crate::headers::Headers;
use crate::recognize::{cause_of, entry_of};
use crate::table::Spec;

/// Returns the success body, or the error that the response is.
pub(crate) fn check<E: ApiError, B: AsRef<[u8]> + Into<Vec<u8>>>(
    spec: &'static Spec,
    status: u16,
    headers: impl Headers,
    body: B,
) -> Result<B, E> {
    if spec.is_success(status) { Ok(body) } else { Err(read_error(status, &headers, body.into())) }
}

/// Reads a response without its headers. Returns `None` for a success.
pub(crate) fn from_response<E: ApiError>(spec: &'static Spec, status: u16, body: impl Into<Vec<u8>>) -> Option<E> {
    (!spec.is_success(status)).then(|| read_error(status, &(), body.into()))
}

/// Returns `false` if a response with this status is a success for certain.
pub(crate) fn may_be_error(spec: &'static Spec, status: u16) -> bool {
    !spec.is_success(status)
}

/// Reads the response of one error as an error of another enum. Returns the error if the response was not kept, or is
/// a success by the other spec.
pub(crate) fn retype<E: ApiError, F: ApiError>(error: F) -> Result<E, F> {
    let Some(body) = error.body().filter(|body| E::may_be_error(body.status())) else { return Err(error) };
    let mut body = body.reread(E::__SPEC);
    recognize(&mut body);
    Ok(E::__from_body(body))
}

/// Reads a response that is known to be an error.
pub(crate) fn read_error<E: ApiError>(status: u16, headers: &dyn Headers, bytes: Vec<u8>) -> E {
    let mut body = ErrorBody::new(E::__SPEC, status, headers, bytes);
    recognize(&mut body);
    E::__from_body(body)
}

fn recognize(body: &mut ErrorBody) {
    let spec: &'static Spec = body.spec();
    let entry = entry_of(spec, body);
    if entry.is_some_and(|entry| spec.is_pending(entry)) {
        // Its body is not an error envelope.
        return body.recognize(Recognized { entry, cause: None });
    }
    body.read_envelope();
    let cause = entry.and_then(|entry| cause_of(spec.rules_of(entry), body));
    body.recognize(Recognized { entry, cause });
}
