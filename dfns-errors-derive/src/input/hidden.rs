//! Attributes with another name than the one that was meant, and those inside `cfg_attr`, which the compiler resolves
//! after this macro has run.

use dfns_errors_spec::nearest;
use proc_macro2::TokenTree;
use syn::{Attribute, Meta, parse_quote};

use super::tokens::{is_punct, stream};
use crate::diagnostics::{error, spelled};

/// The attributes that this macro has to see.
const NEEDED: &[&str] = &["dfns", "from", "source", "cfg"];

/// Takes the attributes that this macro has to see out of `cfg_attr`. They count, so that one mistake is one message.
pub(super) fn take_out_of_cfg_attr(attributes: &mut Vec<Attribute>, mistakes: &mut Vec<syn::Error>) {
    for attribute in std::mem::take(attributes) {
        let (condition, inside) = inside_cfg_attr(&attribute);
        let needed = NEEDED.iter().find(|name| inside.iter().any(|inner| inner.path().is_ident(name)));
        let Some(name) = needed else {
            attributes.push(attribute);
            continue;
        };
        let message = format!("`#[{name}]` is not supported inside `cfg_attr`");
        let help = match *name {
            "cfg" => "write both conditions in one `#[cfg(..)]`".to_owned(),
            _ => format!(
                "remove the condition, or write two variants: one under `#[cfg({condition})]`, and one for when it does not hold"
            ),
        };
        mistakes.push(error(&attribute, message, help));
        let is_known = *name == "cfg" || attributes.iter().any(|attribute| attribute.path().is_ident(name));
        attributes.extend(inside.into_iter().filter(|inner| !is_known || !inner.path().is_ident(name)));
    }
}

/// Returns the condition of a `cfg_attr`, and the attributes inside it and inside another one in it.
fn inside_cfg_attr(attribute: &Attribute) -> (String, Vec<Attribute>) {
    let mut inside = Vec::new();
    let Meta::List(list) = &attribute.meta else { return (String::new(), inside) };
    if !list.path.is_ident("cfg_attr") {
        return (String::new(), inside);
    }
    let tokens: Vec<TokenTree> = list.tokens.clone().into_iter().collect();
    let mut parts = tokens.split(|token| is_punct(token, ','));
    let condition = parts.next().map(stream).map(spelled);
    for part in parts {
        if let Ok(meta) = syn::parse2::<Meta>(stream(part)) {
            let attribute: Attribute = parse_quote!(#[#meta]);
            let (_, nested) = inside_cfg_attr(&attribute);
            if nested.is_empty() { inside.push(attribute) } else { inside.extend(nested) }
        }
    }
    (condition.unwrap_or_default(), inside)
}

/// Returns `true` for `#[dfns(..)]`, and for what was probably meant to be that.
pub(super) fn is_helper(attribute: &Attribute) -> bool {
    let path = attribute.path();
    match path.get_ident() {
        Some(name) => nearest(&name.to_string(), ["dfns", "dfns_errors"]).is_some(),
        None => path.segments.first().is_some_and(|first| first.ident == "dfns_errors"),
    }
}

/// Returns the mistake in `#[dfn(..)]`. Without parentheses, a missing argument is reported: one message is enough.
pub(super) fn misspelling(helper: &Attribute) -> Option<syn::Error> {
    let Meta::List(list) = &helper.meta else { return None };
    if list.path.is_ident("dfns") {
        return None;
    }
    let message = format!("expected the attribute `dfns`, found `{}`", spelled(&list.path));
    Some(error(&list.path, message, format!("did you mean `#[dfns({})]`?", spelled(&list.tokens))))
}
