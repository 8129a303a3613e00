//! `#[cfg]` where it is not allowed: inside `cfg_attr`, and on fields that generated code uses.

use quote::quote;
use syn::ext::IdentExt as _;
use syn::{Attribute, Field, Meta, parse_quote};

use super::meaning::Meaning;
use crate::diagnostics::{error, spelled};
use crate::format::names_field;
use crate::input::hidden::{inside_cfg_attr, negated};
use crate::input::variant::ItemVariant;

/// Mends the `#[cfg]`s of a variant and its fields, so that the compiler does not report more.
pub(super) fn mend(variant: &mut ItemVariant, meaning: &Meaning, mistakes: &mut Vec<syn::Error>) {
    take_out_of_cfg_attr(&mut variant.attributes, mistakes);
    let used: Vec<bool> = (0..variant.fields.len()).map(|index| is_used(variant, meaning, index)).collect();
    for (field, _) in variant.fields.iter_mut().zip(used).filter(|(_, is_used)| *is_used) {
        for condition in field.attrs.extract_if(.., |attribute| is_condition(attribute)) {
            let message = "a field that `#[dfns_errors]` uses cannot be conditional";
            mistakes.push(error(condition, message, format!("move the `#[cfg]` in front of `{}`", variant.name)));
        }
    }
}

/// Returns `true` for a `#[cfg]`, also inside `cfg_attr`.
fn is_condition(attribute: &Attribute) -> bool {
    let mut hidden = inside_cfg_attr(attribute).into_iter();
    attribute.path().is_ident("cfg") || hidden.any(|hidden| hidden.attribute.path().is_ident("cfg"))
}

/// Returns `true` if generated code names the field. If it names an unnamed field, it relies on those in front of it too.
fn is_used(variant: &ItemVariant, meaning: &Meaning, index: usize) -> bool {
    let format = match meaning {
        Meaning::Broken => return false,
        Meaning::Display { format, .. } => format.value(),
        _ => return true,
    };
    let mut fields = variant.fields.iter().enumerate().skip(index);
    if variant.fields.iter().any(|field| field.ident.is_some()) {
        return fields.next().is_some_and(|(index, field)| is_named(variant, &format, index, field));
    }
    fields.any(|(index, field)| is_named(variant, &format, index, field))
}

fn is_named(variant: &ItemVariant, format: &str, index: usize, field: &Field) -> bool {
    let mut markers = variant.from.iter().chain(&variant.source);
    let name = field.ident.as_ref().map_or_else(|| index.to_string(), |name| name.unraw().to_string());
    markers.any(|(marked, _)| *marked == index) || name == "source" || names_field(format, &name)
}

/// Replaces `#[cfg_attr(a, cfg(b))]` with an equivalent `#[cfg]`: the compiler resolves `cfg_attr` after this macro has
/// run.
fn take_out_of_cfg_attr(attributes: &mut Vec<Attribute>, mistakes: &mut Vec<syn::Error>) {
    for attribute in std::mem::take(attributes) {
        if !is_condition(&attribute) || attribute.path().is_ident("cfg") {
            attributes.push(attribute);
            continue;
        }
        let meant = outside_of_cfg_attr(&attribute);
        let help = format!("write `{}`", spelled(quote!(#(#meant)*)).replace("# [", "#[").replace("][", "] ["));
        mistakes.push(error(&attribute, "`cfg` is not supported inside `cfg_attr`", help));
        attributes.extend(meant);
    }
}

/// Returns the equivalent of `#[cfg_attr(a, cfg(b), c)]`: `#[cfg(any(not(a), b))] #[cfg_attr(a, c)]`.
fn outside_of_cfg_attr(attribute: &Attribute) -> Vec<Attribute> {
    let hidden = inside_cfg_attr(attribute).into_iter().map(|hidden| {
        let condition = hidden.condition;
        match hidden.attribute.meta {
            Meta::List(list) if list.path.is_ident("cfg") => {
                let otherwise = negated(&condition);
                let inner = list.tokens;
                parse_quote!(#[cfg(any(#otherwise, #inner))])
            }
            meta => parse_quote!(#[cfg_attr(#condition, #meta)]),
        }
    });
    hidden.collect()
}
