//! Points in time as RFC 3339 writes them, such as `2026-11-30T23:59:59.5+01:00`.

use std::time::{Duration, SystemTime};

const SECONDS_PER_DAY: i64 = 86_400;

/// Returns `None` for a text that is not a time of RFC 3339. Rounds a fraction of a second up, and counts times before 1970
/// as 1970, because some platforms have no earlier ones.
pub(crate) fn parse_rfc3339(text: &str) -> Option<SystemTime> {
    // RFC 3339, 5.6: `T` may be in lower case, and applications may use a space instead.
    let (date, time) = text.split_once(['T', 't', ' '])?;
    let (time, offset) = split_offset(time)?;
    let seconds = parse_date(date)? * SECONDS_PER_DAY + parse_time(time)? - offset;
    let since_1970 = u64::try_from(seconds).unwrap_or(0);
    SystemTime::UNIX_EPOCH.checked_add(Duration::from_secs(since_1970))
}

/// Splits a time from its offset to UTC, in seconds.
fn split_offset(text: &str) -> Option<(&str, i64)> {
    if let Some(time) = text.strip_suffix(['Z', 'z']) {
        return Some((time, 0));
    }
    let (time, offset) = text.split_at(text.find(['+', '-'])?);
    let sign = if offset.starts_with('-') { -1 } else { 1 };
    let [hours, minutes] = parse_numbers(offset.get(1..)?, ':', [2, 2])?;
    (hours < 24 && minutes < 60).then_some((time, sign * (hours * 60 + minutes) * 60))
}

/// Returns the number of days from 1970-01-01 to a date.
fn parse_date(text: &str) -> Option<i64> {
    let [year, month, day] = parse_numbers(text, '-', [4, 2, 2])?;
    if day < 1 || day > days_in_month(year, month)? {
        return None;
    }
    let mut days = days_before_year(year) - days_before_year(1970) + day - 1;
    for earlier in 1..month {
        days += days_in_month(year, earlier)?;
    }
    Some(days)
}

/// Returns the seconds since midnight. A leap second, `:60`, is the first second of the next minute.
fn parse_time(text: &str) -> Option<i64> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, "0"));
    let [hours, minutes, seconds] = parse_numbers(whole, ':', [2, 2, 2])?;
    if hours > 23 || minutes > 59 || seconds > 60 {
        return None;
    }
    if fraction.is_empty() || !fraction.bytes().all(|digit| digit.is_ascii_digit()) {
        return None;
    }
    let rounding = i64::from(fraction.bytes().any(|digit| digit != b'0'));
    Some((hours * 60 + minutes) * 60 + seconds + rounding)
}

/// Parses numbers with exactly these many digits each.
fn parse_numbers<const COUNT: usize>(text: &str, separator: char, lengths: [usize; COUNT]) -> Option<[i64; COUNT]> {
    let mut parts = text.split(separator);
    let mut numbers = [0; COUNT];
    for (number, length) in numbers.iter_mut().zip(lengths) {
        let digits = parts.next()?;
        if digits.len() != length || !digits.bytes().all(|digit| digit.is_ascii_digit()) {
            return None;
        }
        *number = digits.parse().ok()?;
    }
    parts.next().is_none().then_some(numbers)
}

/// Returns the number of days from the start of the year 0 to the start of a year.
fn days_before_year(year: i64) -> i64 {
    // The years before this one that are divisible by 4, 100 and 400; the year 0 is one of each.
    let leap_days = (year + 3) / 4 - (year + 99) / 100 + (year + 399) / 400;
    year * 365 + leap_days
}

fn days_in_month(year: i64, month: i64) -> Option<i64> {
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => Some(31),
        4 | 6 | 9 | 11 => Some(30),
        2 => Some(28 + days_before_year(year + 1) - days_before_year(year) - 365),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, SystemTime};

    use super::parse_rfc3339;

    fn unix_seconds(text: &str) -> Option<u64> {
        let since_1970 = parse_rfc3339(text)?.duration_since(SystemTime::UNIX_EPOCH);
        Some(since_1970.expect("not before 1970").as_secs())
    }

    #[test]
    fn times_of_rfc_3339_are_read() {
        let cases = [
            // The examples of RFC 3339, 5.8. The seconds are from `date --date TEXT +%s`, apart from the leap seconds.
            ("1985-04-12T23:20:50.52Z", 482_196_051),
            ("1996-12-19T16:39:57-08:00", 851_042_397),
            ("1990-12-31T23:59:60Z", 662_688_000),
            ("1990-12-31T15:59:60-08:00", 662_688_000),
            ("1937-01-01T12:00:27.87+00:20", 0),
            ("1970-01-01T00:00:00Z", 0),
            ("1970-01-01T00:59:59+01:00", 0),
            ("2000-02-29T00:00:00Z", 951_782_400),
            ("2000-03-01t00:00:00z", 951_868_800),
            ("2024-02-29 12:30:00+00:00", 1_709_209_800),
            ("2100-03-01T00:00:00-00:00", 4_107_542_400),
            ("2999-12-31T23:59:59Z", 32_503_679_999),
            ("2026-11-30T23:59:59.000Z", 1_796_083_199),
            ("2026-11-30T23:59:59.001Z", 1_796_083_200),
        ];
        for (text, expected) in cases {
            assert_eq!(unix_seconds(text), Some(expected), "{text}");
        }
    }

    #[test]
    fn other_texts_are_ignored() {
        let texts = [
            "",
            "Z",
            "TZ",
            "2026-11-30",
            "2026-11-30T23:59:59",
            "2026-11-30T23:59Z",
            "2026-11-30T23:59:59.Z",
            "2026-11-30T23:59:59.5.5Z",
            "2026-11-30T23:59:59,5Z",
            "2026-11-30T23:59:59+0100",
            "2026-11-30T23:59:59+24:00",
            "2026-11-30T23:59:59+01:60",
            "2026-11-30T23:59:59+",
            "2026-11-30T24:00:00Z",
            "2026-11-30T23:60:00Z",
            "2026-11-30T23:59:61Z",
            "2026-11-31T00:00:00Z",
            "2026-02-29T00:00:00Z",
            "2100-02-29T00:00:00Z",
            "2026-00-01T00:00:00Z",
            "2026-13-01T00:00:00Z",
            "2026-01-00T00:00:00Z",
            "-026-01-01T00:00:00Z",
            "+2026-01-01T00:00:00Z",
            "10000-01-01T00:00:00Z",
            "26-11-30T23:59:59Z",
            "2026-1-30T23:59:59Z",
            "20261130T235959Z",
            "2026-11-30T23:59:59é",
            "٢٠٢٦-11-30T23:59:59Z",
            "2026-11-30T23:59:59Zé+01:00",
        ];
        for text in texts {
            assert_eq!(parse_rfc3339(text), None, "{text}");
        }
    }

    #[test]
    fn every_day_follows_the_one_before() {
        let mut expected = 3_976_214_400;
        for year in 2096..2102 {
            for month in 1..=12 {
                for day in 1..=31 {
                    let Some(time) = parse_rfc3339(&format!("{year}-{month:02}-{day:02}T00:00:00Z")) else { continue };
                    assert_eq!(time, SystemTime::UNIX_EPOCH + Duration::from_secs(expected), "{year}-{month}-{day}");
                    expected += 86_400;
                }
            }
        }
        assert_eq!(expected, 4_165_516_800, "2102-01-01");
    }
}
