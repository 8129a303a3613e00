//! An enum that wraps another one: a variant marked `#[dfns(api)]` holds the API's errors.

use proc_macro2::Ident;

use super::context::Context;
use super::fields::written;
use super::own;
use super::resolved::{Role, Variant};
use crate::diagnostics::Place;
use crate::item_variant::ItemVariant;
use crate::variant_attr::VariantAttr;

/// Returns the variants with their roles. None is added.
pub(super) fn variants<'s>(
    variants: Vec<ItemVariant>,
    context: &Context<'_, 's>,
    partial: Option<&Ident>,
) -> Vec<Variant<'s>> {
    if let Some(partial) = partial {
        let help = "remove `partial`: the wrapped enum decides which errors it names";
        context.diagnostics.report(partial, "an enum with an `api` variant cannot be `partial`", help);
    }
    let is_api = |variant: &&ItemVariant| matches!(variant.attr, VariantAttr::Api(_));
    let holder = variants.iter().find(is_api).map(|variant| variant.name.to_string()).unwrap_or_default();
    let mut api: Option<Ident> = None;
    let mut resolved = Vec::with_capacity(variants.len());
    for (index, variant) in variants.into_iter().enumerate() {
        context.diagnostics.look_at(Place::Variant(index));
        resolved.push(self::variant(variant, &holder, &mut api, context));
    }
    resolved
}

fn variant<'s>(variant: ItemVariant, holder: &str, api: &mut Option<Ident>, context: &Context<'_, 's>) -> Variant<'s> {
    match &variant.attr {
        VariantAttr::Api(word) => {
            if let Some(earlier) = api.replace(variant.name.clone()) {
                let message = format!("the variant `{earlier}` already holds the API's errors");
                context.diagnostics.report(word, message, "keep one of the two");
                return written(variant, Role::Broken);
            }
            own::variant(variant, context)
        }
        VariantAttr::Transparent { .. } | VariantAttr::Display { .. } => own::variant(variant, context),
        VariantAttr::Broken => written(variant, Role::Broken),
        VariantAttr::Other(word) => {
            let message = format!("`other` cannot be used with `api`: `{holder}` also holds unlisted statuses");
            context.diagnostics.report(word, message, format!("remove `{}`", variant.name));
            written(variant, Role::Broken)
        }
        VariantAttr::None | VariantAttr::Names(_) => {
            let name = &variant.name;
            let message = format!("`{name}` is already in `{holder}`, which holds the API's errors");
            context.diagnostics.report(
                name,
                message,
                format!("remove `{name}`, and match the error inside `{holder}`"),
            );
            written(variant, Role::Broken)
        }
    }
}
