//! The `Retry-After` header, RFC 9110, 10.2.3.

use std::time::{Duration, SystemTime};

/// RFC 9111, 1.2.2, reads a number of seconds too large to handle as 2^31, which is 68 years. It overflows no clock.
const MOST_SECONDS: u64 = 1 << 31;

/// The header's value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum RetryAfter {
    Delay(Duration),
    Date(SystemTime),
}

impl RetryAfter {
    /// Returns `None` for what is neither a number of seconds nor an HTTP-date.
    pub(crate) fn parse(header: &str) -> Option<Self> {
        let value = header.trim_matches([' ', '\t']);
        if !value.is_empty() && value.bytes().all(|byte| byte.is_ascii_digit()) {
            let seconds = value.parse().unwrap_or(MOST_SECONDS).min(MOST_SECONDS);
            return Some(Self::Delay(Duration::from_secs(seconds)));
        }
        httpdate::parse_http_date(value).ok().map(Self::Date)
    }

    /// Returns the time to wait from `now`; zero for a date in the past. Reads the clock only for a date, because
    /// `SystemTime::now` panics on some targets.
    pub(crate) fn from(self, now: impl FnOnce() -> SystemTime) -> Duration {
        match self {
            Self::Delay(delay) => delay,
            Self::Date(date) => date.duration_since(now()).unwrap_or_default(),
        }
    }
}
