//! The user's enum, put together with the spec.

mod checked;
mod coverage;
mod names;
mod shape;
mod whole;

use std::sync::Arc;

use dfns_errors_spec::Spec;
use dfns_errors_spec::model::Entry;
use proc_macro2::{Ident, Span, TokenStream};
use syn::{Attribute, Path, Token, Visibility};

use crate::claim::Claim;
use crate::diagnostics::Diagnostics;
use crate::item::Item;
use crate::source::{Origin, Source};

pub(crate) use shape::{Kept, Slot};

/// All that the generated code is made of.
pub(crate) struct Resolved {
    pub(crate) spec: Arc<Spec>,
    pub(crate) origin: Origin,
    /// Where the crate `dfns_errors` is.
    pub(crate) krate: Path,
    pub(crate) attributes: Vec<Attribute>,
    pub(crate) visibility: Visibility,
    pub(crate) keyword: Token![enum],
    pub(crate) name: Ident,
    pub(crate) variants: Vec<Variant>,
}

/// A variant that is sound.
pub(crate) struct Variant {
    /// The user's own attributes, their docs among them.
    pub(crate) attributes: Vec<Attribute>,
    pub(crate) name: Ident,
    /// The fields and the discriminant, to be written back.
    pub(crate) fields: TokenStream,
    pub(crate) meaning: Meaning,
}

/// What a variant stands for, and what it keeps.
pub(crate) enum Meaning {
    /// At least one error or cause.
    Claimed(Vec<Claimed>, Kept),
    /// Statuses that the spec does not list, and in a partial enum those that it does not name.
    Other(Kept),
    /// An error of the user's own, and the type to write `From` for.
    Transparent(Slot, Option<TokenStream>),
    /// Something that was reported: it stays in the enum, so that what names it is not reported too.
    Broken,
}

/// An entry of the spec, or one of its causes, by index.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Claimed {
    pub(crate) entry: usize,
    pub(crate) cause: Option<usize>,
}

impl Variant {
    /// The variant's `#[cfg]`s: whatever names the variant needs them too.
    pub(crate) fn conditions(&self) -> impl Iterator<Item = &Attribute> {
        self.attributes.iter().filter(|attribute| attribute.path().is_ident("cfg"))
    }
}

impl Resolved {
    /// The path of the hidden module that generated code calls; its name is this version's.
    pub(crate) fn private(&self) -> TokenStream {
        crate::expand::private(&self.krate)
    }
}

/// What the attribute's arguments say about the enum.
pub(crate) struct Options {
    pub(crate) krate: Path,
    /// `partial`, where it was written.
    pub(crate) partial: Option<Ident>,
}

pub(crate) fn resolve(item: Item, source: Source, options: Options, diagnostics: &mut Diagnostics) -> Resolved {
    let Source { spec, origin } = source;
    let Item { attributes, visibility, keyword, name, mut variants } = item;
    let names = variants.iter().map(|variant| variant.name.to_string()).collect();
    let context = Context { spec: &spec, origin: &origin, krate: &options.krate, name: &name, variants: names };
    for variant in &mut variants {
        shape::mark_transparent(variant, &spec, diagnostics);
    }
    let names_no_error = variants.iter().all(|variant| matches!(variant.claim, Claim::Transparent | Claim::Broken));
    let variants = if names_no_error {
        whole::variants(variants, &context, options.partial.as_ref(), diagnostics)
    } else {
        checked::variants(variants, &context, options.partial.is_some(), diagnostics)
    };
    Resolved { spec, origin, krate: options.krate, attributes, visibility, keyword, name, variants }
}

/// What the checks need to know.
pub(crate) struct Context<'a> {
    pub(crate) spec: &'a Spec,
    pub(crate) origin: &'a Origin,
    pub(crate) krate: &'a Path,
    /// The enum's name.
    pub(crate) name: &'a Ident,
    /// The names of the user's variants.
    pub(crate) variants: Vec<String>,
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

/// Where an entry's cause enum is: in `dfns_errors`, or beside the enum.
pub(crate) fn cause_path(entry: &Entry, origin: &Origin, krate: &Path) -> TokenStream {
    let name = cause_enum(entry, origin);
    match origin {
        Origin::BuiltIn => quote::quote!(#krate::#name),
        Origin::BuiltInHere | Origin::File(_) => quote::quote!(#name),
    }
}

/// `ConflictCause`. For a file its place is the file's name in the attribute: where two enums of one module
/// are on the same spec, the compiler's "defined multiple times" points there.
pub(crate) fn cause_enum(entry: &Entry, origin: &Origin) -> Ident {
    let span = match origin {
        Origin::File(file) => file.span(),
        Origin::BuiltIn | Origin::BuiltInHere => Span::call_site(),
    };
    Ident::new(&format!("{}Cause", entry.name), span.resolved_at(Span::call_site()))
}
