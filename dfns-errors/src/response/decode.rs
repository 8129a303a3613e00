//! Response -> body -> variant: recognizes the entry and the cause once, then calls the generated `__from_body`.

use crate::error::api_error::ApiError;
use crate::response::body::{ErrorBody, Recognized};
use crate::response::headers::Headers;
use crate::response::recognize::{causes_of, entry_of};
use dfns_errors_spec::model::{Kind, Spec};

/// Returns the success body untouched, or the error.
pub(crate) fn check<E: ApiError, B: AsRef<[u8]> + Into<Vec<u8>>>(
    spec: &'static Spec,
    status: u16,
    headers: impl Headers,
    body: B,
) -> Result<B, E> {
    if spec.is_certain_success(status) {
        return Ok(body);
    }
    if !spec.may_be_success(status) {
        return Err(read_error(status, &headers, body.into()));
    }
    // The body of a success must be returned untouched, so a copy of it is read.
    read(status, &headers, body.as_ref().to_vec()).map_or(Ok(body), Err)
}

/// Reads a response without its headers. Returns `None` for a success.
pub(crate) fn from_response<E: ApiError>(spec: &'static Spec, status: u16, body: impl Into<Vec<u8>>) -> Option<E> {
    if spec.is_certain_success(status) { None } else { read(status, &(), body.into()) }
}

/// Reads every example of the spec.
pub(crate) fn examples<E: ApiError>(spec: &'static Spec) -> impl Iterator<Item = E> {
    spec.errors.iter().flat_map(|entry| {
        let of_causes = entry.causes.iter().flat_map(|cause| cause.examples);
        let examples = entry.examples.iter().chain(of_causes);
        examples.map(|example| read_error(example.status, &example.headers, example.body.into()))
    })
}

/// Returns `false` if a response with this status is always a success.
pub(crate) fn may_be_error(spec: &'static Spec, status: u16) -> bool {
    !spec.is_certain_success(status)
}

/// Reads the response of one error as an error of another enum. Returns the error if the response was not kept, or if
/// it is a success according to the other spec.
pub(crate) fn retype<E: ApiError, F: ApiError>(error: F) -> Result<E, F> {
    let Some(body) = error.body().filter(|body| E::may_be_error(body.status())) else { return Err(error) };
    let body = recognize(body.reread(E::__SPEC), &body.headers());
    if is_success_after_all(&body) { Err(error) } else { Ok(E::__from_body(body)) }
}

/// Reads a response whose status makes it an error.
pub(crate) fn read_error<E: ApiError>(status: u16, headers: &dyn Headers, bytes: Vec<u8>) -> E {
    E::__from_body(read_body(E::__SPEC, status, headers, bytes))
}

/// Reads a response. Returns `None` if its status is that of a success and no entry recognizes its body.
pub(crate) fn read<E: ApiError>(status: u16, headers: &dyn Headers, bytes: Vec<u8>) -> Option<E> {
    read_response(E::__SPEC, status, headers, bytes).map(E::__from_body)
}

/// Reads a response with any spec. Returns `None` for a success.
#[must_use]
pub fn read_response(spec: &'static Spec, status: u16, headers: &dyn Headers, bytes: Vec<u8>) -> Option<ErrorBody> {
    let body = read_body(spec, status, headers, bytes);
    (!is_success_after_all(&body)).then_some(body)
}

/// Keeps a response without recognizing it, so that the tools can ask which conditions hold.
#[must_use]
pub fn read_unrecognized(spec: &'static Spec, status: u16, headers: &dyn Headers, bytes: Vec<u8>) -> ErrorBody {
    ErrorBody::new(spec, status, headers, bytes)
}

/// Returns `true` if no entry describes a response whose status may be that of a success.
fn is_success_after_all(body: &ErrorBody) -> bool {
    body.recognized().0.is_none() && body.spec().may_be_success(body.status())
}

/// Keeps a response, and recognizes its entry and cause.
pub(crate) fn read_body(spec: &'static Spec, status: u16, headers: &dyn Headers, bytes: Vec<u8>) -> ErrorBody {
    recognize(ErrorBody::new(spec, status, headers, bytes), headers)
}

/// Recognizes the entry and the cause, then reads the wait from the elements that their rules chose.
fn recognize(mut body: ErrorBody, headers: &dyn Headers) -> ErrorBody {
    let spec: &'static Spec = body.spec();
    if let Some((index, choice)) = entry_of(spec, &body) {
        body.set_recognized(Recognized { entry: Some(index), cause: None });
        body.set_choice(choice);
        recognize_cause(index, &mut body);
    }
    body.read_retry_after(headers);
    body
}

fn recognize_cause(index: usize, body: &mut ErrorBody) {
    let Some(entry) = body.spec().errors.get(index) else { return };
    let cause = causes_of(entry, body).next();
    if let Some((cause, choice)) = cause {
        body.set_recognized(Recognized { entry: Some(index), cause: Some(cause) });
        body.set_choice(choice);
    }
    if entry.kind == Kind::Pending {
        // Its body is not an error envelope.
        body.forget_envelope();
    }
}
