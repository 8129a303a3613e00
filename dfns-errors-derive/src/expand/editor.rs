//! Uses the names in `#[dfns(..)]` once more, so that an editor can find what they refer to. The compiler drops this code.
//!
//! It comes first in the generated code. To complete a half-typed name, rust-analyzer expands the macro with and without the
//! part to be completed, and looks at the same place in both.

use proc_macro2::{Ident, TokenStream};
use quote::quote;
use syn::ext::IdentExt as _;

use super::docs;
use crate::input::argument::ErrorName;
use crate::resolved::Resolved;
use crate::source::Origin;

/// Imports the error or cause that each name refers to, with the user's own tokens.
pub(super) fn names(resolved: &Resolved<'_>) -> Option<TokenStream> {
    let mut paths = Vec::new();
    for variant in &resolved.variants {
        for name in &variant.names {
            paths.extend(self::paths(name, resolved));
        }
    }
    if paths.is_empty() {
        return None;
    }
    let private = resolved.context.private();
    let entries = entries(resolved);
    Some(quote! { #private::in_editor! { const _: () = { #entries #(use #paths as _;)* }; } })
}

/// Returns the paths of the entry and the cause that a name refers to. A half-typed name has a path too.
fn paths(name: &ErrorName, resolved: &Resolved<'_>) -> Vec<TokenStream> {
    let mut entries = resolved.context.spec().errors.iter();
    match name {
        ErrorName::Entry(name) => vec![entry(name, resolved)],
        ErrorName::Status(status) => {
            let number = status.base10_parse::<u16>().ok();
            let found = entries.find(|entry| number.is_some() && entry.only_status() == number);
            found.map(|found| entry(&Ident::new(found.name, status.span()), resolved)).into_iter().collect()
        }
        ErrorName::Cause(first, cause) => {
            let found = entries.find(|entry| first.unraw() == entry.name && !entry.causes.is_empty());
            let causes = found.map(|found| resolved.context.cause_path(found));
            std::iter::once(entry(first, resolved)).chain(causes.map(|causes| quote!(#causes::#cause))).collect()
        }
        ErrorName::Quoted(_) | ErrorName::Mistaken { .. } => Vec::new(),
    }
}

fn entry(name: &Ident, resolved: &Resolved<'_>) -> TokenStream {
    let krate = resolved.context.arguments.krate();
    match resolved.context.origin() {
        Origin::BuiltIn => quote!(#krate::DfnsError::#name),
        Origin::BuiltInHere | Origin::File(_) | Origin::Unknown => quote!(Entries::#name),
    }
}

/// Writes an enum of the entries, with their docs, for a user-defined spec.
fn entries(resolved: &Resolved<'_>) -> Option<TokenStream> {
    let Origin::File(file) = resolved.context.origin() else { return None };
    let variants = resolved.context.spec().errors.iter().map(|entry| {
        let docs = docs::title(entry);
        let name = Ident::new(entry.name, file.literal.span());
        quote! { #[doc = #docs] #name }
    });
    Some(quote! { enum Entries { #(#variants),* } })
}
