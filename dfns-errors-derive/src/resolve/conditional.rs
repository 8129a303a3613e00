//! `#[cfg]` where it is not allowed: inside `cfg_attr`, and on fields that generated code uses.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::ext::IdentExt as _;
use syn::punctuated::Punctuated;
use syn::{Attribute, Field, Meta, Token, parse_quote};

use super::format_string::names_field;
use crate::diagnostics::{Diagnostics, spelled};
use crate::item_variant::ItemVariant;
use crate::variant_attr::VariantAttr;

/// Checks the `#[cfg]`s of a variant and its fields. Each that is reported is also mended, so that nothing follows.
pub(super) fn check(variant: &mut ItemVariant, diagnostics: &Diagnostics) {
    take_out_of_cfg_attr(&mut variant.attributes, diagnostics);
    for index in 0..variant.fields.len() {
        if !is_used(variant, index) {
            continue;
        }
        let Some(field) = variant.fields.iter_mut().nth(index) else { return };
        for condition in take_conditions(&mut field.attrs) {
            let message = "a field that `#[dfns_errors]` uses cannot be conditional";
            diagnostics.report(condition, message, format!("move the `#[cfg]` in front of `{}`", variant.name));
        }
    }
}

/// Removes and returns every `#[cfg]` of a field, including those inside `cfg_attr`.
fn take_conditions(attributes: &mut Vec<Attribute>) -> Vec<Attribute> {
    let is_condition =
        |attribute: &mut Attribute| attribute.path().is_ident("cfg") || outside_of_cfg_attr(attribute).is_some();
    attributes.extract_if(.., is_condition).collect()
}

/// Returns `true` if generated code names the field. If it names an unnamed field, it relies on those in front of it too.
fn is_used(variant: &ItemVariant, index: usize) -> bool {
    let format = match &variant.attr {
        VariantAttr::Broken => return false,
        VariantAttr::Display { format, .. } => format.value(),
        _ => return true,
    };
    let is_marked =
        |found: usize| [&variant.from, &variant.source].into_iter().flatten().any(|(marked, _)| *marked == found);
    let is_named = |(found, field): (usize, &Field)| match &field.ident {
        Some(name) => name == "source" || names_field(&format, &name.unraw().to_string()),
        None => names_field(&format, &found.to_string()),
    };
    let mut fields = variant.fields.iter().enumerate().skip(index);
    let is_named_field = variant.fields.iter().any(|field| field.ident.is_some());
    if is_named_field {
        return is_marked(index) || fields.next().is_some_and(is_named);
    }
    fields.any(|(found, field)| is_marked(found) || is_named((found, field)))
}

/// Replaces `#[cfg_attr(a, cfg(b))]` with an equivalent `#[cfg]`, and reports it: the compiler resolves `cfg_attr` after
/// this macro has run.
fn take_out_of_cfg_attr(attributes: &mut Vec<Attribute>, diagnostics: &Diagnostics) {
    for attribute in std::mem::take(attributes) {
        let Some(meant) = outside_of_cfg_attr(&attribute) else {
            attributes.push(attribute);
            continue;
        };
        let help = format!("write `{}`", spelled(quote!(#(#meant)*)).replace("# [", "#[").replace("][", "] ["));
        diagnostics.report(&attribute, "`cfg` is not supported inside `cfg_attr`", help);
        attributes.extend(meant);
    }
}

/// Returns the equivalent of `#[cfg_attr(a, cfg(b), c)]`: `#[cfg(any(not(a), b))] #[cfg_attr(a, c)]`.
fn outside_of_cfg_attr(attribute: &Attribute) -> Option<Vec<Attribute>> {
    let list = attribute.meta.require_list().ok().filter(|list| list.path.is_ident("cfg_attr"))?;
    let metas = list.parse_args_with(Punctuated::<Meta, Token![,]>::parse_terminated).ok()?;
    let mut metas = metas.into_iter();
    let condition = metas.next()?;
    let (conditions, others): (Vec<Meta>, Vec<Meta>) = metas.partition(|meta| meta.path().is_ident("cfg"));
    let otherwise = negated(&condition);
    let conditions = conditions.iter().filter_map(|cfg| cfg.require_list().ok()).map(|cfg| &cfg.tokens);
    let mut meant: Vec<Attribute> = conditions.map(|inner| parse_quote!(#[cfg(any(#otherwise, #inner))])).collect();
    if meant.is_empty() {
        return None;
    }
    if !others.is_empty() {
        meant.push(parse_quote!(#[cfg_attr(#condition, #(#others),*)]));
    }
    Some(meant)
}

fn negated(condition: &Meta) -> TokenStream {
    match condition {
        Meta::List(list) if list.path.is_ident("not") => list.tokens.clone(),
        _ => {
            let condition = condition.to_token_stream();
            quote!(not(#condition))
        }
    }
}
