//! All values of a text with their places, and what the author of a spec file reads about a mistake.

use super::reader::{Key, MAX_DEPTH, Mistake, Reader, SyntaxError};
use super::string::decode;

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

/// Reads a whole text as one JSON value.
pub(crate) fn parse(text: &str) -> Result<Node<'_>, SyntaxError> {
    let mut reader = Reader::new(text);
    let root = reader.node(reader.whitespace(0)).and_then(|(root, end)| reader.end(end).map(|()| root));
    root.ok_or(reader.mistake)
}

impl<'t> Reader<'t> {
    /// Reads a value. Returns the place after it, too.
    fn node(&mut self, at: usize) -> Option<(Node<'t>, usize)> {
        let mut members = Vec::new();
        let mut items = Vec::new();
        let end = self.value(at, |reader, at, key| {
            let key = match key {
                Key::Name { at, name, .. } => Some((at, reader.unescaped(at + 1, name)?)),
                Key::Index(_) => None,
            };
            let (value, end) = reader.node(at)?;
            match key {
                Some((at, key)) => members.push(Member { at, key, value }),
                None => items.push(value),
            }
            Some(end)
        })?;
        let text = self.slice(at, end);
        let value = match text.as_bytes() {
            [b'{', ..] => Value::Object(members),
            [b'[', ..] => Value::Array(items),
            [b'"', ..] => Value::String(self.unescaped(at + 1, self.slice(at + 1, end - 1))?),
            b"null" => Value::Null,
            b"true" => Value::Bool(true),
            b"false" => Value::Bool(false),
            _ => Value::Number(text),
        };
        Some((Node { at, value }, end))
    }

    /// Decodes what is between the quotes of a string. Half of a surrogate pair is a mistake of the spec's author.
    fn unescaped(&mut self, at: usize, inner: &str) -> Option<String> {
        match decode(inner) {
            (_, Some(half)) => self.fail(at + half, Mistake::Invalid("half of a surrogate pair")),
            (text, None) => Some(text),
        }
    }
}

impl SyntaxError {
    /// Words the mistake. `text` is what was read.
    #[expect(clippy::string_slice, reason = "a mistake is at a character boundary of the text")]
    pub(crate) fn message(&self, text: &str) -> String {
        let rest = &text[self.at..];
        match self.mistake {
            Mistake::TooDeep => format!("nested deeper than {MAX_DEPTH} levels"),
            Mistake::Invalid(what) => format!("not JSON: {what}"),
            Mistake::Expected(_) if ["//", "/*", "#"].iter().any(|start| rest.starts_with(start)) => COMMENT.to_owned(),
            Mistake::Expected(what) => format!("not JSON: expected {what}, found {}", found(rest.chars().next())),
        }
    }
}

const COMMENT: &str = "not JSON: comments are not allowed; use a `$comment` key";

fn found(letter: Option<char>) -> String {
    match letter {
        None => "the end of the file".to_owned(),
        Some(letter) if letter.is_ascii_graphic() => format!("`{letter}`"),
        Some(letter) => format!("`{}`", letter.escape_debug()),
    }
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
        (error.at, error.message(text))
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
            ("{", 1, "expected a key in double quotes, found the end of the file"),
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
        assert_eq!(problem(&deep), (127, "nested deeper than 127 levels".to_owned()));
    }
}
