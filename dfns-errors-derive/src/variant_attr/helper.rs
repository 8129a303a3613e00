//! Finds the helper attribute of a variant, even if it is misspelled or hidden.

use dfns_errors_spec::nearest;
use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::parse::Parser as _;
use syn::{Attribute, Meta, Path};

use super::VariantAttr;
use crate::diagnostics::{Diagnostics, error, spelled};

/// A `#[dfns(..)]` inside a `cfg_attr`, which the compiler resolves after this macro has run.
pub(super) struct Hidden {
    condition: String,
    /// The other attributes beside it, as people write them.
    beside: String,
    dfns: Attribute,
}

/// Finds `#[cfg_attr(.., dfns(..))]`.
pub(super) fn hidden_in(attribute: &Attribute) -> Option<Hidden> {
    let Meta::List(list) = &attribute.meta else { return None };
    if !list.path.is_ident("cfg_attr") {
        return None;
    }
    let tokens: Vec<TokenTree> = list.tokens.clone().into_iter().collect();
    let mut parts = tokens.split(|token| matches!(token, TokenTree::Punct(punct) if punct.as_char() == ','));
    let condition = spelled(parts.next()?.iter().cloned().collect::<TokenStream>());
    let attributes: Vec<Attribute> = parts.filter_map(attribute_of).collect();
    let (at, inner) = attributes.iter().enumerate().find_map(|(at, attribute)| Some((at, found_in(attribute)?)))?;
    let others = attributes.iter().enumerate().filter(|(index, _)| *index != at);
    let beside: Vec<String> = others.map(|(_, other)| written(other) + " ").collect();
    let condition = match &inner.condition[..] {
        "" => condition,
        inside => format!("all({condition}, {inside})"),
    };
    Some(Hidden { condition, beside: beside.concat() + &inner.beside, dfns: inner.dfns })
}

/// Parses a part of a `cfg_attr` as an attribute.
fn attribute_of(meta: &[TokenTree]) -> Option<Attribute> {
    let meta: TokenStream = meta.iter().cloned().collect();
    let attributes = Attribute::parse_outer.parse2(quote!(#[#meta])).ok()?;
    attributes.into_iter().next()
}

/// Finds a `#[dfns(..)]` in a part of a `cfg_attr`, which may be another `cfg_attr`.
fn found_in(attribute: &Attribute) -> Option<Hidden> {
    if !attribute.path().is_ident("dfns") && meant_name(attribute.path()).is_none() {
        return hidden_in(attribute);
    }
    let mut dfns = syn::parse_quote!(#attribute);
    rename(&mut dfns);
    Some(Hidden { condition: String::new(), beside: String::new(), dfns })
}

impl Hidden {
    /// Reports the attribute. The variant for unlisted statuses and the one with the API's errors are always there, so they
    /// are read as if there were no condition.
    pub(super) fn report(&self, cfg_attr: &Attribute, diagnostics: &Diagnostics) -> VariantAttr {
        let Self { condition, beside, dfns } = self;
        let keyword = dfns.parse_args::<Ident>().ok().filter(|word| word == "other" || word == "api");
        let written = written(dfns);
        let help = match &keyword {
            Some(_) => format!("write `{written}`, because this variant cannot be conditional"),
            None => format!(
                "write two variants: one with `#[cfg({condition})] {beside}{written}`, and one with `#[cfg({})]` and a different `#[dfns]`",
                negated(condition)
            ),
        };
        diagnostics.push(error(cfg_attr, "`#[dfns]` is not supported inside `cfg_attr`", help));
        keyword.map_or(VariantAttr::Broken, |word| VariantAttr::of_keyword(&word))
    }
}

/// Writes an attribute the way people do.
fn written(attribute: &Attribute) -> String {
    spelled(attribute).replace("# [", "#[")
}

/// Returns the predicate that holds when another one does not.
fn negated(condition: &str) -> String {
    let inner = condition.strip_prefix("not(").and_then(|rest| rest.strip_suffix(')'));
    inner.map_or_else(|| format!("not({condition})"), str::to_owned)
}

/// Reads `#[dfn(..)]` or `#[dfns_errors(..)]` as the attribute that was meant, and reports it.
pub(crate) fn correct_attribute_name(attributes: &mut [Attribute], diagnostics: &Diagnostics) {
    for attribute in attributes {
        let Some(meant) = meant_name(attribute.path()) else { continue };
        let (name, place) = (spelled(attribute.path()), attribute.path().to_token_stream());
        rename(attribute);
        if matches!(attribute.meta, Meta::Path(_)) {
            // A missing argument is reported later. One message is enough.
            continue;
        }
        let message = match meant {
            "dfns_errors" if name == meant => "`#[dfns_errors]` belongs on the enum".to_owned(),
            _ => format!("unknown attribute `{name}`"),
        };
        diagnostics.report(place, message, format!("did you mean `{}`?", written(attribute)));
    }
}

/// Returns the attribute that a misspelled one was meant to be: the helper, or the attribute of the enum.
fn meant_name(path: &Path) -> Option<&'static str> {
    let last = path.segments.last()?.ident.to_string();
    if path.segments.len() > 1 {
        let is_ours = path.segments.first().is_some_and(|first| first.ident == "dfns_errors");
        return is_ours.then_some("dfns");
    }
    nearest(&last, ["dfns", "dfns_errors"]).filter(|_| last != "dfns")
}

/// Gives an attribute the name of the helper.
fn rename(attribute: &mut Attribute) {
    let Some(name) = attribute.path().segments.last() else { return };
    let path: Path = Ident::new("dfns", name.ident.span()).into();
    match &mut attribute.meta {
        Meta::Path(written) => *written = path,
        Meta::List(list) => list.path = path,
        Meta::NameValue(pair) => pair.path = path,
    }
}

/// Removes and returns the attributes with this name.
pub(crate) fn take_named(name: &str, attributes: &mut Vec<Attribute>) -> Vec<Attribute> {
    attributes.extract_if(.., |attribute| attribute.path().is_ident(name)).collect()
}
