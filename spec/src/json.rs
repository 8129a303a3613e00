//! Text -> JSON values that know where they are (RFC 8259).
//!
//! Written by hand: libraries with positions accept more than JSON, and users wait for the macro's dependencies, which
//! build sooner without `serde_json`. A property test compares the verdict with that of `serde_json`, except for lone
//! surrogates and depth.

/// No spec is nested deeper. A deeper file is rejected, because reading recurses.
const DEEPEST: usize = 32;

/// A JSON value and the byte offset of its first character.
#[derive(Debug)]
pub(crate) struct Node<'t> {
    pub(crate) at: usize,
    pub(crate) value: Value<'t>,
}

#[derive(Debug)]
pub(crate) enum Value<'t> {
    Null,
    Bool(bool),
    /// As written: `1e2` is not `100`.
    Number(&'t str),
    String(String),
    Array(Vec<Node<'t>>),
    Object(Vec<Member<'t>>),
}

#[derive(Debug)]
pub(crate) struct Member<'t> {
    pub(crate) at: usize,
    pub(crate) key: String,
    pub(crate) value: Node<'t>,
}

impl Node<'_> {
    /// Returns the type in words, for "must be ..., found ...".
    pub(crate) fn kind(&self) -> &'static str {
        match self.value {
            Value::Null => "null",
            Value::Bool(_) => "a boolean",
            Value::Number(_) => "a number",
            Value::String(_) => "a string",
            Value::Array(_) => "an array",
            Value::Object(_) => "an object",
        }
    }
}

/// Why a text is not JSON, or too deep: the offset and the message.
#[derive(Debug)]
pub(crate) struct SyntaxError {
    pub(crate) at: usize,
    pub(crate) message: String,
}

/// Reads a whole text as one JSON value.
pub(crate) fn parse(text: &str) -> Result<Node<'_>, SyntaxError> {
    let mut reader = Reader { text, at: 0 };
    let root = reader.value(0)?;
    reader.skip_whitespace();
    if reader.rest().is_empty() { Ok(root) } else { Err(reader.expected("the end of the file")) }
}

/// A place in a text, always at a character boundary.
struct Reader<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Reader<'t> {
    fn value(&mut self, depth: usize) -> Result<Node<'t>, SyntaxError> {
        self.skip_whitespace();
        let at = self.at;
        if depth > DEEPEST {
            return Err(SyntaxError { at, message: format!("nested deeper than {DEEPEST} levels") });
        }
        let value = match self.peek() {
            Some(b'{') => self.object(depth)?,
            Some(b'[') => self.array(depth)?,
            Some(b'"') => Value::String(self.string()?),
            Some(b'-' | b'0'..=b'9') => self.number()?,
            _ => self.word()?,
        };
        Ok(Node { at, value })
    }

    fn object(&mut self, depth: usize) -> Result<Value<'t>, SyntaxError> {
        let mut members = Vec::new();
        let mut has_next = self.enter('}');
        while has_next {
            members.push(self.member(depth)?);
            has_next = self.has_next('}')?;
        }
        Ok(Value::Object(members))
    }

    fn member(&mut self, depth: usize) -> Result<Member<'t>, SyntaxError> {
        let at = self.at;
        if self.peek() != Some(b'"') {
            return Err(self.expected("a key in double quotes"));
        }
        let key = self.string()?;
        self.skip_whitespace();
        if !self.eat(':') {
            return Err(self.expected("`:` after the key"));
        }
        Ok(Member { at, key, value: self.value(depth + 1)? })
    }

    fn array(&mut self, depth: usize) -> Result<Value<'t>, SyntaxError> {
        let mut items = Vec::new();
        let mut has_next = self.enter(']');
        while has_next {
            items.push(self.value(depth + 1)?);
            has_next = self.has_next(']')?;
        }
        Ok(Value::Array(items))
    }

    /// Steps into a container. Returns `true` if it is not empty.
    fn enter(&mut self, end: char) -> bool {
        self.at += 1;
        self.skip_whitespace();
        !self.eat(end)
    }

    /// Steps over a comma. Returns `true` if another item follows.
    fn has_next(&mut self, end: char) -> Result<bool, SyntaxError> {
        self.skip_whitespace();
        if self.eat(end) {
            return Ok(false);
        }
        let comma = self.at;
        if !self.eat(',') {
            return Err(self.expected(&format!("`,` or `{end}`")));
        }
        self.skip_whitespace();
        if self.rest().starts_with(end) { Err(not_json(comma, "trailing comma")) } else { Ok(true) }
    }

    fn string(&mut self) -> Result<String, SyntaxError> {
        self.at += 1;
        let mut string = String::new();
        loop {
            let ends = |byte| matches!(byte, b'"' | b'\\' | 0..=0x1f);
            let plain = self.rest().bytes().position(ends).unwrap_or(self.rest().len());
            string.push_str(self.rest().get(..plain).unwrap_or_default());
            self.at += plain;
            match self.peek() {
                Some(b'\\') => string.push(self.escape()?),
                Some(b'"') => break self.at += 1,
                Some(_) => return Err(not_json(self.at, "a line break or control character in a string")),
                None => return Err(self.expected("`\"`")),
            }
        }
        Ok(string)
    }

    fn escape(&mut self) -> Result<char, SyntaxError> {
        let letter = match self.text.as_bytes().get(self.at + 1) {
            Some(b'u') => return self.unicode(),
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(letter @ (b'"' | b'\\' | b'/')) => char::from(*letter),
            _ => return Err(not_json(self.at, "an invalid escape")),
        };
        self.at += 2;
        Ok(letter)
    }

    /// Reads a `\u` escape: one UTF-16 unit, or a pair of surrogates.
    fn unicode(&mut self) -> Result<char, SyntaxError> {
        let at = self.at;
        let first = self.unit()?;
        if let Some(letter) = char::from_u32(first.into()) {
            return Ok(letter);
        }
        let pair = self.unit().ok().map(|second| [first, second]);
        let letter = pair.and_then(|pair| char::decode_utf16(pair).next()).and_then(Result::ok);
        letter.ok_or_else(|| not_json(at, "half of a surrogate pair"))
    }

    fn unit(&mut self) -> Result<u16, SyntaxError> {
        let digits = self.rest().strip_prefix("\\u").and_then(|rest| rest.get(..4));
        let digits = digits.filter(|digits| digits.bytes().all(|digit| digit.is_ascii_hexdigit()));
        let Some(unit) = digits.and_then(|digits| u16::from_str_radix(digits, 16).ok()) else {
            return Err(not_json(self.at, "`\\u` without four hexadecimal digits"));
        };
        self.at += "\\u0000".len();
        Ok(unit)
    }

    fn number(&mut self) -> Result<Value<'t>, SyntaxError> {
        let start = self.at;
        self.eat('-');
        if !self.eat('0') {
            self.digits()?;
        } else if self.peek().is_some_and(|digit| digit.is_ascii_digit()) {
            return Err(not_json(start, "a number with a leading zero"));
        }
        if self.eat('.') {
            self.digits()?;
        }
        if self.eat('e') || self.eat('E') {
            let _sign = self.eat('+') || self.eat('-');
            self.digits()?;
        }
        Ok(Value::Number(self.text.get(start..self.at).unwrap_or_default()))
    }

    fn digits(&mut self) -> Result<(), SyntaxError> {
        let count = self.rest().bytes().take_while(u8::is_ascii_digit).count();
        self.at += count;
        if count == 0 { Err(self.expected("a digit")) } else { Ok(()) }
    }

    fn word(&mut self) -> Result<Value<'t>, SyntaxError> {
        for (word, value) in [("null", Value::Null), ("true", Value::Bool(true)), ("false", Value::Bool(false))] {
            if self.rest().starts_with(word) {
                self.at += word.len();
                return Ok(value);
            }
        }
        Err(self.expected("a value"))
    }

    fn skip_whitespace(&mut self) {
        let is_whitespace = |byte: &u8| matches!(byte, b' ' | b'\n' | b'\r' | b'\t');
        self.at += self.rest().bytes().take_while(is_whitespace).count();
    }

    /// Steps over a character if it is the next one.
    fn eat(&mut self, character: char) -> bool {
        let is_there = self.rest().starts_with(character);
        self.at += if is_there { character.len_utf8() } else { 0 };
        is_there
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn expected(&self, what: &str) -> SyntaxError {
        if self.rest().starts_with("//") || self.rest().starts_with("/*") || self.rest().starts_with('#') {
            return not_json(self.at, "comments are not allowed; use a `$comment` key");
        }
        let found = match self.rest().chars().next() {
            None => "the end of the file".to_owned(),
            Some(letter) if letter.is_ascii_graphic() => format!("`{letter}`"),
            Some(letter) => format!("`{}`", letter.escape_debug()),
        };
        not_json(self.at, &format!("expected {what}, found {found}"))
    }
}

fn not_json(at: usize, what: &str) -> SyntaxError {
    SyntaxError { at, message: format!("not JSON: {what}") }
}

#[cfg(test)]
mod tests {
    use super::{Value, parse};

    fn string(text: &str) -> String {
        match parse(text).unwrap().value {
            Value::String(string) => string,
            other => panic!("{other:?}"),
        }
    }

    fn problem(text: &str) -> (usize, String) {
        let error = parse(text).unwrap_err();
        (error.at, error.message)
    }

    #[test]
    fn every_escape_of_rfc_8259_is_decoded() {
        assert_eq!(
            string(r#""\"\\\/\b\f\n\r\t\u00e9\ud83d\ude00\uD7FF""#),
            "\"\\/\u{8}\u{c}\n\r\t\u{e9}\u{1f600}\u{d7ff}"
        );
    }

    #[test]
    fn a_value_knows_where_it_starts() {
        let root = parse(" { \"\u{e9}\" : [ 1 ] }").unwrap();
        let Value::Object(members) = root.value else { panic!("an object") };
        let Value::Array(items) = &members[0].value.value else { panic!("an array") };
        assert_eq!([root.at, members[0].at, members[0].value.at, items[0].at], [1, 3, 10, 12]);
    }

    #[test]
    fn invalid_json_is_reported_with_its_position() {
        for (text, at, what) in [
            ("", 0, "expected a value, found the end of the file"),
            ("nul", 0, "expected a value, found `n`"),
            ("[1, ]", 2, "trailing comma"),
            ("[,1]", 1, "expected a value, found `,`"),
            ("{'a':1}", 1, "expected a key in double quotes, found `'`"),
            ("{\"a\" 1}", 5, "expected `:` after the key, found `1`"),
            ("[1 2]", 3, "expected `,` or `]`, found `2`"),
            ("{\"a\":1;}", 6, "expected `,` or `}`, found `;`"),
            ("1 / one", 2, "expected the end of the file, found `/`"),
            ("1 // one", 2, "comments are not allowed; use a `$comment` key"),
            ("{ /* one */ }", 2, "comments are not allowed; use a `$comment` key"),
            ("[1, # one", 4, "comments are not allowed; use a `$comment` key"),
            ("[01]", 1, "a number with a leading zero"),
            ("-00", 0, "a number with a leading zero"),
            ("-x", 1, "expected a digit, found `x`"),
            ("1.", 2, "expected a digit, found the end of the file"),
            ("\"a", 2, "expected `\"`, found the end of the file"),
            ("\"a\nb\"", 2, "a line break or control character in a string"),
            (r#""\x""#, 1, "an invalid escape"),
            (r#""\u12g4""#, 1, "`\\u` without four hexadecimal digits"),
            (r#""a\ud800\u0041""#, 2, "half of a surrogate pair"),
            (r#""\ude00\ud83d""#, 1, "half of a surrogate pair"),
            ("[\u{7}]", 1, "expected a value, found `\\u{7}`"),
        ] {
            assert_eq!(problem(text), (at, format!("not JSON: {what}")), "{text}");
        }
    }

    #[test]
    fn a_text_of_any_depth_is_rejected() {
        let deep = "[".repeat(1_000_000);
        assert_eq!(problem(&deep), (33, "nested deeper than 32 levels".to_owned()));
    }
}
