//! The cause enums: one for each entry with causes.

use dfns_errors_spec::model::{Cause, Entry};
use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::quote;

use super::{docs, tables};
use crate::resolve::{Resolved, cause_ident};
use crate::source::Origin;

/// Writes none for the built-in spec: all enums share those of `dfns_errors`.
pub(super) fn enums(resolved: &Resolved<'_>) -> Vec<TokenStream> {
    if matches!(resolved.origin(), Origin::BuiltIn) {
        return Vec::new();
    }
    let entries = resolved.spec().errors.iter().filter(|entry| !entry.causes.is_empty());
    entries.map(|entry| item(entry, resolved)).collect()
}

fn item(entry: &Entry, resolved: &Resolved<'_>) -> TokenStream {
    let visibility = &resolved.visibility;
    let name = cause_ident(entry, resolved.origin());
    let docs = docs::cause_enum(entry);
    let variants = entry.causes.iter().map(|cause| variant(cause, entry));
    let implementations = implementations(&name, entry, resolved);
    quote! {
        #[doc = #docs]
        #[derive(
            ::core::fmt::Debug, ::core::clone::Clone, ::core::marker::Copy,
            ::core::cmp::PartialEq, ::core::cmp::Eq, ::core::hash::Hash,
        )]
        #visibility enum #name { #(#variants),* }
        #implementations
    }
}

fn variant(cause: &Cause, entry: &Entry) -> TokenStream {
    let name = Ident::new(&cause.name, Span::call_site());
    let docs = docs::cause(cause, entry);
    quote! { #[doc = #docs] #name }
}

fn implementations(name: &Ident, entry: &Entry, resolved: &Resolved<'_>) -> TokenStream {
    let visibility = &resolved.visibility;
    let private = resolved.private();
    let names = entry.causes.iter().map(|cause| Ident::new(&cause.name, Span::call_site()));
    let table = entry.causes.iter().map(|cause| tables::cause_entry(cause, entry, &resolved.spec().prefix));
    let count = Literal::usize_unsuffixed(entry.causes.len());
    quote! {
        const _: () = {
            use #private as __dfns;
            static ALL: [#name; #count] = [#(#name::#names),*];
            static ENTRIES: [__dfns::CauseEntry; #count] = [#(#table),*];
            impl __dfns::Cause for #name {
                const ALL: &'static [Self] = &ALL;
                const ENTRIES: &'static [__dfns::CauseEntry] = &ENTRIES;
                fn index(self) -> usize { self as usize }
            }
            impl #name {
                /// Returns the spec's entry of this cause.
                #[must_use]
                #visibility fn entry(self) -> &'static __dfns::CauseEntry { __dfns::cause_entry(self) }
            }
            impl __dfns::Display for #name {
                fn fmt(&self, formatter: &mut __dfns::Formatter<'_>) -> __dfns::FmtResult {
                    formatter.write_str(__dfns::cause_entry(*self).description)
                }
            }
        };
    }
}
