//! The spec as static data.

use dfns_errors_spec::model::ErrorEntry;
use dfns_errors_spec::{Literal, Spec};
use proc_macro2::{Span, TokenStream};
use quote::quote;

use crate::resolved::Resolved;

/// Writes the spec's table.
pub(super) fn table(resolved: &Resolved<'_>) -> TokenStream {
    let private = resolved.context.private();
    let entries = resolved.context.spec().errors.iter().map(|entry| self::entry(entry, resolved));
    let rest = value(&Spec { errors: &[], ..*resolved.context.spec() });
    // Each entry is a constant of its own: the compiler's time for one expression grows faster than the expression.
    quote! {
        static DFNS: #private::Spec = {
            use #private as __dfns;
            __dfns::Spec {
                errors: &[#({ const ENTRY: __dfns::ErrorEntry = #entries; ENTRY }),*],
                ..#rest
            }
        };
    }
}

/// Writes an entry. Its causes are beside the cause enum.
fn entry(entry: &ErrorEntry, resolved: &Resolved<'_>) -> TokenStream {
    if entry.causes.is_empty() {
        return value(entry);
    }
    let path = resolved.context.cause_path(entry);
    let rest = value(&ErrorEntry { causes: &[], ..*entry });
    quote!(__dfns::ErrorEntry { causes: <#path as __dfns::Cause>::ENTRIES, ..#rest })
}

/// Writes a value of the model.
pub(super) fn value(value: &impl Literal) -> TokenStream {
    match value.literal().parse() {
        Ok(tokens) => tokens,
        Err(error) => syn::Error::new(Span::call_site(), error).to_compile_error(),
    }
}
