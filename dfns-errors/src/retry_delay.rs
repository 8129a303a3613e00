//! How long to wait before the next attempt.

use std::time::Duration;

use crate::api_error::ApiError;
use crate::retry::Wait;

/// Returns the wait before the next attempt: what the server asks for, up to `cap`, otherwise what the backoff says.
///
/// `None` stays `None`: it is how a backoff says that it has used up its attempts, and a server must not prolong them.
/// A server that asks for no wait at all does not ask to be hammered: the backoff's wait holds. The backoff's wait is
/// cut at the longest one of the error's [`Wait`].
///
/// It is made for `adjust` of the crate `backon`:
/// `.when(|error| error.is_retryable_for(request)).adjust(|error, wait| retry_delay(error, wait, cap))`.
///
/// ```
/// use std::time::Duration;
/// use dfns_errors::{DfnsError, retry_delay};
///
/// let (cap, backoff) = (Duration::from_secs(30), Some(Duration::from_secs(1)));
/// let refused = |wait| DfnsError::check(429, [("retry-after", wait)], "").unwrap_err();
/// assert_eq!(retry_delay(&refused("5"), backoff, cap), Some(Duration::from_secs(5)));
/// assert_eq!(retry_delay(&refused("86400"), backoff, cap), Some(cap));
/// assert_eq!(retry_delay(&refused("0"), backoff, cap), backoff);
/// assert_eq!(retry_delay(&refused("5"), None, cap), None);
/// ```
#[must_use]
pub fn retry_delay(error: &impl ApiError, backoff: Option<Duration>, cap: Duration) -> Option<Duration> {
    let longest = error.retry().wait().map_or(Duration::MAX, Wait::longest);
    let backoff = backoff?.min(longest);
    Some(wait_asked_for(error, cap).unwrap_or(backoff))
}

/// Returns what the server asks for, up to `cap`; `None` if it asks for no wait.
pub(crate) fn wait_asked_for(error: &impl ApiError, cap: Duration) -> Option<Duration> {
    let wait = error.retry_after().filter(|wait| !wait.is_zero());
    wait.map(|wait| wait.min(cap))
}
