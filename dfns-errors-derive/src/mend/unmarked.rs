//! Variants without `#[dfns]`, or with the `#[error]` of thiserror: what they can only be meant for.

use dfns_errors_spec::Spec;
use proc_macro2::Ident;
use quote::ToTokens as _;
use syn::ext::IdentExt as _;
use syn::{Attribute, Fields, LitStr};

use super::lookup::{entry_named, entry_near};
use super::meaning::Meaning;
use crate::diagnostics::{error, spelled};
use crate::input::attr::VariantAttr;
use crate::input::variant::{ItemVariant, is_body};

/// Returns what `#[error(..)]` stands for, and what to write instead.
pub(super) fn from_thiserror(leftover: &Attribute, variant: &ItemVariant, is_own: bool) -> (Meaning, syn::Error) {
    let (meaning, help) = if !is_own {
        (Meaning::Broken, "remove it: `#[dfns_errors]` generates the message of this variant".to_owned())
    } else if let Ok(format) = leftover.parse_args::<LitStr>() {
        let mut help = format!("`#[dfns(display = {})]`", format.to_token_stream());
        // A custom message would lose the retry rule of a transport error.
        if variant.only_field().is_some() && (variant.from.is_some() || variant.source.is_some()) {
            help = format!("`#[dfns(transparent)]` to keep the retry rule of the wrapped error, or {help}");
        }
        (Meaning::Display { format, code: None }, format!("write {help}"))
    } else if leftover.parse_args::<Ident>().is_ok_and(|word| word == "transparent") {
        (Meaning::Transparent { transport: None }, "write `#[dfns(transparent)]`".to_owned())
    } else {
        (Meaning::Broken, "write `#[dfns(display = \"..\")]`: the string can refer only to fields".to_owned())
    };
    (meaning, error(leftover, "`#[error]` belongs to thiserror", help))
}

/// Returns the index of the variant that is probably meant for unlisted statuses, if none is marked.
pub(super) fn rest(variants: &[ItemVariant]) -> Option<usize> {
    if variants.iter().any(|variant| matches!(variant.attr, VariantAttr::Other(_))) {
        return None;
    }
    variants.iter().position(|variant| is_unmarked(variant) && is_other(&variant.name.unraw().to_string()))
}

fn is_unmarked(variant: &ItemVariant) -> bool {
    matches!(variant.attr, VariantAttr::None)
}

/// Returns `true` for a usual name of the variant that holds all other errors.
pub(super) fn is_other(name: &str) -> bool {
    const WORDS: &[&str] = &["other", "rest", "unknown", "unlisted", "unexpected", "default", "fallback"];
    WORDS.contains(&name.to_lowercase().as_str())
}

/// Returns `true` for a variant that is not marked as the user's own but can only be that: a field with `#[from]`, a field
/// type that no response can become, or a name that is not near to any error's.
pub(super) fn is_own(variant: &ItemVariant, spec: &'static Spec) -> bool {
    let name = variant.name.unraw().to_string();
    if !is_unmarked(variant) || entry_named(&name, spec).is_some() || is_other(&name) {
        return false;
    }
    let is_named_like_cause = spec.errors.iter().any(|entry| entry.causes.iter().any(|cause| cause.name == name));
    let is_near = entry_near(&name, spec).is_some() || is_named_like_cause;
    variant.from.is_some() || !is_near && !keeps_response(variant)
}

/// Returns `true` for the fields of a variant that is created from a response.
fn keeps_response(variant: &ItemVariant) -> bool {
    match &variant.fields {
        Fields::Unit => false,
        Fields::Named(fields) => {
            fields.named.iter().all(|field| field.ident.as_ref().is_some_and(|name| name == "cause" || name == "body"))
        }
        Fields::Unnamed(fields) => fields.unnamed.iter().any(|field| is_body(&field.ty)),
    }
}

/// Says how to mark a variant of the user's own.
pub(super) fn own(variant: &ItemVariant, wraps_api: bool, spec: &Spec, mistakes: &mut Vec<syn::Error>) -> Meaning {
    let name = &variant.name;
    let message = match &variant.from {
        Some(_) => format!("`{name}` has `#[from]` but is not marked `#[dfns(transparent)]`"),
        None if wraps_api => {
            format!("`{name}` is not marked as your own error, and the `api` variant already holds the API's errors")
        }
        None => format!("the {} has no error named `{name}`", spec.api),
    };
    let field = variant.only_field();
    let wraps_error = field.is_some_and(|field| variant.from.is_some() || spelled(&field.ty).contains("Error"));
    let mut help = "mark your own error with `#[dfns(transparent)]`";
    if !wraps_error {
        help =
            "mark your own error with `#[dfns(display = \"..\")]`, or with `#[dfns(transparent)]` if it wraps an error";
    }
    mistakes.push(error(name, message, help));
    if wraps_error { Meaning::Transparent { transport: None } } else { Meaning::Broken }
}
