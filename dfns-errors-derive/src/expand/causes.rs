//! The cause enums: one for each entry with causes.

use dfns_errors_spec::model::{CauseEntry, ErrorEntry, Spec};
use dfns_errors_spec::snake_case;
use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::quote;
use syn::ext::IdentExt as _;

use super::{docs, lints, tables};
use crate::context::cause_enum;
use crate::diagnostics::at;
use crate::resolved::Resolved;
use crate::source::Origin;

/// Returns `None` for the built-in spec, because all enums share the cause enums of `dfns_errors`, and for an enum that
/// wraps another one, which already has them. Otherwise, the cause enums are in their own module: if two enums in one
/// module use the same spec, only the names conflict, not everything that is implemented for them. The lints that are
/// allowed are about this module, and about enums that are meant to be matched exhaustively.
pub(super) fn enums(resolved: &Resolved<'_>) -> Option<TokenStream> {
    let entries = resolved.context.spec().errors.iter().filter(|entry| !entry.causes.is_empty());
    let entries: Vec<&ErrorEntry> = entries.collect();
    if matches!(resolved.context.origin(), Origin::BuiltIn) || entries.is_empty() || resolved.api().is_some() {
        return None;
    }
    let marker = marker(resolved);
    let module = format!("__{}_causes", snake_case(&resolved.context.name.unraw().to_string()));
    let module = Ident::new(&module, Span::call_site());
    let visibility = &resolved.visibility;
    let lints = lints(resolved);
    let names = entries.iter().map(|entry| Ident::new(&cause_enum(entry), Span::call_site()));
    let names: Vec<Ident> = names.collect();
    // With the span of the enum's name, the compiler can't suggest adding `as` to the attribute.
    let sources = names.iter().map(|name| Ident::new(&name.to_string(), at(resolved.context.name)));
    let items = entries.iter().map(|entry| item(entry, resolved));
    let implementations =
        entries.iter().zip(&names).map(|(entry, name)| implementations(&quote!(#module::#name), entry, resolved));
    Some(quote! {
        #marker
        #lints
        mod #module { #(#items)* }
        #(
            #lints
            #[allow(clippy::pub_use)]
            #visibility use #module::#sources as #names;
        )*
        #(#lints #implementations)*
    })
}

/// Returns an item whose name says what to do if another enum in the module uses the same spec: it conflicts first.
fn marker(resolved: &Resolved<'_>) -> Option<TokenStream> {
    let Origin::File(file) = resolved.context.origin() else { return None };
    let spec = file.literal.value().replace(|letter: char| !letter.is_ascii_alphanumeric(), "_");
    let name = Ident::new(&format!("__put_each_enum_on_{spec}_in_its_own_module"), at(resolved.context.name));
    Some(quote!(mod #name {}))
}

/// Returns the span that an editor goes to: that of the spec's path, or of the enum's name.
fn place(resolved: &Resolved<'_>) -> Span {
    match resolved.context.origin() {
        Origin::File(file) => file.literal.span(),
        Origin::BuiltIn | Origin::BuiltInHere | Origin::Unknown => resolved.context.name.span(),
    }
}

fn item(entry: &ErrorEntry, resolved: &Resolved<'_>) -> TokenStream {
    let place = place(resolved);
    let name = Ident::new(&cause_enum(entry), place);
    let docs = docs::cause_enum(entry);
    let variants = entry.causes.iter().map(|cause| variant(cause, entry, resolved.context.spec(), place));
    let non_exhaustive = resolved.attributes.iter().filter(|attribute| attribute.path().is_ident("non_exhaustive"));
    quote! {
        #[doc = #docs]
        #[derive(
            ::core::fmt::Debug, ::core::clone::Clone, ::core::marker::Copy,
            ::core::cmp::PartialEq, ::core::cmp::Eq, ::core::hash::Hash,
        )]
        #[allow(clippy::exhaustive_enums)]
        #(#non_exhaustive)*
        pub enum #name { #(#variants),* }
    }
}

fn variant(cause: &CauseEntry, entry: &ErrorEntry, spec: &Spec, place: Span) -> TokenStream {
    let name = Ident::new(cause.name, place);
    let docs = docs::cause(cause, entry, spec);
    let aliases = docs::aliases(std::iter::once(cause.when), &name);
    quote! { #[doc = #docs] #(#[doc(alias = #aliases)])* #name }
}

fn implementations(name: &TokenStream, entry: &ErrorEntry, resolved: &Resolved<'_>) -> TokenStream {
    let visibility = &resolved.visibility;
    let private = resolved.context.private();
    let names = entry.causes.iter().map(|cause| Ident::new(cause.name, Span::call_site()));
    let table = entry.causes.iter().map(tables::value);
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
                /// Returns the spec's entry for this cause.
                #[must_use]
                #visibility fn entry(self) -> &'static __dfns::CauseEntry { __dfns::cause_entry(self) }
            }
            impl __dfns::Display for #name {
                fn fmt(&self, __formatter: &mut __dfns::Formatter<'_>) -> __dfns::FmtResult {
                    __formatter.write_str(__dfns::cause_entry(*self).description)
                }
            }
        };
    }
}
