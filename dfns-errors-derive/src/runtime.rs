//! Where generated code finds the runtime, the crate `dfns_errors`.

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;
use syn::Path;

/// Where it is if the user does not say otherwise.
pub(crate) fn default_crate() -> Path {
    Path {
        leading_colon: Some(syn::Token![::](Span::call_site())),
        segments: std::iter::once(syn::PathSegment::from(Ident::new("dfns_errors", Span::call_site()))).collect(),
    }
}

/// The hidden module of the runtime. Its name has this version, so that another version's cannot be met.
pub(crate) fn private(krate: &Path) -> TokenStream {
    let version = env!("CARGO_PKG_VERSION").replace('.', "_");
    let module = Ident::new(&format!("__private_{version}"), Span::call_site());
    quote!(#krate::#module)
}
