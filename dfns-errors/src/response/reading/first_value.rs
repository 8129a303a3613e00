//! Where the first JSON value of a body ends, found byte by byte: no byte is looked at twice, however the body is cut
//! into chunks.

const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();

/// How much of the first value of a body has arrived. Only objects and arrays are followed: an API's error is not a scalar.
///
/// It counts brackets and does not check the grammar. If the brackets are balanced but the text is not JSON, decoding it
/// fails.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum FirstValue {
    /// Nothing but this many bytes of a byte order mark.
    Mark(usize),
    /// Nothing but white space, after the byte order mark.
    Space,
    /// The start of a value with this many open objects and arrays.
    Open(usize),
    /// The same, inside a string.
    String(usize),
    /// The same, after a backslash in a string.
    Backslash(usize),
    /// The whole value, and nothing but white space after it.
    Whole,
    /// Something else than one object or array.
    Other,
}

impl FirstValue {
    /// Before the first byte.
    pub(crate) const START: Self = Self::Mark(0);

    /// Returns what the next bytes make of it.
    pub(crate) fn after_all(self, bytes: &[u8]) -> Self {
        bytes.iter().fold(self, |value, byte| value.after(*byte))
    }

    fn after(self, byte: u8) -> Self {
        match self {
            Self::Mark(length) => Self::after_mark(length, byte),
            Self::Space => Self::after_space(byte),
            Self::Open(depth) => Self::after_open(depth, byte),
            Self::String(depth) => match byte {
                b'"' => Self::Open(depth),
                b'\\' => Self::Backslash(depth),
                _ => self,
            },
            Self::Backslash(depth) => Self::String(depth),
            Self::Whole if is_space(byte) => self,
            Self::Whole | Self::Other => Self::Other,
        }
    }

    fn after_mark(length: usize, byte: u8) -> Self {
        match BYTE_ORDER_MARK.get(length) {
            Some(expected) if *expected == byte => Self::Mark(length + 1),
            // The mark is complete.
            None => Self::after_space(byte),
            // The body starts without a mark.
            Some(_) if length == 0 => Self::after_space(byte),
            Some(_) => Self::Other,
        }
    }

    fn after_space(byte: u8) -> Self {
        match byte {
            b'{' | b'[' => Self::Open(1),
            _ if is_space(byte) => Self::Space,
            _ => Self::Other,
        }
    }

    fn after_open(depth: usize, byte: u8) -> Self {
        match byte {
            b'{' | b'[' => Self::Open(depth + 1),
            b'}' | b']' if depth == 1 => Self::Whole,
            b'}' | b']' => Self::Open(depth - 1),
            b'"' => Self::String(depth),
            _ => Self::Open(depth),
        }
    }
}

/// The white space of JSON (RFC 8259, section 2).
pub(crate) fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\n' | b'\r' | b'\t')
}

#[cfg(test)]
mod tests {
    use super::FirstValue;

    fn of(body: &[u8]) -> FirstValue {
        FirstValue::START.after_all(body)
    }

    #[test]
    fn an_object_or_array_is_whole_at_its_last_bracket() {
        for body in
            ["{}", "[]", r#"{"a":[1,{"b":"}"}]}"#, r#"["\"]","\\"]"#, r#" {"a": "[{\\\"" } "#, "\u{feff}\r\n\t {}\n"]
        {
            assert_eq!(of(body.as_bytes()), FirstValue::Whole, "{body}");
            let start = body.trim_end().strip_suffix(['}', ']']).unwrap();
            assert!(!matches!(of(start.as_bytes()), FirstValue::Whole | FirstValue::Other), "{start}");
        }
    }

    #[test]
    fn scalars_text_and_more_than_one_value_are_something_else() {
        for body in
            ["1", "\"a\"", "null", "<html>", "x{}", "\u{1e}{}", "{}{}", "[] []", "{}\n\n{", "{}x", ": ping", "}"]
        {
            assert_eq!(of(body.as_bytes()), FirstValue::Other, "{body}");
        }
    }

    #[test]
    fn one_whole_byte_order_mark_may_come_first() {
        assert_eq!(of(b"\xef\xbb"), FirstValue::Mark(2));
        assert_eq!(of("\u{feff}[".as_bytes()), FirstValue::Open(1));
        for body in ["\u{feff}\u{feff}{}".as_bytes(), " \u{feff}{}".as_bytes(), b"\xef\xbb{}", b"\xef{}"] {
            assert_eq!(of(body), FirstValue::Other, "{body:?}");
        }
    }

    #[test]
    fn nothing_and_white_space_say_nothing() {
        assert_eq!((of(b""), of(b" \r\n\t")), (FirstValue::START, FirstValue::Space));
    }
}
