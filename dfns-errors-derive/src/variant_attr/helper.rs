//! Finds the helper attribute of a variant, also where it is misspelled or hidden.

use dfns_errors_spec::nearest;
use proc_macro2::Ident;
use quote::ToTokens;
use syn::{Attribute, Meta, Path};

use super::HELP;
use crate::errors::{Errors, error, spelled};

/// Returns `true` for `#[cfg_attr(.., dfns(..))]`.
pub(super) fn hides_dfns(attribute: &Attribute) -> bool {
    let is_cfg_attr = attribute.path().is_ident("cfg_attr");
    is_cfg_attr && attribute.meta.to_token_stream().to_string().contains("dfns")
}

/// The compiler resolves `cfg_attr` after this macro has run.
pub(super) fn in_cfg_attr(attribute: &Attribute) -> syn::Error {
    let Meta::List(list) = &attribute.meta else { return error(attribute, "`#[dfns]` cannot be conditional", HELP) };
    let text = spelled(&list.tokens);
    let (condition, dfns) = text.split_once("dfns").unwrap_or((&text, ""));
    let condition = condition.trim_end_matches([',', ' ']);
    let otherwise = negated(condition);
    let help = format!(
        "write two variants: `#[cfg({condition})] #[dfns{dfns}]`, and one with `#[cfg({otherwise})]` and another `#[dfns]`"
    );
    error(attribute, "`#[dfns]` is not supported inside `cfg_attr`", help)
}

/// Returns the predicate that holds when another one does not.
pub(super) fn negated(condition: &str) -> String {
    let inner = condition.strip_prefix("not(").and_then(|rest| rest.strip_suffix(')'));
    inner.map_or_else(|| format!("not({condition})"), str::to_owned)
}

/// Reads `#[dfn(..)]` as the attribute that was meant, and reports it.
pub(crate) fn correct_attribute_name(attributes: &mut [Attribute], errors: &Errors) {
    for attribute in attributes {
        let Some(name) = attribute.path().get_ident().cloned() else { continue };
        if name == "dfns" || nearest(&name.to_string(), ["dfns"]).is_none() {
            continue;
        }
        let path: Path = Ident::new("dfns", name.span()).into();
        match &mut attribute.meta {
            Meta::Path(written) => {
                // A missing argument is reported later. One message is enough.
                *written = path;
                continue;
            }
            Meta::List(list) => list.path = path,
            Meta::NameValue(pair) => pair.path = path,
        }
        let meant = spelled(&*attribute).replace("# ", "#");
        errors.report(&name, format!("unknown attribute `{name}`"), format!("did you mean `{meant}`?"));
    }
}

/// Takes the attributes with this name away.
pub(crate) fn take_named(name: &str, attributes: &mut Vec<Attribute>) -> Vec<Attribute> {
    attributes.extract_if(.., |attribute| attribute.path().is_ident(name)).collect()
}
