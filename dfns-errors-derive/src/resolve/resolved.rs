//! The resolved enum: everything that the generated code is made of.

use dfns_errors_spec::Spec;
use dfns_errors_spec::model::{CauseEntry, ErrorEntry};
use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote};
use syn::{Attribute, Field, Generics, LitStr, Path, Token, Visibility};

use crate::arguments::Arguments;
use crate::runtime::{default_crate, private};
use crate::source::{Origin, Source};
use crate::variant_attr::ErrorName;

/// What the attribute's arguments say about the enum.
pub(crate) struct Options {
    pub(crate) krate: Path,
    /// `partial`, if it was written.
    pub(crate) partial: Option<Ident>,
    /// `diagnostic`, if it was written.
    pub(crate) diagnostic: Option<Ident>,
    /// `true` if an unknown argument may have meant `partial`.
    pub(super) may_be_partial: bool,
}

impl Options {
    pub(crate) fn new(arguments: Arguments) -> Self {
        let Arguments { partial, diagnostic, krate, may_be_partial, spec: _, may_name_spec: _ } = arguments;
        Self { krate: krate.unwrap_or_else(default_crate), partial, diagnostic, may_be_partial }
    }
}

/// The user's enum, with the role of each variant, and the spec.
pub(crate) struct Resolved<'s> {
    pub(crate) source: &'s Source,
    pub(crate) options: &'s Options,
    pub(crate) attributes: Vec<Attribute>,
    pub(crate) visibility: Visibility,
    pub(crate) keyword: Token![enum],
    pub(crate) name: Ident,
    /// Those of an enum that cannot have any.
    pub(crate) generics: Generics,
    /// The span of the braces.
    pub(crate) braces: Span,
    pub(crate) variants: Vec<Variant<'s>>,
    pub(crate) holes: Vec<Hole>,
    /// `true` if the enum, a variant or a field is deprecated.
    pub(crate) has_deprecated: bool,
}

/// A variant and its role.
pub(crate) struct Variant<'s> {
    /// The user's own attributes, their docs among them.
    pub(crate) attributes: Vec<Attribute>,
    pub(crate) name: Ident,
    /// The fields and the discriminant, to be written back.
    pub(crate) fields: TokenStream,
    /// The errors in its `#[dfns(..)]`.
    pub(crate) names: Vec<ErrorName>,
    pub(crate) role: Role<'s>,
    /// The field with `#[from]` of a variant with a mistake.
    pub(crate) lost_from: Option<FieldRef>,
}

/// What a variant stands for, and which fields it has.
pub(crate) enum Role<'s> {
    /// At least one error or cause of the spec.
    Errors(Vec<Target<'s>>, KeptFields),
    /// Statuses that the spec does not list, and in a partial enum the errors that it does not name.
    Other(KeptFields),
    /// The errors of the API, in another enum. `pointee` is that enum if the field is a `Box` or an `Arc` of it.
    Api { field: FieldRef, pointee: Option<TokenStream>, has_from: bool },
    /// A user-defined error that forwards the message of the error it wraps.
    Transparent { field: FieldRef, has_from: bool, transport: Option<TokenStream> },
    /// A user-defined error with its own message.
    Own(OwnVariant),
    /// A mistake that is already reported. The variant stays, so that code that names it isn't reported too.
    Broken,
}

/// An entry of the spec, or one of its causes, each with its index.
#[derive(Clone, Copy)]
pub(crate) struct Target<'s> {
    pub(crate) index: usize,
    pub(crate) entry: &'s ErrorEntry,
    pub(crate) cause: Option<(usize, &'s CauseEntry)>,
}

/// The fields of a variant that is created from a response.
#[derive(Default)]
pub(crate) struct KeptFields {
    /// The recognized cause, an `Option` of the entry's cause enum.
    pub(crate) cause: Option<FieldRef>,
    /// The response body, or any type that is created from it.
    pub(crate) body: Option<FieldRef>,
}

/// A field.
pub(crate) struct FieldRef {
    /// Its name, or `0`.
    pub(crate) member: TokenStream,
    /// Its type as the user wrote it; `None` if the macro wrote the field.
    pub(crate) ty: Option<TokenStream>,
}

/// A variant with its own message.
pub(crate) struct OwnVariant {
    /// The format string, with the positions of the fields that are bound for it.
    pub(crate) format: LitStr,
    /// The fields in the format string: the member, and the name that it is bound to.
    pub(crate) bound: Vec<(TokenStream, Ident)>,
    /// `client::signer`
    pub(crate) code: String,
    /// The field with `#[source]` or `#[from]`.
    pub(crate) source: Option<FieldRef>,
    pub(crate) has_from: bool,
}

/// An error that no variant covers if these conditions are all off.
pub(crate) struct Hole {
    pub(crate) error: String,
    /// The predicates of the `#[cfg]`s of each variant.
    pub(crate) conditions: Vec<TokenStream>,
    /// The first of them, as the user wrote it.
    pub(crate) place: TokenStream,
}

impl Variant<'_> {
    /// Returns the variant's `#[cfg]`s: code that names the variant needs them too.
    pub(crate) fn conditions(&self) -> impl Iterator<Item = &Attribute> {
        self.attributes.iter().filter(|attribute| attribute.path().is_ident("cfg"))
    }
}

impl<'s> Resolved<'s> {
    pub(crate) fn spec(&self) -> &'s Spec {
        &self.source.spec
    }

    pub(crate) fn origin(&self) -> &'s Origin {
        &self.source.origin
    }

    /// Returns `true` for an enum with parameters or conditions. That is reported: its code is not written.
    pub(crate) fn is_generic(&self) -> bool {
        !self.generics.params.is_empty() || self.generics.where_clause.is_some()
    }

    /// Returns the path of the hidden module that generated code calls.
    pub(crate) fn private(&self) -> TokenStream {
        private(&self.options.krate)
    }

    /// Returns the path of an entry's cause enum.
    pub(crate) fn cause_path(&self, entry: &ErrorEntry) -> TokenStream {
        cause_path(entry, self.origin(), &self.options.krate)
    }

    /// Returns the field and the type that hold the API's errors, in an enum that wraps another.
    pub(crate) fn api(&self) -> Option<(&Ident, &FieldRef)> {
        self.variants.iter().find_map(|variant| match &variant.role {
            Role::Api { field, .. } => Some((&variant.name, field)),
            _ => None,
        })
    }
}

impl Target<'_> {
    /// Returns `Conflict` or `Conflict::ExternalIdReused`.
    pub(crate) fn name(&self) -> String {
        match self.cause {
            None => self.entry.name.to_owned(),
            Some((_, cause)) => format!("{}::{}", self.entry.name, cause.name),
        }
    }

    /// Returns `true` if both are the same entry, or the same cause.
    pub(crate) fn is(&self, other: &Target<'_>) -> bool {
        let index = |target: &Target<'_>| (target.index, target.cause.map(|(index, _)| index));
        index(self) == index(other)
    }
}

impl FieldRef {
    pub(crate) fn handwritten(field: &Field, index: usize) -> Self {
        Self { member: member(field, index), ty: Some(field.ty.to_token_stream()) }
    }

    pub(crate) fn generated(name: &str) -> Self {
        Self { member: Ident::new(name, Span::call_site()).to_token_stream(), ty: None }
    }
}

/// Returns the name of a field, or its index.
pub(crate) fn member(field: &Field, index: usize) -> TokenStream {
    let index = syn::Index::from(index);
    field.ident.as_ref().map_or_else(|| quote!(#index), ToTokens::to_token_stream)
}

/// Returns where an entry's cause enum is: in `dfns_errors`, or beside the enum.
pub(crate) fn cause_path(entry: &ErrorEntry, origin: &Origin, krate: &Path) -> TokenStream {
    let name = cause_ident(entry);
    match origin {
        Origin::BuiltIn => quote!(#krate::#name),
        Origin::BuiltInHere | Origin::File(_) => quote!(#name),
    }
}

/// Returns the name of an entry's cause enum.
pub(crate) fn cause_ident(entry: &ErrorEntry) -> Ident {
    Ident::new(&cause_enum(entry), Span::call_site())
}

/// Returns `ConflictCause`.
pub(crate) fn cause_enum(entry: &ErrorEntry) -> String {
    format!("{}Cause", entry.name)
}
