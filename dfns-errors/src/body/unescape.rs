//! JSON strings, decoded one character at a time and without a buffer.

use std::str::Chars;

/// The characters of a JSON string that is known to be well-formed; `inner` stands between the quotes.
///
/// A surrogate without its other half becomes U+FFFD: the message around it is worth more than an error.
pub(crate) fn unescape(inner: &str) -> Unescape<'_> {
    Unescape { rest: inner.chars() }
}

/// A JSON string as written, without its quotes; `None` for any other value.
pub(crate) fn inner(raw: &str) -> Option<&str> {
    raw.strip_prefix('"')?.strip_suffix('"')
}

/// Whether a JSON string as written, quotes included, decodes to `text`.
pub(crate) fn is_string(raw: &str, text: &str) -> bool {
    let Some(inner) = inner(raw) else { return false };
    if inner.contains('\\') { unescape(inner).eq(text.chars()) } else { inner == text }
}

/// Decodes a string that has escapes in it, into one allocation of its exact length.
pub(crate) fn decoded(inner: &str) -> Box<str> {
    let mut text = String::with_capacity(unescape(inner).map(char::len_utf8).sum());
    unescape(inner).for_each(|letter| text.push(letter));
    text.into_boxed_str()
}

pub(crate) struct Unescape<'t> {
    rest: Chars<'t>,
}

impl Iterator for Unescape<'_> {
    type Item = char;

    fn next(&mut self) -> Option<char> {
        match self.rest.next()? {
            '\\' => Some(self.escaped()),
            letter => Some(letter),
        }
    }
}

impl Unescape<'_> {
    fn escaped(&mut self) -> char {
        match self.rest.next() {
            Some('b') => '\u{8}',
            Some('f') => '\u{c}',
            Some('n') => '\n',
            Some('r') => '\r',
            Some('t') => '\t',
            Some('u') => self.unicode(),
            Some(letter) => letter,
            None => char::REPLACEMENT_CHARACTER,
        }
    }

    fn unicode(&mut self) -> char {
        let unit = self.unit();
        let low = if (0xd800..0xdc00).contains(&unit) { self.low_surrogate() } else { None };
        let units = std::iter::once(unit).chain(low);
        char::decode_utf16(units).next().and_then(Result::ok).unwrap_or(char::REPLACEMENT_CHARACTER)
    }

    /// Takes `\uXXXX` only where it is a low surrogate: else it is a character of its own.
    fn low_surrogate(&mut self) -> Option<u16> {
        let mut ahead = Unescape { rest: self.rest.clone() };
        if (ahead.rest.next(), ahead.rest.next()) != (Some('\\'), Some('u')) {
            return None;
        }
        let unit = Some(ahead.unit()).filter(|unit| (0xdc00..0xe000).contains(unit))?;
        self.rest = ahead.rest;
        Some(unit)
    }

    fn unit(&mut self) -> u16 {
        let digits = self.rest.by_ref().take(4).filter_map(|digit| digit.to_digit(16));
        let unit = digits.fold(0, |unit, digit| unit * 16 + digit);
        u16::try_from(unit).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::{decoded, is_string};

    #[test]
    fn every_escape_of_rfc_8259_is_decoded() {
        assert_eq!(&*decoded(r#"\"\\\/\b\f\n\r\t\u0041\u00e9"#), "\"\\/\u{8}\u{c}\n\r\tA\u{e9}");
    }

    #[test]
    fn surrogates_are_joined_and_lone_ones_replaced() {
        assert_eq!(&*decoded(r"\ud83d\ude00"), "\u{1f600}");
        assert_eq!(&*decoded(r"x \ud800 y"), "x \u{fffd} y");
        assert_eq!(&*decoded(r"\ud800\u0041"), "\u{fffd}A");
        assert_eq!(&*decoded(r"\ud800\ud83d\ude00"), "\u{fffd}\u{1f600}");
        assert_eq!(&*decoded(r"\udc00z"), "\u{fffd}z");
    }

    #[test]
    fn an_escaped_key_is_the_key_it_decodes_to() {
        assert!(is_string(r#""m\u0065ssage""#, "message"));
        assert!(!is_string(r#""message""#, "messag"));
        assert!(!is_string("message", "message"));
    }
}
