//! The `Retry-After` header, RFC 9110, 10.2.3.

use std::time::{Duration, SystemTime};

/// RFC 9111, 1.2.2, of a number of seconds too large to handle: 2^31, 68 years. Added to any clock, it does not overflow.
const MOST_SECONDS: u64 = 1 << 31;

/// What the header said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum RetryAfter {
    Delay(Duration),
    Date(SystemTime),
}

impl RetryAfter {
    /// `None` for what is neither a number of seconds nor an HTTP-date.
    pub(crate) fn parse(header: &str) -> Option<Self> {
        let value = header.trim_matches([' ', '\t']);
        if !value.is_empty() && value.bytes().all(|byte| byte.is_ascii_digit()) {
            let seconds = value.parse().unwrap_or(MOST_SECONDS).min(MOST_SECONDS);
            return Some(Self::Delay(Duration::from_secs(seconds)));
        }
        httpdate::parse_http_date(value).ok().map(Self::Date)
    }

    /// The time from `now` on; a date in the past is zero.
    pub(crate) fn from(self, now: SystemTime) -> Duration {
        match self {
            Self::Delay(delay) => delay,
            Self::Date(date) => date.duration_since(now).unwrap_or_default(),
        }
    }
}
