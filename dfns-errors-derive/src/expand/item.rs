//! The enum itself: the user's words first, then the spec's.

use proc_macro2::TokenStream;
use quote::quote;

use super::docs;
use crate::resolve::{Meaning, Resolved, Variant};

pub(super) fn item(resolved: &Resolved) -> TokenStream {
    let Resolved { attributes, visibility, keyword, name, variants, .. } = resolved;
    let variants = variants.iter().map(|variant| self::variant(variant, resolved));
    quote! {
        #(#attributes)*
        #visibility #keyword #name { #(#variants),* }
    }
}

fn variant(variant: &Variant, resolved: &Resolved) -> TokenStream {
    let Variant { attributes, name, fields, .. } = variant;
    let docs = docs(variant, resolved);
    quote! { #(#attributes)* #docs #name #fields }
}

fn docs(variant: &Variant, resolved: &Resolved) -> TokenStream {
    let docs = match &variant.meaning {
        Meaning::Claimed(claimed, _) => docs::claimed(claimed, resolved),
        Meaning::Other(_) => docs::other(&resolved.spec),
        Meaning::Transparent(..) | Meaning::Broken => return TokenStream::new(),
    };
    let has_docs = variant.attributes.iter().any(|attribute| attribute.path().is_ident("doc"));
    let break_after_the_users = has_docs.then(|| quote!(#[doc = ""]));
    quote! { #break_after_the_users #[doc = #docs] }
}
