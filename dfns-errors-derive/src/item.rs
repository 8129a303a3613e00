//! The user's enum, as it was written.

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, quote};
use syn::parse::{Parse, ParseStream, Parser};
use syn::{Attribute, Data, DataEnum, DeriveInput, Field, Fields, Token, Visibility};

use crate::claim::{self, Claim};
use crate::diagnostics::{Diagnostics, mistake};

/// An enum with the macro's helper attributes taken off.
pub(crate) struct Item {
    pub(crate) attributes: Vec<Attribute>,
    pub(crate) visibility: Visibility,
    /// The user's own, so that what the compiler says of the enum points at it.
    pub(crate) keyword: Token![enum],
    pub(crate) name: Ident,
    pub(crate) variants: Vec<Variant>,
}

/// A variant, its helper attributes read and taken off.
pub(crate) struct Variant {
    pub(crate) attributes: Vec<Attribute>,
    pub(crate) name: Ident,
    pub(crate) claim: Claim,
    pub(crate) fields: Fields,
    /// `= 1`
    pub(crate) discriminant: Option<TokenStream>,
    /// The field's `#[from]`.
    pub(crate) from: Option<Attribute>,
}

impl ToTokens for Variant {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let Self { attributes, name, fields, discriminant, .. } = self;
        tokens.extend(quote! { #(#attributes)* #name #fields #discriminant });
    }
}

/// Reads the item; `None` where it is no enum.
pub(crate) fn parse(tokens: TokenStream, diagnostics: &mut Diagnostics) -> Option<Item> {
    let enumeration = check_is_enum.parse2(tokens.clone()).and_then(|()| syn::parse2::<DeriveInput>(tokens));
    let input = enumeration.map_err(|mistake| diagnostics.push(mistake)).ok()?;
    check_attributes(&input, diagnostics);
    let Data::Enum(DataEnum { enum_token, variants, .. }) = input.data else { return None };
    let variants = variants.into_iter().map(|variant| read(variant, diagnostics)).collect();
    Some(Item { attributes: input.attrs, visibility: input.vis, keyword: enum_token, name: input.ident, variants })
}

/// Looks at the keyword only: what is wrong further on, the compiler has said.
fn check_is_enum(input: ParseStream<'_>) -> syn::Result<()> {
    input.call(Attribute::parse_outer)?;
    Visibility::parse(input)?;
    if input.peek(Token![enum]) {
        return input.parse::<TokenStream>().map(drop);
    }
    let keyword: TokenStream = input.parse::<proc_macro2::TokenTree>()?.into();
    input.parse::<TokenStream>()?;
    Err(mistake(keyword, "`#[dfns_errors]` goes on an enum", "write `pub enum ApiError {}`"))
}

fn check_attributes(input: &DeriveInput, diagnostics: &mut Diagnostics) {
    if !input.generics.params.is_empty() {
        let help = "remove them: what a server answers has no parameters";
        diagnostics.add(&input.generics, "a `#[dfns_errors]` enum cannot be generic", help);
    }
    for attribute in &input.attrs {
        let name = attribute.path().segments.last().map(|segment| segment.ident.to_string()).unwrap_or_default();
        match name.as_str() {
            "dfns_errors" => diagnostics.add(attribute, "repeated `#[dfns_errors]`", "keep one of them"),
            "dfns" => diagnostics.add(
                attribute,
                "`#[dfns]` goes on a variant",
                "write the arguments of the enum in `#[dfns_errors(...)]`",
            ),
            "derive" => check_derives(attribute, diagnostics),
            _ => {}
        }
    }
}

/// Derives of what the macro writes itself, from `thiserror`, `derive_more` and the like.
fn check_derives(attribute: &Attribute, diagnostics: &mut Diagnostics) {
    // What is no list of paths, the compiler reports.
    let _ = attribute.parse_nested_meta(|derived| {
        let name = derived.path.segments.last().map(|segment| segment.ident.to_string()).unwrap_or_default();
        if name == "Error" || name == "Display" {
            diagnostics.add(
                &derived.path,
                format!("`{name}` is implemented by `#[dfns_errors]`"),
                format!("do not derive `{name}`"),
            );
        }
        Ok(())
    });
}

fn read(variant: syn::Variant, diagnostics: &mut Diagnostics) -> Variant {
    let syn::Variant { mut attrs, ident, mut fields, discriminant, .. } = variant;
    let claim = claim::take(&mut attrs, diagnostics);
    for misplaced in attrs.extract_if(.., |attribute| attribute.path().is_ident("from")) {
        diagnostics.add(&misplaced, "`#[from]` goes on the field", format!("write `{ident}(#[from] TheError)`"));
    }
    let from = fields_of(&mut fields).find_map(|field| take_helpers(field, diagnostics));
    let discriminant = discriminant.map(|(equals, value)| quote!(#equals #value));
    Variant { attributes: attrs, name: ident, claim, fields, discriminant, from }
}

fn take_helpers(field: &mut Field, diagnostics: &mut Diagnostics) -> Option<Attribute> {
    for misplaced in field.attrs.extract_if(.., |attribute| attribute.path().is_ident("dfns")) {
        diagnostics.add(&misplaced, "`#[dfns]` goes on a variant", "move it in front of the variant's name");
    }
    field.attrs.extract_if(.., |attribute| attribute.path().is_ident("from")).next()
}

pub(crate) fn fields_of(fields: &mut Fields) -> Box<dyn Iterator<Item = &mut Field> + '_> {
    match fields {
        Fields::Named(fields) => Box::new(fields.named.iter_mut()),
        Fields::Unnamed(fields) => Box::new(fields.unnamed.iter_mut()),
        Fields::Unit => Box::new(std::iter::empty()),
    }
}
