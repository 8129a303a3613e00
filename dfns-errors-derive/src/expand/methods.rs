//! The enum's own methods. Those that every enum has are a macro of the runtime: the compiler repeats them faster.

use dfns_errors_spec::model::{Entry, Field};
use dfns_errors_spec::{is_surface, snake_case};
use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;
use syn::Visibility;
use syn::ext::IdentExt;

use super::docs;
use super::grouped::grouped;
use crate::resolve::{Meaning, Resolved, Variant};

pub(super) fn methods(resolved: &Resolved) -> TokenStream {
    let name = &resolved.name;
    let predicates = predicates(resolved);
    let accessors = accessors(resolved);
    let visibility = &resolved.visibility;
    quote! {
        __dfns::methods! { #visibility #name }
        impl #name {
            #(#predicates)*
            #(#accessors)*
        }
    }
}

/// `is_<variant>`, left out where the enum has a method of that name already.
fn predicates(resolved: &Resolved) -> Vec<TokenStream> {
    let mut taken: Vec<String> = Vec::new();
    for entry in &resolved.spec.errors {
        taken.extend(entry.fields.iter().map(|field| field.name.clone()));
    }
    let mut predicates = Vec::with_capacity(resolved.variants.len());
    for variant in &resolved.variants {
        let method = predicate_name(&variant.name);
        if !is_surface(&method) && !taken.contains(&method) {
            predicates.push(predicate(&method, variant, &resolved.visibility));
            taken.push(method);
        }
    }
    predicates
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
    let entries = resolved.spec.errors.iter().enumerate().filter(|(index, _)| is_claimed(*index, resolved));
    let fields = entries.flat_map(|(_, entry)| entry.fields.iter().map(move |field| (&field.name, (entry, field))));
    grouped(fields).iter().map(|(name, places)| accessor(name, places, &resolved.visibility)).collect()
}

fn is_claimed(entry: usize, resolved: &Resolved) -> bool {
    resolved.variants.iter().any(|variant| match &variant.meaning {
        Meaning::Claimed(claimed, _) => claimed.iter().any(|claimed| claimed.entry == entry),
        Meaning::Other(_) | Meaning::Transparent(..) | Meaning::Broken => false,
    })
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
