//! The value of an argument of `#[dfns(..)]`: the text of `display` and `code`, and the path of `transport`.

use proc_macro2::{Ident, TokenStream, TokenTree};
use syn::parse::Parser as _;
use syn::{LitStr, Path};

use super::key::{KEYWORDS, Key, misplaced};
use super::tokens::{is_path, is_punct, literal_text, squeezed, stream};
use crate::diagnostics::{error, spelled};

/// What follows a key.
pub(super) enum Value {
    Text(LitStr),
    Path(Path),
    /// Nothing yet, after what was written.
    Missing(TokenStream),
}

/// Reads the value of a key. `written` is the key, with its `=`.
pub(super) fn read(key: &str, written: &TokenStream, value: &[TokenTree]) -> syn::Result<Value> {
    if value.is_empty() {
        return Ok(Value::Missing(written.clone()));
    }
    if key == "transport" {
        return read_function(written, value).map(Value::Path);
    }
    syn::parse2(stream(value)).map(Value::Text).map_err(|_| not_a_text(key, value))
}

/// Reads the path of `transport`.
fn read_function(written: &TokenStream, value: &[TokenTree]) -> syn::Result<Path> {
    let message = "`transport` requires the path of a function";
    let meant = match value {
        [TokenTree::Literal(literal)] => syn::parse_str::<Path>(&literal_text(literal)).ok().map(spelled),
        [path @ .., TokenTree::Group(_)] if is_path(path) => Some(squeezed(path)),
        _ => None,
    };
    if let Some(meant) = meant {
        return Err(error(stream(value), message, format!("write `transport = {meant}`")));
    }
    let help = "name a function that takes a reference to the wrapped error and returns a `Transport`";
    Path::parse_mod_style.parse2(stream(value)).map_err(|_| error(written, message, help))
}

/// Says what to write instead of a value that is not a string literal.
fn not_a_text(key: &str, value: &[TokenTree]) -> syn::Error {
    let advice = if key == "display" { "write the text, and put the fields in it" } else { "write a string literal" };
    let are_literals = value.iter().all(|token| matches!(token, TokenTree::Literal(_)));
    let message = if value.len() > 1 && are_literals { "takes one string literal" } else { "must be a string literal" };
    let help = in_quotes(key, value).unwrap_or_else(|| not_evaluated(value, advice));
    error(stream(value), format!("`{key}` {message}"), help)
}

/// Writes a literal of another kind, several literals, or a word as the string that was meant.
pub(super) fn in_quotes(key: &str, value: &[TokenTree]) -> Option<String> {
    let texts: Option<Vec<String>> = value.iter().map(text_of).collect();
    let text = match (texts, value) {
        (Some(texts), _) => texts.concat(),
        (None, [TokenTree::Ident(word)]) => word.to_string(),
        _ => return None,
    };
    let is_constant = matches!(value, [TokenTree::Ident(_)]) && !text.contains(char::is_lowercase);
    (!is_constant).then(|| format!("write `{key} = {text:?}`"))
}

fn text_of(token: &TokenTree) -> Option<String> {
    let TokenTree::Literal(literal) = token else { return None };
    Some(literal_text(literal))
}

/// Says that the value of an expression is not known here.
pub(super) fn not_evaluated(value: &[TokenTree], advice: &str) -> String {
    match value {
        [path @ .., bang, TokenTree::Group(_)] if is_punct(bang, '!') => {
            format!("`{}!` cannot be evaluated here: {advice}", squeezed(path))
        }
        [.., TokenTree::Ident(_)] => format!("a constant cannot be evaluated here: {advice}"),
        _ => advice.to_owned(),
    }
}

/// Returns the mistake of an argument that follows a text, as it does in `write!` or in thiserror.
pub(super) fn argument_of_text(key: &str, tokens: &[TokenTree]) -> Option<syn::Error> {
    let help = match tokens {
        [TokenTree::Ident(name), equals, value @ ..] if is_punct(equals, '=') => {
            let is_text = matches!(value, [TokenTree::Literal(literal), ..] if literal.to_string().starts_with('"'));
            if is_argument(name) || is_text && is_meant_as_argument(name) {
                return None;
            }
            put_in_text(value)
        }
        [TokenTree::Ident(name), ..] if is_argument(name) => return None,
        [TokenTree::Ident(_), ..] => put_in_text(tokens),
        [dot, ..] if is_punct(dot, '.') => put_in_text(tokens),
        [TokenTree::Literal(literal), ..] if literal.to_string().parse::<u64>().is_err() => {
            "add it to the string".to_owned()
        }
        _ => return None,
    };
    Some(error(stream(tokens), format!("`{key}` takes no arguments after the string"), help))
}

/// Returns `true` for words that are not the name of a field.
fn is_argument(name: &Ident) -> bool {
    let is_field = name.to_string().starts_with(|first: char| first.is_lowercase() || first == '_');
    let is_marker = name == "from" || name == "source";
    !is_field || is_marker || Key::exactly(name).is_some() || KEYWORDS.iter().any(|word| name == word)
}

/// Returns `true` for `cod` and `retry`: a string that is given to a field would be part of the text.
fn is_meant_as_argument(name: &Ident) -> bool {
    Key::new(name).is_some() || misplaced(name, &TokenTree::from(name.clone()).into()).is_some()
}

/// Suggests naming a field in the text, for an argument such as `limit`, `.limit` or `.0`.
fn put_in_text(argument: &[TokenTree]) -> String {
    let argument = squeezed(argument);
    let field = argument.trim_start_matches('.');
    if field.chars().all(|letter| letter.is_alphanumeric() || letter == '_') {
        return format!("put the field in the text: `{{{field}}}`");
    }
    "store the result in a field, and name that field in the string".to_owned()
}
