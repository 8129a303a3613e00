//! The variants of the user's enum, as they were written.

use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::parse::{ParseStream, Parser as _};
use syn::{Attribute, Field, Fields, Meta, Variant, Visibility};

use super::attr::{VariantAttr, take_named};
use super::hidden::take_out_of_cfg_attr;
use super::tokens::{is_punct, stream};
use crate::diagnostics::{error, spelled};

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
    /// What is wrong with the attributes, in the order of the source.
    pub(crate) mistakes: Vec<syn::Error>,
}

impl ItemVariant {
    /// Returns `true` if a `#[cfg]` can remove the variant.
    pub(crate) fn is_conditional(&self) -> bool {
        self.attributes.iter().any(|attribute| attribute.path().is_ident("cfg"))
    }

    /// Returns the only field.
    pub(crate) fn only_field(&self) -> Option<&Field> {
        self.fields.iter().next().filter(|_| self.fields.len() == 1)
    }
}

fn is_marker(attribute: &Attribute) -> bool {
    attribute.path().is_ident("from") || attribute.path().is_ident("source")
}

/// Returns the type of the first field, for a help.
pub(crate) fn first_type(fields: &Fields) -> String {
    fields.iter().next().map_or_else(|| "TheError".to_owned(), |field| spelled(&field.ty))
}

/// Returns `true` for the type of a response body, by its name.
pub(crate) fn is_body(ty: impl ToTokens) -> bool {
    spelled(ty).contains("ErrorBody")
}

/// The variants between the braces.
#[derive(Default)]
pub(super) struct Variants {
    pub(super) variants: Vec<ItemVariant>,
    pub(super) unreadable: Vec<(usize, syn::Error)>,
}

impl Variants {
    /// Reads the variants. If a part between two commas can't be read, only its first variants are kept. A missing comma
    /// is not a mistake here: the compiler has already reported it, and continues as if it were there.
    pub(super) fn parse(tokens: TokenStream) -> Self {
        let mut variants = Self::default();
        let tokens: Vec<TokenTree> = tokens.into_iter().collect();
        for part in tokens.split(|token| is_punct(token, ',')) {
            let parsed = (|input: ParseStream<'_>| variants.parse_part(input)).parse2(stream(part));
            if let Err(mistake) = parsed {
                variants.unreadable.push((variants.variants.len(), mistake));
            }
        }
        variants
    }

    fn parse_part(&mut self, input: ParseStream<'_>) -> syn::Result<()> {
        while !input.is_empty() {
            let attributes = input.call(Attribute::parse_outer)?;
            let visibility: Visibility = input.parse()?;
            let variant: Variant = input.parse()?;
            self.variants.push(ItemVariant::new(attributes, &visibility, variant));
        }
        Ok(())
    }
}

impl ItemVariant {
    fn new(mut attributes: Vec<Attribute>, visibility: &Visibility, variant: Variant) -> Self {
        let Variant { ident: name, mut fields, discriminant, .. } = variant;
        let mut mistakes = Vec::new();
        if !matches!(visibility, Visibility::Inherited) {
            let help = "remove `pub`: a variant is as visible as its enum";
            mistakes.push(error(visibility, "a variant cannot be `pub`", help));
        }
        take_out_of_cfg_attr(&mut attributes, &mut mistakes);
        let attr = VariantAttr::take(&mut attributes, &mut mistakes);
        let leftover = take_named("error", &mut attributes).into_iter().next();
        for marker in attributes.extract_if(.., |attribute| is_marker(attribute)) {
            let marker_name = spelled(marker.path());
            let help = format!("write `{name}(#[{marker_name}] {})`", first_type(&fields));
            mistakes.push(error(marker, format!("`#[{marker_name}]` belongs on the field"), help));
        }
        for field in &mut fields {
            take_misplaced(&name, field, &mut mistakes);
        }
        let from = take_marker("from", &mut fields, &mut mistakes);
        let source = take_marker("source", &mut fields, &mut mistakes);
        let discriminant = discriminant.map(|(equals, value)| quote!(#equals #value));
        Self { attributes, name, attr, fields, discriminant, from, source, error: leftover, mistakes }
    }
}

/// Takes the attributes off a field that belong elsewhere: the compiler would report what is left.
fn take_misplaced(variant: &Ident, field: &mut Field, mistakes: &mut Vec<syn::Error>) {
    take_out_of_cfg_attr(&mut field.attrs, mistakes);
    for misplaced in take_named("dfns", &mut field.attrs) {
        let argument = misplaced.parse_args::<Ident>().map(|word| word.to_string());
        let help = match argument.as_deref() {
            Ok(marker @ ("from" | "source")) => format!("write `#[{marker}]`"),
            Ok("body" | "cause") => "remove it: the fields `body` and `cause` are recognized without it".to_owned(),
            _ => format!("move it in front of `{variant}`"),
        };
        mistakes.push(error(misplaced, "`#[dfns]` belongs on a variant", help));
    }
    for leftover in take_named("backtrace", &mut field.attrs) {
        mistakes.push(error(leftover, "`#[backtrace]` belongs to thiserror", "remove it"));
    }
}

/// Takes a marker such as `#[from]` off every field.
fn take_marker(name: &str, fields: &mut Fields, mistakes: &mut Vec<syn::Error>) -> Option<(usize, Attribute)> {
    let mut found: Option<(usize, Attribute)> = None;
    for (index, field) in fields.iter_mut().enumerate() {
        for marker in take_named(name, &mut field.attrs) {
            if !matches!(marker.meta, Meta::Path(_)) {
                mistakes.push(error(&marker, format!("`#[{name}]` takes no arguments"), format!("write `#[{name}]`")));
            }
            match &found {
                None => found = Some((index, marker)),
                // Two fields cannot both have `#[from]`, which is reported.
                Some((first, _)) if *first != index && name == "from" => {}
                Some(_) => mistakes.push(error(&marker, format!("repeated `#[{name}]`"), "keep one of them")),
            }
        }
    }
    found
}
