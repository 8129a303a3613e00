//! Single values: strings, names, lists, choices, links.

use crate::json::{Node, Value};
use crate::name::{is_pascal_case, is_reserved_word};
use crate::nearest::nearest;
use crate::problem::Problems;

/// Reports a problem and is `None`, for `return`.
pub(crate) fn none<T>(problems: &mut Problems<'_>, at: usize, message: impl Into<String>) -> Option<T> {
    problems.add(at, message);
    None
}

pub(crate) fn wrong_type<T>(node: &Node<'_>, what: &str, wanted: &str, problems: &mut Problems<'_>) -> Option<T> {
    none(problems, node.at, format!("{what} must be {wanted}, found {}", node.kind()))
}

/// A string that says something: `what` is the key, for the message.
pub(crate) fn text(node: &Node<'_>, what: &str, problems: &mut Problems<'_>) -> Option<String> {
    let Value::String(text) = &node.value else {
        return wrong_type(node, &format!("`{what}`"), "a string", problems);
    };
    if text.trim().is_empty() {
        return none(problems, node.at, format!("`{what}` must not be empty"));
    }
    if let Some(letter) = text.chars().find(|letter| is_deceptive(*letter)) {
        return none(problems, node.at, format!("`{what}` has the invisible character U+{:04X}", u32::from(letter)));
    }
    Some(text.clone())
}

/// A [`text`] of one line.
pub(crate) fn line(node: &Node<'_>, what: &str, problems: &mut Problems<'_>) -> Option<String> {
    let line = text(node, what, problems)?;
    if line.contains('\n') {
        return none(problems, node.at, format!("`{what}` must be one line"));
    }
    Some(line)
}

/// Control characters and bidirectional overrides: what is seen would not be what is there.
fn is_deceptive(letter: char) -> bool {
    let is_control = letter.is_control() && letter != '\n' && letter != '\t';
    is_control || matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// A name in `PascalCase` that Rust does not keep for itself.
pub(crate) fn variant_name(node: &Node<'_>, problems: &mut Problems<'_>) -> Option<String> {
    let name = line(node, "name", problems)?;
    if !is_pascal_case(&name) {
        return none(problems, node.at, format!("bad name `{name}`, expected PascalCase such as `NotFound`"));
    }
    if is_reserved_word(&name) {
        return none(problems, node.at, format!("bad name `{name}`, a word that Rust reserves"));
    }
    Some(name)
}

pub(crate) fn list<'n, 't>(node: &'n Node<'t>, what: &str, problems: &mut Problems<'_>) -> Option<&'n [Node<'t>]> {
    let Value::Array(nodes) = &node.value else {
        return wrong_type(node, &format!("`{what}`"), "an array", problems);
    };
    Some(nodes)
}

/// A list of texts; those that are wrong are reported and left out.
pub(crate) fn texts(node: &Node<'_>, what: &str, problems: &mut Problems<'_>) -> Vec<String> {
    let nodes = list(node, what, problems).unwrap_or_default();
    nodes.iter().filter_map(|node| text(node, what, problems)).collect()
}

/// Words and what each stands for.
pub(crate) type Choices<T> = &'static [(&'static str, T)];

/// One of a few words.
pub(crate) fn choice<T: Copy>(
    node: &Node<'_>,
    what: &str,
    choices: Choices<T>,
    problems: &mut Problems<'_>,
) -> Option<T> {
    let word = text(node, what, problems)?;
    if let Some((_, choice)) = choices.iter().find(|(name, _)| *name == word) {
        return Some(*choice);
    }
    let names: Vec<&str> = choices.iter().map(|(name, _)| *name).collect();
    none(problems, node.at, unknown(&word, what, &names))
}

fn unknown(word: &str, what: &str, names: &[&str]) -> String {
    let near = nearest(word, names.iter().copied()).map(|near| format!(", did you mean `{near}`?"));
    let expected = near.unwrap_or_else(|| format!(", expected `{}`", names.join("` or `")));
    format!("unknown `{what}` `{}`{expected}", word.escape_debug())
}

/// An absolute link.
pub(crate) fn link(node: &Node<'_>, problems: &mut Problems<'_>) -> Option<String> {
    let link = line(node, "docs", problems)?;
    if is_absolute(&link) {
        return checked_link(link, node, problems);
    }
    none(problems, node.at, format!("`docs` must start with `https://` or `http://`, found `{link}`"))
}

/// An absolute link, or one that is appended to the file's.
pub(crate) fn link_below(node: &Node<'_>, base: Option<&str>, problems: &mut Problems<'_>) -> Option<String> {
    let link = line(node, "docs", problems)?;
    if is_absolute(&link) {
        return checked_link(link, node, problems);
    }
    let Some(base) = base else {
        return none(
            problems,
            node.at,
            format!("`docs` is the relative `{link}`, and the spec has no `docs` of its own"),
        );
    };
    checked_link(format!("{base}{link}"), node, problems)
}

fn is_absolute(link: &str) -> bool {
    link.starts_with("https://") || link.starts_with("http://")
}

/// Links stand between angle brackets in the docs.
fn checked_link(link: String, node: &Node<'_>, problems: &mut Problems<'_>) -> Option<String> {
    if link.contains(|letter: char| letter.is_whitespace() || matches!(letter, '<' | '>' | '"' | '\\')) {
        return none(problems, node.at, "`docs` must be a link without blanks, quotes, backslashes or angle brackets");
    }
    Some(link)
}
