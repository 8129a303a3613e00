//! What the arguments of one `#[dfns(..)]` say together.

use proc_macro2::{Ident, TokenStream};
use quote::ToTokens;
use syn::ext::IdentExt as _;
use syn::{LitStr, Path};

use super::argument::{Argument, ErrorName, Pair};
use super::key::Key;
use super::value::Value;
use crate::diagnostics::{error, spelled};

/// What a variant's attribute says.
pub(crate) enum VariantAttr {
    /// No attribute: the variant represents the error with its name.
    None,
    /// `#[dfns(NotFound, 410, Conflict::ExternalIdReused)]`
    Names(Vec<ErrorName>),
    /// `#[dfns(other)]`, and the word itself.
    Other(Ident),
    /// `#[dfns(api)]`, and the word itself.
    Api(Ident),
    /// `#[dfns(transparent, transport = classify)]`
    Transparent { transport: Option<Path> },
    /// `#[dfns(display = "..", code = "..")]`
    Display { format: LitStr, code: Option<LitStr> },
    /// It can't be read.
    Broken,
}

impl VariantAttr {
    /// Returns the attribute for a keyword on its own.
    pub(crate) fn from_keyword(keyword: &Ident) -> Self {
        match keyword.unraw().to_string().as_str() {
            "other" => Self::Other(keyword.clone()),
            "api" => Self::Api(keyword.clone()),
            _ => Self::Transparent { transport: None },
        }
    }
}

/// The arguments of one attribute, by kind.
#[derive(Default)]
pub(super) struct Parts {
    keywords: Vec<Ident>,
    names: Vec<ErrorName>,
    pairs: Vec<Pair>,
}

impl Parts {
    pub(super) fn new(arguments: Vec<Argument>) -> Self {
        let mut parts = Self::default();
        for argument in arguments {
            match argument {
                Argument::Keyword(keyword) => parts.keywords.push(keyword),
                Argument::Name(name) => parts.names.push(name),
                Argument::Pair(pair) => parts.pairs.push(pair),
            }
        }
        parts
    }

    /// Checks that the arguments can be combined. Mistakes that leave no doubt about what was meant are pushed.
    pub(super) fn combine(mut self, mistakes: &mut Vec<syn::Error>) -> syn::Result<VariantAttr> {
        mistakes.extend(self.take_transparent_beside_api());
        self.check_repeated()?;
        self.check_values()?;
        self.check_companions()?;
        self.check_mixed()?;
        mistakes.extend(self.pairs.iter().filter_map(|pair| pair.key.misspelling()));
        Ok(self.into_attr())
    }

    fn into_attr(self) -> VariantAttr {
        let mut transport = None;
        let mut format = None;
        let mut code = None;
        for Pair { key, value } in self.pairs {
            match value {
                Value::Path(path) => transport = Some(path),
                Value::Text(text) if key.name == "display" => format = Some(text),
                Value::Text(text) => code = Some(text),
                Value::Missing(_) => {}
            }
        }
        match (self.keywords.first(), format) {
            (Some(keyword), _) if keyword == "transparent" => VariantAttr::Transparent { transport },
            (Some(keyword), _) => VariantAttr::from_keyword(keyword),
            (None, Some(format)) => VariantAttr::Display { format, code },
            (None, None) => VariantAttr::Names(self.names),
        }
    }

    fn pair(&self, name: &str) -> Option<&Pair> {
        self.pairs.iter().find(|pair| pair.key.name == name)
    }

    fn has_keyword(&self, name: &str) -> bool {
        self.keywords.iter().any(|keyword| keyword == name)
    }

    /// Takes `#[dfns(api, transparent)]` as `#[dfns(api)]`.
    fn take_transparent_beside_api(&mut self) -> Option<syn::Error> {
        let transparent = self.keywords.iter().position(|keyword| keyword == "transparent")?;
        if !self.has_keyword("api") {
            return None;
        }
        let word = self.keywords.remove(transparent);
        Some(error(word, "`api` already forwards everything", "remove `transparent`"))
    }

    fn check_repeated(&self) -> syn::Result<()> {
        for (index, pair) in self.pairs.iter().enumerate() {
            if self.pairs.iter().take(index).any(|earlier| earlier.key.name == pair.key.name) {
                return Err(pair.key.error(format!("repeated `{}`", pair.key.name), "keep one of them"));
            }
        }
        match &self.keywords[..] {
            [first, second, ..] if first == second => {
                Err(error(second, format!("repeated `{second}`"), "keep one of them"))
            }
            [first, second, ..] => Err(combined(second, &format!("`{first}`"))),
            _ => Ok(()),
        }
    }

    /// Checks that each key has a value.
    fn check_values(&self) -> syn::Result<()> {
        for Pair { key, value } in &self.pairs {
            let Value::Missing(written) = value else { continue };
            return Err(if self.names.is_empty() { self.without_value(key, written) } else { with_errors(key) });
        }
        Ok(())
    }

    /// Says what to write after a key.
    fn without_value(&self, key: &Key, written: &TokenStream) -> syn::Error {
        let name = key.name;
        let help = match name {
            "transport" => "name a function that takes a reference to the wrapped error and returns a `Transport`",
            "code" if self.pair("display").is_none() => "write `display = \"..\", code = \"..\"`",
            "code" => "write `code = \"..\"`",
            _ => "write `display = \"..\"`",
        };
        let what = if name == "transport" { "the path of a function" } else { "a string" };
        error(written, format!("`{name}` requires {what}"), help)
    }

    /// Checks that `transport` and `code` are beside the argument that they belong to.
    fn check_companions(&self) -> syn::Result<()> {
        if let Some(Pair { key, value: Value::Path(path) }) = self.pair("transport")
            && !self.has_keyword("transparent")
        {
            let help = format!("write `#[dfns(transparent, transport = {})]`", spelled(path));
            return Err(key.error("`transport` can only be used with `transparent`", help));
        }
        let Some(Pair { key, value: Value::Text(code) }) = self.pair("code") else { return Ok(()) };
        if self.pair("display").is_some() {
            return Ok(());
        }
        if !self.names.is_empty() {
            return Err(key.error("the code of an API error comes from the spec", format!("remove `{}`", spelled(key))));
        }
        let help = format!("write `#[dfns(display = \"..\", code = {})]`", code.to_token_stream());
        Err(key.error("`code` can only be used with `display`", help))
    }

    /// Checks that errors, a keyword and a text are not mixed.
    fn check_mixed(&self) -> syn::Result<()> {
        match (self.keywords.first(), self.pair("display")) {
            (Some(keyword), _) if !self.names.is_empty() => Err(combined(keyword, "errors")),
            (Some(keyword), Some(Pair { key, .. })) => {
                Err(key.error(format!("`display` cannot be combined with `{keyword}`"), "keep one of the two"))
            }
            (None, Some(Pair { key, .. })) if !self.names.is_empty() => Err(with_errors(key)),
            _ => Ok(()),
        }
    }
}

fn combined(word: &Ident, with: &str) -> syn::Error {
    error(word, format!("`{word}` cannot be combined with {with}"), "give it a variant of its own")
}

fn with_errors(key: &Key) -> syn::Error {
    key.error(format!("`{}` cannot be combined with errors", key.name), "give it a variant of its own")
}
