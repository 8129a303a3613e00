//! The user's enum, as it was written.

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, quote};
use syn::parse::{Parse, ParseStream, Parser};
use syn::punctuated::Punctuated;
use syn::{Attribute, Data, DataEnum, DeriveInput, Field, Fields, Meta, Path, Token, Visibility, parse_quote};

use crate::claim::{self, Claim, take_named};
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

impl Item {
    /// Whether a variant stands for an error of the spec, or for what the spec does not list.
    pub(crate) fn names_errors(&self) -> bool {
        self.variants.iter().any(|variant| !matches!(variant.claim, Claim::Transparent | Claim::Broken))
    }
}

impl ToTokens for Variant {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let Self { attributes, name, fields, discriminant, .. } = self;
        tokens.extend(quote! { #(#attributes)* #name #fields #discriminant });
    }
}

/// Reads the item. Where it is no enum, or one that cannot be built upon, what is left is to give it back.
pub(crate) fn parse(tokens: TokenStream, diagnostics: &mut Diagnostics) -> Result<Item, TokenStream> {
    let enumeration = check_is_enum.parse2(tokens.clone()).and_then(|()| syn::parse2::<DeriveInput>(tokens.clone()));
    let input = enumeration.map_err(|mistake| {
        diagnostics.push(mistake);
        tokens.clone()
    })?;
    let DeriveInput { mut attrs, vis, ident, generics, data } = input;
    let Data::Enum(DataEnum { enum_token, variants, .. }) = data else { return Err(tokens) };
    take_attributes(&mut attrs, diagnostics);
    let variants: Vec<Variant> = variants.into_iter().map(|variant| read(variant, diagnostics)).collect();
    if !generics.params.is_empty() || generics.where_clause.is_some() {
        let (parameters, _, clause) = generics.split_for_impl();
        let help = "remove the parameters: what a server answers has none";
        let place = if generics.params.is_empty() { clause.to_token_stream() } else { parameters.to_token_stream() };
        diagnostics.add(place, "a `#[dfns_errors]` enum cannot be generic", help);
        return Err(quote! { #(#attrs)* #vis #enum_token #ident #generics #clause { #(#variants),* } });
    }
    Ok(Item { attributes: attrs, visibility: vis, keyword: enum_token, name: ident, variants })
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

/// Reports attributes that cannot be there, and takes them off: each is one message.
fn take_attributes(attributes: &mut Vec<Attribute>, diagnostics: &mut Diagnostics) {
    for derive in attributes.iter_mut().filter(|attribute| attribute.path().is_ident("derive")) {
        take_derives(derive, diagnostics);
    }
    for repeated in attributes.extract_if(.., |attribute| last_name(attribute.path()) == "dfns_errors") {
        diagnostics.add(&repeated, "repeated `#[dfns_errors]`", "keep one of them");
    }
    for misplaced in take_named("dfns", attributes) {
        let help = "write the arguments of the enum in `#[dfns_errors(...)]`";
        diagnostics.add(&misplaced, "`#[dfns]` goes on a variant", help);
    }
}

/// Derives of what the macro writes itself, from `thiserror`, `derive_more` and the like.
fn take_derives(derive: &mut Attribute, diagnostics: &mut Diagnostics) {
    // What is no list of paths, the compiler reports.
    let Ok(paths) = derive.parse_args_with(Punctuated::<Path, Token![,]>::parse_terminated) else { return };
    let is_written = |path: &&Path| ["Error", "Display"].contains(&last_name(path).as_str());
    for path in paths.iter().filter(is_written) {
        let name = last_name(path);
        let message = format!("`{name}` is implemented by `#[dfns_errors]`");
        diagnostics.add(path, message, format!("do not derive `{name}`"));
    }
    let others = paths.iter().filter(|path| !is_written(path));
    *derive = parse_quote!(#[derive(#(#others),*)]);
}

fn last_name(path: &Path) -> String {
    path.segments.last().map(|segment| segment.ident.to_string()).unwrap_or_default()
}

fn read(variant: syn::Variant, diagnostics: &mut Diagnostics) -> Variant {
    let syn::Variant { mut attrs, ident, mut fields, discriminant, .. } = variant;
    let claim = claim::take(&mut attrs, diagnostics);
    for misplaced in take_named("from", &mut attrs) {
        diagnostics.add(&misplaced, "`#[from]` goes on the field", format!("write `{ident}(#[from] TheError)`"));
    }
    // Of every field, though one counts: what is left on a field, the compiler reports too.
    let from = fields_of(&mut fields).filter_map(|field| take_helpers(field, diagnostics)).reduce(|first, _| first);
    let discriminant = discriminant.map(|(equals, value)| quote!(#equals #value));
    Variant { attributes: attrs, name: ident, claim, fields, discriminant, from }
}

fn take_helpers(field: &mut Field, diagnostics: &mut Diagnostics) -> Option<Attribute> {
    for misplaced in take_named("dfns", &mut field.attrs) {
        diagnostics.add(&misplaced, "`#[dfns]` goes on a variant", "move it in front of the variant's name");
    }
    let mut found = take_named("from", &mut field.attrs).into_iter();
    let from = found.next()?;
    for repeated in found {
        diagnostics.add(&repeated, "repeated `#[from]`", "keep one of them");
    }
    if !matches!(from.meta, Meta::Path(_)) {
        diagnostics.add(&from, "`#[from]` takes no arguments", "write `#[from]`");
    }
    Some(from)
}

pub(crate) fn fields_of(fields: &mut Fields) -> Box<dyn Iterator<Item = &mut Field> + '_> {
    match fields {
        Fields::Named(fields) => Box::new(fields.named.iter_mut()),
        Fields::Unnamed(fields) => Box::new(fields.unnamed.iter_mut()),
        Fields::Unit => Box::new(std::iter::empty()),
    }
}
