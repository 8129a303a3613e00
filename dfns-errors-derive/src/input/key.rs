//! The words of the attributes, and the values of those that have one.

use dfns_errors_spec::nearest;
use proc_macro2::{Ident, TokenStream, TokenTree};
use syn::parse::Parser as _;
use syn::{LitStr, Path};

use super::tokens::{is_punct, literal_text, stream};
use crate::diagnostics::{error, spelled};

/// The words that are not names of errors.
pub(crate) const KEYWORDS: &[&str] = &["transparent", "other", "api"];

/// The arguments of the enum's own attribute.
pub(super) const ENUM_ARGUMENTS: &[&str] = &["spec", "partial", "diagnostic", "foreign", "crate"];

/// What other crates call the text of an error.
const OTHER_WORDS_FOR_DISPLAY: &[&str] = &["error", "fmt", "message", "msg", "text"];

/// The keys of an entry of the spec.
const SPEC_KEYS: &[&str] =
    &["title", "description", "kind", "docs", "causes", "solutions", "fields", "retry", "when", "examples"];

/// An argument with a value.
pub(super) struct Key {
    pub(super) name: &'static str,
    /// What the value is.
    value: &'static str,
    /// What to do if there is no value, or if it is something else.
    missing: &'static str,
    help: &'static str,
}

pub(super) const DISPLAY: Key = Key {
    name: "display",
    value: "a string literal",
    missing: "write `display = \"..\"`",
    help: "constants and macros cannot be evaluated here: write the text, and put the fields in it",
};

pub(super) const CODE: Key = Key {
    name: "code",
    value: "a string literal",
    missing: "give it a value, such as `code = \"client::signer\"`, beside `display`",
    help: "constants and macros cannot be evaluated here: write the code as a string literal",
};

pub(super) const TRANSPORT: Key = Key {
    name: "transport",
    value: "the path of a function",
    missing: "name a function that takes a reference to the wrapped error and returns a `Transport`",
    help: "name a function that takes a reference to the wrapped error and returns a `Transport`",
};

pub(super) const SPEC: Key = Key {
    name: "spec",
    value: "a string literal",
    missing: "write `spec = \"errors.json\"`",
    help: "constants and macros cannot be evaluated here: write the path as a string literal, which may start with `$OUT_DIR/` or `$CARGO_MANIFEST_DIR/`",
};

pub(super) const CRATE: Key = Key {
    name: "crate",
    value: "the path of the `dfns_errors` crate",
    missing: "write the path of the `dfns_errors` crate, such as `::dfns_errors`",
    help: "write the path of the `dfns_errors` crate, such as `::dfns_errors`",
};

impl Key {
    /// Returns the key of a variant that a word is, or was meant to be.
    pub(super) fn near(word: &str) -> Option<&'static Self> {
        let keys = [&DISPLAY, &CODE, &TRANSPORT];
        let is_display = OTHER_WORDS_FOR_DISPLAY.contains(&word);
        let name = if is_display { "display" } else { nearest(word, keys.iter().map(|key| key.name))? };
        keys.into_iter().find(|key| key.name == name)
    }

    /// Reads the string of `display = ".."`.
    pub(super) fn text(&self, argument: &[TokenTree]) -> syn::Result<LitStr> {
        let value = self.value(argument)?;
        syn::parse2(stream(value)).map_err(|_| {
            let help = in_quotes(value).map(|text| format!("write `{} = {text:?}`", self.name));
            self.error(stream(value), help.as_deref().unwrap_or(self.help))
        })
    }

    /// Reads the path of `transport = classify`, with quotes or without.
    pub(super) fn path(&self, argument: &[TokenTree]) -> syn::Result<Path> {
        let value = stream(self.value(argument)?);
        let path = match syn::parse2::<LitStr>(value.clone()) {
            Ok(text) => text.parse_with(Path::parse_mod_style),
            Err(_) => Path::parse_mod_style.parse2(value.clone()),
        };
        path.map_err(|_| self.error(value, self.help))
    }

    /// Returns what follows `key =`.
    fn value<'t>(&self, argument: &'t [TokenTree]) -> syn::Result<&'t [TokenTree]> {
        let written = stream(argument);
        match argument {
            [_, equals, value @ ..] if is_punct(equals, '=') && !value.is_empty() => Ok(value),
            [_, TokenTree::Group(group)] => {
                let help = format!("write `{} = {}`", self.name, spelled(group.stream()));
                Err(error(written, format!("expected `=` after `{}`", self.name), help))
            }
            _ => Err(self.error(written, self.missing)),
        }
    }

    fn error(&self, place: TokenStream, help: &str) -> syn::Error {
        error(place, format!("`{}` requires {}", self.name, self.value), help)
    }
}

/// Returns literals of other kinds, several literals, or a word as the string that was meant. A word in upper case is a
/// constant.
fn in_quotes(value: &[TokenTree]) -> Option<String> {
    let text: Option<String> = value.iter().map(literal_text).collect();
    match value {
        [TokenTree::Ident(word)] => Some(word.to_string()).filter(|word| word.contains(char::is_lowercase)),
        _ => text,
    }
}

/// Returns the mistake of a word that belongs somewhere else: on a field, in the enum's attribute, or in the spec.
pub(super) fn misplaced(word: &Ident, argument: &[TokenTree]) -> Option<syn::Error> {
    let name = word.to_string();
    let written = stream(argument);
    let (message, help) = match name.as_str() {
        "from" | "source" => {
            (format!("`{name}` belongs on the field"), format!("place `#[{name}]` in front of the field"))
        }
        word if ENUM_ARGUMENTS.contains(&word) => {
            let help = format!("place it in the attribute of the enum: `#[dfns_errors({})]`", spelled(&written));
            (format!("`{name}` belongs on the enum"), help)
        }
        word if SPEC_KEYS.contains(&word) => {
            (format!("unknown argument `{name}`"), format!("remove it: `{name}` comes from the spec"))
        }
        _ => return None,
    };
    Some(error(written, message, help))
}
