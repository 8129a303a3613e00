//! How long to wait before the next attempt, and which error a call ends with.

use std::time::Duration;

use dfns_errors::{DfnsError, Idempotency, Retries, Wait, dfns_errors, retry_delay};

const BACKOFF: Option<Duration> = Some(Duration::from_millis(250));
const LIMIT: Duration = Duration::from_secs(60);

fn wait(header: Option<&str>, backoff: Option<Duration>) -> Option<Duration> {
    retry_delay(&DfnsError::check(429, header.map(|value| [("retry-after", value)]), "{}").unwrap_err(), backoff, LIMIT)
}

#[test]
fn the_server_overrides_the_backoff_up_to_the_limit() {
    assert_eq!(wait(Some("7"), BACKOFF), Some(Duration::from_secs(7)));
    assert_eq!(wait(Some("60"), BACKOFF), Some(LIMIT), "equal is allowed");
}

#[test]
fn a_wait_longer_than_the_limit_is_not_waited_for() {
    for header in ["60.001", "61", "3600", "99999999999999999999", "Fri, 31 Dec 9999 23:59:59 GMT"] {
        assert_eq!(wait(Some(header), BACKOFF), None, "{header}");
    }
}

#[test]
fn a_wait_of_zero_falls_back_to_the_backoff() {
    for header in [None, Some("0"), Some("soon"), Some("Wed, 21 Oct 2015 07:28:00 GMT")] {
        assert_eq!(wait(header, BACKOFF), BACKOFF, "{header:?}");
    }
}

#[test]
fn a_short_delay_stays_short() {
    let failed = DfnsError::from_response(500, "").unwrap();
    let wait = |backoff| retry_delay(&failed, Some(Duration::from_millis(backoff)), LIMIT);
    assert_eq!((wait(10), wait(60_000)), (Some(Duration::from_millis(10)), Some(Wait::ShortDelay.longest())));
}

#[test]
fn a_backoff_without_attempts_left_stays_none() {
    assert_eq!((wait(Some("7"), None), wait(None, None)), (None, None));
}

#[dfns_errors]
#[derive(Debug)]
enum ClientError {
    #[dfns(api)]
    Api(#[from] DfnsError),
    #[dfns(transparent)]
    Io(#[from] std::io::Error),
    #[dfns(display = "no signer")]
    NoSigner,
}

fn refused() -> ClientError {
    std::io::Error::from(std::io::ErrorKind::ConnectionRefused).into()
}

fn failed(status: u16) -> ClientError {
    DfnsError::from_response(status, "{}").unwrap().into()
}

/// Fails each attempt with the next error. Returns the number of attempts and the code of the final error.
fn call(mut retries: Retries<ClientError>, errors: Vec<ClientError>) -> (usize, String) {
    let mut attempts = errors.into_iter().map(|error| retries.delay_after(error).err()).enumerate();
    let ended = attempts.find_map(|(attempt, error)| Some((attempt + 1, error?.code().to_owned())));
    ended.unwrap()
}

fn idempotent() -> Retries<ClientError> {
    Retries::new(Idempotency::Idempotent)
}

#[test]
fn an_unknown_outcome_is_returned_instead_of_a_later_error_of_one_attempt() {
    for last in
        [refused(), failed(429), failed(400), failed(401), failed(403), failed(404), failed(501), ClientError::NoSigner]
    {
        let name = last.code().to_owned();
        let retries = idempotent().with_attempts(2);
        assert_eq!(call(retries, vec![failed(500), last]), (2, "dfns::internal_server_error".to_owned()), "{name}");
    }
    let errors = vec![failed(500), failed(429), refused(), failed(429), failed(429)];
    assert_eq!(call(idempotent(), errors), (5, "dfns::internal_server_error".to_owned()));
}

#[test]
fn a_202_and_a_409_settle_the_whole_call() {
    assert_eq!(call(idempotent(), vec![failed(500), failed(202)]), (2, "dfns::policy_pending".to_owned()));
    assert_eq!(call(idempotent(), vec![failed(500), failed(409)]), (2, "dfns::conflict".to_owned()));
}

#[test]
fn the_latest_of_several_unknown_outcomes_is_returned() {
    let retries = idempotent().with_attempts(4);
    let timed_out = std::io::Error::from(std::io::ErrorKind::TimedOut).into();
    let errors = vec![failed(500), timed_out, refused(), failed(429)];
    assert_eq!(call(retries, errors), (4, "dfns::transport::timed_out".to_owned()));
}

#[test]
fn a_call_without_unknown_outcomes_returns_its_last_error() {
    let not_idempotent = || Retries::new(Idempotency::NotIdempotent);
    assert_eq!(call(not_idempotent(), vec![failed(500)]), (1, "dfns::internal_server_error".to_owned()));
    assert_eq!(call(not_idempotent(), vec![failed(429), refused(), failed(404)]), (3, "dfns::not_found".to_owned()));
    assert_eq!(call(not_idempotent(), vec![ClientError::NoSigner]), (1, "own::no_signer".to_owned()));
    let all: Vec<_> = (0..5).map(|_| failed(429)).collect();
    assert_eq!(call(not_idempotent(), all), (5, "dfns::too_many_requests".to_owned()));
}

#[test]
fn waits_double_unless_the_server_asks_for_one() {
    let mut retries = Retries::new(Idempotency::Idempotent).with_attempts(u32::MAX);
    let mut wait = |error| retries.delay_after(error).unwrap().as_millis();
    assert!((500..=750).contains(&wait(asks_for("0"))));
    assert_eq!((wait(asks_for("7")), wait(asks_for("120"))), (7_000, 120_000));
    assert!((4_000..=6_000).contains(&wait(asks_for("soon"))), "waits of the server count as attempts");
    assert!((0..60).all(|_| wait(asks_for("")) <= Wait::Backoff.longest().as_millis()));
}

fn asks_for(wait: &str) -> ClientError {
    DfnsError::check(429, [("retry-after", wait)], "{}").unwrap_err().into()
}

#[test]
fn a_wait_of_more_than_two_minutes_ends_the_call() {
    assert_eq!(idempotent().delay_after(asks_for("120")).ok(), Some(Duration::from_secs(120)));
    for wait in ["121", "3600", "99999999999999999999"] {
        let error = idempotent().delay_after(asks_for(wait)).unwrap_err();
        assert!(
            error.retry_after() > Some(Duration::from_secs(120)),
            "{wait}: the caller sees what the server asks for"
        );
    }
}

#[test]
fn the_limit_of_waits_can_be_set() {
    let patient = || idempotent().with_longest_wait(Duration::from_secs(3_600));
    assert_eq!(patient().delay_after(asks_for("3600")).ok(), Some(Duration::from_secs(3_600)));
    assert!(patient().delay_after(asks_for("3601")).is_err());
    let hasty = || idempotent().with_longest_wait(Duration::ZERO);
    assert!(hasty().delay_after(asks_for("1")).is_err());
    assert!(hasty().delay_after(asks_for("0")).is_ok(), "zero asks for nothing");
    assert!(hasty().delay_after(failed(429)).is_ok(), "the limit is about the server's wait alone");
}

#[test]
fn a_429_that_asks_for_an_hour_after_a_500_returns_the_500() {
    let mut retries = idempotent();
    assert!(retries.delay_after(failed(500)).is_ok());
    let error = retries.delay_after(asks_for("3600")).unwrap_err();
    assert_eq!(error.status(), Some(500));
    let other = retries.into_other_error().unwrap();
    assert_eq!((other.status(), other.retry_after()), (Some(429), Some(Duration::from_secs(3_600))));
}
