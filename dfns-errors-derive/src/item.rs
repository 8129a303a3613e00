//! The user's enum, as it was written.

use proc_macro2::{Ident, TokenStream};
use quote::ToTokens;
use syn::{Attribute, Data, DataEnum, DeriveInput, Field, Fields, Token, Type, Visibility};

use crate::diagnostics::Diagnostics;

/// An enum with the macro's helper attributes taken off.
pub(crate) struct Item {
    pub(crate) attributes: Vec<Attribute>,
    pub(crate) visibility: Visibility,
    /// The user's own, so that what the compiler says of the enum points at it.
    pub(crate) keyword: Token![enum],
    pub(crate) name: Ident,
    pub(crate) variants: Vec<Variant>,
}

/// A variant that wraps an error of the user's own.
pub(crate) struct Variant {
    /// The variant's tokens, to be written back.
    pub(crate) tokens: TokenStream,
    pub(crate) name: Ident,
    /// What stands for the field in a pattern or an expression: `0` or its name.
    pub(crate) member: TokenStream,
    /// The type to generate `From` for; `None` without `#[from]`.
    pub(crate) from: Option<Type>,
}

/// Reads the item; whatever can be kept of it is kept, for the fallback.
pub(crate) fn parse(tokens: TokenStream, diagnostics: &mut Diagnostics) -> Option<Item> {
    let input: DeriveInput = match syn::parse2(tokens) {
        Ok(input) => input,
        Err(mistake) => {
            diagnostics.push(mistake);
            return None;
        }
    };
    if !input.generics.params.is_empty() {
        let help = "remove them: what a server answers has no type parameters";
        diagnostics.add(&input.generics, "generics are not supported on a `#[dfns_errors]` enum", help);
    }
    let data = data(input.data, &input.ident, diagnostics)?;
    let variants = data.variants.into_iter().map(|variant| variant_of(variant, diagnostics)).collect();
    let (attributes, visibility, name) = (input.attrs, input.vis, input.ident);
    Some(Item { attributes, visibility, keyword: data.enum_token, name, variants })
}

fn data(data: Data, name: &Ident, diagnostics: &mut Diagnostics) -> Option<DataEnum> {
    let (message, help) = ("`#[dfns_errors]` goes on an enum", format!("write `enum {name} {{}}`"));
    match data {
        Data::Enum(data) => return Some(data),
        Data::Struct(data) => diagnostics.add(data.struct_token, message, help),
        Data::Union(data) => diagnostics.add(data.union_token, message, help),
    }
    None
}

fn variant_of(mut variant: syn::Variant, diagnostics: &mut Diagnostics) -> Variant {
    let helpers: Vec<Attribute> = variant.attrs.extract_if(.., |attribute| attribute.path().is_ident("dfns")).collect();
    if !helpers.iter().any(is_transparent) {
        diagnostics.add(
            &variant.ident,
            format!("`{}` does not say what it stands for", variant.ident),
            "mark an error of your own with `#[dfns(transparent)]`; the errors of the spec are added by the macro",
        );
    }
    let (member, from) = wrapped(&mut variant, diagnostics);
    Variant { tokens: variant.to_token_stream(), name: variant.ident, member, from }
}

fn is_transparent(helper: &Attribute) -> bool {
    helper.parse_args::<Ident>().is_ok_and(|word| word == "transparent")
}

/// The one field of a transparent variant, and its type where it is marked `#[from]`.
fn wrapped(variant: &mut syn::Variant, diagnostics: &mut Diagnostics) -> (TokenStream, Option<Type>) {
    let name = variant.ident.clone();
    let shape = format!("write `{name}(#[from] TheError)`");
    let mut fields = fields_of(&mut variant.fields);
    if let (Some(field), None) = (fields.next(), fields.next()) {
        let from = field.attrs.extract_if(.., |attribute| attribute.path().is_ident("from")).count();
        let member = field.ident.as_ref().map_or_else(|| quote::quote!(0), ToTokens::to_token_stream);
        return (member, (from > 0).then(|| field.ty.clone()));
    }
    diagnostics.add(&name, format!("`{name}` must have one field, the error that it passes through"), shape);
    (quote::quote!(0), None)
}

fn fields_of(fields: &mut Fields) -> Box<dyn Iterator<Item = &mut Field> + '_> {
    match fields {
        Fields::Named(fields) => Box::new(fields.named.iter_mut()),
        Fields::Unnamed(fields) => Box::new(fields.unnamed.iter_mut()),
        Fields::Unit => Box::new(std::iter::empty()),
    }
}
