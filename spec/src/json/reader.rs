//! The grammar: steps over one value after the other, and says where they are.

#![expect(clippy::inline_always, reason = "calls for each key and string cost 6% of a decode")]

use super::string::unescape;

/// How many objects and arrays may be open at once, as in `serde_json`. Reading recurses into them.
pub(super) const MAX_DEPTH: usize = 127;

/// `Ok` if what was read is JSON.
pub(super) type Result<T = ()> = std::result::Result<T, SyntaxError>;

/// Why a text is not JSON, or is nested too deeply, and where.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SyntaxError {
    /// The byte offset of the mistake.
    pub(crate) at: usize,
    /// A reference, so that a `Result` fits into two registers.
    pub(super) mistake: &'static Mistake,
}

#[derive(Debug, PartialEq, Eq)]
pub(super) enum Mistake {
    Expected(&'static str),
    Invalid(&'static str),
    TooDeep,
}

/// The name of a member as written between its quotes, or the index of an item.
pub(super) enum Key<'t> {
    Plain(&'t str),
    Escaped(&'t str),
    Index(usize),
}

/// A place in a text. It is always at a character boundary.
pub(super) struct Reader<'t> {
    text: &'t str,
    pub(super) at: usize,
    depth: usize,
}

impl<'t> Reader<'t> {
    /// Starts at the first value of a text.
    pub(super) fn new(text: &'t str) -> Self {
        let mut reader = Self { text, at: 0, depth: 0 };
        reader.skip_whitespace();
        reader
    }

    /// Checks that only whitespace is left.
    pub(super) fn end(&mut self) -> Result {
        self.skip_whitespace();
        if self.peek().is_none() { Ok(()) } else { Err(self.error(&Mistake::Expected("the end of the file"))) }
    }

    /// Steps over a value and everything in it.
    pub(super) fn skip(&mut self) -> Result {
        self.value(|reader, _| reader.skip())
    }

    /// Steps over a value. `read` is called with the key or index of each value in it, and must step over that value.
    #[inline]
    pub(super) fn value(&mut self, mut read: impl FnMut(&mut Self, Key<'t>) -> Result) -> Result {
        match self.peek() {
            Some(b'"') => self.string().map(drop),
            Some(b'{') => self.list(b'}', |reader| {
                let key = reader.key()?;
                reader.colon()?;
                read(reader, key)
            }),
            Some(b'[') => {
                let mut index = 0;
                self.list(b']', |reader| {
                    read(reader, Key::Index(index))?;
                    index += 1;
                    Ok(())
                })
            }
            Some(b'-' | b'0'..=b'9') => self.number(),
            _ => self.word(),
        }
    }

    /// Steps over an object or array. `read` must step over one member or item.
    pub(super) fn list(&mut self, end: u8, mut read: impl FnMut(&mut Self) -> Result) -> Result {
        if self.depth == MAX_DEPTH {
            return Err(self.error(&Mistake::TooDeep));
        }
        self.depth += 1;
        self.at += 1;
        self.skip_whitespace();
        let mut has_next = !self.eat(end);
        while has_next {
            read(self)?;
            has_next = self.comma_or_end(end)?;
        }
        self.depth -= 1;
        Ok(())
    }

    /// Steps over the comma before another member or item, or over the end. Returns `true` after a comma.
    #[inline]
    fn comma_or_end(&mut self, end: u8) -> Result<bool> {
        self.skip_whitespace();
        if self.eat(end) {
            return Ok(false);
        }
        let comma = self.at;
        let mistake = if end == b'}' { &Mistake::Expected("`,` or `}`") } else { &Mistake::Expected("`,` or `]`") };
        self.expect(b',', mistake)?;
        if self.peek() == Some(end) {
            return Err(SyntaxError { at: comma, mistake: &Mistake::Invalid("trailing comma") });
        }
        Ok(true)
    }

    #[inline(always)]
    pub(super) fn key(&mut self) -> Result<Key<'t>> {
        if self.peek() != Some(b'"') {
            return Err(self.error(&Mistake::Expected("a key in double quotes")));
        }
        let start = self.at + 1;
        let has_escapes = self.string()?;
        let name = self.slice(start, self.at - 1);
        Ok(if has_escapes { Key::Escaped(name) } else { Key::Plain(name) })
    }

    #[inline]
    pub(super) fn colon(&mut self) -> Result {
        self.skip_whitespace();
        self.expect(b':', &Mistake::Expected("`:` after the key"))
    }

    /// Steps over a string. Returns `true` if it has escapes.
    #[inline(always)]
    fn string(&mut self) -> Result<bool> {
        let mut has_escapes = false;
        self.at += 1;
        self.skip_plain();
        while !self.eat(b'"') {
            has_escapes = true;
            self.escape()?;
            self.skip_plain();
        }
        Ok(has_escapes)
    }

    /// Steps over the part of a string before a quote, a backslash or a control character.
    #[inline]
    fn skip_plain(&mut self) {
        while let Some(bytes) = self.text.as_bytes().get(self.at..).and_then(<[u8]>::first_chunk) {
            let ends = ends(*bytes);
            if ends != 0 {
                self.at += ends.trailing_zeros() as usize / 8;
                return;
            }
            self.at += bytes.len();
        }
        while self.peek().is_some_and(|byte| ends([byte; 8]) == 0) {
            self.at += 1;
        }
    }

    #[cold]
    fn escape(&mut self) -> Result {
        let text = self.text.as_bytes();
        self.at += match (self.peek(), text.get(self.at + 1)) {
            (Some(b'\\'), Some(b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't')) => 2,
            (Some(b'\\'), Some(b'u')) => match text.get(self.at + 2..self.at + 6) {
                Some(digits) if digits.iter().all(u8::is_ascii_hexdigit) => 6,
                _ => return Err(self.error(&Mistake::Invalid("`\\u` without four hexadecimal digits"))),
            },
            (Some(b'\\'), _) => return Err(self.error(&Mistake::Invalid("an invalid escape"))),
            (Some(_), _) => return Err(self.error(&Mistake::Invalid("a line break or control character in a string"))),
            (None, _) => return Err(self.error(&Mistake::Expected("`\"`"))),
        };
        Ok(())
    }

    fn number(&mut self) -> Result {
        let start = self.at;
        self.eat(b'-');
        if !self.eat(b'0') {
            self.digits()?;
        } else if self.peek().is_some_and(|digit| digit.is_ascii_digit()) {
            return Err(SyntaxError { at: start, mistake: &Mistake::Invalid("a number with a leading zero") });
        }
        if self.eat(b'.') {
            self.digits()?;
        }
        if self.eat(b'e') || self.eat(b'E') {
            let _sign = self.eat(b'+') || self.eat(b'-');
            self.digits()?;
        }
        Ok(())
    }

    fn digits(&mut self) -> Result {
        let start = self.at;
        while self.peek().is_some_and(|digit| digit.is_ascii_digit()) {
            self.at += 1;
        }
        if self.at == start { Err(self.error(&Mistake::Expected("a digit"))) } else { Ok(()) }
    }

    fn word(&mut self) -> Result {
        for word in ["null", "true", "false"] {
            if self.text.as_bytes().get(self.at..).is_some_and(|rest| rest.starts_with(word.as_bytes())) {
                self.at += word.len();
                return Ok(());
            }
        }
        Err(self.error(&Mistake::Expected("a value")))
    }

    fn skip_whitespace(&mut self) {
        while let Some(b' ' | b'\n' | b'\r' | b'\t') = self.peek() {
            self.at += 1;
        }
    }

    /// Steps over a byte and the whitespace after it.
    fn expect(&mut self, byte: u8, mistake: &'static Mistake) -> Result {
        if !self.eat(byte) {
            return Err(self.error(mistake));
        }
        self.skip_whitespace();
        Ok(())
    }

    /// Steps over a byte if it is the next one. Without the branch, each byte would have to wait for the one before.
    fn eat(&mut self, byte: u8) -> bool {
        if self.peek() != Some(byte) {
            return false;
        }
        self.at += 1;
        true
    }

    pub(super) fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// Returns what was stepped over since an earlier place.
    pub(super) fn since(&self, start: usize) -> &'t str {
        self.slice(start, self.at)
    }

    #[expect(clippy::string_slice, reason = "values and names start and end next to ASCII")]
    fn slice(&self, start: usize, end: usize) -> &'t str {
        &self.text[start..end]
    }

    #[cold]
    fn error(&self, mistake: &'static Mistake) -> SyntaxError {
        SyntaxError { at: self.at, mistake }
    }
}

impl Key<'_> {
    /// Returns `true` if a token of a pointer leads here.
    #[inline]
    pub(super) fn is(&self, token: &str) -> bool {
        match self {
            Self::Plain(name) => *name == token,
            Self::Escaped(name) => unescape(name) == token,
            Self::Index(index) => is_index(token, *index),
        }
    }
}

/// An index has neither a sign nor a leading zero (RFC 6901, section 4).
#[cold]
fn is_index(token: &str, index: usize) -> bool {
    token.parse() == Ok(index) && (token == "0" || !token.starts_with(['0', '+']))
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
