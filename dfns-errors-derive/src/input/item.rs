//! The user's enum, as it was written.

use proc_macro2::{Delimiter, Group, Ident, Span, TokenStream, TokenTree};
use quote::ToTokens as _;
use syn::parse::{Parse, ParseStream, Parser};
use syn::{Attribute, Generics, Token, Visibility};

use super::tokens::without_attributes;
use super::variant::{ItemVariant, Variants};
use crate::diagnostics::error;

/// What the attribute is on.
pub(crate) enum Parsed {
    Enum(Box<Item>),
    /// Something else: it is given back, without the macro's helper attributes.
    NotAnEnum(TokenStream, syn::Error),
}

/// An enum, without the macro's helper attributes.
pub(crate) struct Item {
    pub(crate) attributes: Vec<Attribute>,
    pub(crate) visibility: Visibility,
    /// The user's own, so that compiler messages about the enum point at it.
    pub(crate) keyword: Token![enum],
    pub(crate) name: Ident,
    /// They are not allowed, but stay in the generated enum, so that code that names it isn't reported too.
    pub(crate) generics: Generics,
    /// The span of the braces.
    pub(crate) braces: Span,
    pub(crate) variants: Vec<ItemVariant>,
    /// What can't be read as a variant, and the index of the variant that follows it.
    pub(crate) unreadable: Vec<(usize, syn::Error)>,
    /// What follows the enum if a delimiter is not closed yet.
    pub(crate) rest: TokenStream,
}

/// Reads the enum.
pub(crate) fn parse(tokens: TokenStream) -> Parsed {
    match Item::parse.parse2(tokens.clone()) {
        Ok(item) => Parsed::Enum(Box::new(item)),
        Err(mistake) => Parsed::NotAnEnum(without_attributes(&["dfns", "from", "source"], tokens), mistake),
    }
}

impl Item {
    /// Returns `false` if there may be more than what was read.
    pub(crate) fn is_readable(&self) -> bool {
        self.unreadable.is_empty() && self.variants.iter().all(|variant| variant.mistakes.is_empty())
    }
}

impl Parse for Item {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let attributes = input.call(Attribute::parse_outer)?;
        let visibility = input.parse()?;
        if !input.peek(Token![enum]) {
            let keyword = input.parse::<TokenTree>()?.to_token_stream();
            return Err(error(keyword, "`#[dfns_errors]` belongs on an enum", "write `pub enum ApiError {}`"));
        }
        let keyword = input.parse()?;
        let name: Ident = input.parse()?;
        let mut generics: Generics = input.parse()?;
        generics.where_clause = input.parse()?;
        let braces: Group = input.parse()?;
        let rest = input.parse()?;
        if braces.delimiter() != Delimiter::Brace {
            return Err(error(braces, "expected variants in braces", format!("write `enum {name} {{ .. }}`")));
        }
        let Variants { variants, unreadable } = Variants::parse(braces.stream());
        Ok(Self { attributes, visibility, keyword, name, generics, braces: braces.span(), variants, unreadable, rest })
    }
}
