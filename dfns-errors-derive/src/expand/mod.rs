//! The resolved enum -> code. What depends on the spec alone is a static table; what depends on the variant
//! is one match arm; all else is in the runtime.

mod causes;
mod docs;
mod grouped;
mod impls;
mod item;
mod markdown;
mod methods;
mod tables;

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

use crate::resolve::{Resolved, Variant};
use crate::source::Origin;

/// The code, once it is known what every variant stands for.
pub(crate) fn expand(resolved: &Resolved) -> TokenStream {
    let item = item::item(resolved);
    let implementations = [methods::methods(resolved), impls::impls(resolved)];
    let private = resolved.private();
    let causes = causes::enums(resolved);
    let tables = tables::tables(resolved);
    let tracked = tracked(&resolved.origin);
    let (beside, inside) = match resolved.origin {
        // `pub`: enums elsewhere use it.
        Origin::BuiltInHere => (quote! { #[doc(hidden)] pub #tables }, TokenStream::new()),
        Origin::BuiltIn | Origin::File(_) => (TokenStream::new(), tables),
    };
    let allowed = allowed(resolved);
    let Resolved { visibility, name, .. } = resolved;
    quote! {
        #item
        #(#causes)*
        #beside
        #allowed
        const _: () = {
            use #private as __dfns;
            // For method calls, which only some variants make.
            use __dfns::{AsDynError as _, KeepsNoBody as _};
            #tracked
            #inside
            #(#implementations)*
            // What the features of the runtime add: only it knows which are on.
            __dfns::integrations! { #visibility #name }
        };
    }
}

/// A variant may be deprecated: what is written here is not its user. Only then, because the crate may forbid to allow it.
fn allowed(resolved: &Resolved) -> Option<TokenStream> {
    let is_deprecated =
        |variant: &Variant| variant.attributes.iter().any(|attribute| attribute.path().is_ident("deprecated"));
    resolved.variants.iter().any(is_deprecated).then(|| quote!(#[allow(deprecated)]))
}

/// Makes the compiler watch the spec file. The path is put together by the compiler, so that the same input
/// gives the same code on every machine.
fn tracked(origin: &Origin) -> TokenStream {
    let Origin::File(file) = origin else { return TokenStream::new() };
    let path = if std::path::Path::new(&file.value()).is_absolute() {
        file.to_token_stream()
    } else {
        quote!(::core::concat!(::core::env!("CARGO_MANIFEST_DIR"), "/", #file))
    };
    quote!(
        const _: &[u8] = ::core::include_bytes!(#path);
    )
}
