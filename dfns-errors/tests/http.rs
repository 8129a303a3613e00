//! Responses of the `http` crate.

use dfns_errors::http::check;
use dfns_errors::{DfnsError, dfns_errors};
use http::{HeaderMap, HeaderValue, Response};

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
    let back = check::<DfnsError, _>(response(200, "{\"error\":{}}")).unwrap();
    assert_eq!(
        (back.status().as_u16(), &back.headers()["x-kept"], *back.body()),
        (200, &"yes".parse::<HeaderValue>().unwrap(), "{\"error\":{}}")
    );
}

#[test]
fn an_error_is_read_with_its_status_body_and_headers() {
    let mut refused = response(429, r#"{"error":{"id":"7","message":"slow down"}}"#);
    refused.headers_mut().insert("retry-after", "30".parse().unwrap());
    refused.headers_mut().insert("x-ratelimit-limit", "1000".parse().unwrap());
    let error = check::<DfnsError, _>(refused).unwrap_err();
    assert_eq!(error.to_string(), "429 Too Many Requests: slow down (error id 7)");
    assert_eq!(error.retry_after().map(|wait| wait.as_secs()), Some(30));
    assert_eq!(error.header("X-RateLimit-Limit"), Some("1000"));
}

#[test]
fn a_pending_request_is_not_a_success() {
    assert!(check::<DfnsError, _>(response(202, "{\"id\":\"cr-1\"}")).unwrap_err().is_pending());
    assert!(check::<DfnsError, _>(response(202, "<html>")).unwrap_err().is_other());
}

#[test]
fn a_header_that_is_not_text_is_ignored() {
    let mut refused = response(503, "");
    refused.headers_mut().insert("retry-after", HeaderValue::from_bytes(b"\xff").unwrap());
    assert_eq!(check::<DfnsError, _>(refused).unwrap_err().retry_after(), None);
}

#[test]
fn every_enum_can_be_read() {
    let body = r#"{"error":{"details":{"duplicate":{}}}}"#;
    assert!(check::<TransferError, _>(response(409, body)).unwrap_err().is_replayed());
    assert!(check::<TransferError, _>(response(500, body)).unwrap_err().is_other());
}

#[test]
fn a_header_map_implements_headers() {
    let mut headers = HeaderMap::new();
    headers.insert("Retry-After", HeaderValue::from_static("7"));
    assert_eq!(DfnsError::check(503, &headers, "").unwrap_err().retry_after().map(|wait| wait.as_secs()), Some(7));
}
