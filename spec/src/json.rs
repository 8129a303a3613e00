//! Text -> JSON values that know where they stand.
//!
//! `serde_json` checks the syntax; its `RawValue` borrows from the text, so that the address of a value
//! tells its offset. Each level is read by itself, which costs one more pass a level: specs are flat.

use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

use crate::position::Lines;

/// Deeper than any spec: beyond it a file is refused instead of read recursively.
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
    /// As written: `1e2` is not `100` here.
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
    /// What the value is, for "must be ..., found ...".
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

/// A text that is no JSON, or too deep: the offset and what is wrong there.
#[derive(Debug)]
pub(crate) struct SyntaxError {
    pub(crate) at: usize,
    pub(crate) message: String,
}

/// Reads a whole text as one JSON value.
pub(crate) fn parse(text: &str) -> Result<Node<'_>, SyntaxError> {
    // `Value` knows more words for what is wrong than `RawValue`, a trailing comma for one.
    let root =
        part::<&RawValue>(text, text).map_err(|error| part::<serde_json::Value>(text, text).err().unwrap_or(error))?;
    node(text, root, 0)
}

fn node<'t>(text: &'t str, raw: &'t RawValue, depth: usize) -> Result<Node<'t>, SyntaxError> {
    let at = offset(text, raw.get());
    if depth > DEEPEST {
        return Err(SyntaxError { at, message: format!("nested deeper than {DEEPEST} levels") });
    }
    let value = match raw.get().bytes().next() {
        Some(b'{') => object(text, raw, depth)?,
        Some(b'[') => array(text, raw, depth)?,
        Some(b'"') => Value::String(part(text, raw.get())?),
        Some(b't') => Value::Bool(true),
        Some(b'f') => Value::Bool(false),
        Some(b'n') => Value::Null,
        _ => Value::Number(raw.get()),
    };
    Ok(Node { at, value })
}

fn array<'t>(text: &'t str, raw: &'t RawValue, depth: usize) -> Result<Value<'t>, SyntaxError> {
    let items: Vec<&RawValue> = part(text, raw.get())?;
    let nodes = items.into_iter().map(|item| node(text, item, depth + 1));
    nodes.collect::<Result<_, _>>().map(Value::Array)
}

fn object<'t>(text: &'t str, raw: &'t RawValue, depth: usize) -> Result<Value<'t>, SyntaxError> {
    let Members(members) = part(text, raw.get())?;
    let members = members.into_iter().map(|(key, value)| {
        let (at, key) = (offset(text, key.get()), part(text, key.get())?);
        Ok(Member { at, key, value: node(text, value, depth + 1)? })
    });
    members.collect::<Result<_, _>>().map(Value::Object)
}

/// Reads a part of the text; an error's place is told from the start of the whole.
fn part<'t, T: Deserialize<'t>>(text: &'t str, part: &'t str) -> Result<T, SyntaxError> {
    serde_json::from_str(part).map_err(|error| SyntaxError {
        at: offset(text, part) + Lines::of(part).offset(error.line(), error.column()),
        message: format!("not JSON: {}", without_position(&error)),
    })
}

fn offset(text: &str, part: &str) -> usize {
    part.as_ptr().addr().saturating_sub(text.as_ptr().addr())
}

/// `serde_json` ends its words with its own position, which counts bytes.
fn without_position(error: &serde_json::Error) -> String {
    let words = error.to_string();
    let position = format!(" at line {} column {}", error.line(), error.column());
    words.strip_suffix(&position).map_or(words.clone(), str::to_owned)
}

/// All members of an object, repeated keys too, neither keys nor values read any further.
struct Members<'t>(Vec<(&'t RawValue, &'t RawValue)>);

impl<'t> Deserialize<'t> for Members<'t> {
    fn deserialize<D: Deserializer<'t>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(MembersVisitor)
    }
}

struct MembersVisitor;

impl<'t> Visitor<'t> for MembersVisitor {
    type Value = Members<'t>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an object")
    }

    fn visit_map<A: MapAccess<'t>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut members = Vec::new();
        while let Some(member) = map.next_entry()? {
            members.push(member);
        }
        Ok(Members(members))
    }
}
