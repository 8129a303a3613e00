//! How long to wait before the next attempt.

use std::time::Duration;

use crate::error::api_error::ApiError;
use dfns_errors_spec::model::Wait;

/// Returns how long to wait before the next attempt: as long as the server asks, up to `cap`, or else `backoff`.
///
/// It does not decide whether there is a next attempt: ask `is_retryable_for` first. If `backoff` is `None`, because the
/// attempts are used up, the result is `None`, even if the server asks for a wait. `Retry-After: 0` is ignored. `cap`
/// limits only the server's wait. `backoff` is limited by [`Wait::longest`].
///
/// It is meant for `adjust` from `backon`:
/// `.when(|error| error.is_retryable_for(request)).adjust(|error, wait| retry_delay(error, wait, cap))`.
///
/// ```
/// use std::time::Duration;
/// use dfns_errors::{DfnsError, retry_delay};
///
/// let cap = Duration::from_secs(30);
/// let backoff = Some(Duration::from_secs(1));
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

/// Returns the wait that the server asks for, up to `cap`; `None` if it does not ask for one.
pub(crate) fn wait_asked_for(error: &impl ApiError, cap: Duration) -> Option<Duration> {
    let wait = error.retry_after().filter(|wait| !wait.is_zero());
    wait.map(|wait| wait.min(cap))
}
