//! JSON strings, unescaped one character at a time.
//!
//! `serde_json` can unescape too, but it keeps its buffer, so copying the result out of it would make a third copy of a
//! hostile body.

use std::borrow::Cow;
use std::str::Chars;

/// Returns a raw JSON string without its quotes; `None` for any other value.
pub(crate) fn inner(raw: &str) -> Option<&str> {
    raw.strip_prefix('"')?.strip_suffix('"')
}

/// Returns the unescaped value of a raw JSON string; `None` for any other value.
pub(crate) fn string(raw: &str) -> Option<Cow<'_, str>> {
    let inner = inner(raw)?;
    Some(if has_escapes(inner) { Cow::Owned(unescape(inner).into()) } else { Cow::Borrowed(inner) })
}

pub(crate) fn has_escapes(inner: &str) -> bool {
    memchr::memchr(b'\\', inner.as_bytes()).is_some()
}

/// Returns `true` if a raw JSON string, including its quotes, unescapes to `text`.
pub(crate) fn is_string(raw: &str, text: &str) -> bool {
    inner(raw).is_some_and(|inner| Unescape(inner.chars()).eq(text.chars()))
}

/// Unescapes a well-formed JSON string without its quotes, into one allocation of the exact length.
pub(crate) fn unescape(inner: &str) -> Box<str> {
    let letters = Unescape(inner.chars());
    let mut text = String::with_capacity(letters.clone().map(char::len_utf8).sum());
    text.extend(letters);
    text.into_boxed_str()
}

/// The characters of a well-formed string. A lone surrogate becomes U+FFFD: the rest of the message is worth more
/// than an error.
#[derive(Clone)]
struct Unescape<'t>(Chars<'t>);

impl Iterator for Unescape<'_> {
    type Item = char;

    fn next(&mut self) -> Option<char> {
        match self.0.next()? {
            '\\' => Some(self.escape()),
            letter => Some(letter),
        }
    }
}

impl Unescape<'_> {
    fn escape(&mut self) -> char {
        match self.0.next() {
            Some('b') => '\u{8}',
            Some('f') => '\u{c}',
            Some('n') => '\n',
            Some('r') => '\r',
            Some('t') => '\t',
            Some('u') => self.utf16(),
            Some(letter) => letter,
            None => char::REPLACEMENT_CHARACTER,
        }
    }

    /// Joins a surrogate with the one after it, if that is its other half.
    fn utf16(&mut self) -> char {
        let first = self.unit();
        let mut ahead = self.clone();
        let second = (ahead.0.next() == Some('\\') && ahead.0.next() == Some('u')).then(|| ahead.unit());
        if let Some(Ok(letter)) = second.and_then(|second| char::decode_utf16([first, second]).next())
            && letter.len_utf16() == 2
        {
            *self = ahead;
            return letter;
        }
        char::from_u32(first.into()).unwrap_or(char::REPLACEMENT_CHARACTER)
    }

    fn unit(&mut self) -> u16 {
        let digits = self.0.by_ref().take(4).filter_map(|digit| digit.to_digit(16)?.try_into().ok());
        digits.fold(0, |unit, digit: u16| unit << 4 | digit)
    }
}

#[cfg(test)]
mod tests {
    use super::{is_string, unescape};

    #[test]
    fn every_escape_of_rfc_8259_is_decoded() {
        assert_eq!(&*unescape(r#"\"\\\/\b\f\n\r\t\u0041\u00e9"#), "\"\\/\u{8}\u{c}\n\r\tA\u{e9}");
    }

    #[test]
    fn surrogates_are_joined_and_lone_ones_replaced() {
        assert_eq!(&*unescape(r"\ud83d\ude00"), "\u{1f600}");
        assert_eq!(&*unescape(r"x \ud800 y"), "x \u{fffd} y");
        assert_eq!(&*unescape(r"\ud800\u0041"), "\u{fffd}A");
        assert_eq!(&*unescape(r"\ud800\ud83d\ude00"), "\u{fffd}\u{1f600}");
        assert_eq!(&*unescape(r"\udc00z"), "\u{fffd}z");
        assert_eq!(&*unescape(r"\ud800"), "\u{fffd}");
    }

    #[test]
    fn an_escaped_string_equals_its_text() {
        assert!(is_string(r#""m\u0065ssage""#, "message"));
        assert!(!is_string(r#""message""#, "messag"));
        assert!(!is_string("message", "message"));
    }
}
