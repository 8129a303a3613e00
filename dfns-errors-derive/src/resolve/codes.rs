//! The codes of user-defined errors.

use dfns_errors_spec::{Spec, snake_case};
use proc_macro2::Ident;
use quote::ToTokens;
use syn::LitStr;
use syn::ext::IdentExt as _;

use super::context::Context;
use crate::diagnostics::{Diagnostics, Place};
use crate::item_variant::ItemVariant;
use crate::variant_attr::VariantAttr;

/// Returns the code of a variant with its own message: the one that was written, or one derived from its name.
pub(super) fn of_variant(name: &Ident, code: Option<&LitStr>) -> String {
    code.map_or_else(|| format!("own::{}", snake(name)), LitStr::value)
}

fn snake(name: &Ident) -> String {
    snake_case(&name.unraw().to_string())
}

/// Checks that a code fits into a log line, and that no other error has it.
pub(super) fn check(code: &LitStr, variant: &ItemVariant, context: &Context<'_, '_>) {
    let (text, example) = (code.value(), format!("`client::{}`", snake(&variant.name)));
    if text.is_empty() {
        context.diagnostics.report(code, "`code` is empty", format!("write a code such as {example}"));
    } else if !text.chars().all(|character| character.is_ascii_graphic()) {
        let message =
            format!("invalid code `{}`: expected visible ASCII characters, without spaces", text.escape_debug());
        context.diagnostics.report(code, message, format!("write a code such as {example}"));
    } else if let Some(owner) = owner(&text, context.spec) {
        let message = format!("`{text}` is the code of {owner}");
        context.diagnostics.report(code, message, format!("choose another code, such as {example}"));
    }
}

/// Returns what has this code because of the spec.
fn owner(code: &str, spec: &Spec) -> Option<String> {
    let rest = code.strip_prefix(&spec.prefix)?.strip_prefix("::")?;
    let (first, cause) = rest.split_once("::").map_or((rest, None), |(first, cause)| (first, Some(cause)));
    match (first, cause) {
        ("other", None) => return Some("unlisted statuses".to_owned()),
        ("transparent", None) => return Some("`transparent` variants".to_owned()),
        ("transport", Some("not_connected" | "timed_out" | "interrupted" | "other")) => {
            return Some("transport errors".to_owned());
        }
        _ => {}
    }
    let entry = spec.errors.iter().find(|entry| snake_case(&entry.name) == first)?;
    let Some(cause) = cause else { return Some(format!("`{}`", entry.name)) };
    let cause = entry.causes.iter().find(|found| snake_case(&found.name) == cause)?;
    Some(format!("`{}::{}`", entry.name, cause.name))
}

/// Reports a variant with the code of an earlier one, unless `#[cfg]` keeps them apart.
pub(super) fn check_unique(variants: &[ItemVariant], diagnostics: &Diagnostics) {
    let mut seen: Vec<(String, &ItemVariant, bool)> = Vec::new();
    for (index, variant) in variants.iter().enumerate() {
        let VariantAttr::Display { code, .. } = &variant.attr else { continue };
        diagnostics.look_at(Place::Variant(index));
        let text = of_variant(&variant.name, code.as_ref());
        let earlier = seen.iter().find(|(other, earlier, is_written)| {
            // Two names that give the same code also give the same predicate, which is reported.
            let is_apart = variant.is_conditional() && earlier.is_conditional();
            *other == text && !is_apart && (*is_written || code.is_some())
        });
        if let Some((_, earlier, _)) = earlier {
            let place: &dyn ToTokens = code.as_ref().map_or(&variant.name, |code| code);
            let help = format!("choose another code, such as `client::{}`", snake(&variant.name));
            diagnostics.report(place, format!("the variant `{}` already has the code `{text}`", earlier.name), help);
        }
        seen.push((text, variant, code.is_some()));
    }
}
