//! Every error of the spec has one variant, and so has what the spec does not list.

use dfns_errors_spec::model::Entry;
use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, quote};

use super::context::Context;
use super::resolved::{Claimed, cause_path};
use crate::claim::Target;
use crate::diagnostics::Diagnostics;
use crate::item;
use crate::source::Origin;

/// What earlier variants stand for.
#[derive(Default)]
pub(super) struct Claims {
    claimed: Vec<(Claimed, Holder)>,
    other: Option<Ident>,
}

struct Holder {
    variant: Ident,
    is_conditional: bool,
}

impl Claims {
    /// Whether the variant may stand for it. Two variants may, where `#[cfg]` keeps them apart.
    pub(super) fn claim(
        &mut self,
        claimed: Claimed,
        token: &impl ToTokens,
        variant: &item::Variant,
        context: &Context<'_>,
        diagnostics: &mut Diagnostics,
    ) -> bool {
        let holder = Holder { variant: variant.name.clone(), is_conditional: is_conditional(variant) };
        let Some(earlier) = self.holder(claimed) else {
            self.claimed.push((claimed, holder));
            return true;
        };
        let earlier = std::mem::replace(earlier, holder);
        if earlier.is_conditional && is_conditional(variant) {
            return true;
        }
        let what = name_of(claimed, context);
        let message = if earlier.variant == variant.name {
            format!("`{what}` is listed twice")
        } else {
            format!("`{what}` is claimed by the variant `{}` already", earlier.variant)
        };
        diagnostics.add(token, message, "remove it from one of the two");
        false
    }

    pub(super) fn claim_other(&mut self, word: &Ident, variant: &item::Variant, diagnostics: &mut Diagnostics) {
        if let Some(earlier) = self.other.replace(variant.name.clone()) {
            diagnostics.add(word, format!("`{earlier}` is the `other` variant already"), "keep one of the two");
        }
        if is_conditional(variant) {
            diagnostics.add(&variant.name, "the `other` variant cannot be conditional", "remove its `#[cfg]`");
        }
    }

    /// A variant whose attribute is broken was meant for something: where it has an error's name, for that one.
    pub(super) fn assume(&mut self, name: &Ident, context: &Context<'_>) {
        if let Some(entry) = context.spec.errors.iter().position(|entry| *name == entry.name) {
            let claimed = Claimed { entry, cause: None };
            if !self.has(claimed) {
                self.claimed.push((claimed, Holder { variant: name.clone(), is_conditional: true }));
            }
        }
    }

    fn holder(&mut self, wanted: Claimed) -> Option<&mut Holder> {
        self.claimed.iter_mut().find(|(claimed, _)| *claimed == wanted).map(|(_, holder)| holder)
    }

    fn has(&self, wanted: Claimed) -> bool {
        self.claimed.iter().any(|(claimed, _)| *claimed == wanted)
    }

    /// What is called `Other` and not marked so was meant to be it.
    pub(super) fn assume_other(&mut self, name: &Ident) {
        self.other.get_or_insert_with(|| name.clone());
    }
}

fn is_conditional(variant: &item::Variant) -> bool {
    variant.attributes.iter().any(|attribute| attribute.path().is_ident("cfg"))
}

fn name_of(claimed: Claimed, context: &Context<'_>) -> String {
    let Some(entry) = context.spec.errors.get(claimed.entry) else { return String::new() };
    let cause = claimed.cause.and_then(|cause| entry.causes.get(cause));
    cause.map_or_else(|| entry.name.clone(), |cause| format!("{}::{}", entry.name, cause.name))
}

impl ToTokens for Target {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        match self {
            Self::Entry(name) => name.to_tokens(tokens),
            Self::Status(status) => status.to_tokens(tokens),
            Self::Quoted(name) => name.to_tokens(tokens),
            Self::Cause(entry, cause) => tokens.extend(quote!(#entry::#cause)),
        }
    }
}

/// Whatever the API answers beyond its own list must go somewhere.
pub(super) fn check_has_other(claims: &Claims, context: &Context<'_>, diagnostics: &mut Diagnostics) {
    if claims.other.is_none() {
        let (name, body) = (context.name, body(context));
        let help = format!("add it:\n    #[dfns(other)]\n    Other({body}),");
        diagnostics.add(name, format!("`{name}` has no variant for statuses that the spec does not list"), help);
    }
}

/// The point of the macro: an error that the API has and the enum does not is seen at compile time.
pub(super) fn check_covers_all(claims: &Claims, context: &Context<'_>, diagnostics: &mut Diagnostics) {
    let entries = context.spec.errors.iter().enumerate();
    let missing: Vec<&Entry> = entries
        .filter(|(index, _)| !claims.has(Claimed { entry: *index, cause: None }))
        .map(|(_, entry)| entry)
        .collect();
    if missing.is_empty() {
        return;
    }
    let (name, count) = (context.name, missing.len());
    let noun = if count == 1 { "error" } else { "errors" };
    let lines: Vec<String> = missing.iter().map(|entry| format!("    {},", variant(entry, context))).collect();
    let message = format!("`{name}` misses {count} {noun} of the {}", context.spec.api);
    diagnostics.add(
        name,
        message,
        format!("add what is missing, or write `{}`:\n{}", partial(context), lines.join("\n")),
    );
}

/// The attribute with `partial`: without the `spec` that it has, it would be on another one.
fn partial(context: &Context<'_>) -> String {
    match context.origin {
        Origin::File(file) => format!("#[dfns_errors(spec = {}, partial)]", file.to_token_stream()),
        Origin::BuiltIn | Origin::BuiltInHere => "#[dfns_errors(partial)]".to_owned(),
    }
}

/// A variant to paste. Where the enum has one of that name for something else, it gets another.
fn variant(entry: &Entry, context: &Context<'_>) -> String {
    let is_taken = context.variants.contains(&entry.name);
    let name = if is_taken { format!("#[dfns({0})] {0}Error", entry.name) } else { entry.name.clone() };
    let body = body(context);
    if entry.causes.is_empty() {
        return format!("{name}({body})");
    }
    let cause = spelled(&cause_path(entry, context.origin, context.krate));
    format!("{name} {{ cause: Option<{cause}>, body: {body} }}")
}

fn body(context: &Context<'_>) -> String {
    let krate = context.krate;
    spelled(&quote!(#krate::ErrorBody))
}

/// A path as people write it.
pub(super) fn spelled(path: &TokenStream) -> String {
    path.to_string().replace(' ', "")
}
