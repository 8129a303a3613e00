//! A text that says how long to wait -> a time. `body` finds the text: in `Retry-After`, or where the spec says.

use std::time::{Duration, SystemTime};

use dfns_errors_spec::model::Unit;

/// RFC 9111, 1.2.2, says to treat a number of seconds that is too large as 2^31 (68 years), which does not overflow any
/// clock.
const MOST_SECONDS: u64 = 1 << 31;

/// A duration to wait, or a point in time to wait until.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum RetryAfter {
    Delay(Duration),
    Date(SystemTime),
}

impl RetryAfter {
    /// Returns `None` for a text that is not a time in this unit.
    pub(crate) fn parse(text: &str, unit: Unit) -> Option<Self> {
        let text = text.trim_matches([' ', '\t']);
        match unit {
            Unit::Seconds => whole(text, MOST_SECONDS).map(|seconds| Self::Delay(Duration::from_secs(seconds))),
            Unit::Milliseconds => {
                whole(text, MOST_SECONDS * 1000).map(|milliseconds| Self::Delay(Duration::from_millis(milliseconds)))
            }
            // Capped at the end of the year 9999, the last year that an HTTP-date can express.
            Unit::UnixSeconds => whole(text, 253_402_300_799)
                .map(|seconds| Self::Date(SystemTime::UNIX_EPOCH + Duration::from_secs(seconds))),
            Unit::Http => {
                Self::parse(text, Unit::Seconds).or_else(|| httpdate::parse_http_date(text).ok().map(Self::Date))
            }
        }
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

/// Reads digits with an optional fraction, which is rounded up so that callers don't retry too early. Rejects signs,
/// exponents and words.
fn whole(text: &str, most: u64) -> Option<u64> {
    let (whole, fraction) = text.split_once('.').map_or((text, "0"), |parts| parts);
    let is_number = |digits: &str| !digits.is_empty() && digits.bytes().all(|digit| digit.is_ascii_digit());
    if !is_number(whole) || !is_number(fraction) {
        return None;
    }
    let up = u64::from(fraction.bytes().any(|digit| digit != b'0'));
    Some(whole.parse().map_or(most, |whole: u64| whole.saturating_add(up)).min(most))
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, SystemTime};

    use super::RetryAfter;
    use dfns_errors_spec::model::Unit;

    fn milliseconds(text: &str, unit: Unit) -> Option<u128> {
        let now = || SystemTime::UNIX_EPOCH + Duration::from_secs(1_000);
        RetryAfter::parse(text, unit).map(|wait| wait.from(now).as_millis())
    }

    #[test]
    fn a_fraction_is_rounded_up() {
        for (text, seconds) in [("299.997", 300), ("0.001", 1), ("5.0", 5), ("5.000", 5), ("0", 0), (" 7\t", 7)] {
            assert_eq!(milliseconds(text, Unit::Http), Some(seconds * 1_000), "{text}");
            assert_eq!(milliseconds(text, Unit::Seconds), Some(seconds * 1_000), "{text}");
            assert_eq!(milliseconds(text, Unit::Milliseconds), Some(seconds), "{text}");
        }
    }

    #[test]
    fn signs_exponents_and_words_are_ignored() {
        for text in
            ["", "-1", "+1", "1e3", "1E3", "inf", "nan", "NaN", "Infinity", "1.", ".5", "1.2.3", "1 2", "0x10", "١"]
        {
            for unit in [Unit::Seconds, Unit::Milliseconds, Unit::UnixSeconds, Unit::Http] {
                assert_eq!(milliseconds(text, unit), None, "{text} {unit:?}");
            }
        }
    }

    #[test]
    fn huge_numbers_are_capped_and_never_overflow() {
        let huge = "9".repeat(400);
        assert_eq!(milliseconds(&huge, Unit::Http), Some(2_147_483_648_000));
        assert_eq!(milliseconds(&huge, Unit::Milliseconds), Some(2_147_483_648_000));
        assert!(milliseconds(&huge, Unit::UnixSeconds).is_some());
    }

    #[test]
    fn a_date_counts_from_now_and_one_in_the_past_is_zero() {
        assert_eq!(milliseconds("1060", Unit::UnixSeconds), Some(60_000));
        assert_eq!(milliseconds("940", Unit::UnixSeconds), Some(0));
        assert_eq!(milliseconds("Thu, 01 Jan 1970 00:17:40 GMT", Unit::Http), Some(60_000));
        assert_eq!(milliseconds("Thu, 01 Jan 1970 00:17:40 GMT", Unit::Seconds), None);
    }
}
