//! Attributes with another name than the one that was meant, and those inside `cfg_attr`, which the compiler resolves
//! after this macro has run.

use dfns_errors_spec::nearest;
use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::{ToTokens as _, quote};
use syn::{Attribute, Meta, Path, parse_quote};

use super::tokens::{is_punct, stream};
use crate::diagnostics::{error, spelled};

/// An attribute inside `cfg_attr`.
pub(crate) struct Hidden {
    pub(crate) condition: TokenStream,
    pub(crate) attribute: Attribute,
}

/// Returns the attributes inside a `cfg_attr`, and inside another one in it.
pub(crate) fn inside_cfg_attr(attribute: &Attribute) -> Vec<Hidden> {
    let Meta::List(list) = &attribute.meta else { return Vec::new() };
    let tokens: Vec<TokenTree> = list.tokens.clone().into_iter().collect();
    let mut parts = tokens.split(|token| is_punct(token, ','));
    let Some(condition) = parts.next().filter(|_| list.path.is_ident("cfg_attr")).map(stream) else {
        return Vec::new();
    };
    let mut inside = Vec::new();
    for part in parts {
        if let Ok(meta) = syn::parse2::<Meta>(stream(part)) {
            inside.extend(with_condition(&condition, parse_quote!(#[#meta])));
        }
    }
    inside
}

fn with_condition(condition: &TokenStream, attribute: Attribute) -> Vec<Hidden> {
    let nested = inside_cfg_attr(&attribute);
    if nested.is_empty() {
        return vec![Hidden { condition: condition.clone(), attribute }];
    }
    let outer = nested.into_iter().map(|Hidden { condition: inner, attribute }| {
        let condition = quote!(all(#condition, #inner));
        Hidden { condition, attribute }
    });
    outer.collect()
}

/// Takes each `cfg_attr` with a `#[dfns(..)]` away, and returns what is wrong with the first. The variant for unlisted
/// statuses and the one with the API's errors are always there, so their keyword counts.
pub(super) fn take_hidden(attributes: &mut Vec<Attribute>) -> Option<(syn::Error, Option<Ident>)> {
    let taken: Vec<Attribute> = attributes.extract_if(.., |attribute| hides_dfns(attribute)).collect();
    let first = taken.first()?;
    let mut beside = String::new();
    let mut found = None;
    for Hidden { condition, mut attribute } in inside_cfg_attr(first) {
        if found.is_none() && is_dfns(attribute.path()) {
            rename(&mut attribute);
            found = Some((condition, attribute));
        } else {
            beside.extend([&written(&attribute), " "]);
        }
    }
    let (condition, dfns) = found?;
    let keyword = dfns.parse_args::<Ident>().ok().filter(|word| word == "other" || word == "api");
    let dfns = written(&dfns);
    let otherwise = spelled(negated(&condition));
    let condition = spelled(condition);
    let help = match &keyword {
        Some(_) => format!("write `{dfns}`, because this variant cannot be conditional"),
        None => format!(
            "write two variants: one with `#[cfg({condition})] {beside}{dfns}`, and one with `#[cfg({otherwise})]` and a different `#[dfns]`"
        ),
    };
    Some((error(first, "`#[dfns]` is not supported inside `cfg_attr`", help), keyword))
}

fn hides_dfns(attribute: &Attribute) -> bool {
    inside_cfg_attr(attribute).iter().any(|hidden| is_dfns(hidden.attribute.path()))
}

fn is_dfns(path: &Path) -> bool {
    path.is_ident("dfns") || meant_name(path).is_some()
}

/// Writes an attribute the way people do.
pub(crate) fn written(attribute: &Attribute) -> String {
    spelled(attribute).replace("# [", "#[")
}

/// Returns the predicate that holds when another one does not.
pub(crate) fn negated(condition: &TokenStream) -> TokenStream {
    let tokens: Vec<TokenTree> = condition.clone().into_iter().collect();
    match &tokens[..] {
        [TokenTree::Ident(not), TokenTree::Group(inner)] if not == "not" => inner.stream(),
        _ => quote!(not(#condition)),
    }
}

/// Gives `#[dfn(..)]` or `#[dfns_errors(..)]` the name that was meant, and returns what is wrong.
pub(super) fn mend_name(attribute: &mut Attribute) -> Option<syn::Error> {
    let meant = meant_name(attribute.path())?;
    let name = spelled(attribute.path());
    let place = attribute.path().to_token_stream();
    rename(attribute);
    if matches!(attribute.meta, Meta::Path(_)) {
        // Its missing argument is reported. One message is enough.
        return None;
    }
    let message = match meant {
        "dfns_errors" if name == meant => "`#[dfns_errors]` belongs on the enum".to_owned(),
        _ => format!("unknown attribute `{name}`"),
    };
    Some(error(place, message, format!("did you mean `{}`?", written(attribute))))
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
