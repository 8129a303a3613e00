//! How long to wait before the next attempt.

use std::time::Duration;

use crate::error::api_error::ApiError;
use dfns_errors_spec::model::{Idempotency, Wait};

/// The attempts of one call, and their limits.
/// The attempts of one call, for a loop and for the policy of tower alike.
#[derive(Debug, Clone)]
pub(crate) struct Attempts {
    /// How many retries there have been, and how many there may be: one less than attempts.
    pub(crate) made: u32,
    pub(crate) most: u32,
    /// The longest wait that the server may ask for. For a longer one, there is no other attempt.
    pub(crate) longest_wait: Duration,
}

impl Attempts {
    pub(crate) const DEFAULT: Self = Self { made: 0, most: 4, longest_wait: Duration::from_secs(120) };

    /// Counts another attempt and returns the wait before it; `None` if there must not be one.
    pub(crate) fn next_delay(&mut self, error: &impl ApiError, request: Idempotency) -> Option<Duration> {
        if self.made >= self.most || !error.is_retryable_for(request) {
            return None;
        }
        let backoff = error.retry().wait().map(|wait| wait.delay(self.made));
        let delay = retry_delay(error, backoff, self.longest_wait)?;
        self.made += 1;
        Some(delay)
    }
}

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
    let Some(asked) = error.retry_after().filter(|wait| !wait.is_zero()) else { return Some(backoff) };
    (asked <= limit).then_some(asked)
}
