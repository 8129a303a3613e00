//! The grammar: steps over one value after the other, and says where they are.

#![expect(clippy::inline_always, reason = "calls for each key and string cost 6% of a decode")]

use std::borrow::Cow;

use super::string::unescape;

/// How many objects and arrays may be open at once, as in `serde_json`. Reading recurses into them.
pub(super) const MAX_DEPTH: usize = 127;

/// Why a text is not JSON, or is nested too deeply, and where.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct SyntaxError {
    /// The byte offset of the mistake.
    pub(crate) at: usize,
    pub(super) mistake: Mistake,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mistake {
    Expected(&'static str),
    Invalid(&'static str),
    TooDeep,
}

/// The place after what a function stepped over; `None` after a mistake.
pub(super) type End = Option<usize>;

/// The name of a member as written between its quotes, or the index of an item.
pub(super) enum Key<'t> {
    Name {
        #[cfg_attr(not(feature = "read"), expect(dead_code, reason = "only the reader of spec files reports places"))]
        at: usize,
        name: &'t str,
        has_escapes: bool,
    },
    Index(usize),
}

/// Steps over the parts of a text. Each function takes the place where a part starts and returns the place after it, in
/// registers: in a field, each place would have to wait until the one before it was stored. A place is always at a
/// character boundary.
pub(super) struct Reader<'t> {
    text: &'t str,
    depth: usize,
    /// The pointer of `find` led somewhere.
    pub(super) found: bool,
    /// The key that was read last has escapes.
    has_escapes: bool,
    /// What is expected first, until something else is wrong.
    pub(super) mistake: SyntaxError,
}

impl<'t> Reader<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        let mistake = SyntaxError { at: 0, mistake: Mistake::Expected("a value") };
        Self { text, depth: 0, found: false, has_escapes: false, mistake }
    }

    /// Checks that only whitespace is left.
    pub(super) fn end(&mut self, at: usize) -> Option<()> {
        let at = self.whitespace(at);
        if at == self.text.len() { Some(()) } else { self.fail(at, Mistake::Expected("the end of the file")) }
    }

    /// Steps over a value and everything in it.
    pub(super) fn skip(&mut self, at: usize) -> End {
        self.value(at, |reader, at, _| reader.skip(at))
    }

    /// Steps over a value. `read` is called with the place and the key of each value in it, and must step over that value.
    #[inline]
    pub(super) fn value(&mut self, at: usize, mut read: impl FnMut(&mut Self, usize, Key<'t>) -> End) -> End {
        match self.byte(at) {
            Some(b'"') => self.string(at + 1),
            Some(b'{') => self.list(at, b'}', |reader, at, _| {
                let start = reader.expect(at, b'"', "a key in double quotes")?;
                reader.has_escapes = false;
                let end = reader.string(start)?;
                let key = Key::Name { at, name: reader.slice(start, end - 1), has_escapes: reader.has_escapes };
                let value = reader.expect(end, b':', "`:` after the key")?;
                read(reader, reader.whitespace(value), key)
            }),
            Some(b'[') => self.list(at, b']', |reader, at, index| read(reader, at, Key::Index(index))),
            Some(b'-' | b'0'..=b'9') => self.number(at),
            _ => self.word(at),
        }
    }

    /// Steps over an object or array. `read` must step over one member or item.
    fn list(&mut self, start: usize, end: u8, mut read: impl FnMut(&mut Self, usize, usize) -> End) -> End {
        if self.depth == MAX_DEPTH {
            return self.fail(start, Mistake::TooDeep);
        }
        self.depth += 1;
        let mut at = self.whitespace(start + 1);
        let mut index = 0;
        let mut has_next = self.byte(at) != Some(end);
        while has_next {
            let value_end = read(self, at, index)?;
            at = self.whitespace(value_end);
            has_next = self.byte(at) == Some(b',');
            if has_next {
                at = self.after_comma(at, end)?;
            }
            index += 1;
        }
        self.depth -= 1;
        self.expect(at, end, if end == b'}' { "`,` or `}`" } else { "`,` or `]`" })
    }

    /// Steps over the comma before another member or item.
    #[inline]
    fn after_comma(&mut self, comma: usize, end: u8) -> End {
        let at = self.whitespace(comma + 1);
        if self.byte(at) == Some(end) { self.fail(comma, Mistake::Invalid("trailing comma")) } else { Some(at) }
    }

    /// Steps over a string, from the place after its first quote.
    #[inline(always)]
    fn string(&mut self, start: usize) -> End {
        let mut at = self.plain(start);
        while self.byte(at) != Some(b'"') {
            let end = self.escape(at)?;
            at = self.plain(end);
        }
        Some(at + 1)
    }

    /// Steps over the part of a string before a quote, a backslash or a control character.
    #[inline]
    fn plain(&self, start: usize) -> usize {
        let mut at = start;
        while let Some(bytes) = self.text.as_bytes().get(at..).and_then(<[u8]>::first_chunk) {
            let ends = ends(*bytes);
            if ends != 0 {
                return at + ends.trailing_zeros() as usize / 8;
            }
            at += bytes.len();
        }
        self.skip_while(at, |byte| ends([byte; 8]) == 0)
    }

    #[cold]
    fn escape(&mut self, at: usize) -> End {
        self.has_escapes = true;
        let digits = self.text.as_bytes().get(at + 2..at + 6);
        match (self.byte(at), self.byte(at + 1)) {
            (Some(b'\\'), Some(b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't')) => Some(at + 2),
            (Some(b'\\'), Some(b'u')) if digits.is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit)) => {
                Some(at + 6)
            }
            (Some(b'\\'), Some(b'u')) => self.fail(at, Mistake::Invalid("`\\u` without four hexadecimal digits")),
            (Some(b'\\'), _) => self.fail(at, Mistake::Invalid("an invalid escape")),
            (Some(_), _) => self.fail(at, Mistake::Invalid("a line break or control character in a string")),
            (None, _) => self.fail(at, Mistake::Expected("`\"`")),
        }
    }

    fn number(&mut self, start: usize) -> End {
        let first = if self.byte(start) == Some(b'-') { start + 1 } else { start };
        let mut at = self.digits(first)?;
        if self.byte(first) == Some(b'0') && at > first + 1 {
            return self.fail(start, Mistake::Invalid("a number with a leading zero"));
        }
        if self.byte(at) == Some(b'.') {
            at = self.digits(at + 1)?;
        }
        if let Some(b'e' | b'E') = self.byte(at) {
            let has_sign = matches!(self.byte(at + 1), Some(b'+' | b'-'));
            at = self.digits(if has_sign { at + 2 } else { at + 1 })?;
        }
        Some(at)
    }

    fn digits(&mut self, start: usize) -> End {
        let end = self.skip_while(start, |byte| byte.is_ascii_digit());
        if end == start { self.fail(end, Mistake::Expected("a digit")) } else { Some(end) }
    }

    fn word(&mut self, at: usize) -> End {
        for word in ["null", "true", "false"] {
            if self.text.as_bytes().get(at..).is_some_and(|rest| rest.starts_with(word.as_bytes())) {
                return Some(at + word.len());
            }
        }
        self.fail(at, Mistake::Expected("a value"))
    }

    pub(super) fn whitespace(&self, start: usize) -> usize {
        self.skip_while(start, |byte| matches!(byte, b' ' | b'\n' | b'\r' | b'\t'))
    }

    fn skip_while(&self, start: usize, fits: impl Fn(u8) -> bool) -> usize {
        let mut at = start;
        while self.byte(at).is_some_and(&fits) {
            at += 1;
        }
        at
    }

    /// Steps over whitespace and a byte.
    fn expect(&mut self, start: usize, byte: u8, expected: &'static str) -> End {
        let at = self.whitespace(start);
        if self.byte(at) == Some(byte) { Some(at + 1) } else { self.fail(at, Mistake::Expected(expected)) }
    }

    fn byte(&self, at: usize) -> Option<u8> {
        self.text.as_bytes().get(at).copied()
    }

    /// Remembers the mistake that ends reading.
    #[cold]
    pub(super) fn fail<T>(&mut self, at: usize, mistake: Mistake) -> Option<T> {
        self.mistake = SyntaxError { at, mistake };
        None
    }

    #[expect(clippy::string_slice, reason = "values and names start and end next to ASCII")]
    pub(super) fn slice(&self, start: usize, end: usize) -> &'t str {
        &self.text[start..end]
    }
}

impl<'t> Key<'t> {
    /// Returns the name of a member, decoded; empty for an index.
    pub(super) fn name(&self) -> Cow<'t, str> {
        match *self {
            Self::Name { name, has_escapes: true, .. } => unescape(name),
            Self::Name { name, .. } => Cow::Borrowed(name),
            Self::Index(_) => Cow::Borrowed(""),
        }
    }

    /// Returns `true` if a token of a pointer leads here.
    #[inline(always)]
    pub(super) fn is(&self, token: &str) -> bool {
        match self {
            Self::Name { name, has_escapes: false, .. } => *name == token,
            Self::Name { name, .. } => unescape(name) == token,
            // An index has neither a sign nor a leading zero (RFC 6901, section 4).
            Self::Index(index) => token.parse() == Ok(*index) && (token == "0" || !token.starts_with(['0', '+'])),
        }
    }
}

/// Sets the highest bit of each byte that is a quote, a backslash or a control character, and maybe of those after it.
/// <https://graphics.stanford.edu/~seander/bithacks.html#HasLessInWord>
#[inline]
fn ends(bytes: [u8; 8]) -> u64 {
    const ONES: u64 = u64::MAX / 0xff;
    let bytes = u64::from_le_bytes(bytes);
    let quotes = bytes ^ (ONES * 0x22);
    let backslashes = bytes ^ (ONES * 0x5c);
    let controls = bytes.wrapping_sub(ONES * 0x20) & !bytes;
    let ends = (quotes.wrapping_sub(ONES) & !quotes) | (backslashes.wrapping_sub(ONES) & !backslashes) | controls;
    ends & (ONES << 7)
}
