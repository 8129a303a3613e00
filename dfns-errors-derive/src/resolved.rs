//! The resolved enum: everything that the generated code is made of.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote};
use syn::{Attribute, Field, Generics, LitStr, Token, Visibility};

use crate::context::Context;
use crate::input::argument::ErrorName;
use crate::input::variant::is_body;
use crate::mend::lookup::Target;

/// The three kinds of enum.
pub(crate) enum Kind {
    /// It does not name any errors, and gets every error in the spec.
    Generated,
    /// It names errors, and is checked against the spec.
    Handwritten,
    /// It wraps another enum, in the variant with this name.
    Wrapper(Ident),
}

/// The user's enum, with the role of each variant, and the spec.
pub(crate) struct Resolved<'a> {
    pub(crate) context: Context<'a>,
    pub(crate) attributes: Vec<Attribute>,
    pub(crate) visibility: Visibility,
    pub(crate) keyword: Token![enum],
    /// A mistake that is already reported: code that names the enum has them too.
    pub(crate) generics: Generics,
    /// The span of the braces.
    pub(crate) braces: Span,
    pub(crate) variants: Vec<Variant>,
    pub(crate) holes: Vec<Hole>,
    /// `true` if the enum, a variant or a field is deprecated.
    pub(crate) has_deprecated: bool,
}

/// A variant and its role.
pub(crate) struct Variant {
    /// The user's own attributes, their docs among them.
    pub(crate) attributes: Vec<Attribute>,
    pub(crate) name: Ident,
    /// Its name in `snake_case`.
    pub(crate) word: String,
    /// The fields and the discriminant, to be written back.
    pub(crate) fields: TokenStream,
    /// The errors in its `#[dfns(..)]`.
    pub(crate) names: Vec<ErrorName>,
    pub(crate) role: Role,
}

/// What a variant stands for, and which fields it has.
pub(crate) enum Role {
    /// At least one error or cause of the spec.
    Errors(Vec<Target>, KeptFields),
    /// Statuses that the spec does not list, and in a partial enum the errors that it does not name.
    Other(KeptFields),
    /// The errors of the API, in another enum. `pointee` is that enum if the field is a `Box` or an `Arc` of it.
    Api { field: FieldRef, pointee: Option<TokenStream>, has_from: bool },
    /// A user-defined error that forwards the message of the error it wraps.
    Transparent { field: FieldRef, has_from: bool, transport: Option<TokenStream> },
    /// A user-defined error with its own message.
    Custom(CustomVariant),
    /// A mistake that is already reported. The variant stays, so that code that names it isn't reported too, and so does
    /// the conversion from its field with `#[from]`.
    Broken { from: Option<FieldRef> },
}

/// The fields of a variant that is created from a response.
#[derive(Default)]
pub(crate) struct KeptFields {
    /// The recognized cause, an `Option` of the entry's cause enum.
    pub(crate) cause: Option<FieldRef>,
    /// The response body, or any type that is created from it.
    pub(crate) body: Option<FieldRef>,
}

impl KeptFields {
    pub(crate) fn has_handwritten_body(&self) -> bool {
        self.body.as_ref().is_some_and(|body| body.ty.is_some())
    }
}

/// A field.
pub(crate) struct FieldRef {
    /// Its name, or `0`.
    pub(crate) member: TokenStream,
    /// Its type as the user wrote it; `None` if the macro wrote the field. Then the compiler need not find out what the
    /// type can do, which saves much of its time.
    pub(crate) ty: Option<TokenStream>,
}

/// A variant with its own message.
pub(crate) struct CustomVariant {
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

impl Variant {
    /// Returns the variant's `#[cfg]`s: code that names the variant needs them too.
    pub(crate) fn conditions(&self) -> impl Iterator<Item = &Attribute> {
        self.attributes.iter().filter(|attribute| attribute.path().is_ident("cfg"))
    }
}

impl Role {
    /// Returns `true` if a value of the variant has a response in it.
    pub(crate) fn keeps_response(&self) -> bool {
        match self {
            Self::Errors(_, KeptFields { body, .. }) | Self::Other(KeptFields { body, .. }) => {
                body.as_ref().is_some_and(|body| body.ty.as_ref().is_none_or(is_body))
            }
            Self::Api { .. } => true,
            Self::Transparent { .. } | Self::Custom(_) | Self::Broken { .. } => false,
        }
    }
}

impl Resolved<'_> {
    /// Returns `true` for an enum with parameters or conditions. Its code is not written.
    pub(crate) fn is_generic(&self) -> bool {
        is_generic(&self.generics)
    }

    /// Returns the field and the type that hold the API's errors, in an enum that wraps another.
    pub(crate) fn api(&self) -> Option<(&Ident, &FieldRef)> {
        self.variants.iter().find_map(|variant| match &variant.role {
            Role::Api { field, .. } => Some((&variant.name, field)),
            _ => None,
        })
    }
}

/// Returns `false` for no generics at all, and for `enum E<> where {}`.
pub(crate) fn is_generic(generics: &Generics) -> bool {
    let has_conditions = generics.where_clause.as_ref().is_some_and(|clause| !clause.predicates.is_empty());
    has_conditions || !generics.params.is_empty()
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
