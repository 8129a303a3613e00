//! A text that says how long to wait -> a time. `body` finds the text: in `Retry-After`, or where the spec says.

use std::time::{Duration, SystemTime};

use dfns_errors_spec::model::Unit;

use crate::response::headers::Headers;
use crate::response::timestamp::parse_rfc3339;

/// RFC 9111, 1.2.2, says to treat a number of seconds that is too large as 2^31 (68 years), which does not overflow any
/// clock.
const MOST_SECONDS: u64 = 1 << 31;

/// The end of the year 9999, the last year that an HTTP-date and a time of RFC 3339 can express.
const LAST_UNIX_SECOND: u64 = 253_402_300_799;

/// The units of `duration` and their nanoseconds, from the longest to the shortest.
const DURATION_UNITS: [(&str, u64); 6] = [
    ("h", 3_600_000_000_000),
    ("m", 60_000_000_000),
    ("s", 1_000_000_000),
    ("ms", 1_000_000),
    ("us", 1_000),
    ("ns", 1),
];

/// `false` on targets on which `SystemTime::now` panics.
const HAS_CLOCK: bool =
    !cfg!(any(target_os = "unknown", target_os = "trusty", target_os = "vexos", target_os = "zkvm"));

/// A duration to wait, or a point in time to wait until.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum RetryAfter {
    Delay(Duration),
    Until {
        date: SystemTime,
        /// The time from the response's `Date` header to `date`; `None` without a valid header.
        after_response: Option<Duration>,
    },
}

impl RetryAfter {
    /// Returns `None` for a text that is not a time in this unit. Measures a wait until a date from the response's own
    /// `Date`, so that it is right even if the local clock is wrong.
    pub(crate) fn read(text: &str, unit: Unit, headers: &dyn Headers) -> Option<Self> {
        let text = trim(text);
        if let Some(delay) = parse_delay(text, unit) {
            return Some(Self::Delay(delay));
        }
        let date = parse_date(text, unit)?;
        let after_response = response_date(headers).map(|sent| time_between(sent, date));
        Some(Self::Until { date, after_response })
    }

    /// Returns the time to wait, counted from the response's `Date` or else from the local clock. `None` if there is
    /// neither.
    pub(crate) fn wait(self) -> Option<Duration> {
        self.wait_by(local_time)
    }

    fn wait_by(self, clock: fn() -> Option<SystemTime>) -> Option<Duration> {
        match self {
            Self::Delay(delay) => Some(delay),
            Self::Until { after_response: Some(wait), .. } => Some(wait),
            Self::Until { date, after_response: None } => Some(time_between(clock()?, date)),
        }
    }

    /// Returns the time to wait, counted from `now`.
    pub(crate) fn wait_at(self, now: SystemTime) -> Duration {
        match self {
            Self::Delay(delay) => delay,
            Self::Until { date, .. } => time_between(now, date),
        }
    }
}

fn local_time() -> Option<SystemTime> {
    HAS_CLOCK.then(SystemTime::now)
}

fn response_date(headers: &dyn Headers) -> Option<SystemTime> {
    httpdate::parse_http_date(trim(headers.value("date")?)).ok()
}

/// Removes the white space that RFC 9110, 5.5, allows around the value of a header.
fn trim(text: &str) -> &str {
    text.trim_matches([' ', '\t'])
}

/// Returns zero if `end` comes first: a date in the past asks for nothing.
fn time_between(start: SystemTime, end: SystemTime) -> Duration {
    end.duration_since(start).unwrap_or(Duration::ZERO)
}

fn parse_delay(text: &str, unit: Unit) -> Option<Duration> {
    match unit {
        Unit::Seconds | Unit::Http => parse_decimal(text, 1, MOST_SECONDS).map(Duration::from_secs),
        Unit::Milliseconds => parse_decimal(text, 1, MOST_SECONDS * 1_000).map(Duration::from_millis),
        Unit::Duration => parse_duration(text),
        Unit::UnixSeconds | Unit::UnixMilliseconds | Unit::Rfc3339 => None,
    }
}

fn parse_date(text: &str, unit: Unit) -> Option<SystemTime> {
    let since_1970 = match unit {
        Unit::UnixSeconds => Duration::from_secs(parse_decimal(text, 1, LAST_UNIX_SECOND)?),
        Unit::UnixMilliseconds => Duration::from_millis(parse_decimal(text, 1, LAST_UNIX_SECOND * 1_000)?),
        Unit::Rfc3339 => return parse_rfc3339(text),
        Unit::Http => return httpdate::parse_http_date(text).ok(),
        Unit::Seconds | Unit::Milliseconds | Unit::Duration => return None,
    };
    Some(SystemTime::UNIX_EPOCH + since_1970)
}

/// Parses a duration as Go prints it, such as `1h30m`. Rounds it up to milliseconds.
fn parse_duration(text: &str) -> Option<Duration> {
    if text.is_empty() {
        return None;
    }
    let mut units = DURATION_UNITS.iter();
    let mut nanoseconds: u64 = 0;
    let mut rest = text;
    while !rest.is_empty() {
        let (number, after_number) = rest.split_at(rest.find(is_letter)?);
        let unit_end = after_number.find(is_not_letter).unwrap_or(after_number.len());
        let (name, after_unit) = after_number.split_at(unit_end);
        // The iterator never goes back, so that each unit comes at most once and in order.
        let (_, length) = units.find(|(unit, _)| *unit == name)?;
        nanoseconds = nanoseconds.saturating_add(parse_decimal(number, *length, u64::MAX)?);
        rest = after_unit;
    }
    Some(Duration::from_millis(nanoseconds.div_ceil(1_000_000).min(MOST_SECONDS * 1_000)))
}

fn is_letter(character: char) -> bool {
    character.is_ascii_alphabetic()
}

fn is_not_letter(character: char) -> bool {
    !is_letter(character)
}

/// Parses digits with an optional fraction, multiplies them by `factor`, and rounds up so that callers don't retry too
/// early. Rejects signs, exponents and words.
fn parse_decimal(text: &str, factor: u64, most: u64) -> Option<u64> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, "0"));
    if !is_digits(whole) || !is_digits(fraction) {
        return None;
    }
    // Digits that don't parse are too many.
    let whole: u64 = whole.parse().unwrap_or(u64::MAX);
    let product = whole.saturating_mul(factor).saturating_add(multiply_fraction(fraction, factor));
    Some(product.min(most))
}

/// Multiplies the digits after a decimal point, and rounds up. It starts at the last digit: rounding up at each digit
/// gives the same result as rounding up once, and can't overflow.
fn multiply_fraction(digits: &str, factor: u64) -> u64 {
    let mut product: u64 = 0;
    for digit in digits.bytes().rev() {
        product = (u64::from(digit - b'0') * factor + product).div_ceil(10);
    }
    product
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|digit| digit.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, SystemTime};

    use super::RetryAfter;
    use dfns_errors_spec::model::Unit;

    const UNITS: [Unit; 7] = [
        Unit::Seconds,
        Unit::Milliseconds,
        Unit::UnixSeconds,
        Unit::UnixMilliseconds,
        Unit::Rfc3339,
        Unit::Duration,
        Unit::Http,
    ];

    /// 1970-01-01T00:16:40Z
    fn now() -> SystemTime {
        SystemTime::UNIX_EPOCH + Duration::from_secs(1_000)
    }

    fn no_clock() -> Option<SystemTime> {
        None
    }

    #[expect(clippy::unnecessary_wraps, reason = "not every target has a clock")]
    fn clock() -> Option<SystemTime> {
        Some(now())
    }

    fn milliseconds(text: &str, unit: Unit) -> Option<u128> {
        RetryAfter::read(text, unit, &()).map(|wait| wait.wait_at(now()).as_millis())
    }

    #[test]
    fn every_unit_reads_its_own_format_and_rounds_up() {
        let cases = [
            (Unit::Seconds, "30", 30_000),
            (Unit::Seconds, "299.997", 300_000),
            (Unit::Milliseconds, "30", 30),
            (Unit::Milliseconds, "0.001", 1),
            (Unit::UnixSeconds, "1060", 60_000),
            (Unit::UnixSeconds, "1059.01", 60_000),
            (Unit::UnixMilliseconds, "1060000", 60_000),
            (Unit::UnixMilliseconds, "1000000.5", 1),
            (Unit::Rfc3339, "1970-01-01T00:17:40Z", 60_000),
            (Unit::Rfc3339, "1970-01-01T00:17:39.000000000001Z", 60_000),
            (Unit::Rfc3339, "1970-01-01T02:17:40+02:00", 60_000),
            (Unit::Rfc3339, "1969-12-31T18:47:40-05:30", 60_000),
            (Unit::Duration, "6m0s", 360_000),
            (Unit::Duration, "1h30m", 5_400_000),
            (Unit::Duration, "20ms", 20),
            (Unit::Duration, "1.5s", 1_500),
            (Unit::Duration, "0.5h", 1_800_000),
            (Unit::Duration, "0.0000000001h", 1),
            (Unit::Duration, "1h2m3s4ms5us6ns", 3_723_005),
            (Unit::Duration, "1us", 1),
            (Unit::Duration, "1000000ns", 1),
            (Unit::Duration, "1000001ns", 2),
            (Unit::Duration, "0s", 0),
            (Unit::Http, "30", 30_000),
            (Unit::Http, "0.001", 1_000),
            (Unit::Http, "Thu, 01 Jan 1970 00:17:40 GMT", 60_000),
        ];
        for (unit, text, expected) in cases {
            assert_eq!(milliseconds(text, unit), Some(expected), "{text} {unit:?}");
            assert_eq!(milliseconds(&format!(" {text}\t"), unit), Some(expected), "{text} {unit:?} with white space");
        }
    }

    #[test]
    fn signs_exponents_and_words_are_ignored() {
        let texts = [
            "", "-1", "+1", "1e3", "1E3", "inf", "nan", "NaN", "Infinity", "1.", ".5", "1.2.3", "1 2", "0x10", "١",
            "1_0", "-1s", "+1s", "1e3s", "1.s", ".5s", "infs", "nans", "s", "١s", "-6m0s", "never",
        ];
        for text in texts {
            for unit in UNITS {
                assert_eq!(milliseconds(text, unit), None, "{text} {unit:?}");
            }
        }
    }

    #[test]
    fn a_duration_has_each_unit_at_most_once_from_the_longest_to_the_shortest() {
        for text in
            ["1", "0", "0s1m", "1m1m", "1s1h", "1ms1s", "1ns1us", "1d", "1w", "1sec", "1S", "1m 1s", "1s1", "1m;1s"]
        {
            assert_eq!(milliseconds(text, Unit::Duration), None, "{text}");
        }
    }

    #[test]
    fn a_format_of_another_unit_is_ignored() {
        for unit in [Unit::Seconds, Unit::Milliseconds, Unit::UnixSeconds, Unit::UnixMilliseconds, Unit::Rfc3339] {
            for text in ["6m0s", "Thu, 01 Jan 1970 00:17:40 GMT"] {
                assert_eq!(milliseconds(text, unit), None, "{text} {unit:?}");
            }
        }
        for unit in [Unit::Rfc3339, Unit::Duration] {
            assert_eq!(milliseconds("30", unit), None, "{unit:?}");
        }
        assert_eq!(milliseconds("1970-01-01T00:17:40Z", Unit::Http), None);
        assert_eq!(milliseconds("6m0s", Unit::Http), None);
    }

    #[test]
    fn huge_numbers_are_capped_and_never_overflow() {
        let huge = "9".repeat(400);
        let most = Some(2_147_483_648_000);
        assert_eq!(milliseconds(&huge, Unit::Http), most);
        assert_eq!(milliseconds(&huge, Unit::Milliseconds), most);
        assert_eq!(milliseconds(&format!("{huge}.{huge}h{huge}.{huge}s"), Unit::Duration), most);
        let end_of_9999 = Some(253_402_300_799_000 - 1_000_000);
        assert_eq!(milliseconds(&huge, Unit::UnixSeconds), end_of_9999);
        assert_eq!(milliseconds(&huge, Unit::UnixMilliseconds), end_of_9999);
        assert_eq!(milliseconds("9999-12-31T23:59:59Z", Unit::Rfc3339), end_of_9999);
        assert_eq!(milliseconds("9999-12-31T23:59:60.9-23:59", Unit::Rfc3339), Some(253_402_387_141_000 - 1_000_000));
    }

    #[test]
    fn a_date_in_the_past_is_zero() {
        let cases = [
            (Unit::UnixSeconds, "940"),
            (Unit::UnixMilliseconds, "999999"),
            (Unit::Rfc3339, "1970-01-01T00:16:39Z"),
            (Unit::Rfc3339, "0001-01-01T00:00:00Z"),
            (Unit::Http, "Thu, 01 Jan 1970 00:16:39 GMT"),
        ];
        for (unit, text) in cases {
            assert_eq!(milliseconds(text, unit), Some(0), "{text}");
        }
    }

    #[test]
    fn a_wait_until_a_date_is_measured_from_the_response() {
        let headers = [("Date", "Thu, 01 Jan 1970 01:00:00 GMT")];
        let cases = [
            (Unit::UnixSeconds, "3630"),
            (Unit::UnixMilliseconds, "3630000"),
            (Unit::Rfc3339, "1970-01-01T01:00:30Z"),
            (Unit::Http, "Thu, 01 Jan 1970 01:00:30 GMT"),
        ];
        for (unit, text) in cases {
            let wait = RetryAfter::read(text, unit, &headers).expect("a date");
            assert_eq!(wait.wait_by(clock), Some(Duration::from_secs(30)), "{text}");
            assert_eq!(wait.wait_by(no_clock), Some(Duration::from_secs(30)), "{text}");
            assert_eq!(wait.wait_at(now()), Duration::from_secs(2_630), "{text}");
        }
    }

    #[test]
    fn without_a_valid_date_header_the_local_clock_counts() {
        for date in ["", "soon", "3600", "1970-01-01T01:00:00Z"] {
            let wait = RetryAfter::read("1060", Unit::UnixSeconds, &[("Date", date)]).expect("a date");
            assert_eq!(wait.wait_by(clock), Some(Duration::from_secs(60)), "{date}");
        }
    }

    #[test]
    fn without_a_clock_only_a_wait_until_a_date_is_unknown() {
        let date = RetryAfter::read("1060", Unit::UnixSeconds, &()).expect("a date");
        assert_eq!(date.wait_by(no_clock), None);
        assert_eq!(date.wait_at(now()), Duration::from_secs(60));
        let delay = RetryAfter::read("60", Unit::Seconds, &()).expect("a delay");
        assert_eq!(delay.wait_by(no_clock), Some(Duration::from_secs(60)));
    }
}
