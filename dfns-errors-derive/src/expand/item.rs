//! The enum itself: a variant for every error of the spec, then `Other`, then the user's own.

use dfns_errors_spec::model::Entry;
use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

use super::{causes, docs};
use crate::resolve::Resolved;

pub(super) fn item(resolved: &Resolved) -> TokenStream {
    let Resolved { attributes, visibility, keyword, name, transparent, .. } = resolved;
    let entries = resolved.spec.errors.iter().map(|entry| variant(entry, resolved));
    let other = other(resolved);
    let transparent = transparent.iter().map(|variant| &variant.tokens);
    quote! {
        #(#attributes)*
        #visibility #keyword #name { #(#entries,)* #other, #(#transparent),* }
    }
}

/// The entry's name as the enum's variant.
pub(super) fn variant_name(entry: &Entry) -> Ident {
    Ident::new(&entry.name, Span::call_site())
}

fn variant(entry: &Entry, resolved: &Resolved) -> TokenStream {
    let name = variant_name(entry);
    let docs = docs::entry(entry);
    let body = body_field(resolved);
    let cause = (!entry.causes.is_empty()).then(|| {
        let path = causes::path(entry, resolved);
        quote! {
            /// What caused it, where the body tells.
            cause: ::core::option::Option<#path>,
        }
    });
    quote! { #[doc = #docs] #name { #cause #body } }
}

fn other(resolved: &Resolved) -> TokenStream {
    let docs = docs::other(&resolved.spec);
    let body = body_field(resolved);
    quote! { #[doc = #docs] Other { #body } }
}

fn body_field(resolved: &Resolved) -> TokenStream {
    let krate = &resolved.krate;
    quote! {
        /// What the server sent.
        body: #krate::ErrorBody
    }
}
