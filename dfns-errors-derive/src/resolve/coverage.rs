//! Every error of the spec has one variant, and so do the statuses that the spec does not list.

use dfns_errors_spec::model::ErrorEntry;
use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, quote};
use syn::Meta;
use syn::ext::IdentExt as _;

use super::context::Context;
use super::names::{entry_named, is_other};
use super::resolved::{Hole, Target};
use crate::diagnostics::spelled;
use crate::item_variant::ItemVariant;
use crate::source::Origin;
use crate::variant_attr::{ErrorName, VariantAttr};

/// What earlier variants stand for.
#[derive(Default)]
pub(super) struct Coverage<'s> {
    covered: Vec<Covered<'s>>,
    other: Option<Ident>,
    /// `true` if a variant with a reported mistake was probably meant for unlisted statuses.
    assumes_other: bool,
    /// How many names were reported as unknown. Each may be meant for an error that is missing.
    unknown: usize,
    /// `true` if the attribute of a variant can't be read: it may name any error.
    is_uncertain: bool,
}

struct Covered<'s> {
    target: Target<'s>,
    variant: Ident,
    /// What to remove so that this variant does not cover it.
    removal: String,
    /// For each variant that covers it the predicate of its `#[cfg]`; `None` for a variant that is always there.
    conditions: Vec<Option<TokenStream>>,
    /// The first predicate, as the user wrote it.
    place: TokenStream,
}

impl<'s> Coverage<'s> {
    /// Covers an error, and returns `true` if no other variant does. Two variants may cover the same error if both have
    /// a `#[cfg]`.
    pub(super) fn cover(
        &mut self,
        target: Target<'s>,
        token: &impl ToTokens,
        variant: &ItemVariant,
        context: &Context<'_, 's>,
    ) -> bool {
        let condition = condition(variant);
        let Some(earlier) = self.covered.iter_mut().find(|covered| covered.target.is(&target)) else {
            self.push(target, token, variant, condition);
            return true;
        };
        let is_apart = condition.is_some() && earlier.conditions.iter().all(Option::is_some);
        earlier.conditions.push(condition);
        if is_apart {
            return true;
        }
        let (written, name) = (spelled(token).replace(' ', ""), target.name());
        let (message, help) = if earlier.variant != variant.name {
            let what = if target.cause.is_some() { "cause" } else { "error" };
            (
                format!("the variant `{}` already covers this {what}", earlier.variant),
                format!("either {}, or {}", earlier.removal, removal(token, variant)),
            )
        } else if written == name {
            (format!("`{name}` is listed twice"), "keep one of them".to_owned())
        } else {
            (format!("`{name}` is listed twice: `{written}` is the same error"), format!("remove `{written}`"))
        };
        context.diagnostics.report(token, message, help);
        false
    }

    fn push(
        &mut self,
        target: Target<'s>,
        token: &impl ToTokens,
        variant: &ItemVariant,
        condition: Option<TokenStream>,
    ) {
        let place = predicates(variant).next().cloned().unwrap_or_default();
        let (removal, conditions) = (removal(token, variant), vec![condition]);
        self.covered.push(Covered { target, variant: variant.name.clone(), removal, conditions, place });
    }

    /// Covers unlisted statuses.
    pub(super) fn cover_other(&mut self, word: &Ident, variant: &ItemVariant, context: &Context<'_, 's>) {
        if let Some(earlier) = self.other.replace(variant.name.clone()) {
            context.diagnostics.report(
                word,
                format!("the variant `{earlier}` is already marked `other`"),
                "keep one of the two",
            );
        }
        if variant.is_conditional() {
            let help = "remove its `#[cfg]`";
            context.diagnostics.report(&variant.name, "the variant marked `other` cannot be conditional", help);
        }
    }

    /// Assumes that a variant with a reported mistake covers the error that it is named after. Otherwise, that error
    /// would also be reported as missing.
    pub(super) fn assume(&mut self, variant: &ItemVariant, context: &Context<'_, 's>) {
        let name = &variant.name;
        if is_other(name) {
            return self.assume_other();
        }
        match entry_named(&name.to_string(), context.spec) {
            Some(target) if self.covers(&target) => {}
            Some(target) => self.push(target, name, variant, None),
            None if matches!(variant.attr, VariantAttr::Broken) => self.is_uncertain = true,
            None => {}
        }
    }

    /// Assumes that a variant covers unlisted statuses.
    pub(super) fn assume_other(&mut self) {
        self.assumes_other = true;
    }

    /// Counts a name that was reported.
    pub(super) fn count_unknown(&mut self) {
        self.unknown += 1;
    }

    pub(super) fn covers(&self, target: &Target<'_>) -> bool {
        self.covered.iter().any(|covered| covered.target.is(target))
    }

    /// Returns the errors that no variant covers if their conditions are all off.
    pub(super) fn holes(&self, context: &Context<'_, '_>) -> Vec<Hole> {
        if context.may_cover_more {
            return Vec::new();
        }
        let entries = self.covered.iter().filter(|covered| covered.target.cause.is_none());
        let holes = entries.filter_map(|covered| {
            let conditions: Option<Vec<TokenStream>> = covered.conditions.iter().cloned().collect();
            Some(Hole { error: covered.target.name(), conditions: conditions?, place: covered.place.clone() })
        });
        holes.collect()
    }
}

/// Returns what to remove so that a variant does not cover an error: its name in a list, or the variant.
fn removal(token: &impl ToTokens, variant: &ItemVariant) -> String {
    match &variant.attr {
        VariantAttr::Names(names) if names.len() > 1 => {
            format!("remove `{}` from `{}`", spelled(token).replace(' ', ""), variant.name)
        }
        _ => format!("remove the variant `{}`", variant.name),
    }
}

/// Returns the predicate under which a variant is there; `None` if it always is.
fn condition(variant: &ItemVariant) -> Option<TokenStream> {
    let predicates: Vec<&TokenStream> = predicates(variant).collect();
    match &predicates[..] {
        [] => None,
        [predicate] => Some((*predicate).clone()),
        predicates => Some(quote!(all(#(#predicates),*))),
    }
}

/// Returns what is in the parentheses of each `#[cfg]`.
fn predicates(variant: &ItemVariant) -> impl Iterator<Item = &TokenStream> {
    variant.attributes.iter().filter_map(|attribute| match &attribute.meta {
        Meta::List(list) if list.path.is_ident("cfg") => Some(&list.tokens),
        _ => None,
    })
}

/// Checks that there is a variant for the statuses that the spec does not list.
pub(super) fn check_has_other(coverage: &Coverage<'_>, context: &Context<'_, '_>) {
    let is_repeated = context.repeated.iter().any(is_for_rest);
    let may_have_other = context.may_cover_more || coverage.assumes_other || coverage.is_uncertain || is_repeated;
    if coverage.other.is_none() && !may_have_other {
        let (name, body) = (context.name, context.body_type());
        let help = format!("add one:\n    #[dfns(other)]\n    Other({body}),");
        context.diagnostics.report(name, format!("`{name}` has no variant for unlisted statuses"), help);
    }
}

fn is_for_rest(variant: &ItemVariant) -> bool {
    matches!(variant.attr, VariantAttr::Other(_))
}

/// Checks that every error of the spec has a variant: this is what the macro is for.
pub(super) fn check_covers_all(coverage: &Coverage<'_>, context: &Context<'_, '_>) {
    let missing: Vec<&ErrorEntry> =
        context.spec.errors.iter().filter(|entry| !is_covered(coverage, entry, context)).collect();
    if missing.len() <= coverage.unknown || coverage.is_uncertain || context.may_cover_more {
        return;
    }
    if coverage.unknown > coverage.covered.len().max(1) && matches!(context.origin, Origin::BuiltIn) {
        let help = "if this enum is for another API, name its spec: `#[dfns_errors(spec = \"errors.json\")]`";
        let message = format!("most variants of `{}` do not name an error of the {}", context.name, context.spec.api);
        return context.diagnostics.report(context.name, message, help);
    }
    let (name, count) = (context.name, missing.len());
    let noun = if count == 1 { "error" } else { "errors" };
    let lines: Vec<String> = missing.iter().map(|entry| format!("    {},", variant_to_paste(entry, context))).collect();
    let message = format!("`{name}` does not cover {count} {noun} of the {}", context.spec.api);
    let help = format!("write `{}`, or add:\n{}", partial(context), lines.join("\n"));
    context.diagnostics.report(name, message, help);
}

/// Returns `true` if a variant covers the error, or would cover it if it had a name of its own.
fn is_covered(coverage: &Coverage<'_>, entry: &ErrorEntry, context: &Context<'_, '_>) -> bool {
    entry_named(&entry.name, context.spec).is_some_and(|target| coverage.covers(&target))
        || context.repeated.iter().any(|variant| names(variant, entry))
}

fn names(variant: &ItemVariant, entry: &ErrorEntry) -> bool {
    let VariantAttr::Names(names) = &variant.attr else { return variant.name.unraw() == entry.name };
    names.iter().any(|name| match name {
        ErrorName::Entry(name) => name.unraw() == entry.name,
        ErrorName::Status(status) => status.base10_parse::<u16>().is_ok_and(|status| status == entry.status),
        _ => false,
    })
}

/// Returns the attribute with `partial`, and with the `spec` that it has.
fn partial(context: &Context<'_, '_>) -> String {
    match context.origin {
        Origin::File(file) => format!("#[dfns_errors(spec = {}, partial)]", file.literal.to_token_stream()),
        Origin::BuiltIn | Origin::BuiltInHere => "#[dfns_errors(partial)]".to_owned(),
    }
}

/// Returns a variant to paste, with another name if the enum has one of that name for something else.
fn variant_to_paste(entry: &ErrorEntry, context: &Context<'_, '_>) -> String {
    let is_taken = context.variants.iter().any(|name| name == entry.name);
    let name = if is_taken { format!("#[dfns({0})] {0}Error", entry.name) } else { entry.name.to_owned() };
    let body = context.body_type();
    if entry.causes.is_empty() {
        return format!("{name}({body})");
    }
    format!("{name} {{ cause: {}, body: {body} }}", context.cause_type(entry))
}
