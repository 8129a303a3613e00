//! How long to wait before the next attempt.

use std::time::Duration;

use crate::api_error::ApiError;

/// The wait before the next attempt: the server's `Retry-After` up to a cap, else what the backoff says.
///
/// `None` stays `None`: it is how a backoff says that its attempts are used up, and a server must not prolong them.
/// A `Retry-After` of zero means nothing to wait for, which is no reason to hammer: the backoff's wait holds.
///
/// It is made for `adjust` of the crate `backon`:
/// `.when(|error| error.is_retryable_for(request)).adjust(|error, wait| retry_delay(error, wait, cap))`.
///
/// ```
/// use std::time::Duration;
/// use dfns_errors::{DfnsError, retry_delay};
///
/// let (cap, backoff) = (Duration::from_secs(30), Some(Duration::from_secs(1)));
/// let refused = |header| DfnsError::from_parts(429, Some(header), "").expect("a 429 is an error");
/// assert_eq!(retry_delay(&refused("5"), backoff, cap), Some(Duration::from_secs(5)));
/// assert_eq!(retry_delay(&refused("86400"), backoff, cap), Some(cap));
/// assert_eq!(retry_delay(&refused("0"), backoff, cap), backoff);
/// assert_eq!(retry_delay(&refused("5"), None, cap), None);
/// ```
#[must_use]
pub fn retry_delay(error: &impl ApiError, backoff: Option<Duration>, cap: Duration) -> Option<Duration> {
    let asked = error.retry_after().filter(|wait| !wait.is_zero());
    backoff.map(|backoff| asked.map_or(backoff, |asked| asked.min(cap)))
}
