//! The arguments of one attribute, put together.

use proc_macro2::Ident;
use quote::ToTokens;
use syn::{LitStr, Path};

use super::word::Word;
use super::{ErrorName, VariantAttr};
use crate::errors::{Errors, error, spelled};

/// The arguments of one attribute, by kind.
#[derive(Default)]
pub(super) struct Parts {
    keyword: Option<Ident>,
    names: Vec<ErrorName>,
    transport: Option<(Ident, Path)>,
    display: Option<(Ident, LitStr)>,
    code: Option<(Ident, LitStr)>,
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
            Word::Transport(key, path) => self.transport = Some((key, path)),
            Word::Display(key, format) => self.display = Some((key, format)),
            Word::Code(key, code) => self.code = Some((key, code)),
        }
        Ok(())
    }

    pub(super) fn combine(self) -> syn::Result<VariantAttr> {
        let Self { keyword, names, transport, display, code } = self;
        let is_transparent = keyword.as_ref().is_some_and(|keyword| *keyword == "transparent");
        if let Some((key, path)) = transport.as_ref().filter(|_| !is_transparent) {
            let help = format!("write `#[dfns(transparent, transport = {})]`", spelled(path));
            return Err(error(key, "`transport` can only be used with `transparent`", help));
        }
        if let (Some((key, _)), None, false) = (&code, &display, names.is_empty()) {
            return Err(error(key, "the code of an API error comes from the spec", "remove `code`"));
        }
        if let (Some((key, code)), None) = (&code, &display) {
            let help = format!("write `#[dfns(display = \"..\", code = {})]`", code.to_token_stream());
            return Err(error(key, "`code` can only be used with `display`", help));
        }
        match (keyword, display) {
            (Some(keyword), _) if !names.is_empty() => Err(with_names(&keyword, &names)),
            (Some(keyword), Some((key, _))) => {
                Err(error(key, format!("`display` cannot be combined with `{keyword}`"), "keep one of the two"))
            }
            (Some(_), None) if is_transparent => {
                Ok(VariantAttr::Transparent { transport: transport.map(|(_, path)| path) })
            }
            (Some(keyword), None) => Ok(VariantAttr::of_keyword(&keyword)),
            (None, Some((key, _))) if !names.is_empty() => Err(with_names(&key, &names)),
            (None, Some((_, format))) => Ok(VariantAttr::Display { format, code: code.map(|(_, code)| code) }),
            (None, None) => Ok(VariantAttr::Names(names)),
        }
    }
}

/// Says what is wrong with names beside a keyword: markers of fields are a mistake of their own.
pub(super) fn with_names(keyword: &Ident, names: &[ErrorName]) -> syn::Error {
    let marker = names.iter().find_map(|name| match name {
        ErrorName::Entry(word) if word == "from" || word == "source" => Some(word),
        _ => None,
    });
    match marker {
        Some(word) => {
            error(word, format!("`{word}` belongs on the field"), format!("place `#[{word}]` in front of the field"))
        }
        None => combined(keyword, "errors"),
    }
}

/// Reports `#[dfns(api, transparent)]`, and takes it as `#[dfns(api)]`.
pub(super) fn without_transparent_beside_api(mut words: Vec<Word>, errors: &Errors) -> Vec<Word> {
    let has = |keyword: &str| words.iter().any(|word| matches!(word, Word::Keyword(word) if word == keyword));
    if has("api") && has("transparent") {
        for word in words.extract_if(.., |word| matches!(word, Word::Keyword(word) if word == "transparent")) {
            if let Word::Keyword(word) = word {
                errors.report(word, "`api` already forwards everything", "remove `transparent`");
            }
        }
    }
    words
}

pub(super) fn two_keywords(first: &Ident, second: &Ident) -> syn::Error {
    if first == second {
        return error(second, format!("repeated `{second}`"), "keep one of them");
    }
    combined(second, &format!("`{first}`"))
}

pub(super) fn combined(word: &Ident, with: &str) -> syn::Error {
    error(word, format!("`{word}` cannot be combined with {with}"), "give it a variant of its own")
}
