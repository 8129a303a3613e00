//! What stands in for an enum whose spec cannot be read: itself, with implementations that only have a type.

use proc_macro2::{Ident, TokenStream};
use quote::quote;
use syn::Path;

use crate::item::{Item, Variant};
use crate::runtime::private;

/// The enum as it was written and its whole surface, so that nothing else in the crate fails because of it.
pub(crate) fn stub(item: &Item, krate: &Path) -> TokenStream {
    let Item { attributes, visibility, keyword, name, variants } = item;
    let private = private(krate);
    let from = variants.iter().filter_map(|variant| from(variant, name));
    quote! {
        #(#attributes)*
        #visibility #keyword #name { #(#variants),* }
        const _: () = {
            use #private as __dfns;
            __dfns::methods! { #visibility #name }
            impl __dfns::ApiError for #name {
                const __SPEC: &'static __dfns::Spec = &__dfns::DFNS;
                fn __from_body(_: __dfns::ErrorBody) -> Self { loop {} }
                fn __view(&self) -> __dfns::View<'_> { loop {} }
            }
            #(#from)*
            impl __dfns::Error for #name {}
            impl __dfns::Display for #name {
                fn fmt(&self, _: &mut __dfns::Formatter<'_>) -> __dfns::FmtResult { loop {} }
            }
        };
    }
}

fn from(variant: &Variant, name: &Ident) -> Option<TokenStream> {
    variant.from.as_ref()?;
    let ty = &variant.fields.iter().next()?.ty;
    Some(quote! {
        impl ::core::convert::From<#ty> for #name {
            fn from(_: #ty) -> Self { loop {} }
        }
    })
}
