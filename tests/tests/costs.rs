//! What decoding costs, counted: allocations and bytes, which no other work on the machine changes.

use allocation_counter::{AllocationInfo, measure};
use dfns_errors::DfnsError;
use dfns_errors_tests::payloads;

const NOT_FOUND: &str = r#"{"error":{"id":"2038837570328299032","status":404,"message":"wallet not found","details":{"walletId":"wa-1f04s-lqc9q-xxxxxxxxxxxxxxxx","orgId":"or-195qp-opddr-xxxxxxxxxxxxxxxx"}}}"#;
const CONFLICT: &str = r#"{"error":{"id":"2038","status":409,"message":"Conflicting transfer with same externalId","details":{"duplicate":{"id":"xfr-1"}}}}"#;
const MEBIBYTE: usize = 1 << 20;

/// Decodes a fresh copy of a body.
fn decode(status: u16, body: &str) -> AllocationInfo {
    measure(|| drop(DfnsError::from_response(status, body.as_bytes().to_vec())))
}

#[test]
fn a_body_costs_its_vec_and_one_box() {
    assert_eq!(decode(404, NOT_FOUND).count_total, 2);
    assert_eq!(decode(409, CONFLICT).count_total, 2, "a cause to be recognised costs no more");
    assert_eq!(decode(500, "").count_total, 1, "an empty body has no vec");
}

#[test]
fn a_message_with_escapes_costs_one_more() {
    assert_eq!(decode(400, r#"{"error":{"message":"a\nb"}}"#).count_total, 3);
}

#[test]
fn no_collected_body_costs_more_than_four_allocations() {
    for payload in payloads::all() {
        let cost = decode(payload.http_status, &payload.body).count_total;
        assert!(cost <= 4, "{}: {cost}", payload.name);
    }
}

#[test]
fn asking_costs_nothing() {
    let error = DfnsError::from_response(409, CONFLICT).unwrap();
    let asked = measure(|| {
        let _ = (error.status(), error.code(), error.entry(), error.cause_entry(), error.solutions().count());
        let _ = (error.id(), error.message(), error.retry(), error.is_retryable(), error.duplicate_id());
    });
    assert_eq!(asked.count_total, 0);
}

#[test]
fn a_hostile_mebibyte_is_never_in_memory_more_than_twice() {
    let filled =
        |start: &str, filler: &str, end: &str| format!("{start}{}{end}", filler.repeat(MEBIBYTE / filler.len()));
    let bodies = [
        ("brackets", filled("", "[", "")),
        ("nested objects", filled("", "{\"error\":", "")),
        ("quotes", filled("", "\"", "")),
        ("escapes", filled("{\"error\":{\"message\":\"", "\\n", "\"}}")),
        ("unicode escapes", filled("{\"error\":{\"message\":\"", "\\u4e2d", "\"}}")),
        ("one escape", filled("{\"error\":{\"message\":\"\\n", "a", "\"}}")),
        ("one long string", filled("{\"error\":{\"message\":\"", "a", "\"}}")),
        ("repeated keys", filled("{\"error\":{", "\"message\":\"\\n\",", "\"message\":\"b\"}}")),
        ("an escaped key", filled("{\"", "\\n", "\":1}")),
    ];
    for (name, body) in bodies {
        let peak = usize::try_from(decode(400, &body).bytes_max).unwrap();
        assert!(peak <= 2 * body.len() + 1_024, "{name}: {peak} bytes for {}", body.len());
    }
}
