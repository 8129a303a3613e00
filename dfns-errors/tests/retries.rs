//! How long to wait before the next attempt.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "in a test a panic is the report")]

use std::time::Duration;

use dfns_errors::{DfnsError, Wait, retry_delay};

const BACKOFF: Option<Duration> = Some(Duration::from_millis(250));
const CAP: Duration = Duration::from_secs(60);

fn wait(header: Option<&str>, backoff: Option<Duration>) -> Option<Duration> {
    retry_delay(&DfnsError::check(429, header.map(|value| [("retry-after", value)]), "{}").unwrap_err(), backoff, CAP)
}

#[test]
fn the_server_overrides_the_backoff_up_to_the_cap() {
    assert_eq!(wait(Some("7"), BACKOFF), Some(Duration::from_secs(7)));
    assert_eq!(wait(Some("60"), BACKOFF), Some(CAP));
    assert_eq!(wait(Some("99999999999999999999"), BACKOFF), Some(CAP));
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
    let wait = |backoff| retry_delay(&failed, Some(Duration::from_millis(backoff)), CAP);
    assert_eq!((wait(10), wait(60_000)), (Some(Duration::from_millis(10)), Some(Wait::ShortDelay.longest())));
}

#[test]
fn a_backoff_without_attempts_left_stays_none() {
    assert_eq!((wait(Some("7"), None), wait(None, None)), (None, None));
}
