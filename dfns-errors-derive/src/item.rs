//! The user's enum, as it was written.

use proc_macro2::{Delimiter, Group, Ident, Span, TokenStream, TokenTree};
use quote::ToTokens;
use syn::ext::IdentExt as _;
use syn::parse::{Parse, ParseStream, Parser};
use syn::{Attribute, Generics, Path, Token, Visibility};

use crate::diagnostics::{Diagnostics, Place, error, spelled};
use crate::item_variant::{ItemVariant, parse_variants};
use crate::variant_attr::take_named;

/// What the attribute is on.
pub(crate) enum Parsed {
    Enum(Box<Item>),
    /// Something else: it is given back.
    NotAnEnum(TokenStream),
}

/// An enum, without the macro's helper attributes.
pub(crate) struct Item {
    pub(crate) attributes: Vec<Attribute>,
    pub(crate) visibility: Visibility,
    /// The user's own, so that compiler messages about the enum point at it.
    pub(crate) keyword: Token![enum],
    pub(crate) name: Ident,
    /// A mistake that is already reported. They stay, so that code that names the enum isn't reported too.
    pub(crate) generics: Generics,
    /// The span of the braces.
    pub(crate) braces: Span,
    pub(crate) variants: Vec<ItemVariant>,
    /// `false` if a variant can't be read.
    pub(crate) is_whole: bool,
    /// What follows the enum if a delimiter is not closed yet.
    pub(crate) rest: TokenStream,
}

/// Reads the enum.
pub(crate) fn parse(tokens: TokenStream, diagnostics: &Diagnostics) -> Parsed {
    diagnostics.look_at(Place::Enum);
    let parsed = check_is_enum.parse2(tokens.clone());
    parsed
        .and_then(|()| (|input: ParseStream<'_>| parse_enum(input, diagnostics)).parse2(tokens.clone()))
        .unwrap_or_else(|error| {
            diagnostics.push(error);
            Parsed::NotAnEnum(without_attributes(&["dfns", "from", "source"], tokens))
        })
}

/// Takes the attributes with these names away, wherever they are: the compiler would report each.
pub(crate) fn without_attributes(names: &[&str], tokens: TokenStream) -> TokenStream {
    let mut kept: Vec<TokenTree> = Vec::new();
    for token in tokens {
        match token {
            TokenTree::Group(group) if is_named(&group, names) && kept.last().is_some_and(is_hash) => drop(kept.pop()),
            TokenTree::Group(group) => {
                let mut inner = Group::new(group.delimiter(), without_attributes(names, group.stream()));
                inner.set_span(group.span());
                kept.push(TokenTree::Group(inner));
            }
            token => kept.push(token),
        }
    }
    kept.into_iter().collect()
}

/// Returns `true` if any attribute in the tokens, from its brackets, is of a kind.
pub(crate) fn any_attribute(tokens: &TokenStream, is_of_kind: &dyn Fn(&Group) -> bool) -> bool {
    let mut follows_hash = false;
    tokens.clone().into_iter().any(|token| {
        let is_attribute = std::mem::replace(&mut follows_hash, is_hash(&token));
        let TokenTree::Group(group) = &token else { return false };
        is_attribute && is_of_kind(group) || any_attribute(&group.stream(), is_of_kind)
    })
}

fn is_hash(token: &TokenTree) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == '#')
}

/// Returns `true` for the brackets of an attribute with one of these names.
fn is_named(group: &Group, names: &[&str]) -> bool {
    let first = group.stream().into_iter().next();
    matches!(first, Some(TokenTree::Ident(first)) if names.iter().any(|name| first == name))
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

fn parse_enum(input: ParseStream<'_>, diagnostics: &Diagnostics) -> syn::Result<Parsed> {
    let attributes = input.call(Attribute::parse_outer)?;
    let (visibility, keyword, name): (Visibility, Token![enum], Ident) =
        (input.parse()?, input.parse()?, input.parse()?);
    let mut generics: Generics = input.parse()?;
    generics.where_clause = input.parse()?;
    let braces: Group = input.parse()?;
    let rest: TokenStream = input.parse()?;
    if braces.delimiter() != Delimiter::Brace {
        return Err(error(braces, "expected variants in braces", format!("write `enum {name} {{ .. }}`")));
    }
    let attributes = take_attributes(attributes, diagnostics);
    diagnostics.look_at(Place::Enum);
    let generics = check_generics(generics, diagnostics);
    let (mut variants, syntax) = parse_variants(braces.stream(), diagnostics);
    let is_whole = syntax.is_ok();
    syntax.unwrap_or_else(|error| diagnostics.push(error));
    for (index, variant) in variants.iter_mut().enumerate() {
        diagnostics.look_at(Place::Variant(index));
        take_markers_of_thiserror(variant, diagnostics);
    }
    let braces = braces.span();
    let item = Item { attributes, visibility, keyword, name, generics, braces, variants, is_whole, rest };
    Ok(Parsed::Enum(Box::new(item)))
}

/// Reports parameters and conditions. `enum E<> where {}` has none.
fn check_generics(generics: Generics, diagnostics: &Diagnostics) -> Generics {
    let (parameters, _, clause) = generics.split_for_impl();
    let clause = clause.filter(|clause| !clause.predicates.is_empty());
    if generics.params.is_empty() && clause.is_none() {
        return Generics::default();
    }
    let place = if generics.params.is_empty() { clause.to_token_stream() } else { parameters.to_token_stream() };
    let help = match generics.params.len() {
        0 => "remove the `where` clause",
        count if count == generics.lifetimes().count() => "remove the lifetimes, and use types that own their data",
        _ => "remove the parameters, and use concrete types",
    };
    diagnostics.report(place, "a `#[dfns_errors]` enum cannot be generic", help);
    generics
}

/// Removes the attributes that are not allowed on the enum. Each is one error, in front of those of the attribute that
/// follows it.
fn take_attributes(attributes: Vec<Attribute>, diagnostics: &Diagnostics) -> Vec<Attribute> {
    let mut kept = Vec::with_capacity(attributes.len());
    for attribute in attributes {
        diagnostics.look_at(Place::Attribute(kept.len()));
        match mistake(attribute.path()) {
            Some((message, help)) => diagnostics.report(&attribute, message, help),
            None => kept.push(attribute),
        }
    }
    kept
}

/// Returns what is wrong with an attribute of the enum, and what to do instead.
fn mistake(attribute: &Path) -> Option<(&'static str, &'static str)> {
    if attribute.segments.last().is_some_and(|last| last.ident == "dfns_errors") {
        return Some(("repeated `#[dfns_errors]`", "keep one of them"));
    }
    if attribute.is_ident("dfns") {
        return Some(("`#[dfns]` belongs on a variant", "write the enum's arguments in `#[dfns_errors(..)]`"));
    }
    let help = "remove it: `#[dfns_errors]` generates the messages";
    attribute.is_ident("error").then_some(("`#[error]` belongs to thiserror", help))
}

/// Removes `#[source]` from a variant and `#[backtrace]` from its fields: only thiserror's derive knows them there.
fn take_markers_of_thiserror(variant: &mut ItemVariant, diagnostics: &Diagnostics) {
    let field = variant.fields.iter().next().map_or_else(|| "TheError".to_owned(), |field| spelled(&field.ty));
    for misplaced in take_named("source", &mut variant.attributes) {
        let help = format!("write `{}(#[source] {field})`", variant.name);
        diagnostics.report(&misplaced, "`#[source]` belongs on the field", help);
    }
    for leftover in variant.fields.iter_mut().flat_map(|field| take_named("backtrace", &mut field.attrs)) {
        diagnostics.report(&leftover, "`#[backtrace]` belongs to thiserror", "remove it");
    }
}
