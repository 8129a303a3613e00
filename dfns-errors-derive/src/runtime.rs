//! Where generated code finds the runtime, which is the `dfns_errors` crate, and where the compiler reports what is wrong in it.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote};
use syn::Path;
use syn::spanned::Spanned as _;

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

/// Returns the span of the user's tokens, resolved as macro code: compiler messages and editors point there, but lints
/// for handwritten code don't apply.
pub(crate) fn at(tokens: &impl ToTokens) -> Span {
    tokens.span().resolved_at(Span::call_site())
}
