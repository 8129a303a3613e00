//! The arguments of one attribute, put together.

use proc_macro2::{Ident, TokenStream};
use quote::ToTokens;
use syn::{LitStr, Path};

use super::key::Key;
use super::word::Word;
use super::{ErrorName, VariantAttr};
use crate::diagnostics::{Diagnostics, error, spelled};

/// The arguments of one attribute, by kind.
#[derive(Default)]
pub(super) struct Parts {
    keyword: Option<Ident>,
    names: Vec<ErrorName>,
    transport: Option<(Key, Path)>,
    display: Option<(Key, LitStr)>,
    code: Option<(Key, LitStr)>,
    unfinished: Option<(Key, TokenStream)>,
}

impl Parts {
    pub(super) fn add(&mut self, word: Word) -> syn::Result<()> {
        match word {
            Word::Name(name) => self.names.push(name),
            Word::Keyword(keyword) => {
                if let Some(first) = self.keyword.replace(keyword.clone()) {
                    return Err(two_keywords(&first, &keyword));
                }
            }
            Word::Transport(key, path) => keep(&mut self.transport, key, path)?,
            Word::Display(key, format) => keep(&mut self.display, key, format)?,
            Word::Code(key, code) => keep(&mut self.code, key, code)?,
            Word::Unfinished(key, written) => keep(&mut self.unfinished, key, written)?,
        }
        Ok(())
    }

    /// Checks that the arguments can be combined, and reports the misspelled ones.
    pub(super) fn combine(self, diagnostics: &Diagnostics) -> syn::Result<VariantAttr> {
        if let Some((key, written)) = &self.unfinished {
            return Err(self.without_value(key, written));
        }
        self.check_companions()?;
        self.check_names()?;
        let keys = [self.transport.as_ref().map(|(key, _)| key), self.display.as_ref().map(|(key, _)| key)];
        for key in keys.into_iter().chain([self.code.as_ref().map(|(key, _)| key)]).flatten() {
            key.misspelling().into_iter().for_each(|error| diagnostics.push(error));
        }
        let Self { keyword, names, transport, display, code, .. } = self;
        Ok(match (keyword, display) {
            (Some(keyword), _) if keyword == "transparent" => {
                VariantAttr::Transparent { transport: transport.map(|(_, path)| path) }
            }
            (Some(keyword), _) => VariantAttr::of_keyword(&keyword),
            (None, Some((_, format))) => VariantAttr::Display { format, code: code.map(|(_, code)| code) },
            (None, None) => VariantAttr::Names(names),
        })
    }

    /// Says what to write after a key.
    fn without_value(&self, key: &Key, written: &TokenStream) -> syn::Error {
        let name = key.name;
        if !self.names.is_empty() {
            return with_errors(key);
        }
        let help = match name {
            "transport" => "name a function that takes a reference to the wrapped error and returns a `Transport`",
            "code" if self.display.is_none() => "write `display = \"..\", code = \"..\"`",
            "code" => "write `code = \"..\"`",
            _ => "write `display = \"..\"`",
        };
        let what = if name == "transport" { "the path of a function" } else { "a string" };
        error(written, format!("`{name}` requires {what}"), help)
    }

    /// Checks that `transport` and `code` are beside the argument that they belong to.
    fn check_companions(&self) -> syn::Result<()> {
        let is_transparent = self.keyword.as_ref().is_some_and(|keyword| keyword == "transparent");
        if let Some((key, path)) = self.transport.as_ref().filter(|_| !is_transparent) {
            let help = format!("write `#[dfns(transparent, transport = {})]`", spelled(path));
            return Err(key.error("`transport` can only be used with `transparent`", help));
        }
        let Some((key, code)) = self.code.as_ref().filter(|_| self.display.is_none()) else { return Ok(()) };
        if !self.names.is_empty() {
            return Err(key.error("the code of an API error comes from the spec", format!("remove `{}`", spelled(key))));
        }
        let help = format!("write `#[dfns(display = \"..\", code = {})]`", code.to_token_stream());
        Err(key.error("`code` can only be used with `display`", help))
    }

    /// Checks that errors, a keyword and a text are not mixed.
    fn check_names(&self) -> syn::Result<()> {
        let display = self.display.as_ref().map(|(key, _)| key);
        match (&self.keyword, display) {
            (Some(keyword), _) if !self.names.is_empty() => Err(combined(keyword, "errors")),
            (Some(keyword), Some(key)) => {
                Err(key.error(format!("`display` cannot be combined with `{keyword}`"), "keep one of the two"))
            }
            (None, Some(key)) if !self.names.is_empty() => Err(with_errors(key)),
            _ => Ok(()),
        }
    }
}

/// Keeps the value of a key, which can be written only once.
fn keep<T>(place: &mut Option<(Key, T)>, key: Key, value: T) -> syn::Result<()> {
    if place.is_some() {
        return Err(key.error(format!("repeated `{}`", key.name), "keep one of them"));
    }
    *place = Some((key, value));
    Ok(())
}

/// Reports `#[dfns(api, transparent)]`, and takes it as `#[dfns(api)]`.
pub(super) fn without_transparent_beside_api(mut words: Vec<Word>, diagnostics: &Diagnostics) -> Vec<Word> {
    let has = |keyword: &str| words.iter().any(|word| matches!(word, Word::Keyword(word) if word == keyword));
    if has("api") && has("transparent") {
        for word in words.extract_if(.., |word| matches!(word, Word::Keyword(word) if word == "transparent")) {
            if let Word::Keyword(word) = word {
                diagnostics.report(word, "`api` already forwards everything", "remove `transparent`");
            }
        }
    }
    words
}

fn two_keywords(first: &Ident, second: &Ident) -> syn::Error {
    if first == second {
        return error(second, format!("repeated `{second}`"), "keep one of them");
    }
    combined(second, &format!("`{first}`"))
}

fn combined(word: &Ident, with: &str) -> syn::Error {
    error(word, format!("`{word}` cannot be combined with {with}"), "give it a variant of its own")
}

fn with_errors(key: &Key) -> syn::Error {
    key.error(format!("`{}` cannot be combined with errors", key.name), "give it a variant of its own")
}
