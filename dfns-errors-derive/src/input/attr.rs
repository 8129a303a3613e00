//! `#[dfns(..)]` on a variant: what the variant represents, not yet compared with the spec.

use proc_macro2::{Punct, Spacing, TokenTree};
use syn::{Attribute, Meta, MetaNameValue};

use super::argument::{self, Argument, HELP, Pair, is_name};
use super::hidden::{mend_name, take_hidden};
use super::key::KEYWORDS;
use super::parts::{Parts, VariantAttr};
use super::tokens::{Split, flattened, is_punct};
use super::value::{Value, argument_of_text};
use crate::diagnostics::{error, spelled};

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
        if helpers.is_empty() {
            return Self::None;
        }
        Self::read(&helpers, mistakes).unwrap_or_else(|mistake| {
            mistakes.push(mistake);
            Self::Broken
        })
    }

    /// Reads an attribute, or several as if they were one, if nothing else is wrong with them.
    fn read(helpers: &[Attribute], mistakes: &mut Vec<syn::Error>) -> syn::Result<Self> {
        let mut tokens = Vec::new();
        for helper in helpers {
            if tokens.last().is_some_and(|last| !is_punct(last, ',')) {
                tokens.push(Punct::new(',', Spacing::Alone).into());
            }
            tokens.extend(self::tokens(helper)?);
        }
        let mut split = Split::new(&tokens);
        let [_, repeated, ..] = helpers else {
            let arguments = arguments(&split)?;
            mistakes.extend(split.missing_comma("dfns"));
            return Parts::new(arguments).combine(mistakes);
        };
        split.remove_repeated();
        let mut more = Vec::from_iter(split.missing_comma("dfns"));
        let attr = arguments(&split).and_then(|arguments| Parts::new(arguments).combine(&mut more));
        let message = "repeated `#[dfns]`";
        match attr {
            Ok(attr) if more.is_empty() => {
                mistakes.push(error(
                    repeated,
                    message,
                    format!("combine them: `#[dfns({})]`", split.texts().join(", ")),
                ));
                Ok(attr)
            }
            _ => Err(error(repeated, message, "keep one of them")),
        }
    }
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
