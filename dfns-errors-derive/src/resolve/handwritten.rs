//! An enum that names errors of the spec: every variant is checked.

use dfns_errors_spec::Spec;
use quote::ToTokens;
use syn::ext::IdentExt as _;

use super::context::Context;
use super::coverage::{self, Coverage};
use super::fields::{check_cause, kept, written};
use super::names::{cause_anywhere, find_by_variant, find_reported, is_other, nearest_entry};
use super::own;
use super::resolved::{Hole, Role, Target, Variant};
use crate::diagnostics::Place;
use crate::item_variant::ItemVariant;
use crate::variant_attr::VariantAttr;

/// Returns the variants with their roles, and the errors that `#[cfg]` can leave uncovered.
pub(super) fn variants<'s>(
    variants: Vec<ItemVariant>,
    context: &Context<'_, 's>,
    is_partial: bool,
) -> (Vec<Variant<'s>>, Vec<Hole>) {
    let mut coverage = Coverage::default();
    let unmarked = unmarked_other(&variants, context.spec);
    let mut resolved = Vec::with_capacity(variants.len());
    for (index, variant) in variants.into_iter().enumerate() {
        context.diagnostics.look_at(Place::Variant(index));
        if unmarked == Some(index) {
            resolved.push(mark_other(variant, context, &mut coverage));
        } else {
            resolved.push(self::variant(variant, context, &mut coverage));
        }
    }
    context.diagnostics.look_at(Place::Enum);
    coverage::check_has_other(&coverage, context);
    if is_partial {
        return (resolved, Vec::new());
    }
    coverage::check_covers_all(&coverage, context);
    (resolved, coverage.holes(context))
}

/// Returns the index of the variant that is probably meant for unlisted statuses, if none is marked: the one with such a
/// name, or the only one whose name is unknown.
fn unmarked_other(variants: &[ItemVariant], spec: &Spec) -> Option<usize> {
    if variants.iter().any(|variant| matches!(variant.attr, VariantAttr::Other(_))) {
        return None;
    }
    let unmarked = || variants.iter().enumerate().filter(|(_, variant)| matches!(variant.attr, VariantAttr::None));
    let by_name = unmarked().find(|(_, variant)| is_other(&variant.name));
    let is_uncertain = variants.iter().any(|variant| matches!(variant.attr, VariantAttr::Broken));
    let mut unknown = unmarked().filter(|(_, variant)| !is_uncertain && is_unknown(variant, spec));
    let found = by_name.or_else(|| unknown.next().filter(|_| unknown.next().is_none()));
    found.map(|(index, _)| index)
}

/// Returns `true` if the variant cannot be meant for an error.
fn is_unknown(variant: &ItemVariant, spec: &Spec) -> bool {
    let name = variant.name.unraw().to_string();
    let has_cause = variant.fields.iter().any(|field| field.ident.as_ref().is_some_and(|name| name == "cause"));
    !has_cause && nearest_entry(&name, spec).is_none() && cause_anywhere(&name, spec).is_none()
}

/// Reports an unmarked variant for unlisted statuses.
fn mark_other<'s>(variant: ItemVariant, context: &Context<'_, 's>, coverage: &mut Coverage<'s>) -> Variant<'s> {
    let name = &variant.name;
    let certain = if is_other(name) { "" } else { " if it is for unlisted statuses" };
    let message = format!("the {} has no error named `{name}`", context.spec.api);
    context.diagnostics.report(name, message, format!("mark it with `#[dfns(other)]`{certain}"));
    coverage.assume_other();
    written(variant, Role::Broken)
}

fn variant<'s>(variant: ItemVariant, context: &Context<'_, 's>, coverage: &mut Coverage<'s>) -> Variant<'s> {
    match &variant.attr {
        VariantAttr::None | VariantAttr::Names(_) => of_errors(variant, context, coverage),
        VariantAttr::Other(word) => {
            coverage.cover_other(word, &variant, context);
            checked(variant, Vec::new(), context)
        }
        VariantAttr::Broken => {
            coverage.assume(&variant, context);
            written(variant, Role::Broken)
        }
        VariantAttr::Transparent { .. } | VariantAttr::Display { .. } | VariantAttr::Api(_) => {
            own::variant(variant, context)
        }
    }
}

fn of_errors<'s>(variant: ItemVariant, context: &Context<'_, 's>, coverage: &mut Coverage<'s>) -> Variant<'s> {
    let targets = targets(&variant, context, coverage);
    if targets.is_empty() {
        // Its error is unknown, so its fields can't be checked.
        coverage.assume(&variant, context);
        return written(variant, Role::Broken);
    }
    checked(variant, targets, context)
}

/// Returns the errors that the variant stands for, except those that another variant already covers.
fn targets<'s>(variant: &ItemVariant, context: &Context<'_, 's>, coverage: &mut Coverage<'s>) -> Vec<Target<'s>> {
    let VariantAttr::Names(names) = &variant.attr else {
        let before = context.diagnostics.count();
        let found = find_by_variant(&variant.name, context);
        if found.is_none() {
            coverage.count_unknown();
        }
        let is_guess = context.diagnostics.count() > before;
        let found = found.filter(|target| is_new(target, &variant.name, is_guess, variant, context, coverage));
        return found.into_iter().collect();
    };
    let mut targets = Vec::new();
    for name in names {
        let before = context.diagnostics.count();
        let mut found = find_reported(name, context);
        if found.is_empty() {
            coverage.count_unknown();
        }
        let is_guess = context.diagnostics.count() > before;
        found.retain(|target| is_new(target, name, is_guess, variant, context, coverage));
        targets.append(&mut found);
    }
    targets
}

/// Covers an error, and returns `true` if no other variant does. The error that a mistaken name was probably meant for is a
/// guess: if another variant covers it, that is not reported too.
fn is_new<'s>(
    target: &Target<'s>,
    token: &impl ToTokens,
    is_guess: bool,
    variant: &ItemVariant,
    context: &Context<'_, 's>,
    coverage: &mut Coverage<'s>,
) -> bool {
    !(is_guess && coverage.covers(target)) && coverage.cover(*target, token, variant, context)
}

/// Checks the fields. If there are no targets, this is the variant for unlisted statuses.
fn checked<'s>(variant: ItemVariant, targets: Vec<Target<'s>>, context: &Context<'_, 's>) -> Variant<'s> {
    let before = context.diagnostics.count();
    let kept = kept(&variant, &targets, context);
    check_cause(&kept, &targets, context);
    if context.diagnostics.count() > before {
        return written(variant, Role::Broken);
    }
    let role = if targets.is_empty() { Role::Other(kept) } else { Role::Errors(targets, kept) };
    written(variant, role)
}
