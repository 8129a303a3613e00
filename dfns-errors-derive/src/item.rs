//! The user's enum, as it was written.

use proc_macro2::{Group, Ident, Span, TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::ext::IdentExt as _;
use syn::parse::{Parse, ParseStream, Parser};
use syn::punctuated::Punctuated;
use syn::{Attribute, Fields, Generics, Meta, Path, Token, Visibility, parse_quote};

use crate::errors::{Errors, Place, error};
use crate::variant_attr::{VariantAttr, correct_attribute_name, take_named};

/// What the attribute is on.
pub(crate) enum Parsed {
    Enum(Item),
    /// Something else, or an enum that cannot be built upon: it is given back.
    NotAnEnum(TokenStream),
}

/// An enum, without the macro's helper attributes.
pub(crate) struct Item {
    pub(crate) attributes: Vec<Attribute>,
    pub(crate) visibility: Visibility,
    /// The user's own, so that the compiler's words about the enum point at it.
    pub(crate) keyword: Token![enum],
    pub(crate) name: Ident,
    /// The place of the braces.
    pub(crate) braces: Span,
    pub(crate) variants: Vec<ItemVariant>,
}

/// A variant, without the macro's helper attributes.
pub(crate) struct ItemVariant {
    pub(crate) attributes: Vec<Attribute>,
    pub(crate) name: Ident,
    /// What its `#[dfns]` says.
    pub(crate) attr: VariantAttr,
    pub(crate) fields: Fields,
    /// `= 1`
    pub(crate) discriminant: Option<TokenStream>,
    /// The field with `#[from]`, by its index, and the attribute.
    pub(crate) from: Option<(usize, Attribute)>,
    /// The field with `#[source]`, by its index.
    pub(crate) source: Option<(usize, Attribute)>,
    /// `#[error(..)]`, left over from thiserror.
    pub(crate) error: Option<Attribute>,
}

impl ItemVariant {
    /// Returns `true` if a `#[cfg]` can remove the variant.
    pub(crate) fn is_conditional(&self) -> bool {
        self.attributes.iter().any(|attribute| attribute.path().is_ident("cfg"))
    }
}

/// Reads the enum.
pub(crate) fn parse(tokens: TokenStream, errors: &Errors) -> Parsed {
    errors.look_at(Place::Enum);
    let parsed = check_is_enum.parse2(tokens.clone());
    parsed.and_then(|()| (|input: ParseStream<'_>| parse_enum(input, errors)).parse2(tokens.clone())).unwrap_or_else(
        |error| {
            errors.push(error);
            Parsed::NotAnEnum(without_helpers(tokens))
        },
    )
}

/// Takes `#[dfns(..)]` away wherever it is: the compiler would report each.
fn without_helpers(tokens: TokenStream) -> TokenStream {
    let mut kept: Vec<TokenTree> = Vec::new();
    for token in tokens {
        match token {
            TokenTree::Group(group) if is_helper(&group) && kept.last().is_some_and(is_hash) => drop(kept.pop()),
            TokenTree::Group(group) => {
                let mut inner = Group::new(group.delimiter(), without_helpers(group.stream()));
                inner.set_span(group.span());
                kept.push(TokenTree::Group(inner));
            }
            token => kept.push(token),
        }
    }
    kept.into_iter().collect()
}

fn is_hash(token: &TokenTree) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == '#')
}

fn is_helper(group: &Group) -> bool {
    let first = group.stream().into_iter().next();
    matches!(first, Some(TokenTree::Ident(name)) if ["dfns", "from", "source"].iter().any(|helper| name == helper))
}

/// Looks at the keyword only: the compiler reports what is wrong further on.
fn check_is_enum(input: ParseStream<'_>) -> syn::Result<()> {
    input.call(Attribute::parse_outer)?;
    Visibility::parse(input)?;
    if input.peek(Token![enum]) {
        return input.parse::<TokenStream>().map(drop);
    }
    let keyword: TokenStream = input.parse::<TokenTree>()?.into();
    let name = input.call(Ident::parse_any).map(|name| name.to_string());
    let name = name.ok().filter(|name| name.starts_with(char::is_uppercase)).unwrap_or_else(|| "ApiError".to_owned());
    input.parse::<TokenStream>()?;
    Err(error(keyword, "`#[dfns_errors]` belongs on an enum", format!("write `pub enum {name} {{}}`")))
}

fn parse_enum(input: ParseStream<'_>, errors: &Errors) -> syn::Result<Parsed> {
    let mut attributes = input.call(Attribute::parse_outer)?;
    let (visibility, keyword, name): (Visibility, Token![enum], Ident) =
        (input.parse()?, input.parse()?, input.parse()?);
    let mut generics: Generics = input.parse()?;
    generics.where_clause = input.parse()?;
    let content;
    let braces = syn::braced!(content in input).span.join();
    take_attributes(&mut attributes, errors);
    let variants = parse_variants(&content, errors);
    if generics.params.is_empty() && generics.where_clause.is_none() {
        return Ok(Parsed::Enum(Item { attributes, visibility, keyword, name, braces, variants }));
    }
    errors.look_at(Place::Enum);
    let (parameters, _, clause) = generics.split_for_impl();
    let place = if generics.params.is_empty() { clause.to_token_stream() } else { parameters.to_token_stream() };
    let help = match generics.params.len() {
        0 => "remove the `where` clause",
        count if count == generics.lifetimes().count() => "remove the lifetimes, and use types that own their data",
        _ => "remove the parameters, and use concrete types",
    };
    errors.report(place, "a `#[dfns_errors]` enum cannot be generic", help);
    let variants = variants.iter().map(|ItemVariant { attributes, name, fields, discriminant, .. }| {
        quote! { #(#attributes)* #name #fields #discriminant }
    });
    Ok(Parsed::NotAnEnum(quote! { #(#attributes)* #visibility #keyword #name #generics #clause { #(#variants),* } }))
}

/// Reads the variants. One that can't be read is reported and skipped. A missing comma is not reported: the compiler has
/// done so, and takes it as written.
fn parse_variants(content: ParseStream<'_>, errors: &Errors) -> Vec<ItemVariant> {
    let mut variants = Vec::new();
    while !content.is_empty() {
        errors.look_at(Place::Variant(variants.len()));
        match content.parse() {
            Ok(variant) => variants.push(parse_variant(variant, errors)),
            Err(error) => {
                errors.push(error);
                while !content.is_empty() && !content.peek(Token![,]) {
                    drop(content.parse::<TokenTree>());
                }
            }
        }
        drop(content.parse::<Option<Token![,]>>());
    }
    variants
}

/// Takes away the attributes that cannot be here. Each is one error.
fn take_attributes(attributes: &mut Vec<Attribute>, errors: &Errors) {
    for derive in attributes.iter_mut().filter(|attribute| attribute.path().is_ident("derive")) {
        take_derives(derive, errors);
    }
    for repeated in attributes.extract_if(.., |attribute| last_name(attribute.path()) == "dfns_errors") {
        errors.report(&repeated, "repeated `#[dfns_errors]`", "keep one of them");
    }
    for misplaced in take_named("dfns", attributes) {
        let help = "write the arguments of the enum in `#[dfns_errors(..)]`";
        errors.report(&misplaced, "`#[dfns]` belongs on a variant", help);
    }
}

/// Takes away the derives of what the macro writes itself.
fn take_derives(derive: &mut Attribute, errors: &Errors) {
    // If it isn't a list of paths, the compiler reports it.
    let Ok(paths) = derive.parse_args_with(Punctuated::<Path, Token![,]>::parse_terminated) else { return };
    let is_written = |path: &&Path| ["Error", "Display"].contains(&last_name(path).as_str());
    for path in paths.iter().filter(is_written) {
        let name = last_name(path);
        errors.report(path, format!("`{name}` is implemented by `#[dfns_errors]`"), format!("do not derive `{name}`"));
    }
    let others = paths.iter().filter(|path| !is_written(path));
    *derive = parse_quote!(#[derive(#(#others),*)]);
}

fn last_name(path: &Path) -> String {
    path.segments.last().map(|segment| segment.ident.to_string()).unwrap_or_default()
}

fn parse_variant(variant: syn::Variant, errors: &Errors) -> ItemVariant {
    let syn::Variant { mut attrs, ident, mut fields, discriminant, .. } = variant;
    correct_attribute_name(&mut attrs, errors);
    let attr = VariantAttr::take(&mut attrs, errors);
    let error = take_named("error", &mut attrs).into_iter().next();
    for misplaced in take_named("from", &mut attrs) {
        let field =
            fields.iter().next().map_or_else(|| "TheError".to_owned(), |field| crate::errors::spelled(&field.ty));
        errors.report(&misplaced, "`#[from]` belongs on the field", format!("write `{ident}(#[from] {field})`"));
    }
    for field in &mut fields {
        for misplaced in take_named("dfns", &mut field.attrs) {
            errors.report(&misplaced, "`#[dfns]` belongs on a variant", format!("move it in front of `{ident}`"));
        }
    }
    let from = take_marker("from", &mut fields, errors);
    let source = take_marker("source", &mut fields, errors);
    let discriminant = discriminant.map(|(equals, value)| quote!(#equals #value));
    ItemVariant { attributes: attrs, name: ident, attr, fields, discriminant, from, source, error }
}

/// Takes a marker such as `#[from]` off every field: the compiler would report what is left.
fn take_marker(name: &str, fields: &mut Fields, errors: &Errors) -> Option<(usize, Attribute)> {
    let mut found: Option<(usize, Attribute)> = None;
    for (index, field) in fields.iter_mut().enumerate() {
        for marker in take_named(name, &mut field.attrs) {
            if !matches!(marker.meta, Meta::Path(_)) {
                errors.report(&marker, format!("`#[{name}]` takes no arguments"), format!("write `#[{name}]`"));
            }
            match &found {
                Some((first, _)) if *first == index => {
                    errors.report(&marker, format!("repeated `#[{name}]`"), "keep one of them");
                }
                // That the variant has two fields is another mistake, if it is one.
                Some(_) => {}
                None => found = Some((index, marker)),
            }
        }
    }
    found
}
