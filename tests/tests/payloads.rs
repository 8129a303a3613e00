//! Compares every collected response with `payloads/expected.tsv`, which was written beforehand.

use dfns_errors::{DfnsError, Retry, Wait};
use dfns_errors_tests::payloads::{self, Expected, Payload};

fn read(payload: &Payload) -> Option<DfnsError> {
    let headers: Vec<(&String, &String)> = payload.headers.iter().collect();
    DfnsError::check(payload.http_status, headers, payload.body.clone()).err()
}

fn seen(name: &str, error: Option<&DfnsError>) -> Expected {
    let variant = error.map(|error| format!("{error:?}").split([' ', '{']).next().unwrap_or_default().to_owned());
    Expected {
        name: name.to_owned(),
        variant: variant.unwrap_or_else(|| "success".to_owned()),
        id: error.and_then(|error| error.id().map(str::to_owned)),
        message: error.and_then(|error| error.message().map(str::to_owned)),
        cause: error.and_then(DfnsError::cause_entry).map(|cause| cause.name.to_owned()),
        retry: error.map(|error| words(error.retry()).to_owned()),
        retry_after: error.and_then(DfnsError::retry_after).map(|wait| wait.as_secs()),
    }
}

fn words(retry: Retry) -> &'static str {
    match retry {
        Retry::Never => "never",
        Retry::AlreadyDone => "already_done",
        Retry::IfIdempotent(Wait::Backoff) => "if_idempotent backoff",
        Retry::IfIdempotent(Wait::ShortDelay) => "if_idempotent short_delay",
        Retry::Always(Wait::Backoff) => "always backoff",
        Retry::Always(Wait::ShortDelay) => "always short_delay",
    }
}

#[test]
fn every_collected_response_is_read_as_the_table_says() {
    let (payloads, expected) = (payloads::all(), payloads::expected());
    assert_eq!(payloads.len(), 143, "the whole collection");
    assert_eq!(payloads.len(), expected.len());
    for (payload, expected) in payloads.iter().zip(&expected) {
        assert_eq!(&seen(&payload.name, read(payload).as_ref()), expected);
    }
}

#[test]
fn the_bytes_of_every_collected_response_are_kept() {
    let mut kept = 0;
    for payload in payloads::all() {
        let Some(error) = read(&payload) else { continue };
        let body = error.body().unwrap_or_else(|| panic!("{}: no body", payload.name));
        assert_eq!(body.raw(), payload.body.as_bytes(), "{}", payload.name);
        assert_eq!(error.status(), Some(payload.http_status), "{}", payload.name);
        kept += 1;
    }
    assert_eq!(kept, 132, "all but the eleven successes");
}

#[test]
fn every_collected_response_is_displayed_on_one_line_without_details() {
    for payload in payloads::all() {
        let Some(error) = read(&payload) else { continue };
        let line = error.to_string();
        assert!(line.chars().all(|letter| !letter.is_control()), "{}: {line}", payload.name);
        assert!(line.chars().count() <= 1_200, "{}: {} characters", payload.name, line.chars().count());
        assert!(!format!("{line}{error:#}{error:?}").contains("walletId"), "{}", payload.name);
    }
}
