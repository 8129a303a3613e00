//! The user's enum and the spec, put together.

mod codes;
mod conditional;
mod context;
mod coverage;
mod derives;
mod fields;
mod format_string;
mod generated;
mod handwritten;
mod names;
mod own;
mod quoted;
mod repeated;
mod resolved;
mod wrapper;

use dfns_errors_spec::{Spec, is_reserved_method, snake_case};
use proc_macro2::Ident;
use syn::Fields;
use syn::ext::IdentExt as _;

use crate::diagnostics::{Diagnostics, Place, spelled};
use crate::item::Item;
use crate::item_variant::ItemVariant;
use crate::source::Source;
use crate::variant_attr::VariantAttr;
use context::Context;

pub(crate) use resolved::{
    FieldRef, KeptFields, Options, OwnVariant, Resolved, Role, Target, Variant, cause_enum, cause_ident,
};

/// Decides what each variant stands for.
pub(crate) fn resolve<'s>(
    mut item: Item,
    source: &'s Source,
    options: &'s Options,
    diagnostics: &Diagnostics,
) -> Resolved<'s> {
    let spec = &*source.spec;
    let repeated = repeated::take(&mut item, diagnostics);
    let wraps_api = matches!(Kind::of(&item, spec), Kind::Wrapper);
    for (index, variant) in item.variants.iter_mut().enumerate() {
        diagnostics.look_at(Place::Variant(index));
        own::take_thiserror(variant, spec, diagnostics);
        quoted::correct(variant, spec, diagnostics);
        names::correct_keyword(variant, spec, wraps_api, diagnostics);
        own::mark_unmarked(variant, spec, wraps_api, diagnostics);
        conditional::check(variant, diagnostics);
    }
    codes::check_unique(&item.variants, diagnostics);
    let kind = Kind::of(&item, spec);
    take_discriminants(&mut item, &kind, diagnostics);
    let has_deprecated = has_deprecated(&item);
    diagnostics.look_at(Place::Enum);
    let Item { mut attributes, visibility, keyword, name, generics, braces, variants, is_whole, .. } = item;
    let context = Context {
        spec,
        origin: &source.origin,
        krate: &options.krate,
        name: &name,
        variants: variants.iter().map(|variant| variant.name.to_string()).collect(),
        repeated,
        may_cover_more: options.may_be_partial || !is_whole,
        diagnostics,
    };
    let partial = options.partial.as_ref();
    let (mut variants, holes) = match kind {
        Kind::Generated => (generated::variants(variants, &context, partial.filter(|_| is_whole)), Vec::new()),
        Kind::Handwritten => handwritten::variants(variants, &context, partial.is_some()),
        Kind::Wrapper => (wrapper::variants(variants, &context, partial), Vec::new()),
    };
    derives::take_impossible(&mut attributes, &mut variants, &context);
    check_predicates(&variants, &context);
    Resolved {
        source,
        options,
        attributes,
        visibility,
        keyword,
        name,
        generics,
        braces,
        variants,
        holes,
        has_deprecated,
    }
}

fn has_deprecated(item: &Item) -> bool {
    let variants = item.variants.iter().map(|variant| &variant.attributes);
    let fields = item.variants.iter().flat_map(|variant| &variant.fields).map(|field| &field.attrs);
    let mut attributes = variants.chain(fields).flatten().chain(&item.attributes);
    attributes.any(|attribute| attribute.path().is_ident("deprecated"))
}

/// Reports a variant whose predicate is that of an earlier one, or another method: `IO` and `Io` would both generate
/// `is_io`, and `Pending` would generate `is_pending`, which says something else.
fn check_predicates(variants: &[Variant<'_>], context: &Context<'_, '_>) {
    let mut seen: Vec<(String, &Ident)> = Vec::with_capacity(variants.len());
    for (index, variant) in variants.iter().enumerate() {
        context.diagnostics.look_at(Place::Variant(index));
        let (name, word) = (&variant.name, snake_case(&variant.name.unraw().to_string()));
        let is_written =
            !matches!(variant.role, Role::Broken) && context.variants.iter().any(|written| name == written);
        if is_written && is_reserved_method(&format!("is_{word}")) {
            let message = format!("`{name}` would generate `is_{word}`, which every enum already has");
            context.diagnostics.report(name, message, format!("rename `{name}`"));
        }
        match seen.iter().find(|(other, earlier)| *other == word && *earlier != name) {
            Some((_, earlier)) => {
                let message = format!("`{earlier}` and `{name}` would both generate `is_{word}`");
                context.diagnostics.report(name, message, format!("rename `{name}`"));
            }
            None => seen.push((word, name)),
        }
    }
}

/// Removes discriminants that are not allowed, and reports them.
fn take_discriminants(item: &mut Item, kind: &Kind, diagnostics: &Diagnostics) {
    let has_fields =
        matches!(kind, Kind::Generated) || item.variants.iter().any(|variant| !matches!(variant.fields, Fields::Unit));
    if !has_fields || item.attributes.iter().any(|attribute| attribute.path().is_ident("repr")) {
        return;
    }
    for (index, variant) in item.variants.iter_mut().enumerate() {
        let Some(discriminant) = variant.discriminant.take() else { continue };
        diagnostics.look_at(Place::Variant(index));
        let help = format!("remove `{}`: `status()` returns the status", spelled(&discriminant));
        diagnostics.report(discriminant, "an enum with fields cannot have discriminants", help);
    }
}

/// The three kinds of enum.
enum Kind {
    /// It does not name any errors, and gets every error in the spec.
    Generated,
    /// It names errors, and is checked against the spec.
    Handwritten,
    /// It wraps another enum.
    Wrapper,
}

impl Kind {
    fn of(item: &Item, spec: &Spec) -> Self {
        if item.variants.iter().any(|variant| matches!(variant.attr, VariantAttr::Api(_))) {
            return Self::Wrapper;
        }
        let names_error = |variant: &ItemVariant| match variant.attr {
            VariantAttr::None | VariantAttr::Names(_) | VariantAttr::Other(_) => true,
            // An attribute that can't be read, on a variant with the name of an error.
            VariantAttr::Broken => names::entry_named(&variant.name.unraw().to_string(), spec).is_some(),
            _ => false,
        };
        let names_errors = item.variants.iter().any(names_error);
        if names_errors { Self::Handwritten } else { Self::Generated }
    }
}
