//! An enum that does not name any errors gets every error in the spec.

use dfns_errors_spec::model::ErrorEntry;
use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::fields::{BODY, CAUSE};
use crate::context::Context;
use crate::mend::lookup::entries;
use crate::resolved::{FieldRef, KeptFields, Role, Variant};

/// Returns a variant for every error, then `Other`.
pub(super) fn variants(context: &Context<'_>) -> Vec<Variant> {
    let variants = entries(context.spec()).map(|target| {
        let cause = cause_type(target.entry, context);
        let kept = kept(cause.is_some());
        variant(target.entry.name, word(target.entry), cause.as_ref(), Role::Errors(vec![target], kept), context)
    });
    variants.chain([variant("Other", "other", None, Role::Other(kept(false)), context)]).collect()
}

fn cause_type(entry: &ErrorEntry, context: &Context<'_>) -> Option<TokenStream> {
    (!entry.causes.is_empty()).then(|| context.cause_path(entry))
}

/// Returns the name in `snake_case`, which is also in the code.
pub(super) fn word(entry: &ErrorEntry) -> &'static str {
    entry.code.rsplit("::").next().unwrap_or(entry.code)
}

fn kept(has_cause: bool) -> KeptFields {
    KeptFields { cause: has_cause.then(|| FieldRef::generated("cause")), body: Some(FieldRef::generated("body")) }
}

fn variant(name: &str, word: &str, cause: Option<&TokenStream>, role: Role, context: &Context<'_>) -> Variant {
    let krate = context.arguments.krate();
    let cause = cause.map(|cause| quote! { #[doc = #CAUSE] cause: ::core::option::Option<#cause>, });
    let fields = quote! { { #cause #[doc = #BODY] body: #krate::ErrorBody } };
    // Use the span of the enum's name, so that "go to definition" leads there.
    let name = Ident::new(name, context.name.span());
    Variant { attributes: Vec::new(), name, word: word.to_owned(), fields, names: Vec::new(), role }
}
