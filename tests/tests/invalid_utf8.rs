//! Bodies that are not UTF-8: their fields are read lossily, their bytes are kept.

use dfns_errors::{ConflictCause, DfnsError};
use serde_json::value::RawValue;

fn read(body: &[u8]) -> DfnsError {
    DfnsError::from_response(409, body).expect("a 409 is an error")
}

#[test]
fn a_latin_1_byte_becomes_a_replacement_character() {
    let body = b"{\"error\":{\"id\":\"7\",\"message\":\"same externalId: caf\xe9\",\"details\":{\"duplicate\":{\"id\":\"xfr-\xff\xe91\"}}}}";
    let error = read(body);
    assert_eq!((error.id(), error.message()), (Some("7"), Some("same externalId: caf\u{fffd}")));
    assert!(matches!(error, DfnsError::Conflict { cause: Some(ConflictCause::ExternalIdReused), .. }));
    assert_eq!(error.duplicate_id().as_deref(), Some("xfr-\u{fffd}\u{fffd}1"));
    let kept = error.body().expect("the body is kept");
    assert_eq!(kept.raw(), body);
    assert_eq!(kept.details().map(RawValue::get), Some("{\"duplicate\":{\"id\":\"xfr-\u{fffd}\u{fffd}1\"}}"));
    assert_eq!(kept.text().as_bytes(), String::from_utf8_lossy(body).as_bytes());
}

#[test]
fn a_character_that_was_cut_off_becomes_one_replacement_character() {
    assert_eq!(read(b"{\"message\":\"a\xe4\xbd\"}").message(), Some("a\u{fffd}"));
    assert_eq!(read(b"{\"message\":\"\\n\xf0\x9f\x92 \\u0041\"}").message(), Some("\n\u{fffd} A"));
}

#[test]
fn a_utf_16_byte_order_mark_is_not_json() {
    let error = read(b"\xff\xfe{\x00}\x00");
    assert_eq!((error.message(), error.body().map(|body| body.raw().len())), (None, Some(6)));
}

#[test]
fn binary_data_is_kept_and_not_read() {
    let body = [b"{\"message\":\"".as_slice(), &vec![0xff; 100_000], b"\"}"].concat();
    let error = read(&body);
    assert_eq!((error.message(), error.body().map(dfns_errors::ErrorBody::raw)), (None, Some(&body[..])));
    assert_eq!(error.to_string(), "409 Conflict");
}

#[test]
fn bodies_are_equal_if_their_responses_are() {
    let body = b"{\"message\":\"\xe9\"}";
    assert_eq!(read(body), read(body));
    assert_ne!(read(body), read(b"{\"message\":\"\xe8\"}"));
    assert_ne!(DfnsError::from_response(410, "{}"), DfnsError::from_response(404, "{}"));
    let refused = |wait| DfnsError::check(429, [("retry-after", wait)], "{}");
    assert_ne!(refused("1"), refused("2"));
    assert_eq!(refused("1"), refused("1"));
}
