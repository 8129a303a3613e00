//! Every error of the spec has one variant, and so do the statuses that the spec does not list.

use dfns_errors_spec::model::ErrorEntry;
use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens as _, quote};
use syn::Meta;

use crate::context::Context;
use crate::diagnostics::Place;
use crate::input::variant::ItemVariant;
use crate::mend::Named;
use crate::mend::lookup::{Target, entries};
use crate::resolved::{Hole, Variant};
use crate::source::Origin;

/// What earlier variants stand for.
#[derive(Default)]
pub(crate) struct Coverage {
    covered: Vec<Covered>,
    other: Option<Ident>,
    /// How many names are unknown. Each may be meant for an error that is missing.
    unknown: usize,
}

struct Covered {
    target: Target,
    variant: Ident,
    /// For each variant that covers it the predicate of its `#[cfg]`; `None` for a variant that is always there.
    conditions: Vec<Option<TokenStream>>,
    /// The first predicate, as the user wrote it.
    place: TokenStream,
}

impl Coverage {
    /// Returns what a variant stands for, without what another variant already covers.
    pub(crate) fn cover(&mut self, named: &[Named], variant: &ItemVariant, context: &Context<'_>) -> Vec<Target> {
        let mut targets = Vec::new();
        for name in named {
            self.unknown += usize::from(name.targets.is_empty());
            for target in &name.targets {
                if self.add(*target, name, variant, context) {
                    targets.push(*target);
                }
            }
        }
        targets
    }

    /// Covers an error, and returns `true` if no other variant does. Two variants may cover the same error if both have
    /// a `#[cfg]`.
    fn add(&mut self, target: Target, name: &Named, variant: &ItemVariant, context: &Context<'_>) -> bool {
        let condition = condition(variant);
        let Some(earlier) = self.covered.iter_mut().find(|covered| covered.target.is(&target)) else {
            self.covered.push(Covered {
                target,
                variant: variant.name.clone(),
                conditions: vec![condition],
                place: predicates(variant).next().cloned().into_iter().collect(),
            });
            return true;
        };
        if name.is_guess {
            return false;
        }
        let is_apart = condition.is_some() && earlier.conditions.iter().all(Option::is_some);
        earlier.conditions.push(condition);
        if !is_apart {
            let (message, help) = earlier.repetition(variant);
            context.diagnostics.report(&name.token, message, help);
        }
        is_apart
    }

    /// Covers unlisted statuses.
    pub(crate) fn cover_other(&mut self, word: &Ident, variant: &ItemVariant, context: &Context<'_>) {
        if let Some(earlier) = self.other.replace(variant.name.clone()) {
            let message = format!("the variant `{earlier}` is already marked `other`");
            context.diagnostics.report(word, message, "keep one of the two");
        }
        if variant.is_conditional() {
            let message = "the variant marked `other` cannot be conditional";
            context.diagnostics.report(&variant.name, message, "remove its `#[cfg]`");
        }
    }

    /// Checks that nothing is left out, and returns the errors that no variant covers if their conditions are all off.
    pub(crate) fn check(&self, variants: &[Variant], context: &Context<'_>) -> Vec<Hole> {
        if !context.is_readable {
            return Vec::new();
        }
        context.diagnostics.look_at(Place::Enum);
        self.check_has_other(context);
        if context.arguments.partial.is_some() {
            return Vec::new();
        }
        self.check_covers_all(variants, context);
        self.holes()
    }

    /// Checks that there is a variant for the statuses that the spec does not list.
    fn check_has_other(&self, context: &Context<'_>) {
        if self.other.is_none() {
            let name = context.name;
            let help = format!("add one:\n    #[dfns(other)]\n    Other({}),", context.body_type());
            context.diagnostics.report(name, format!("`{name}` has no variant for unlisted statuses"), help);
        }
    }

    /// Checks that every error of the spec has a variant: this is what the macro is for.
    fn check_covers_all(&self, variants: &[Variant], context: &Context<'_>) {
        let missing: Vec<Target> = entries(context.spec()).filter(|target| !self.covers(target)).collect();
        if missing.len() <= self.unknown {
            return;
        }
        let name = context.name;
        let api = context.spec().api;
        if self.unknown > self.covered.len().max(1) && matches!(context.origin(), Origin::BuiltIn) {
            let help = "if this enum is for another API, name its spec: `#[dfns_errors(spec = \"errors.json\")]`";
            let message = format!("most variants of `{name}` do not name an error of the {api}");
            return context.diagnostics.report(name, message, help);
        }
        let count = missing.len();
        let noun = if count == 1 { "error" } else { "errors" };
        let lines: Vec<String> = missing
            .iter()
            .map(|target| format!("    {},", variant_to_paste(target.entry, variants, context)))
            .collect();
        let help = format!("write `{}`, or add:\n{}", partial(context), lines.join("\n"));
        context.diagnostics.report(name, format!("`{name}` does not cover {count} {noun} of the {api}"), help);
    }

    fn covers(&self, target: &Target) -> bool {
        self.covered.iter().any(|covered| covered.target.is(target))
    }

    fn holes(&self) -> Vec<Hole> {
        let entries = self.covered.iter().filter(|covered| covered.target.cause.is_none());
        let holes = entries.filter_map(|covered| {
            let conditions: Option<Vec<TokenStream>> = covered.conditions.iter().cloned().collect();
            Some(Hole { error: covered.target.name(), conditions: conditions?, place: covered.place.clone() })
        });
        holes.collect()
    }
}

impl Covered {
    /// Returns what is wrong with a name whose error is already covered, and what to do instead.
    fn repetition(&self, variant: &ItemVariant) -> (String, String) {
        let covered = self.target.name();
        if self.variant == variant.name {
            return (format!("`{covered}` is listed twice"), "keep one of them".to_owned());
        }
        let help = format!("let only `{}` or only `{}` cover it", self.variant, variant.name);
        (format!("the variant `{}` already covers `{covered}`", self.variant), help)
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

/// Returns the attribute with `partial`, and with the `spec` that it has.
fn partial(context: &Context<'_>) -> String {
    match context.origin() {
        Origin::File(file) => format!("#[dfns_errors(spec = {}, partial)]", file.literal.to_token_stream()),
        Origin::BuiltIn | Origin::BuiltInHere | Origin::Unknown => "#[dfns_errors(partial)]".to_owned(),
    }
}

/// Returns a variant to paste, with another name if the enum has one of that name for something else.
fn variant_to_paste(entry: &ErrorEntry, variants: &[Variant], context: &Context<'_>) -> String {
    let is_taken = variants.iter().any(|variant| variant.name == entry.name);
    let name = if is_taken { format!("#[dfns({0})] {0}Error", entry.name) } else { entry.name.to_owned() };
    let body = context.body_type();
    if entry.causes.is_empty() {
        return format!("{name}({body})");
    }
    format!("{name} {{ cause: {}, body: {body} }}", context.cause_type(entry))
}
