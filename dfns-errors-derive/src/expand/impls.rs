//! Trait implementations: the two matches on the variants, and what the standard library asks of an error.

use dfns_errors_spec::snake_case;
use proc_macro2::{Literal, Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::ext::IdentExt;
use syn::spanned::Spanned;

use super::grouped::grouped;
use super::tables::table;
use crate::resolve::{Claimed, Kept, Meaning, Resolved, Slot, Variant, cause_path};
use crate::source::Origin;

pub(super) fn impls(resolved: &Resolved) -> TokenStream {
    let name = &resolved.name;
    let api_error = api_error(resolved);
    let from = resolved.variants.iter().map(|variant| from(variant, resolved));
    let from_dfns_error = from_dfns_error(resolved);
    quote! {
        #api_error
        #(#from)*
        #from_dfns_error
        impl __dfns::Display for #name {
            fn fmt(&self, formatter: &mut __dfns::Formatter<'_>) -> __dfns::FmtResult {
                __dfns::Display::fmt(&__dfns::ApiError::__view(self), formatter)
            }
        }
        impl __dfns::Error for #name {
            fn source(&self) -> ::core::option::Option<&(dyn __dfns::Error + 'static)> {
                __dfns::ApiError::__view(self).source()
            }
        }
    }
}

fn api_error(resolved: &Resolved) -> TokenStream {
    let name = &resolved.name;
    let table = table(resolved);
    let made = made(resolved);
    let seen = resolved.variants.iter().map(|variant| seen(variant, resolved));
    quote! {
        impl __dfns::ApiError for #name {
            const __SPEC: &'static __dfns::Spec = &#table;
            fn __from_body(body: __dfns::ErrorBody) -> Self {
                match body.recognized() { #(#made,)* }
            }
            fn __view(&self) -> __dfns::View<'_> {
                match self { #(#seen,)* }
            }
        }
    }
}

/// The arms that make variants: those of causes before those of entries, and the rest last.
fn made(resolved: &Resolved) -> Vec<TokenStream> {
    let arms = |patterns: fn(&[Claimed]) -> Vec<TokenStream>| {
        resolved.variants.iter().filter_map(move |variant| made_of(variant, patterns, resolved))
    };
    let other = resolved.variants.iter().filter_map(|variant| match &variant.meaning {
        Meaning::Other(kept) => Some(constructed(variant, &quote!(_), kept, None)),
        Meaning::Claimed(..) | Meaning::Transparent(..) | Meaning::Broken => None,
    });
    let has_other = other.clone().next().is_some();
    // Only where the `other` variant is missing, which is reported.
    let nowhere = (!has_other).then(|| quote!(_ => loop {}));
    arms(of_causes).chain(arms(of_entries)).chain(other).chain(nowhere).collect()
}

fn made_of(
    variant: &Variant,
    patterns: fn(&[Claimed]) -> Vec<TokenStream>,
    resolved: &Resolved,
) -> Option<TokenStream> {
    let Meaning::Claimed(claimed, kept) = &variant.meaning else { return None };
    let patterns = patterns(claimed);
    let entry = claimed.first().and_then(|claimed| resolved.spec.errors.get(claimed.entry))?;
    let cause = cause_path(entry, &resolved.origin, &resolved.krate);
    (!patterns.is_empty()).then(|| constructed(variant, &quote!(#(#patterns)|*), kept, Some(&cause)))
}

/// One pattern an entry: `(Some(6), Some(0 | 1))`.
fn of_causes(claimed: &[Claimed]) -> Vec<TokenStream> {
    let entries = grouped(claimed.iter().filter_map(|claimed| Some((claimed.entry, claimed.cause?))));
    let patterns = entries.iter().map(|(entry, causes)| {
        let (entry, causes) = (some(&[*entry]), some(causes));
        quote!((#entry, #causes))
    });
    patterns.collect()
}

/// One pattern for all: `(Some(5 | 7), _)`.
fn of_entries(claimed: &[Claimed]) -> Vec<TokenStream> {
    let whole = claimed.iter().filter(|claimed| claimed.cause.is_none());
    let entries: Vec<usize> = whole.map(|claimed| claimed.entry).collect();
    let pattern = (!entries.is_empty()).then(|| some(&entries));
    pattern.iter().map(|entries| quote!((#entries, _))).collect()
}

fn some(indices: &[usize]) -> TokenStream {
    let indices = indices.iter().copied().map(Literal::usize_unsuffixed);
    quote!(__dfns::Some(#(#indices)|*))
}

/// The field's own type is named at its place, so that the compiler's words about it point there.
fn constructed(variant: &Variant, pattern: &TokenStream, kept: &Kept, cause_enum: Option<&TokenStream>) -> TokenStream {
    let (name, conditions) = (&variant.name, variant.conditions());
    let cause = kept.cause.as_ref().map(|Slot { member, ty }| {
        let cause = quote_spanned!(at(ty)=> body.cause::<#cause_enum>());
        quote!(#member: #cause,)
    });
    let body = kept.body.as_ref().map(|Slot { member, ty }| {
        let body = quote_spanned!(at(ty)=> <#ty as __dfns::From<__dfns::ErrorBody>>::from(body));
        quote!(#member: #body,)
    });
    quote!(#(#conditions)* #pattern => Self::#name { #cause #body })
}

/// The arm that says what a variant stands for.
fn seen(variant: &Variant, resolved: &Resolved) -> TokenStream {
    let (name, conditions) = (&variant.name, variant.conditions());
    let (pattern, view) = match &variant.meaning {
        Meaning::Claimed(claimed, kept) => (bound(kept), claimed_view(variant, claimed, kept, resolved)),
        Meaning::Other(kept) => {
            let body = body(kept);
            (bound(kept), quote!(__dfns::View::other(Self::__SPEC, #body)))
        }
        Meaning::Transparent(Slot { member, ty }, _) => (quote!(#member: error), transparent_view(ty)),
        Meaning::Broken => (quote!(..), quote!(loop {})),
    };
    quote!(#(#conditions)* Self::#name { #pattern } => #view)
}

fn bound(kept: &Kept) -> TokenStream {
    let cause = kept.cause.as_ref().map(|Slot { member, .. }| quote!(#member: cause,));
    let body = kept.body.as_ref().map(|Slot { member, .. }| quote!(#member: body,));
    quote!(#cause #body)
}

/// The body, where the field's type can lend one; which it is, the compiler knows and the macro does not.
fn body(kept: &Kept) -> TokenStream {
    if kept.body.is_none() {
        return quote!(__dfns::None);
    }
    quote!(__dfns::Kept(body).error_body())
}

fn claimed_view(variant: &Variant, claimed: &[Claimed], kept: &Kept, resolved: &Resolved) -> TokenStream {
    let body = body(kept);
    if let (Some(_), Some(Claimed { entry, .. })) = (&kept.cause, claimed.first()) {
        let entry = Literal::usize_unsuffixed(*entry);
        return quote!(__dfns::View::with_cause(Self::__SPEC, #entry, *cause, #body));
    }
    if let [Claimed { entry, cause }] = claimed {
        let entry = Literal::usize_unsuffixed(*entry);
        let Some(cause) = cause.map(Literal::usize_unsuffixed) else {
            return quote!(__dfns::View::of_entry(Self::__SPEC, #entry, #body));
        };
        return quote!(__dfns::View::of_cause(Self::__SPEC, #entry, #cause, #body));
    }
    let claims = claimed.iter().map(pair);
    let code = format!("{}::{}", resolved.spec.prefix, snake_case(&variant.name.unraw().to_string()));
    quote!(__dfns::View::one_of(Self::__SPEC, &[#(#claims),*], #code, #body))
}

fn pair(claimed: &Claimed) -> TokenStream {
    let entry = Literal::usize_unsuffixed(claimed.entry);
    let cause = claimed.cause.map(|cause| some(&[cause]));
    let cause = cause.unwrap_or_else(|| quote!(__dfns::None));
    quote!((#entry, #cause))
}

/// A method call, so that a `Box<dyn Error>` is dereferenced: it is no error itself.
fn transparent_view(ty: &TokenStream) -> TokenStream {
    let error = quote_spanned!(at(ty)=> error.as_dyn_error());
    quote!(__dfns::View::transparent(Self::__SPEC, #error))
}

/// The place of the user's tokens, as the macro's own code: what the compiler says points there, what lints say of
/// hand-written code is not said.
fn at(tokens: &TokenStream) -> Span {
    tokens.span().resolved_at(Span::call_site())
}

fn from(variant: &Variant, resolved: &Resolved) -> TokenStream {
    let Meaning::Transparent(Slot { member, .. }, Some(wrapped)) = &variant.meaning else { return TokenStream::new() };
    let (name, Variant { name: variant_name, .. }, conditions) = (&resolved.name, variant, variant.conditions());
    quote_spanned! {at(wrapped)=>
        #(#conditions)*
        impl ::core::convert::From<#wrapped> for #name {
            fn from(error: #wrapped) -> Self { Self::#variant_name { #member: error } }
        }
    }
}

/// Enums on the built-in spec can be made of one another's common form.
fn from_dfns_error(resolved: &Resolved) -> TokenStream {
    let name = &resolved.name;
    match resolved.origin {
        Origin::BuiltIn => {}
        Origin::File(_) => return TokenStream::new(),
        Origin::BuiltInHere => {
            let variants = resolved.variants.iter().map(|variant| &variant.name);
            return quote! { impl #name { fn into_body(self) -> __dfns::ErrorBody { match self { #(Self::#variants { body, .. })|* => body } } } };
        }
    }
    quote! {
        impl ::core::convert::From<__dfns::DfnsError> for #name {
            fn from(error: __dfns::DfnsError) -> Self {
                __dfns::ApiError::__from_body(::core::convert::Into::into(error))
            }
        }
    }
}
