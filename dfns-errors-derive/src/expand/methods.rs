//! The enum's own methods, so that no trait needs to be imported: each hands on to the runtime.

use std::collections::BTreeMap;

use dfns_errors_spec::model::{Entry, Field};
use dfns_errors_spec::{is_surface, snake_case};
use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;
use syn::Visibility;
use syn::ext::IdentExt;

use super::{docs, item};
use crate::resolve::Resolved;

pub(super) fn methods(resolved: &Resolved) -> TokenStream {
    let name = &resolved.name;
    let inherent = inherent(&resolved.visibility);
    let predicates = predicates(resolved);
    let accessors = accessors(resolved);
    quote! {
        #[allow(dead_code)]
        impl #name {
            #inherent
            #(#predicates)*
            #(#accessors)*
        }
    }
}

/// What every enum has, whatever its variants.
pub(crate) fn inherent(visibility: &Visibility) -> TokenStream {
    let vis = visibility;
    quote! {
        /// All that the spec lists, in its order.
        #vis const ENTRIES: &'static [__dfns::ErrorEntry] = <Self as __dfns::ApiError>::ENTRIES;
        /// Reads a response; `None` for a 2xx that the spec does not list.
        #[must_use]
        #vis fn from_response(status: u16, body: impl ::core::convert::Into<__dfns::Vec<u8>>) -> ::core::option::Option<Self> {
            __dfns::ApiError::from_response(status, body)
        }
        /// Reads a response with its `Retry-After` header; `None` for a 2xx that the spec does not list.
        #[must_use]
        #vis fn from_parts(
            status: u16, retry_after: ::core::option::Option<&str>, body: impl ::core::convert::Into<__dfns::Vec<u8>>,
        ) -> ::core::option::Option<Self> {
            __dfns::ApiError::from_parts(status, retry_after, body)
        }
        /// The HTTP status; `None` for a transparent variant.
        #[must_use]
        #vis fn status(&self) -> ::core::option::Option<u16> { __dfns::ApiError::status(self) }
        /// A stable code for logs and metrics.
        #[must_use]
        #vis fn code(&self) -> &'static str { __dfns::ApiError::code(self) }
        /// What the spec says about this error; `None` where it does not list it.
        #[must_use]
        #vis fn entry(&self) -> ::core::option::Option<&'static __dfns::ErrorEntry> { __dfns::ApiError::entry(self) }
        /// What the spec says about the cause; `None` where none was recognised.
        #[must_use]
        #vis fn cause_entry(&self) -> ::core::option::Option<&'static __dfns::CauseEntry> { __dfns::ApiError::cause_entry(self) }
        /// What to do about it: the cause's solutions first, then the entry's.
        #vis fn solutions(&self) -> impl ::core::iter::Iterator<Item = &'static str> + use<> { __dfns::ApiError::solutions(self) }
        /// The API's page about this error; `None` where the spec names none.
        #[must_use]
        #vis fn docs_url(&self) -> ::core::option::Option<&'static str> { __dfns::ApiError::docs_url(self) }
        /// What the server sent; `None` where the variant does not keep it.
        #[must_use]
        #vis fn body(&self) -> ::core::option::Option<&__dfns::ErrorBody> { __dfns::ApiError::body(self) }
        /// The id of this one failure, to quote to support; `None` where the server sent none.
        #[must_use]
        #vis fn id(&self) -> ::core::option::Option<&str> { __dfns::ApiError::id(self) }
        /// The server's message, not escaped; `None` where it sent none.
        #[must_use]
        #vis fn message(&self) -> ::core::option::Option<&str> { __dfns::ApiError::message(self) }
        /// Whether to send the request again, as the spec says.
        #[must_use]
        #vis fn retry(&self) -> __dfns::Retry { __dfns::ApiError::retry(self) }
        /// Whether some request that ended so may be sent again.
        #[must_use]
        #vis fn is_retryable(&self) -> bool { __dfns::ApiError::is_retryable(self) }
        /// Whether it is safe to send this request again: the one to use.
        #[must_use]
        #vis fn is_retryable_for(&self, request: __dfns::Idempotency) -> bool { __dfns::ApiError::is_retryable_for(self, request) }
        /// How long the server asks to wait; `None` where it does not.
        #[must_use]
        #vis fn retry_after(&self) -> ::core::option::Option<::core::time::Duration> { __dfns::ApiError::retry_after(self) }
        /// Whether this is no error: the request was accepted and waits.
        #[must_use]
        #vis fn is_pending(&self) -> bool { __dfns::ApiError::is_pending(self) }
    }
}

/// `is_<variant>`, left out where every enum has a method of that name.
fn predicates(resolved: &Resolved) -> Vec<TokenStream> {
    let entries = resolved.spec.errors.iter().map(item::variant_name);
    let transparent = resolved.transparent.iter().map(|variant| variant.name.clone());
    let other = Ident::new("Other", Span::call_site());
    let variants = entries.chain([other]).chain(transparent);
    variants.filter_map(|variant| predicate(&variant, &resolved.visibility)).collect()
}

fn predicate(variant: &Ident, visibility: &Visibility) -> Option<TokenStream> {
    let method = format!("is_{}", snake_case(&variant.unraw().to_string()));
    if is_surface(&method) {
        return None;
    }
    let docs = format!("Whether this is `{}`.", variant.unraw());
    let method = Ident::new(&method, Span::call_site());
    Some(quote! {
        #[doc = #docs]
        #[must_use]
        #visibility fn #method(&self) -> bool { ::core::matches!(self, Self::#variant { .. }) }
    })
}

/// One accessor a field name, whichever entries have it.
fn accessors(resolved: &Resolved) -> Vec<TokenStream> {
    let mut fields: BTreeMap<&str, Vec<(&Entry, &Field)>> = BTreeMap::new();
    for entry in &resolved.spec.errors {
        for field in &entry.fields {
            fields.entry(&field.name).or_default().push((entry, field));
        }
    }
    fields.into_iter().map(|(name, places)| accessor(name, &places, &resolved.visibility)).collect()
}

fn accessor(name: &str, places: &[(&Entry, &Field)], visibility: &Visibility) -> TokenStream {
    let method = Ident::new(name, Span::call_site());
    let docs = docs::accessor(places);
    quote! {
        #[doc = #docs]
        #[must_use]
        #visibility fn #method(&self) -> ::core::option::Option<__dfns::Cow<'_, str>> {
            __dfns::ApiError::__view(self).field(#name)
        }
    }
}
