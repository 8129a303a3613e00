//! The codes of user-defined errors.

use dfns_errors_spec::{Spec, snake_case};
use proc_macro2::Ident;
use quote::ToTokens;
use syn::LitStr;
use syn::ext::IdentExt as _;

use crate::context::Context;
use crate::diagnostics::Place;
use crate::input::variant::ItemVariant;
use crate::mend::{Meaning, Meant};

/// Returns the code of a variant with its own message: the one that was written, or one derived from its name. Checks
/// that it fits into a log line, and that no other error has it.
pub(crate) fn code(code: Option<&LitStr>, variant: &Ident, context: &Context<'_>) -> String {
    let Some(code) = code else { return default_code(variant) };
    let text = code.value();
    let example = example(variant);
    if text.is_empty() {
        context.diagnostics.report(code, "`code` is empty", format!("write a code such as {example}"));
    } else if !text.chars().all(|character| character.is_ascii_graphic()) {
        let message =
            format!("invalid code `{}`: expected visible ASCII characters, without spaces", text.escape_debug());
        context.diagnostics.report(code, message, format!("write a code such as {example}"));
    } else if let Some(owner) = owner(&text, context.spec()) {
        let message = format!("`{text}` is the code of {owner}");
        context.diagnostics.report(code, message, format!("choose another code, such as {example}"));
    }
    text
}

fn default_code(variant: &Ident) -> String {
    format!("own::{}", snake_case(&variant.unraw().to_string()))
}

fn example(variant: &Ident) -> String {
    format!("`client::{}`", snake_case(&variant.unraw().to_string()))
}

/// Returns what has this code because of the spec.
fn owner(code: &str, spec: &Spec) -> Option<String> {
    let codes = &spec.codes;
    if spec.errors.is_empty() {
        // The spec is another crate's.
        return None;
    }
    if code == codes.other {
        return Some("unlisted statuses".to_owned());
    }
    if code == codes.transparent {
        return Some("`transparent` variants".to_owned());
    }
    if [codes.not_connected, codes.timed_out, codes.interrupted, codes.other_transport].contains(&code) {
        return Some("transport errors".to_owned());
    }
    for entry in spec.errors {
        if code == entry.code {
            return Some(format!("`{}`", entry.name));
        }
        if let Some(cause) = entry.causes.iter().find(|cause| cause.code == code) {
            return Some(format!("`{}::{}`", entry.name, cause.name));
        }
    }
    None
}

/// Checks that no two variants have the same code, unless `#[cfg]` keeps them apart.
pub(crate) fn codes(variants: &[Meant], context: &Context<'_>) {
    let mut seen: Vec<(String, &ItemVariant, bool)> = Vec::new();
    for (index, Meant { variant, meaning, .. }) in variants.iter().enumerate() {
        let Meaning::Display { code, .. } = meaning else { continue };
        context.diagnostics.look_at(Place::Variant(index));
        let text = code.as_ref().map_or_else(|| default_code(&variant.name), LitStr::value);
        let earlier = seen.iter().find(|(other, earlier, is_written)| {
            // Two names that give the same code also give the same predicate, which is reported.
            let is_apart = variant.is_conditional() && earlier.is_conditional();
            *other == text && !is_apart && (*is_written || code.is_some())
        });
        if let Some((_, earlier, _)) = earlier {
            let place: &dyn ToTokens = code.as_ref().map_or(&variant.name, |code| code);
            let help = format!("choose another code, such as {}", example(&variant.name));
            let message = format!("the variant `{}` already has the code `{text}`", earlier.name);
            context.diagnostics.report(place, message, help);
        }
        seen.push((text, variant, code.is_some()));
    }
}
