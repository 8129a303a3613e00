//! Where the retry rule of a response comes from, and which error a call ends with.

use std::io;

use dfns_errors::{DfnsError, Idempotency, Retries, Retry, Wait, dfns_errors};
use dfns_errors_spec::model::Spec;

#[dfns_errors(spec = "fixtures/good/money.json")]
#[derive(Debug)]
enum PayError {
    #[dfns(transparent)]
    Io(#[from] io::Error),
}

const BACKOFF: Retry = Retry::IfIdempotent(Wait::Backoff);

fn read(status: u16, code: &str) -> PayError {
    PayError::from_response(status, format!(r#"{{"code":"{code}"}}"#)).unwrap()
}

#[test]
fn a_causes_rule_comes_before_its_entrys_and_that_before_the_one_of_the_status() {
    assert_eq!(read(503, "MAINTENANCE").retry(), Retry::Always(Wait::ShortDelay), "the cause's");
    assert_eq!(read(429, "").retry(), Retry::Always(Wait::Backoff), "the entry's");
    assert_eq!(read(408, "").retry(), Retry::IfIdempotent(Wait::ShortDelay), "no entry: the status's");
    assert_eq!(read(500, "").retry(), BACKOFF, "no entry: the class's");
    assert_eq!((read(402, "").retry(), read(418, "").retry()), (Retry::Never, Retry::Never), "nobody's");
}

#[test]
fn an_entry_without_a_rule_does_not_cancel_the_rule_for_its_status() {
    assert_eq!(read(503, "").retry(), BACKOFF);
    assert_eq!(read(503, "OVERLOADED").retry(), BACKOFF, "nor does a cause");
    let down = PayError::ENTRIES.iter().find(|entry| entry.name == "Down").unwrap();
    assert_eq!(down.retry, None, "as written");
}

#[test]
fn an_explicit_never_cancels_the_rule_for_the_status() {
    assert_eq!(read(501, "").retry(), Retry::Never);
    assert_eq!(read(409, "LOCKED").retry(), Retry::Never, "and the default of a 409");
}

#[test]
fn the_docs_of_an_entry_state_the_rule_that_it_inherits() {
    let report = format!("{:#}", read(503, ""));
    assert!(report.contains("Retry: Only an idempotent request can be sent again"), "{report}");
}

#[test]
fn a_409_answers_for_the_whole_call_unless_the_spec_says_otherwise() {
    assert_eq!(read(409, "").retry(), Retry::AlreadyDone);
    assert_eq!(read(409, "DUPLICATE").retry(), Retry::AlreadyDone);
    assert_eq!(DfnsError::from_response(409, "").unwrap().retry(), Retry::AlreadyDone);
    for (rules, retry) in [
        ("", Retry::AlreadyDone),
        (r#"{ "status": "5xx", "retry": "always" }"#, Retry::AlreadyDone),
        (r#"{ "status": "409", "retry": "never" }"#, Retry::Never),
        (r#"{ "status": "4xx", "retry": "if_idempotent" }"#, BACKOFF),
    ] {
        let spec = spec_with(rules);
        assert_eq!((spec.retry_of_status(409), spec.retry_of(&spec.errors[0], None, None)), (retry, retry), "{rules}");
    }
}

/// Returns a spec with an entry for a 409 without a rule.
fn spec_with(retry_by_status: &str) -> &'static Spec {
    let text = format!(
        r#"{{
            "api": "Pay", "prefix": "pay", "envelope": {{ "fields": {{ "message": {{ "pointer": "/m" }} }} }},
            "errors": [{{ "name": "Exists", "status": 409, "title": "Exists", "description": "It exists." }}],
            "retry_by_status": [{retry_by_status}]
        }}"#
    );
    dfns_errors_spec::read(text.as_bytes()).unwrap()
}

#[test]
fn a_rule_in_one_word_means_with_backoff() {
    for (word, retry) in [
        ("never", Retry::Never),
        ("already_done", Retry::AlreadyDone),
        ("if_idempotent", Retry::IfIdempotent(Wait::Backoff)),
        ("always", Retry::Always(Wait::Backoff)),
    ] {
        let spec = spec_with(&format!(r#"{{ "status": "4xx", "retry": "{word}" }}"#));
        assert_eq!(spec.retry_of_status(400), retry, "{word}");
        assert_eq!(retry.as_str(), word);
    }
}

#[test]
fn what_is_already_done_is_never_sent_again() {
    for error in [read(200, "ALREADY_KNOWN"), read(409, ""), read(422, "ORDER_ALREADY_CAPTURED")] {
        assert_eq!((error.retry(), error.retry().wait()), (Retry::AlreadyDone, None));
        assert!(!error.is_retryable() && !error.is_retryable_for(Idempotency::Idempotent), "{error}");
        assert_eq!(error.log_record().retry, "already_done");
    }
}

#[test]
fn pending_requests_and_what_is_already_done_settle_the_call() {
    let pending = PayError::from_response(202, "{}").unwrap();
    for error in [pending, read(200, "ALREADY_KNOWN"), read(409, "DUPLICATE"), read(422, "ORDER_ALREADY_CAPTURED")] {
        assert!(error.settles_call(), "{error}");
    }
    let timed_out = PayError::from(io::Error::from(io::ErrorKind::TimedOut));
    for error in [timed_out, read(402, ""), read(409, "LOCKED"), read(422, ""), read(429, ""), read(500, "")] {
        assert!(!error.settles_call(), "{error}");
    }
}

/// Fails two attempts of an idempotent call. Returns the texts of the error that the call ends with, and of the other one.
fn ends_with(first: PayError, last: PayError) -> (String, Option<String>) {
    let mut retries = Retries::new(Idempotency::Idempotent);
    retries.delay_after(first).expect("the first error allows a retry");
    let error = retries.delay_after(last).expect_err("the last one does not");
    let lent = retries.other_error().map(ToString::to_string);
    let given = retries.into_other_error().map(|other| other.to_string());
    assert_eq!(lent, given);
    (error.to_string(), given)
}

#[test]
fn an_order_that_was_already_captured_is_returned_after_a_500() {
    let captured = read(422, "ORDER_ALREADY_CAPTURED");
    let expected = ("422 Cannot capture".to_owned(), Some("500 Unlisted status".to_owned()));
    assert_eq!(ends_with(read(500, ""), captured), expected);
}

#[test]
fn already_known_in_a_200_is_returned_after_a_timeout() {
    let timed_out = io::Error::new(io::ErrorKind::TimedOut, "no response").into();
    let (error, other) = ends_with(timed_out, read(200, "ALREADY_KNOWN"));
    assert_eq!((error.as_str(), other.as_deref()), ("200 Already known", Some("no response")));
}

#[test]
fn an_error_that_settles_nothing_is_the_other_one_after_a_500() {
    let (error, other) = ends_with(read(500, ""), read(422, ""));
    assert_eq!((error.as_str(), other.as_deref()), ("500 Unlisted status", Some("422 Cannot capture")));
    let (error, other) = ends_with(read(500, ""), read(409, "LOCKED"));
    assert_eq!((error.as_str(), other.as_deref()), ("500 Unlisted status", Some("409 Conflict")));
}

#[test]
fn a_batch_is_never_always_retryable() {
    let retry = |body: &str| DfnsError::from_response(429, body).unwrap().retry();
    for body in ["[{},{}]", " \n[1, [2], {\"a\": 3}]", "\u{feff}[{},{}]", "[\"\\ud800\", 1e999]", "[null,null]"] {
        assert_eq!(retry(body), BACKOFF, "{body}");
    }
    for body in ["", "{}", "[]", "[{}]", "[[1,2]]", "{\"1\":[1,2]}", "[busy] come back later", "\"[1,2]\"", "[1,2]x"] {
        assert_eq!(retry(body), Retry::Always(Wait::Backoff), "{body}");
    }
}

#[test]
fn an_array_that_cannot_be_read_to_its_end_counts_as_a_batch() {
    let too_deep = format!("[{}{}, {{}}]", "[".repeat(1_000), "]".repeat(1_000));
    for body in ["[", " [ ", "[{}", "[{},", "[{\"error\": {\"mess", &too_deep] {
        assert_eq!(DfnsError::from_response(429, body).unwrap().retry(), BACKOFF, "{body}");
    }
}

#[test]
fn other_rules_are_the_same_in_a_batch() {
    let retry = |status| DfnsError::from_response(status, "[{},{}]").unwrap().retry();
    assert_eq!(retry(500), Retry::IfIdempotent(Wait::ShortDelay));
    assert_eq!((retry(404), retry(409)), (Retry::Never, Retry::AlreadyDone));
}

#[dfns_errors(partial)]
#[derive(Debug)]
enum Known {
    #[dfns(Conflict, Gone)]
    State,
    #[dfns(Conflict::ExternalIdReused)]
    Reused,
    #[dfns(other)]
    Other,
}

#[test]
fn a_variant_of_several_errors_promises_only_what_all_of_them_do() {
    assert_eq!((Known::State.retry(), Known::State.settles_call()), (Retry::Never, false), "a 410 settles nothing");
    assert_eq!((Known::Reused.retry(), Known::Reused.settles_call()), (Retry::AlreadyDone, true));
    assert_eq!((Known::Other.retry(), Known::Other.settles_call()), (Retry::Never, false));
}
