//! `#[dfns(..)]` on a variant: what the variant represents, not yet compared with the spec.

use proc_macro2::{Ident, TokenTree};
use syn::ext::IdentExt as _;
use syn::{Attribute, LitStr, Meta, MetaNameValue, Path};

use super::argument::{self, Argument, ErrorName, HELP, KEYWORDS, Pair, is_name};
use super::hidden::{mend_name, take_hidden};
use super::parts::Parts;
use super::tokens::{Split, flattened};
use super::value::{Value, argument_of_text};
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
    /// Takes `#[dfns(..)]` off a variant's attributes and reads it.
    pub(super) fn take(attributes: &mut Vec<Attribute>, mistakes: &mut Vec<syn::Error>) -> Self {
        mistakes.extend(attributes.iter_mut().filter_map(mend_name));
        let hidden = take_hidden(attributes);
        let helpers = take_named("dfns", attributes);
        if let Some((mistake, keyword)) = hidden {
            mistakes.push(mistake);
            return keyword.map_or(Self::Broken, |keyword| Self::from_keyword(&keyword));
        }
        let attr = match &helpers[..] {
            [] => Ok(Self::None),
            [helper] => Self::read(helper, mistakes),
            [_, repeated, ..] => Self::read_repeated(repeated, &helpers, mistakes),
        };
        attr.unwrap_or_else(|mistake| {
            mistakes.push(mistake);
            Self::Broken
        })
    }

    fn read(helper: &Attribute, mistakes: &mut Vec<syn::Error>) -> syn::Result<Self> {
        let tokens = tokens(helper)?;
        let split = Split::new(&tokens);
        let arguments = arguments(&split)?;
        mistakes.extend(split.missing_comma("dfns"));
        Parts::new(arguments).combine(mistakes)
    }

    /// Reads several attributes as if they were one, if they can be combined.
    fn read_repeated(repeated: &Attribute, all: &[Attribute], mistakes: &mut Vec<syn::Error>) -> syn::Result<Self> {
        let message = "repeated `#[dfns]`";
        let Some((attr, texts)) = combined(all) else { return Err(error(repeated, message, "keep one of them")) };
        mistakes.push(error(repeated, message, format!("combine them: `#[dfns({})]`", texts.join(", "))));
        Ok(attr)
    }

    /// Returns the attribute for a keyword on its own.
    pub(crate) fn from_keyword(keyword: &Ident) -> Self {
        match keyword.unraw().to_string().as_str() {
            "other" => Self::Other(keyword.clone()),
            "api" => Self::Api(keyword.clone()),
            _ => Self::Transparent { transport: None },
        }
    }
}

/// Returns what several attributes say together, and their arguments; `None` if there is any mistake.
fn combined(all: &[Attribute]) -> Option<(VariantAttr, Vec<String>)> {
    let mut found = Vec::new();
    let mut texts: Vec<String> = Vec::new();
    for helper in all {
        let tokens = tokens(helper).ok()?;
        let split = Split::new(&tokens);
        let arguments = arguments(&split).ok().filter(|_| split.missing_comma("dfns").is_none())?;
        for (argument, text) in arguments.into_iter().zip(split.texts()) {
            if !texts.contains(&text) {
                texts.push(text);
                found.push(argument);
            }
        }
    }
    let mut mistakes = Vec::new();
    let attr = Parts::new(found).combine(&mut mistakes).ok()?;
    mistakes.is_empty().then_some((attr, texts))
}

/// Returns what is between the parentheses.
fn tokens(helper: &Attribute) -> syn::Result<Vec<TokenTree>> {
    match &helper.meta {
        Meta::List(list) if list.tokens.is_empty() => Err(error(helper, "`#[dfns()]` requires an argument", HELP)),
        Meta::List(list) => Ok(flattened(list.tokens.clone())),
        Meta::Path(_) => Err(error(helper, "`#[dfns]` requires an argument", HELP)),
        Meta::NameValue(pair) => Err(without_parentheses(helper, pair)),
    }
}

/// Returns the mistake in `#[dfns = "NotFound"]`.
fn without_parentheses(helper: &Attribute, pair: &MetaNameValue) -> syn::Error {
    let value = spelled(&pair.value);
    let name = value.replace('"', "");
    let keyword = KEYWORDS.iter().find(|keyword| keyword.eq_ignore_ascii_case(&name));
    let meant = match keyword {
        Some(keyword) => (*keyword).to_owned(),
        None if is_name(&name) => name,
        None => format!("display = {value}"),
    };
    error(helper, "the arguments of `#[dfns]` go in parentheses", format!("write `#[dfns({meant})]`"))
}

fn arguments(split: &Split<'_>) -> syn::Result<Vec<Argument>> {
    let mut arguments = Vec::new();
    for tokens in &split.arguments {
        if let Some(Argument::Pair(Pair { key, value: Value::Text(_) })) = arguments.last()
            && let Some(mistake) = argument_of_text(key.name, tokens)
        {
            return Err(mistake);
        }
        arguments.push(argument::read(tokens)?);
    }
    Ok(arguments)
}

/// Removes and returns the attributes with this name.
pub(crate) fn take_named(name: &str, attributes: &mut Vec<Attribute>) -> Vec<Attribute> {
    attributes.extract_if(.., |attribute| attribute.path().is_ident(name)).collect()
}
