//! Entries that cover several statuses.

use std::time::Duration;

use dfns_errors::{ApiError, ErrorEntry, Idempotency, Kind, Retry, Wait, dfns_errors};

#[dfns_errors(spec = "fixtures/good/several-statuses.json")]
#[derive(Debug)]
enum BookingError {}

mod without_a_body {
    use super::dfns_errors;

    #[dfns_errors(spec = "fixtures/good/several-statuses.json")]
    #[derive(Debug)]
    pub(crate) enum Slim {
        SlowDown,
        Declined,
        Taken {
            cause: Option<TakenCause>,
        },
        #[dfns(410)]
        Gone,
        Closed,
        #[dfns(Trouble, Refused)]
        Failed,
        Waiting,
        #[dfns(other)]
        Other,
    }
}
use without_a_body::Slim;

mod without_most_errors {
    use super::dfns_errors;

    #[dfns_errors(spec = "fixtures/good/several-statuses.json", partial)]
    #[derive(Debug)]
    pub(crate) enum Few {
        Trouble,
        #[dfns(other)]
        Other,
    }
}
use without_most_errors::Few;

fn read(status: u16, body: &str) -> BookingError {
    BookingError::from_response(status, body).unwrap()
}

fn entry(name: &str) -> &'static ErrorEntry {
    BookingError::ENTRIES.iter().find(|entry| entry.name == name).unwrap()
}

#[test]
fn the_status_is_that_of_the_response() {
    let statuses = [429, 503].map(|status| read(status, r#"{"code":"slow_down"}"#));
    assert!(statuses.iter().all(BookingError::is_slow_down));
    assert_eq!(statuses.each_ref().map(BookingError::status), [Some(429), Some(503)]);
    assert_eq!(statuses.each_ref().map(ToString::to_string), ["429 Slow down", "503 Slow down"]);
    assert_eq!(read(502, r#"{"message":"no backend"}"#).to_string(), "502 Trouble: no backend");
}

#[test]
fn at_each_status_the_first_entry_that_matches_wins() {
    let codes = [429, 503, 500, 599, 404, 499, 410, 409, 422, 402].map(|status| read(status, "{}").code());
    let expected = ["refused", "closed", "trouble", "trouble", "refused", "refused", "gone", "taken", "taken", "other"];
    assert_eq!(codes, expected.map(|name| format!("bookings::{name}")));
    assert_eq!(read(422, r#"{"code":"by_you"}"#).code(), "bookings::taken::by_you");
    assert_eq!(read(600, "{}").code(), "bookings::other");
}

#[test]
fn an_error_in_a_success_is_told_from_the_success() {
    assert!(BookingError::from_response(200, "{}").is_none() && BookingError::from_response(304, "").is_none());
    assert!(BookingError::may_be_error(200) && !BookingError::may_be_error(304) && !BookingError::may_be_error(204));
    let declined = read(200, r#"{"code":"declined"}"#);
    assert_eq!((declined.status(), declined.code()), (Some(200), "bookings::declined"));
    let waiting = [201, 202].map(|status| read(status, r#"{"state":"waiting"}"#));
    assert!(waiting.iter().all(BookingError::is_pending));
    assert!(BookingError::from_response(201, r#"{"state":"done"}"#).is_none());
}

#[test]
fn an_inherited_rule_is_that_of_the_status_of_the_response() {
    let unknown = Retry::IfIdempotent(Wait::Backoff);
    let rules = [500, 502, 599, 408, 404].map(|status| read(status, "{}").retry());
    assert_eq!(rules, [unknown, Retry::Always(Wait::ShortDelay), unknown, unknown, Retry::Never]);
    assert_eq!([409, 422].map(|status| read(status, "{}").retry()), [Retry::AlreadyDone, Retry::Never]);
    assert!(read(409, "{}").settles_call() && !read(422, "{}").settles_call());
    assert_eq!(read(503, r#"{"code":"slow_down"}"#).retry(), Retry::Always(Wait::Backoff));
    assert_eq!(read(503, "{}").retry(), Retry::Never, "the entry says so");
}

#[test]
fn a_source_of_waits_applies_to_each_of_its_statuses() {
    let wait = |status| BookingError::check(status, [("X-Wait", "7")], r#"{"wait_ms":250}"#).unwrap_err().retry_after();
    let seven = Some(Duration::from_secs(7));
    assert_eq!([429, 503, 500, 404].map(wait), [seven, seven, Some(Duration::from_millis(250)), None]);
}

#[test]
fn entries_say_which_statuses_they_cover() {
    let trouble = entry("Trouble");
    assert_eq!(trouble.only_status(), None);
    assert!(trouble.covers(500) && trouble.covers(599) && !trouble.covers(600));
    assert_eq!(entry("Gone").only_status(), Some(410));
    let written = entry("Refused").statuses.iter().map(ToString::to_string);
    assert_eq!(written.collect::<Vec<String>>(), ["400-401", "403-499"]);
    assert_eq!((entry("Waiting").kind, trouble.statuses[0].to_string()), (Kind::Pending, "5xx".to_owned()));
}

#[test]
fn examples_are_decoded_at_their_statuses() {
    let decoded: Vec<(u16, &str)> = BookingError::examples()
        .map(|error| (error.status().unwrap(), error.code().split_once("::").unwrap().1))
        .collect();
    let expected = [
        (429, "slow_down"),
        (503, "slow_down"),
        (402, "declined"),
        (200, "declined"),
        (409, "taken"),
        (422, "taken::by_you"),
        (410, "gone"),
        (503, "closed"),
        (500, "trouble"),
        (502, "trouble"),
        (404, "refused"),
        (201, "waiting"),
        (202, "waiting"),
    ];
    assert_eq!(decoded, expected);
}

#[test]
fn without_a_kept_body_an_error_with_several_statuses_has_none_of_them() {
    let trouble = Few::from_response(502, "{}").unwrap();
    assert!(matches!(trouble, Few::Trouble) && trouble.body().is_none());
    assert_eq!((trouble.status(), trouble.to_string()), (None, "Trouble".to_owned()));
    assert!(format!("{trouble:#}").starts_with("Trouble\n\nSomething failed on our side."));
    assert_eq!(trouble.log_record().status, None);
    let gone = Slim::Gone;
    assert_eq!((gone.status(), gone.to_string()), (Some(410), "410 Gone".to_owned()));
}

#[test]
fn without_a_kept_body_the_most_cautious_rule_of_the_statuses_counts() {
    assert_eq!(Few::Trouble.retry(), Retry::IfIdempotent(Wait::Backoff), "502 alone is `always`");
    assert!(!Few::Trouble.is_retryable() && Few::Trouble.is_retryable_for(Idempotency::Idempotent));
    let taken = Slim::Taken { cause: None };
    assert_eq!((taken.retry(), taken.settles_call()), (Retry::Never, false), "only a 409 settles the call");
    assert_eq!(Slim::SlowDown.retry(), Retry::Always(Wait::Backoff), "the entry has a rule");
    assert_eq!((Slim::Closed.retry(), Slim::Declined.retry()), (Retry::Never, Retry::Never));
    assert_eq!((Slim::Waiting.retry(), Slim::Waiting.is_pending()), (Retry::Never, true));
    assert_eq!((Slim::Failed.retry(), Slim::Failed.status()), (Retry::Never, None));
}

#[test]
fn a_response_read_as_another_enum_keeps_its_status() {
    fn status<E: ApiError>(error: BookingError) -> Option<u16> {
        error.retype::<E>().ok()?.status()
    }
    assert_eq!(status::<BookingError>(read(502, "{}")), Some(502));
    assert_eq!(status::<Few>(read(502, "{}")), None, "its variants keep no body");
}
