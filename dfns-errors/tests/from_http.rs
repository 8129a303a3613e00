//! Responses of the `http` crate.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "in a test a panic is the report")]

use dfns_errors::{DfnsError, dfns_errors};
use http::{HeaderValue, Response};

#[dfns_errors(partial)]
#[derive(Debug)]
enum TransferError {
    #[dfns(Conflict::ExternalIdReused)]
    Replayed,
    #[dfns(other)]
    Other(dfns_errors::ErrorBody),
}

fn response(status: u16, body: &'static str) -> Response<&'static str> {
    Response::builder().status(status).header("x-kept", "yes").body(body).unwrap()
}

#[test]
fn a_success_comes_back_untouched() {
    let back = DfnsError::from_http(response(200, "{\"error\":{}}")).unwrap();
    assert_eq!(
        (back.status().as_u16(), &back.headers()["x-kept"], *back.body()),
        (200, &"yes".parse::<HeaderValue>().unwrap(), "{\"error\":{}}")
    );
}

#[test]
fn an_error_is_read_with_its_status_body_and_retry_after() {
    let mut refused = response(429, r#"{"error":{"id":"7","message":"slow down"}}"#);
    refused.headers_mut().insert("retry-after", "30".parse().unwrap());
    let error = DfnsError::from_http(refused).unwrap_err();
    assert_eq!(error.to_string(), "429 Too Many Requests: slow down (error id 7)");
    assert_eq!(error.retry_after().map(|wait| wait.as_secs()), Some(30));
}

#[test]
fn a_policy_that_waits_is_no_success() {
    assert!(DfnsError::from_http(response(202, "{\"id\":\"cr-1\"}")).unwrap_err().is_pending());
    assert!(DfnsError::from_http(response(202, "<html>")).unwrap_err().is_other());
}

#[test]
fn a_retry_after_that_is_no_text_is_none() {
    let mut refused = response(503, "");
    refused.headers_mut().insert("retry-after", HeaderValue::from_bytes(b"\xff").unwrap());
    assert_eq!(DfnsError::from_http(refused).unwrap_err().retry_after(), None);
}

#[test]
fn any_enum_is_read_by_its_method_or_by_the_function() {
    let body = r#"{"error":{"details":{"duplicate":{}}}}"#;
    assert!(TransferError::from_http(response(409, body)).unwrap_err().is_replayed());
    let other: TransferError = dfns_errors::http::from_http(response(500, body)).unwrap_err();
    assert!(other.is_other());
}
