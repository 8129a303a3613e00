//! The codes of user-defined errors.

use dfns_errors_spec::model::Codes;
use dfns_errors_spec::{Spec, snake_case};
use proc_macro2::Ident;
use quote::ToTokens;
use syn::LitStr;
use syn::ext::IdentExt as _;

use crate::context::Context;
use crate::diagnostics::Place;
use crate::input::variant::ItemVariant;
use crate::mend::lookup::causes_and_entries;
use crate::mend::{Meaning, Meant};

/// Returns the code of a variant with its own message: the one that was written, or one derived from its name.
pub(crate) fn code(code: Option<&LitStr>, variant: &Ident) -> String {
    code.map_or_else(|| format!("own::{}", snake_case(&variant.unraw().to_string())), LitStr::value)
}

/// Checks that the codes of variants with their own message fit into a log line, and that no other error has them.
pub(crate) fn codes(variants: &[Meant], context: &Context<'_>) {
    let mut seen: Vec<(String, &ItemVariant, bool)> = Vec::new();
    for (index, Meant { variant, meaning, .. }) in variants.iter().enumerate() {
        let Meaning::Display { code: written, .. } = meaning else { continue };
        let code = code(written.as_ref(), &variant.name);
        let earlier = seen.iter().find(|(other, earlier, is_written)| {
            // Two names that give the same code also give the same predicate, which is reported.
            let is_apart = variant.is_conditional() && earlier.is_conditional();
            *other == code && !is_apart && (*is_written || written.is_some())
        });
        let message = match (earlier, written) {
            (Some((_, earlier, _)), _) => Some(format!("the variant `{}` already has the code `{code}`", earlier.name)),
            (None, Some(_)) => mistake(&code, context.spec()),
            (None, None) => None,
        };
        if let Some(message) = message {
            let place: &dyn ToTokens = written.as_ref().map_or(&variant.name, |code| code);
            let help =
                format!("write another code, such as `client::{}`", snake_case(&variant.name.unraw().to_string()));
            context.diagnostics.look_at(Place::Variant(index));
            context.diagnostics.report(place, message, help);
        }
        seen.push((code, variant, written.is_some()));
    }
}

/// Returns what is wrong with a code that was written.
fn mistake(code: &str, spec: &'static Spec) -> Option<String> {
    if code.is_empty() {
        return Some("the code is empty".to_owned());
    }
    if !code.chars().all(|character| character.is_ascii_graphic()) {
        let shown = code.escape_debug();
        return Some(format!("invalid code `{shown}`: expected visible ASCII characters, without spaces"));
    }
    owner(code, spec).map(|owner| format!("`{code}` is the code of {owner}"))
}

/// Returns what has this code because of the spec, unless that is another crate's.
fn owner(code: &str, spec: &'static Spec) -> Option<String> {
    let Codes { other, transparent, not_connected, timed_out, interrupted, other_transport } = spec.codes;
    if spec.errors.is_empty() {
        return None;
    }
    if [not_connected, timed_out, interrupted, other_transport].contains(&code) {
        return Some("transport errors".to_owned());
    }
    if code == other {
        return Some("unlisted statuses".to_owned());
    }
    if code == transparent {
        return Some("`transparent` variants".to_owned());
    }
    causes_and_entries(spec).find(|target| target.code() == code).map(|target| format!("`{}`", target.name()))
}
