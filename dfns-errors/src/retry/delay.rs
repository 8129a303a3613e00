//! How long to wait before the next attempt.

use std::time::Duration;

use crate::error::api_error::ApiError;
use dfns_errors_spec::model::Wait;

/// The longest wait that the server may ask for by default. For a longer one, there is no other attempt.
pub(crate) const LONGEST_WAIT: Duration = Duration::from_secs(120);

/// Returns how long to wait before the next attempt: as long as the server asks, or else `backoff`. It is `None` if there
/// must not be one, because the server asks for a wait longer than `limit`.
///
/// It does not decide whether the error allows another attempt: ask `is_retryable_for` first. If `backoff` is `None`,
/// because the attempts are used up, the result is `None`, even if the server asks for a wait. `Retry-After: 0` is ignored.
/// `limit` applies only to the server's wait, which is never shortened: a request that is sent earlier can't succeed, and
/// some APIs extend the wait for it. `backoff` is limited by [`Wait::longest`].
///
/// It is meant for `adjust` from `backon`:
/// `.when(|error| error.is_retryable_for(request)).adjust(|error, wait| retry_delay(error, wait, limit))`.
///
/// ```
/// use std::time::Duration;
/// use dfns_errors::{DfnsError, retry_delay};
///
/// let limit = Duration::from_secs(30);
/// let backoff = Some(Duration::from_secs(1));
/// let refused = |wait| DfnsError::check(429, [("retry-after", wait)], "").unwrap_err();
/// assert_eq!(retry_delay(&refused("30"), backoff, limit), Some(limit));
/// assert_eq!(retry_delay(&refused("31"), backoff, limit), None);
/// assert_eq!(retry_delay(&refused("0"), backoff, limit), backoff);
/// assert_eq!(retry_delay(&refused("5"), None, limit), None);
/// ```
#[must_use]
pub fn retry_delay(error: &impl ApiError, backoff: Option<Duration>, limit: Duration) -> Option<Duration> {
    let longest = error.retry().wait().map_or(Duration::MAX, Wait::longest);
    let backoff = backoff?.min(longest);
    match wait_asked_for(error) {
        Some(wait) if wait > limit => None,
        Some(wait) => Some(wait),
        None => Some(backoff),
    }
}

/// Returns the wait that the server asks for; `None` if it does not ask for one.
pub(crate) fn wait_asked_for(error: &impl ApiError) -> Option<Duration> {
    error.retry_after().filter(|wait| !wait.is_zero())
}
