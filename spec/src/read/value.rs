//! A JSON value that reports its own problems: the reader accesses every value through it.

use super::name::{RESERVED_WORDS, is_pascal_case, is_snake_case, pascal_case, snake_case};
use super::nearest::nearest;
use super::problem::Problems;
use super::text::{is_deceptive, leaked};
use crate::json::{Member, Node, Value};

/// A JSON value, and the problems of the file that it is in.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Json<'n> {
    pub(crate) node: &'n Node<'n>,
    pub(crate) problems: &'n Problems<'n>,
}

/// The words that a key can have, and what each means.
pub(crate) type Choices<T> = &'static [(&'static str, T)];

impl<'n> Json<'n> {
    /// Returns another value of the same file.
    pub(crate) fn with(self, node: &'n Node<'n>) -> Self {
        Self { node, ..self }
    }

    /// Reports a problem of this value.
    pub(crate) fn report(self, message: impl Into<String>) {
        self.problems.add(self.node.at, message);
    }

    /// Reports a problem of this value. Returns `None`, so that a reader can end with it.
    pub(crate) fn reject<T>(self, message: impl Into<String>) -> Option<T> {
        self.report(message);
        None
    }

    pub(crate) fn reject_type<T>(self, what: &str, wanted: &str) -> Option<T> {
        self.reject(format!("{what} must be {wanted}, found {}", self.node.kind()))
    }

    /// Reads Markdown. CR LF is a line break, like LF.
    pub(crate) fn markdown(self, what: &str) -> Option<&'static str> {
        Some(self.text(what)?.replace("\r\n", "\n").leak())
    }

    /// Reads a string that is not empty and has no invisible characters.
    pub(crate) fn text(self, what: &str) -> Option<&'n str> {
        let Value::String(text) = &self.node.value else { return self.reject_type(what, "a string") };
        if text.trim().is_empty() {
            return self.reject(format!("{what} must not be empty"));
        }
        if let Some(letter) = text.replace("\r\n", "\n").chars().find(|letter| is_deceptive(*letter)) {
            return self.reject(format!("{what} has the invisible character U+{:04X}", u32::from(letter)));
        }
        Some(text)
    }

    /// Reads a [`text`](Self::text) of one line.
    pub(crate) fn line(self, what: &str) -> Option<&'n str> {
        let line = self.text(what)?;
        if line.contains('\n') { self.reject(format!("{what} must be one line")) } else { Some(line) }
    }

    /// Reads the items of an array.
    pub(crate) fn list(self, key: &str) -> Option<Vec<Self>> {
        let Value::Array(nodes) = &self.node.value else { return self.reject_type(&format!("`{key}`"), "an array") };
        Some(nodes.iter().map(|node| self.with(node)).collect())
    }

    /// Reads the items of an array that must have some; none if it is not an array.
    pub(crate) fn filled_list(self, key: &str, item: &str) -> Vec<Self> {
        let Some(items) = self.list(key) else { return Vec::new() };
        if items.is_empty() {
            self.report(format!("`{key}` must have at least one {item}"));
        }
        items
    }

    /// Reads the members of an object with any keys, apart from `$schema` and `$comment`. A repeated key is a problem.
    pub(crate) fn entries(self, what: &str) -> Option<Vec<&'n Member<'n>>> {
        let Value::Object(members) = &self.node.value else { return self.reject_type(what, "an object") };
        for (index, member) in members.iter().enumerate() {
            if let Some(earlier) = members.iter().take(index).find(|earlier| earlier.key == member.key) {
                let key = member.key.escape_debug();
                let first = self.problems.position(earlier.at);
                self.problems.add(member.at, format!("duplicate key `{key}` in {what}, first used at {first}"));
            }
        }
        Some(members.iter().filter(|member| !["$schema", "$comment"].contains(&member.key.as_str())).collect())
    }

    /// Reads one of a few words.
    pub(crate) fn choice<T: Copy>(self, key: &str, choices: Choices<T>) -> Option<T> {
        let word = self.text(&format!("`{key}`"))?;
        if let Some((_, choice)) = choices.iter().find(|(name, _)| *name == word) {
            return Some(*choice);
        }
        let names: Vec<&str> = choices.iter().map(|(name, _)| *name).collect();
        let near = nearest(word, names.iter().copied()).map(|near| format!(", did you mean `{near}`?"));
        let expected = near.unwrap_or_else(|| format!(", expected one of `{}`", names.join("`, `")));
        self.reject(format!("unknown `{key}` `{}`{expected}", word.escape_debug()))
    }

    /// Reads a name in `PascalCase` that can be a variant.
    pub(crate) fn variant_name(self) -> Option<&'static str> {
        let name = self.line("`name`")?;
        if !is_pascal_case(name) {
            let example = Some(pascal_case(name)).filter(|name| is_pascal_case(name));
            let example = example.as_deref().unwrap_or("NotFound");
            return self.reject(format!("invalid name `{name}`: expected PascalCase such as `{example}`"));
        }
        self.unreserved(name)
    }

    /// Reads a line in `snake_case`.
    pub(crate) fn snake_case(self, key: &str, example: &str) -> Option<&'n str> {
        let name = self.line(&format!("`{key}`"))?;
        if is_snake_case(name) {
            return Some(name);
        }
        let near = Some(snake_case(name)).filter(|near| is_snake_case(near));
        let example = near.as_deref().unwrap_or(example);
        self.reject(format!("invalid {key} `{name}`: expected snake_case such as `{example}`"))
    }

    /// Leaks a name that Rust does not reserve.
    pub(crate) fn unreserved(self, name: &str) -> Option<&'static str> {
        if RESERVED_WORDS.contains(&name) {
            return self.reject(format!("invalid name `{name}`: Rust reserves this word"));
        }
        Some(leaked(name))
    }
}
