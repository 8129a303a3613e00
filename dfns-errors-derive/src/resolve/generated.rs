//! An enum that does not name any errors gets every error in the spec.

use dfns_errors_spec::model::ErrorEntry;
use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::context::Context;
use super::fields::{BODY, CAUSE};
use super::own;
use super::resolved::{FieldRef, KeptFields, Role, Target, Variant};
use crate::diagnostics::Place;
use crate::item_variant::ItemVariant;

/// Returns a variant for every error, then `Other`, then the user's own variants.
pub(super) fn variants<'s>(
    own: Vec<ItemVariant>,
    context: &Context<'_, 's>,
    partial: Option<&Ident>,
) -> Vec<Variant<'s>> {
    if let Some(partial) = partial {
        let help = "remove `partial` to get every error, or name the errors to keep";
        context.diagnostics.report(partial, "`partial` requires a variant that names an error", help);
    }
    let entries = context.spec.errors.iter().enumerate().map(|(index, entry)| of_entry(index, entry, context));
    let mut variants: Vec<Variant<'_>> = entries.chain([other(context)]).collect();
    let count = variants.len();
    for (index, variant) in own.into_iter().enumerate() {
        context.diagnostics.look_at(Place::Variant(index));
        let is_taken = variants.iter().take(count).any(|generated| generated.name == variant.name);
        if is_taken {
            let name = &variant.name;
            context.diagnostics.report(name, format!("the variant `{name}` is already generated"), "rename this one");
        } else {
            variants.push(own::variant(variant, context));
        }
    }
    variants
}

fn of_entry<'s>(index: usize, entry: &'s ErrorEntry, context: &Context<'_, 's>) -> Variant<'s> {
    let has_causes = !entry.causes.is_empty();
    let cause = has_causes.then(|| context.cause_path(entry));
    let kept =
        KeptFields { cause: has_causes.then(|| FieldRef::generated("cause")), body: Some(FieldRef::generated("body")) };
    let role = Role::Errors(vec![Target { index, entry, cause: None }], kept);
    variant(&entry.name, cause.as_ref(), role, context)
}

fn other<'s>(context: &Context<'_, 's>) -> Variant<'s> {
    let kept = KeptFields { cause: None, body: Some(FieldRef::generated("body")) };
    variant("Other", None, Role::Other(kept), context)
}

fn variant<'s>(name: &str, cause: Option<&TokenStream>, role: Role<'s>, context: &Context<'_, 's>) -> Variant<'s> {
    let krate = context.krate;
    let cause = cause.map(|cause| quote! { #[doc = #CAUSE] cause: ::core::option::Option<#cause>, });
    let fields = quote! { { #cause #[doc = #BODY] body: #krate::ErrorBody } };
    // Use the span of the enum's name, so that "go to definition" leads there.
    let name = Ident::new(name, context.name.span());
    Variant { attributes: Vec::new(), name, fields, names: Vec::new(), role, lost_from: None }
}
