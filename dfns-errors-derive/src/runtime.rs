//! Where generated code finds the runtime, which is the `dfns_errors` crate.

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;
use syn::Path;

/// Returns `::dfns_errors`, the path if the user does not name another.
pub(crate) fn default_crate() -> Path {
    Path {
        leading_colon: Some(syn::Token![::](Span::call_site())),
        segments: std::iter::once(syn::PathSegment::from(Ident::new("dfns_errors", Span::call_site()))).collect(),
    }
}

/// Returns the path of the runtime's hidden module. This version is in its name, so that it can't be combined with
/// another version.
pub(crate) fn private(krate: &Path) -> TokenStream {
    let version = env!("CARGO_PKG_VERSION").replace('.', "_");
    let module = Ident::new(&format!("__private_{version}"), Span::call_site());
    quote!(#krate::#module)
}
