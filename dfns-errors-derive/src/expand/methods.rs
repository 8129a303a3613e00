//! The enum's own methods, so that no trait needs to be imported: each hands on to the runtime.

use std::collections::{BTreeMap, HashSet};

use dfns_errors_spec::model::{Entry, Field};
use dfns_errors_spec::{is_surface, snake_case};
use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;
use syn::Visibility;
use syn::ext::IdentExt;

use super::docs;
use crate::resolve::{Meaning, Resolved, Variant};

pub(super) fn methods(resolved: &Resolved) -> TokenStream {
    let name = &resolved.name;
    let inherent = inherent(&resolved.visibility);
    let predicates = predicates(resolved);
    let accessors = accessors(resolved);
    quote! {
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

/// `is_<variant>`, left out where the enum has a method of that name already.
fn predicates(resolved: &Resolved) -> Vec<TokenStream> {
    let fields = resolved.spec.errors.iter().flat_map(|entry| &entry.fields);
    let mut taken: HashSet<String> = fields.map(|field| field.name.clone()).collect();
    let mut is_free = |method: &String| !is_surface(method) && taken.insert(method.clone());
    let named = resolved.variants.iter().map(|variant| (predicate_name(&variant.name), variant));
    let free = named.filter(|(method, _)| is_free(method));
    free.map(|(method, variant)| predicate(&method, variant, &resolved.visibility)).collect()
}

fn predicate_name(variant: &Ident) -> String {
    format!("is_{}", snake_case(&variant.unraw().to_string()))
}

fn predicate(method: &str, variant: &Variant, visibility: &Visibility) -> TokenStream {
    let (name, conditions) = (&variant.name, variant.conditions());
    let docs = format!("Whether this is `{}`.", name.unraw());
    let method = Ident::new(method, Span::call_site());
    quote! {
        #(#conditions)*
        #[doc = #docs]
        #[must_use]
        #visibility fn #method(&self) -> bool { ::core::matches!(self, Self::#name { .. }) }
    }
}

/// One accessor a field name, whichever entries have it; none for entries that have no variant.
fn accessors(resolved: &Resolved) -> Vec<TokenStream> {
    let claimed: HashSet<usize> = resolved.variants.iter().flat_map(claimed_entries).collect();
    let mut fields: BTreeMap<&str, Vec<(&Entry, &Field)>> = BTreeMap::new();
    let entries = resolved.spec.errors.iter().enumerate();
    for (_, entry) in entries.filter(|(index, _)| claimed.contains(index)) {
        for field in &entry.fields {
            fields.entry(&field.name).or_default().push((entry, field));
        }
    }
    fields.into_iter().map(|(name, places)| accessor(name, &places, &resolved.visibility)).collect()
}

fn claimed_entries(variant: &Variant) -> Vec<usize> {
    match &variant.meaning {
        Meaning::Claimed(claimed, _) => claimed.iter().map(|claimed| claimed.entry).collect(),
        Meaning::Other(_) | Meaning::Transparent(..) | Meaning::Broken => Vec::new(),
    }
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
