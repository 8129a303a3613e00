//! The escapes in strings.

use std::borrow::Cow;
use std::str::Chars;

/// Decodes a JSON value that is a string; `None` for any other value. Half of a surrogate pair becomes U+FFFD: the rest of
/// a message is worth more than an error.
#[must_use]
pub fn string(value: &str) -> Option<Cow<'_, str>> {
    Some(unescape(value.strip_prefix('"')?.strip_suffix('"')?))
}

/// Decodes what is between the quotes.
pub(super) fn unescape(inner: &str) -> Cow<'_, str> {
    if inner.contains('\\') { Cow::Owned(decode(inner).0) } else { Cow::Borrowed(inner) }
}

/// Returns the text, and the offset of the first half of a surrogate pair.
pub(super) fn decode(inner: &str) -> (String, Option<usize>) {
    // Decoded text is never longer than its escapes, so this never grows: a hostile body is in memory at most twice.
    let mut text = String::with_capacity(inner.len());
    let mut first_half = None;
    let mut rest = inner;
    while let Some((plain, escape)) = rest.split_once('\\') {
        text.push_str(plain);
        let mut letters = escape.chars();
        let letter = letter(&mut letters);
        if letter.is_none() {
            first_half.get_or_insert(inner.len() - escape.len() - 1);
        }
        text.push(letter.unwrap_or(char::REPLACEMENT_CHARACTER));
        rest = letters.as_str();
    }
    text.push_str(rest);
    (text, first_half)
}

/// Decodes what follows a backslash. `None` is half of a surrogate pair.
fn letter(letters: &mut Chars<'_>) -> Option<char> {
    match letters.next() {
        Some('b') => Some('\u{8}'),
        Some('f') => Some('\u{c}'),
        Some('n') => Some('\n'),
        Some('r') => Some('\r'),
        Some('t') => Some('\t'),
        Some('u') => utf16(letters),
        quote_or_slash => quote_or_slash,
    }
}

/// Joins a surrogate with the one after it, if that is its other half.
fn utf16(letters: &mut Chars<'_>) -> Option<char> {
    let first = unit(letters);
    let mut ahead = letters.clone();
    let has_next = ahead.next() == Some('\\') && ahead.next() == Some('u');
    let second = if has_next { unit(&mut ahead) } else { 0 };
    let letter = char::decode_utf16([first, second]).next()?.ok()?;
    if letter.len_utf16() == 2 {
        *letters = ahead;
    }
    Some(letter)
}

fn unit(letters: &mut Chars<'_>) -> u16 {
    let digits = letters.take(4).filter_map(|digit| digit.to_digit(16)?.try_into().ok());
    digits.fold(0, |unit, digit: u16| unit << 4 | digit)
}

#[cfg(test)]
mod tests {
    use super::string;

    fn decoded(inner: &str) -> String {
        string(&format!("\"{inner}\"")).unwrap().into_owned()
    }

    #[test]
    fn every_escape_of_rfc_8259_is_decoded() {
        assert_eq!(decoded(r#"\"\\\/\b\f\n\r\t\u0041\u00e9"#), "\"\\/\u{8}\u{c}\n\r\tA\u{e9}");
    }

    #[test]
    fn surrogates_are_joined_and_halves_replaced() {
        assert_eq!(decoded(r"\ud83d\ude00"), "\u{1f600}");
        assert_eq!(decoded(r"x \ud800 y"), "x \u{fffd} y");
        assert_eq!(decoded(r"\ud800\u0041"), "\u{fffd}A");
        assert_eq!(decoded(r"\ud800\ud83d\ude00"), "\u{fffd}\u{1f600}");
        assert_eq!(decoded(r"\udc00z"), "\u{fffd}z");
        assert_eq!(decoded(r"\ud800"), "\u{fffd}");
        assert_eq!(decoded(r"\ud800\n"), "\u{fffd}\n");
    }

    #[test]
    fn another_value_is_not_a_string() {
        assert_eq!((string("1"), string("[\"a\"]"), string("\"")), (None, None, None));
    }
}
