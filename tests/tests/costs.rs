//! Counts what decoding costs, in allocations and bytes: counts don't depend on the load of the machine.

use allocation_counter::{AllocationInfo, measure};
use dfns_errors::DfnsError;
use dfns_errors_tests::bodies::{CONFLICT, HOSTILE, NOT_FOUND};
use dfns_errors_tests::payloads;

const MEBIBYTE: usize = 1 << 20;

/// Decodes a fresh copy of a body, and reads its fields, which are found when they are first asked for.
fn decode(status: u16, body: &str) -> AllocationInfo {
    measure(|| {
        let error = DfnsError::from_response(status, body.as_bytes().to_vec());
        let message = error.as_ref().and_then(|error| error.message());
        assert!(message.is_none_or(|message| message.len() <= body.len()));
    })
}

#[test]
fn a_body_costs_its_vec_and_one_box() {
    assert_eq!(decode(404, NOT_FOUND).count_total, 2);
    assert_eq!(decode(409, CONFLICT).count_total, 2, "the details are not copied");
    assert_eq!(decode(500, "").count_total, 1, "an empty body has no vec");
}

#[test]
fn a_message_with_escapes_costs_one_more() {
    assert_eq!(decode(400, r#"{"error":{"message":"a\nb"}}"#).count_total, 3);
}

#[test]
fn no_collected_body_costs_more_than_eight_allocations() {
    for payload in payloads::all() {
        let cost = decode(payload.http_status, &payload.body).count_total;
        assert!(cost <= 8, "{}: {cost}", payload.name);
    }
}

#[test]
fn getters_do_not_allocate() {
    let error = DfnsError::from_response(409, CONFLICT).unwrap();
    let asked = measure(|| {
        let _ = (error.status(), error.code(), error.entry(), error.cause_entry(), error.docs_url());
        let _ = (error.id(), error.message(), error.retry(), error.is_retryable(), error.duplicate_id());
    });
    assert_eq!(asked.count_total, 0);
    let solutions = measure(|| assert_ne!(error.solutions().count(), 0));
    assert!(solutions.count_total <= 2, "the recognized causes, and their texts: {}", solutions.count_total);
    let batch = DfnsError::from_response(429, "[{},{}]").unwrap();
    assert_eq!(measure(|| assert!(!batch.is_retryable())).count_total, 0, "its elements are counted");
}

#[test]
fn a_hostile_mebibyte_is_never_in_memory_more_than_twice() {
    for hostile in HOSTILE {
        let body = hostile.body(MEBIBYTE);
        let peak = usize::try_from(decode(409, &body).bytes_max).unwrap();
        assert!(peak <= 2 * body.len() + 1_024, "{}: {peak} bytes for {}", hostile.name, body.len());
    }
}
