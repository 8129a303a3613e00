//! JSON syntax (RFC 8259): steps over values without reading them.
//!
//! It accepts what `serde_json` accepts as `IgnoredAny`, which a property test holds it to, and needs no stack for
//! deep nesting. Numbers and strings are checked and not converted: one out of range, or half a surrogate pair,
//! is still JSON.

use super::unescape::unescape;

/// A place in a text. Every step is `None` where the text is no JSON.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Cursor<'t> {
    text: &'t str,
    pub(crate) at: usize,
}

impl<'t> Cursor<'t> {
    pub(crate) fn new(text: &'t str) -> Self {
        Self { text, at: 0 }
    }

    #[inline]
    pub(crate) fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// The text from a place up to here.
    pub(crate) fn since(&self, start: usize) -> &'t str {
        self.text.get(start..self.at).unwrap_or_default()
    }

    pub(crate) fn is_at_end(&self) -> bool {
        self.at == self.text.len()
    }

    #[inline]
    pub(crate) fn skip_blanks(&mut self) {
        while let Some(b' ' | b'\n' | b'\r' | b'\t') = self.peek() {
            self.at += 1;
        }
    }

    /// Steps over a byte where it is that one.
    #[inline]
    pub(crate) fn eat(&mut self, byte: u8) -> bool {
        // A predicted branch is free. Were the comparison's result added instead, all that follows would wait for this byte.
        if self.peek() != Some(byte) {
            return false;
        }
        self.at += 1;
        true
    }

    /// Steps over a member's name and its colon.
    pub(crate) fn key(&mut self) -> Option<Key<'t>> {
        self.skip_blanks();
        let start = self.at + 1;
        let has_escapes = self.string()?;
        let inner = self.text.as_bytes().get(start..self.at - 1)?;
        self.skip_blanks();
        self.eat(b':').then_some(Key { inner, has_escapes })
    }

    /// Steps over a value of any depth.
    pub(crate) fn value(&mut self) -> Option<()> {
        let mut nesting = Nesting::default();
        loop {
            self.skip_blanks();
            if let Start::Inside(container) = self.start()? {
                nesting.push(container);
                continue;
            }
            while let Some(container) = nesting.last() {
                self.skip_blanks();
                if self.next_item(container)? {
                    break;
                }
                nesting.pop();
            }
            if nesting.is_empty() {
                return Some(());
            }
        }
    }

    /// Steps over a scalar or an empty container, or into a container, up to its first value.
    fn start(&mut self) -> Option<Start> {
        match self.peek()? {
            b'{' => self.enter(Container::Object),
            b'[' => self.enter(Container::Array),
            b'"' => self.string().map(|_| Start::Over),
            b'-' | b'0'..=b'9' => self.number().map(|()| Start::Over),
            _ => self.word().map(|()| Start::Over),
        }
    }

    fn enter(&mut self, container: Container) -> Option<Start> {
        self.at += 1;
        self.skip_blanks();
        if self.eat(container.end()) {
            return Some(Start::Over);
        }
        if container == Container::Object {
            self.key()?;
        }
        Some(Start::Inside(container))
    }

    /// Whether another value follows; else the container has ended.
    fn next_item(&mut self, container: Container) -> Option<bool> {
        if self.eat(container.end()) {
            return Some(false);
        }
        if !self.eat(b',') {
            return None;
        }
        if container == Container::Object {
            self.key()?;
        }
        Some(true)
    }

    /// Whether it has escapes.
    fn string(&mut self) -> Option<bool> {
        if !self.eat(b'"') {
            return None;
        }
        let mut has_escapes = false;
        loop {
            self.at += plain_length(self.text.as_bytes().get(self.at..)?);
            if self.eat(b'"') {
                return Some(has_escapes);
            }
            self.escape()?;
            has_escapes = true;
        }
    }

    fn escape(&mut self) -> Option<()> {
        if !self.eat(b'\\') {
            return None;
        }
        let escaped = self.text.as_bytes().get(self.at)?;
        self.at += 1;
        match escaped {
            b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't' => Some(()),
            b'u' => {
                let digits = self.text.as_bytes().get(self.at..self.at + 4)?;
                self.at += 4;
                digits.iter().all(u8::is_ascii_hexdigit).then_some(())
            }
            _ => None,
        }
    }

    fn number(&mut self) -> Option<()> {
        self.eat(b'-');
        if !self.eat(b'0') {
            self.digits()?;
        }
        if self.eat(b'.') {
            self.digits()?;
        }
        if self.eat(b'e') || self.eat(b'E') {
            let _sign = self.eat(b'+') || self.eat(b'-');
            self.digits()?;
        }
        Some(())
    }

    /// At least one digit.
    fn digits(&mut self) -> Option<()> {
        let start = self.at;
        while self.peek().is_some_and(|byte| byte.is_ascii_digit()) {
            self.at += 1;
        }
        (self.at > start).then_some(())
    }

    fn word(&mut self) -> Option<()> {
        let rest = self.text.get(self.at..)?;
        let word = ["null", "true", "false"].into_iter().find(|word| rest.starts_with(word))?;
        self.at += word.len();
        Some(())
    }
}

/// A member's name.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Key<'t> {
    inner: &'t [u8],
    has_escapes: bool,
}

impl Key<'_> {
    /// Whether it decodes to that name.
    pub(crate) fn is(self, name: &str) -> bool {
        if !self.has_escapes {
            return self.inner == name.as_bytes();
        }
        str::from_utf8(self.inner).is_ok_and(|inner| unescape(inner).eq(name.chars()))
    }
}

/// How many bytes there are before a quote, a backslash or a control character. Eight at a time: of the bits that mark
/// them, those above the lowest may be carried over from it, the lowest is right.
fn plain_length(rest: &[u8]) -> usize {
    const ONES: u64 = u64::from_ne_bytes([1; 8]);
    let zeros = |word: u64| word.wrapping_sub(ONES) & !word;
    let mut length = 0;
    let (words, _) = rest.as_chunks::<8>();
    for word in words.iter().map(|word| u64::from_le_bytes(*word)) {
        let control = word.wrapping_sub(ONES * 0x20) & !word;
        let quote = zeros(word ^ (ONES * u64::from(b'"')));
        let backslash = zeros(word ^ (ONES * u64::from(b'\\')));
        let marks = (control | quote | backslash) & (ONES << 7);
        if marks != 0 {
            return length + (marks.trailing_zeros() / 8) as usize;
        }
        length += 8;
    }
    let tail = rest.get(length..).unwrap_or_default();
    length + tail.iter().take_while(|byte| !matches!(byte, b'"' | b'\\' | 0..=0x1f)).count()
}

/// Where a value's first step has led.
enum Start {
    /// Past it.
    Over,
    /// Before the first value in it.
    Inside(Container),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Container {
    Object,
    Array,
}

impl Container {
    fn end(self) -> u8 {
        match self {
            Self::Object => b'}',
            Self::Array => b']',
        }
    }
}

/// The containers around a place, a bit each: 64 of them without an allocation, a mebibyte of brackets in 128 KiB.
#[derive(Default)]
struct Nesting {
    /// The innermost ones, the last in the lowest bit.
    inner: u64,
    /// How many of `inner` count.
    count: u32,
    outer: Vec<u64>,
}

impl Nesting {
    fn push(&mut self, container: Container) {
        if self.count == u64::BITS {
            self.outer.push(self.inner);
            self.count = 0;
        }
        self.inner = self.inner << 1 | u64::from(container == Container::Object);
        self.count += 1;
    }

    fn pop(&mut self) {
        self.inner >>= 1;
        self.count = self.count.saturating_sub(1);
        if self.count == 0
            && let Some(outer) = self.outer.pop()
        {
            (self.inner, self.count) = (outer, u64::BITS);
        }
    }

    fn last(&self) -> Option<Container> {
        let container = if self.inner & 1 == 1 { Container::Object } else { Container::Array };
        (self.count > 0).then_some(container)
    }

    fn is_empty(&self) -> bool {
        self.count == 0
    }
}

#[cfg(test)]
mod tests {
    use super::Cursor;

    fn is_json(text: &str) -> bool {
        let mut cursor = Cursor::new(text);
        cursor.value().is_some() && {
            cursor.skip_blanks();
            cursor.is_at_end()
        }
    }

    #[test]
    fn what_rfc_8259_allows_is_json() {
        for text in [
            "0",
            "-0",
            "1.5e+10",
            "-1E-1",
            "1e999",
            "\"\"",
            "\"\\u00e9\\/\\ud800\"",
            " [ ] ",
            "{\"\":[{},[[]],null]}",
            "true",
        ] {
            assert!(is_json(text), "{text}");
        }
    }

    #[test]
    fn what_it_does_not_is_none() {
        for text in [
            "",
            "01",
            "1.",
            ".5",
            "+1",
            "1e",
            "-",
            "nul",
            "\"\n\"",
            "\"\\x\"",
            "\"\\u12g4\"",
            "\"",
            "[1,]",
            "[,1]",
            "{\"a\"}",
            "{\"a\":1,}",
            "{a:1}",
            "[}",
            "{]",
            "[1 2]",
            "1 2",
            "\u{feff}1",
        ] {
            assert!(!is_json(text), "{text}");
        }
    }

    #[test]
    fn containers_of_any_depth_and_order_are_told_apart() {
        let depth = 1_000;
        let open: String = (0..depth).map(|level| if level % 3 == 0 { "{\"k\":" } else { "[" }).collect();
        let close: String = (0..depth).rev().map(|level| if level % 3 == 0 { "}" } else { "]" }).collect();
        assert!(is_json(&format!("{open}1{close}")));
        for wrong in [1, 63, 64, 65, 128, 500] {
            let mut close: Vec<char> = close.chars().collect();
            close[wrong] = if close[wrong] == ']' { '}' } else { ']' };
            assert!(!is_json(&format!("{open}1{}", close.into_iter().collect::<String>())), "{wrong}");
        }
    }
}
