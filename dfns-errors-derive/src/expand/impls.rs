//! Trait implementations: the two matches on the variants, and what the standard library asks of an error.

use dfns_errors_spec::model::Entry;
use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::item::variant_name;
use super::tables::table;
use crate::item::Variant;
use crate::resolve::Resolved;
use crate::source::Origin;

pub(super) fn impls(resolved: &Resolved) -> TokenStream {
    let name = &resolved.name;
    let api_error = api_error(resolved);
    let from = resolved.transparent.iter().map(|variant| from(variant, resolved));
    let from_dfns_error = from_dfns_error(resolved);
    quote! {
        #api_error
        #(#from)*
        #from_dfns_error
        impl __dfns::Display for #name {
            fn fmt(&self, formatter: &mut __dfns::Formatter<'_>) -> __dfns::FmtResult {
                __dfns::Display::fmt(&__dfns::ApiError::__view(self), formatter)
            }
        }
        impl __dfns::Error for #name {
            fn source(&self) -> ::core::option::Option<&(dyn __dfns::Error + 'static)> {
                __dfns::ApiError::__view(self).source()
            }
        }
    }
}

fn api_error(resolved: &Resolved) -> TokenStream {
    let name = &resolved.name;
    let table = table(resolved);
    let entries = || resolved.spec.errors.iter().enumerate();
    let made = entries().map(|(index, entry)| made(index, entry));
    let seen = entries().map(|(index, entry)| seen(index, entry));
    let passed = resolved.transparent.iter().map(passed);
    quote! {
        impl __dfns::ApiError for #name {
            const __SPEC: &'static __dfns::Spec = &#table;
            fn __from_decoded(decoded: __dfns::Decoded) -> Self {
                match decoded.entry {
                    #(#made,)*
                    _ => Self::Other { body: decoded.body },
                }
            }
            fn __view(&self) -> __dfns::View<'_> {
                match self {
                    #(#seen,)*
                    Self::Other { body } => __dfns::View::other(Self::__SPEC, body),
                    #(#passed,)*
                }
            }
        }
    }
}

/// The arm that makes an entry's variant.
fn made(index: usize, entry: &Entry) -> TokenStream {
    let (index, name) = (Literal::usize_unsuffixed(index), variant_name(entry));
    let cause = (!entry.causes.is_empty()).then(|| quote!(cause: decoded.cause(),));
    quote!(::core::option::Option::Some(#index) => Self::#name { #cause body: decoded.body })
}

/// The arm that says what an entry's variant stands for.
fn seen(index: usize, entry: &Entry) -> TokenStream {
    let (index, name) = (Literal::usize_unsuffixed(index), variant_name(entry));
    if entry.causes.is_empty() {
        return quote!(Self::#name { body } => __dfns::View::entry(Self::__SPEC, #index, body));
    }
    quote!(Self::#name { cause, body } => __dfns::View::caused(Self::__SPEC, #index, *cause, body))
}

fn passed(variant: &Variant) -> TokenStream {
    let Variant { name, member, .. } = variant;
    quote! {
        Self::#name { #member: error } => {
            // A method call, so that a `Box<dyn Error>` is dereferenced: it is no error itself.
            use __dfns::AsDynError as _;
            __dfns::View::transparent(Self::__SPEC, error.as_dyn_error())
        }
    }
}

fn from(variant: &Variant, resolved: &Resolved) -> TokenStream {
    let Some(wrapped) = &variant.from else { return TokenStream::new() };
    let (name, Variant { name: variant, member, .. }) = (&resolved.name, variant);
    quote! {
        impl ::core::convert::From<#wrapped> for #name {
            fn from(error: #wrapped) -> Self { Self::#variant { #member: error } }
        }
    }
}

/// Enums on the built-in spec can be made of one another's common form.
fn from_dfns_error(resolved: &Resolved) -> TokenStream {
    let Origin::BuiltIn = resolved.origin else { return TokenStream::new() };
    let name = &resolved.name;
    quote! {
        impl ::core::convert::From<__dfns::DfnsError> for #name {
            fn from(error: __dfns::DfnsError) -> Self {
                __dfns::ApiError::__from_decoded(::core::convert::Into::into(error))
            }
        }
    }
}
