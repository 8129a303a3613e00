//! The resolved enum: all that the generated code is made of.

use std::sync::Arc;

use dfns_errors_spec::Spec;
use dfns_errors_spec::model::Entry;
use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote};
use syn::{Attribute, Field, Path, Token, Visibility};

use crate::runtime::private;
use crate::source::Origin;

/// The user's enum, each variant with its meaning, and the spec.
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

/// What a variant keeps of an answer.
#[derive(Default)]
pub(crate) struct Kept {
    /// An `Option` of the entry's cause enum.
    pub(crate) cause: Option<Slot>,
    /// Any type that is made of an `ErrorBody`.
    pub(crate) body: Option<Slot>,
}

/// A field.
pub(crate) struct Slot {
    /// Its name, or `0`.
    pub(crate) member: TokenStream,
    pub(crate) ty: TokenStream,
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
        private(&self.krate)
    }
}

impl Slot {
    pub(super) fn of(field: &Field) -> Self {
        let member = field.ident.as_ref().map_or_else(|| quote!(0), ToTokens::to_token_stream);
        Self { member, ty: field.ty.to_token_stream() }
    }
}

/// Where an entry's cause enum is: in `dfns_errors`, or beside the enum.
pub(crate) fn cause_path(entry: &Entry, origin: &Origin, krate: &Path) -> TokenStream {
    let name = cause_enum(entry, origin);
    match origin {
        Origin::BuiltIn => quote!(#krate::#name),
        Origin::BuiltInHere | Origin::File(_) => quote!(#name),
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
