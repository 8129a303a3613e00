//! The enum's own methods. The methods that every enum has come from a declarative macro of the runtime, because the
//! compiler expands that faster.

use dfns_errors_spec::is_reserved_method;
use dfns_errors_spec::model::{ErrorEntry, Field};
use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, quote};
use syn::Visibility;
use syn::ext::IdentExt as _;

use super::docs;
use crate::diagnostics::at;
use crate::resolved::{Resolved, Role, Variant};

pub(super) fn methods(resolved: &Resolved<'_>) -> TokenStream {
    let name = resolved.context.name;
    let visibility = &resolved.visibility;
    let generated = rewritten(visibility);
    let predicates = predicates(resolved);
    let accessors = accessors(resolved, &generated);
    quote! {
        __dfns::methods! { #visibility #name }
        __dfns::predicates! { #generated #name #(#predicates)* }
        impl #name { #(#accessors)* }
    }
}

/// Lists `is_<variant>` for each variant, unless the enum already has a method with that name.
fn predicates(resolved: &Resolved<'_>) -> Vec<TokenStream> {
    let mut taken: Vec<String> = Vec::new();
    for entry in resolved.context.spec().errors {
        taken.extend(entry.fields.iter().map(|field| field.name.to_owned()));
    }
    let mut predicates = Vec::with_capacity(resolved.variants.len());
    for variant in &resolved.variants {
        let method = format!("is_{}", variant.word);
        if !is_reserved_method(&method) && !taken.contains(&method) {
            predicates.push(predicate(&method, variant));
            taken.push(method);
        }
    }
    predicates
}

/// Writes the user's `pub` anew: if the enum comes from a `macro_rules!` of the user's crate, a method that starts with the
/// user's own and that nobody calls would be the user's dead code.
fn rewritten(visibility: &Visibility) -> TokenStream {
    let tokens = visibility.to_token_stream();
    tokens.to_string().parse().unwrap_or(tokens)
}

fn predicate(method: &str, variant: &Variant) -> TokenStream {
    let name = &variant.name;
    let conditions = variant.conditions();
    let docs = format!("Returns `true` if this is `{}`.", name.unraw());
    let method = Ident::new(method, at(name));
    quote!(#(#conditions)* #method #name #docs)
}

/// Writes one accessor for each name of a field, whichever entries have it.
fn accessors(resolved: &Resolved<'_>, visibility: &TokenStream) -> Vec<TokenStream> {
    let mut fields: Vec<(&str, Vec<(&ErrorEntry, &Field)>)> = Vec::new();
    for (index, entry) in resolved.context.spec().errors.iter().enumerate() {
        if !can_hold(index, resolved) {
            continue;
        }
        for field in entry.fields {
            match fields.iter_mut().find(|(name, _)| *name == field.name) {
                Some((_, places)) => places.push((entry, field)),
                None => fields.push((field.name, vec![(entry, field)])),
            }
        }
    }
    fields.iter().map(|(name, places)| accessor(name, places, resolved, visibility)).collect()
}

/// Returns `true` if a variant can hold a response that is this error. If the enum has to cover every error and doesn't, that
/// is reported: a missing accessor would be a second error.
fn can_hold(entry: usize, resolved: &Resolved<'_>) -> bool {
    let is_partial = resolved.context.arguments.partial.is_some();
    !is_partial
        || resolved.variants.iter().any(|variant| match &variant.role {
            Role::Errors(targets, _) => targets.iter().any(|target| target.index == entry),
            Role::Other(kept) => kept.body.is_some(),
            Role::Api { .. } | Role::Broken { .. } => true,
            Role::Transparent { .. } | Role::Custom(_) => false,
        })
}

fn accessor(
    name: &str,
    places: &[(&ErrorEntry, &Field)],
    resolved: &Resolved<'_>,
    visibility: &TokenStream,
) -> TokenStream {
    let method = Ident::new(name, at(resolved.context.name));
    let docs = docs::accessor(places);
    quote! {
        #[doc = #docs]
        #[must_use]
        #visibility fn #method(&self) -> ::core::option::Option<__dfns::Cow<'_, str>> {
            __dfns::ApiError::__view(self).field(#name)
        }
    }
}
