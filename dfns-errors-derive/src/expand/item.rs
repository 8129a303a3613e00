//! The enum itself: the user's docs first, then the spec's.

use std::str::FromStr as _;

use proc_macro2::{Delimiter, Group, TokenStream};
use quote::{ToTokens as _, quote};

use super::docs;
use crate::resolved::{Resolved, Role, Variant};

pub(super) fn item(resolved: &Resolved<'_>) -> TokenStream {
    let Resolved { context, attributes, visibility, keyword, generics, .. } = resolved;
    let name = context.name;
    let clause = &generics.where_clause;
    let variants = resolved.variants.iter().map(|variant| self::variant(variant, resolved));
    // With the span of the user's braces, the enum counts as the user's code, so the compiler suggests adding
    // `derive(Debug)` there.
    let mut variants = Group::new(Delimiter::Brace, quote! { #(#variants),* });
    variants.set_span(resolved.braces);
    let allowed = allowed(resolved);
    quote! {
        #(#attributes)*
        #allowed
        #visibility #keyword #name #generics #clause #variants
    }
}

/// With the user's braces, lints also check the names from the spec, which the user can't change. They are allowed only if
/// there is such a name, because a crate may forbid `allow`.
fn allowed(resolved: &Resolved<'_>) -> Option<TokenStream> {
    let own = resolved.context.name.to_string();
    let mut names = resolved.context.spec().errors.iter().map(|entry| entry.name);
    let is_odd = names.any(|name| {
        let is_acronym = !name.contains(|character: char| character.is_ascii_lowercase());
        is_acronym || name.starts_with(&own) || name.ends_with(&own)
    });
    is_odd.then(|| quote! { #[allow(clippy::upper_case_acronyms, clippy::enum_variant_names)] })
}

fn variant(variant: &Variant, resolved: &Resolved<'_>) -> TokenStream {
    let Variant { attributes, name, fields, .. } = variant;
    let docs = docs(variant, resolved);
    quote! { #(#attributes)* #docs #name #fields }
}

fn docs(variant: &Variant, resolved: &Resolved<'_>) -> Option<TokenStream> {
    let mut aliases = Vec::new();
    let docs = match &variant.role {
        Role::Errors(targets, _) => {
            aliases = docs::aliases(targets.iter().map(docs::rules), &variant.name);
            docs::targets(targets, resolved.context.spec(), resolved.context.origin())
        }
        Role::Other(_) if resolved.context.arguments.partial.is_some() => docs::rest(resolved.context.spec()),
        Role::Other(_) => docs::other(resolved.context.spec()),
        Role::Api { .. } | Role::Transparent { .. } | Role::Custom(_) | Role::Broken { .. } => return None,
    };
    let has_docs = variant.attributes.iter().any(|attribute| attribute.path().is_ident("doc"));
    let line_between = has_docs.then(|| quote!(#[doc = ""]));
    let docs = literal(&docs);
    Some(quote! { #line_between #[doc = #docs] #(#[doc(alias = #aliases)])* })
}

/// Writes a text as a literal. The compiler reads a raw string faster than the library escapes a text.
fn literal(text: &str) -> TokenStream {
    let ends_early = text.split('"').skip(1).any(|rest| rest.starts_with('#'));
    if ends_early || text.contains('\r') || !proc_macro::is_available() {
        return text.to_token_stream();
    }
    let raw = proc_macro::TokenStream::from_str(&format!("r#\"{text}\"#"));
    raw.map_or_else(|_| text.to_token_stream(), TokenStream::from)
}
