//! The variants of the user's enum, as they were written.

use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::quote;
use syn::parse::{ParseStream, Parser as _};
use syn::{Attribute, Fields, Meta};

use crate::diagnostics::{Diagnostics, Place};
use crate::variant_attr::{VariantAttr, correct_attribute_name, take_named};

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

/// Reads the variants. A part between two commas that can't be read is reported, and only its first variants are kept.
/// A missing comma is not reported again: the compiler has already reported it, and continues as if it were there.
pub(crate) fn parse_variants(
    tokens: TokenStream,
    diagnostics: &Diagnostics,
) -> (Vec<ItemVariant>, Result<(), syn::Error>) {
    let (mut variants, mut syntax) = (Vec::new(), Ok(()));
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    for part in tokens.split(is_comma) {
        diagnostics.look_at(Place::Variant(variants.len()));
        for visibility in part.iter().filter(|token| matches!(token, TokenTree::Ident(word) if word == "pub")) {
            let help = "remove `pub`: a variant is as visible as its enum";
            diagnostics.report(visibility, "a variant cannot be `pub`", help);
        }
        let mut read = Vec::new();
        let parsed = (|input: ParseStream<'_>| read_part(input, &mut read)).parse2(part.iter().cloned().collect());
        for variant in read {
            diagnostics.look_at(Place::Variant(variants.len()));
            variants.push(parse_variant(variant, diagnostics));
        }
        diagnostics.look_at(Place::Variant(variants.len()));
        syntax = syntax.and(parsed);
    }
    (variants, syntax)
}

fn is_comma(token: &TokenTree) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == ',')
}

fn read_part(input: ParseStream<'_>, variants: &mut Vec<syn::Variant>) -> syn::Result<()> {
    while !input.is_empty() {
        variants.push(input.parse()?);
    }
    Ok(())
}

/// Returns `true` for `#[cfg_attr(.., from)]`.
fn hides_marker(attribute: &Attribute) -> bool {
    let Meta::List(list) = &attribute.meta else { return false };
    let is_marker = |token: TokenTree| matches!(token, TokenTree::Ident(word) if word == "from" || word == "source");
    list.path.is_ident("cfg_attr") && list.tokens.clone().into_iter().any(is_marker)
}

fn parse_variant(variant: syn::Variant, diagnostics: &Diagnostics) -> ItemVariant {
    let syn::Variant { mut attrs, ident, mut fields, discriminant, .. } = variant;
    correct_attribute_name(&mut attrs, diagnostics);
    let attr = VariantAttr::take(&mut attrs, diagnostics);
    let error = take_named("error", &mut attrs).into_iter().next();
    for misplaced in take_named("from", &mut attrs) {
        let field =
            fields.iter().next().map_or_else(|| "TheError".to_owned(), |field| crate::diagnostics::spelled(&field.ty));
        diagnostics.report(&misplaced, "`#[from]` belongs on the field", format!("write `{ident}(#[from] {field})`"));
    }
    for field in &mut fields {
        for misplaced in take_named("dfns", &mut field.attrs) {
            let argument = misplaced.parse_args::<Ident>().map(|word| word.to_string()).unwrap_or_default();
            let help = match argument.as_str() {
                "from" | "source" => format!("write `#[{argument}]`"),
                "body" | "cause" if field.ident.is_none() => "remove it: a field without a name is the body".to_owned(),
                "body" | "cause" => "remove it: the fields `body` and `cause` are recognized by their names".to_owned(),
                _ => format!("move it in front of `{ident}`"),
            };
            diagnostics.report(&misplaced, "`#[dfns]` belongs on a variant", help);
        }
        for hidden in field.attrs.extract_if(.., |attribute| hides_marker(attribute)) {
            let help = "write two variants: one with the marker, under `#[cfg(..)]`, and one without it, under `#[cfg(not(..))]`";
            diagnostics.report(&hidden, "`#[from]` and `#[source]` are not supported inside `cfg_attr`", help);
        }
    }
    let from = take_marker("from", &mut fields, diagnostics);
    let source = take_marker("source", &mut fields, diagnostics);
    let discriminant = discriminant.map(|(equals, value)| quote!(#equals #value));
    ItemVariant { attributes: attrs, name: ident, attr, fields, discriminant, from, source, error }
}

/// Takes a marker such as `#[from]` off every field: the compiler would report what is left.
fn take_marker(name: &str, fields: &mut Fields, diagnostics: &Diagnostics) -> Option<(usize, Attribute)> {
    let mut found: Option<(usize, Attribute)> = None;
    for (index, field) in fields.iter_mut().enumerate() {
        for marker in take_named(name, &mut field.attrs) {
            if !matches!(marker.meta, Meta::Path(_)) {
                diagnostics.report(&marker, format!("`#[{name}]` takes no arguments"), format!("write `#[{name}]`"));
            }
            match &found {
                Some((first, _)) if *first == index => {
                    diagnostics.report(&marker, format!("repeated `#[{name}]`"), "keep one of them");
                }
                Some(_) if name == "source" => {
                    diagnostics.report(&marker, "repeated `#[source]`", "an error has one source: mark only one field");
                }
                // This means that the variant has two fields, which is reported separately.
                Some(_) => {}
                None => found = Some((index, marker)),
            }
        }
    }
    found
}
