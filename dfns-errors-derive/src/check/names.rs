//! Names that may stand for one thing only: of variants, of predicates, and of the enum itself.

use dfns_errors_spec::is_reserved_method;
use proc_macro2::Ident;
use syn::ext::IdentExt as _;

use crate::context::{Context, cause_enum};
use crate::diagnostics::{Diagnostics, Place};
use crate::input::variant::ItemVariant;
use crate::resolved::{Role, Variant};
use crate::source::{Origin, Source};

/// Checks that the enum has another name than the cause enums beside it.
pub(crate) fn is_free(name: &Ident, source: &Source, diagnostics: &Diagnostics) -> bool {
    let mut entries = source.spec.errors.iter().filter(|entry| !entry.causes.is_empty());
    let is_taken = !matches!(source.origin, Origin::BuiltIn) && entries.any(|entry| *name == cause_enum(entry));
    if is_taken {
        diagnostics.look_at(Place::Enum);
        let message = format!("`{name}` is also the name of a generated cause enum");
        diagnostics.report(name, message, "rename the enum");
    }
    !is_taken
}

/// Removes the variants with the name of an earlier one, and says if there were none. Two variants may share a name if both
/// have a `#[cfg]`.
pub(crate) fn take_repeated(mut variants: Vec<ItemVariant>, context: &Context<'_>) -> (Vec<ItemVariant>, bool) {
    let count = variants.len();
    let mut seen: Vec<(String, bool)> = Vec::with_capacity(count);
    variants.retain(|variant| {
        let name = variant.name.unraw().to_string();
        let is_conditional = variant.is_conditional();
        let is_new = !seen.iter().any(|(earlier, other)| *earlier == name && !(is_conditional && *other));
        if is_new {
            seen.push((name, is_conditional));
        } else {
            context.diagnostics.look_at(Place::Variant(seen.len()));
            let message = format!("the variant `{}` is defined twice", variant.name);
            context.diagnostics.report(&variant.name, message, "remove or rename one of them");
        }
        is_new
    });
    let is_unique = variants.len() == count;
    (variants, is_unique)
}

/// Reports a variant whose predicate is that of an earlier one, or another method: `IO` and `Io` would both generate
/// `is_io`, and `Pending` would generate `is_pending`, which says something else. The first variants may be
/// generated.
pub(crate) fn predicates(variants: &[Variant], generated: usize, context: &Context<'_>) {
    let mut seen: Vec<(&str, &Ident)> = Vec::with_capacity(variants.len());
    for (index, Variant { name, word, role, .. }) in variants.iter().enumerate() {
        context.diagnostics.look_at(Place::Variant(index.saturating_sub(generated)));
        let is_usable = index < generated || matches!(role, Role::Broken { .. });
        if !is_usable && is_reserved_method(&format!("is_{word}")) {
            let message = format!("`{name}` would generate `is_{word}`, which every enum already has");
            context.diagnostics.report(name, message, format!("rename `{name}`"));
        }
        match seen.iter().find(|(other, earlier)| other == word && *earlier != name) {
            Some((_, earlier)) => {
                let message = format!("`{earlier}` and `{name}` would both generate `is_{word}`");
                context.diagnostics.report(name, message, format!("rename `{name}`"));
            }
            None => seen.push((word, name)),
        }
    }
}
