//! The user's enum, put together with the spec.

mod checked;
mod context;
mod coverage;
mod names;
mod resolved;
mod shape;
mod whole;

use proc_macro2::Ident;
use syn::Path;

use crate::diagnostics::Diagnostics;
use crate::item::Item;
use crate::source::{Origin, Source};
use context::Context;

pub(crate) use resolved::{Claimed, Kept, Meaning, Resolved, Slot, Variant, cause_enum, cause_path};

/// What the attribute's arguments say about the enum.
pub(crate) struct Options {
    pub(crate) krate: Path,
    /// `partial`, where it was written.
    pub(crate) partial: Option<Ident>,
}

pub(crate) fn resolve(mut item: Item, source: Source, options: Options, diagnostics: &mut Diagnostics) -> Resolved {
    let Source { spec, origin } = source;
    for variant in &mut item.variants {
        names::mark_keyword(variant, &spec, diagnostics);
        shape::mark_transparent(variant, &spec, diagnostics);
    }
    let names_errors = item.names_errors();
    let Item { attributes, visibility, keyword, name, variants } = item;
    let names = variants.iter().map(|variant| variant.name.to_string()).collect();
    let context = Context { spec: &spec, origin: &origin, krate: &options.krate, name: &name, variants: names };
    let variants = if names_errors {
        checked::variants(variants, &context, options.partial.is_some(), diagnostics)
    } else {
        whole::variants(variants, &context, options.partial.as_ref(), diagnostics)
    };
    Resolved { spec, origin, krate: options.krate, attributes, visibility, keyword, name, variants }
}

/// Whether the enum has a name of its own: nothing can be written beside one named like one of its cause enums.
pub(crate) fn check_name(name: &Ident, source: &Source, diagnostics: &mut Diagnostics) -> bool {
    let entries = source.spec.errors.iter().filter(|entry| !entry.causes.is_empty());
    let is_beside = !matches!(source.origin, Origin::BuiltIn);
    let is_taken = is_beside && entries.map(|entry| format!("{}Cause", entry.name)).any(|cause| *name == cause);
    if is_taken {
        let message = format!("`{name}` is the name of a cause enum that is generated beside this one");
        diagnostics.add(name, message, "rename the enum");
    }
    !is_taken
}
