//! What stands in for an enum that has mistakes: itself, with implementations that only have a type.

use proc_macro2::TokenStream;
use quote::quote;
use syn::Path;

use crate::expand::{inherent, private};
use crate::item::Item;

/// The enum as it was written and its whole surface, so that nothing else in the crate fails because of it.
pub(crate) fn stub(item: &Item, krate: &Path) -> TokenStream {
    let Item { attributes, visibility, keyword, name, variants } = item;
    let private = private(krate);
    let methods = inherent(visibility);
    quote! {
        #(#attributes)*
        #visibility #keyword #name { #(#variants),* }
        const _: () = {
            use #private as __dfns;
            impl #name { #methods }
            impl __dfns::ApiError for #name {
                const __SPEC: &'static __dfns::Spec = &__dfns::DFNS;
                fn __from_decoded(_: __dfns::Decoded) -> Self { loop {} }
                fn __view(&self) -> __dfns::View<'_> { loop {} }
            }
            impl __dfns::Error for #name {}
            impl __dfns::Display for #name {
                fn fmt(&self, _: &mut __dfns::Formatter<'_>) -> __dfns::FmtResult { loop {} }
            }
        };
    }
}
