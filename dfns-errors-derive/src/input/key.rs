//! The keywords, and the words before a `=`.

use dfns_errors_spec::nearest;
use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::ToTokens;

use crate::diagnostics::{error, spelled};

/// The words that are not names of errors.
pub(crate) const KEYWORDS: &[&str] = &["transparent", "other", "api"];

/// The keys of a variant's attribute.
const KEYS: &[&str] = &["display", "code", "transport"];

/// What other crates call the text of an error.
const OTHER_WORDS_FOR_DISPLAY: &[&str] = &["error", "fmt", "message", "msg", "text"];

/// The keys of an entry of the spec.
const SPEC_KEYS: &[&str] =
    &["title", "description", "kind", "docs", "causes", "solutions", "fields", "retry", "when", "examples"];

/// The arguments of the enum's own attribute, and how to write them.
const ENUM_ARGUMENTS: &[(&str, &str)] = &[
    ("spec", "spec = \"errors.json\""),
    ("crate", "crate = \"::renamed\""),
    ("partial", "partial"),
    ("diagnostic", "diagnostic"),
    ("foreign", "foreign"),
];

/// A key that may be misspelled.
pub(super) struct Key {
    written: Ident,
    pub(super) name: &'static str,
}

impl ToTokens for Key {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        self.written.to_tokens(tokens);
    }
}

impl Key {
    /// Returns the key that a word is, or was meant to be.
    pub(super) fn new(written: &Ident) -> Option<Self> {
        let word = written.to_string();
        if SPEC_KEYS.contains(&word.as_str()) {
            return None;
        }
        let is_display = OTHER_WORDS_FOR_DISPLAY.contains(&word.as_str());
        let name = if is_display { "display" } else { nearest(&word, KEYS.iter().copied())? };
        Some(Self { written: written.clone(), name })
    }

    /// Returns the key that a word is exactly.
    pub(super) fn exactly(written: &Ident) -> Option<Self> {
        Self::new(written).filter(|key| !key.is_misspelled())
    }

    pub(super) fn is_misspelled(&self) -> bool {
        self.written != self.name
    }

    /// Words a mistake about this key: if the key is misspelled too, that comes first.
    pub(super) fn error(&self, message: impl AsRef<str>, help: impl AsRef<str>) -> syn::Error {
        if self.is_misspelled() {
            return error(self, self.unknown(), help);
        }
        error(self, message, help)
    }

    /// Returns the mistake of a misspelled key.
    pub(super) fn misspelling(&self) -> Option<syn::Error> {
        self.is_misspelled().then(|| error(self, self.unknown(), format!("did you mean `{}`?", self.name)))
    }

    fn unknown(&self) -> String {
        format!("unknown argument `{}`", self.written)
    }
}

/// Returns the mistake of a word that belongs somewhere else: on a field, in the enum's attribute, or in the spec.
pub(super) fn misplaced(word: &Ident, written: &TokenStream) -> Option<syn::Error> {
    let name = word.to_string();
    if name == "from" || name == "source" {
        // `source = cause`
        let field = written.clone().into_iter().nth(2).filter(|field| matches!(field, TokenTree::Ident(_)));
        let field = field.map_or_else(|| "the field".to_owned(), |field| format!("`{field}`"));
        let help = format!("place `#[{name}]` in front of {field}");
        return Some(error(word, format!("`{name}` belongs on the field"), help));
    }
    if let Some((_, example)) = ENUM_ARGUMENTS.iter().find(|(argument, _)| *argument == name) {
        let argument = spelled(written);
        let example = if argument == name { *example } else { argument.as_str() };
        let help = format!("place it in the attribute of the enum: `#[dfns_errors({example})]`");
        return Some(error(written, format!("`{name}` belongs on the enum"), help));
    }
    let is_in_spec = SPEC_KEYS.contains(&name.as_str());
    is_in_spec.then(|| {
        error(written, format!("unknown argument `{name}`"), format!("remove it: `{name}` comes from the spec"))
    })
}
