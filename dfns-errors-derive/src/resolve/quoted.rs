//! Names in quotes, such as `#[dfns("Not Found")]`.

use dfns_errors_spec::{Spec, nearest};
use proc_macro2::Ident;
use quote::ToTokens;
use syn::LitStr;

use super::context::Context;
use super::names::{
    all_names, cause_anywhere, entry_named, listed, nearest_entry, recognized_causes, targets_in, with_cause_named,
};
use super::resolved::Target;
use crate::diagnostics::Diagnostics;
use crate::item_variant::ItemVariant;
use crate::variant_attr::{ErrorName, KEYWORDS, VariantAttr};

const MESSAGE: &str = "expected an error's name or status, found a string";

/// What a quoted string was meant to be.
enum Meaning<'s> {
    /// Diagnostics, and how to write them.
    Errors(Vec<Target<'s>>, String),
    Keyword(&'static str),
    /// The message of a user-defined error.
    Message,
    Unknown,
}

/// Reads `#[dfns("bad {0}")]` as the message of a user-defined error and `#[dfns("other")]` as the keyword, and reports
/// them.
pub(super) fn correct(variant: &mut ItemVariant, spec: &Spec, diagnostics: &Diagnostics) {
    let VariantAttr::Names(names) = &variant.attr else { return };
    let [ErrorName::Quoted(literal)] = &names[..] else { return };
    let text = literal.value();
    let attr = match meaning(&text, spec) {
        Meaning::Message => {
            diagnostics.report(literal, MESSAGE, format!("write `#[dfns(display = {})]`", literal.to_token_stream()));
            VariantAttr::Display { format: LitStr::new(&text, literal.span()), code: None }
        }
        Meaning::Keyword(keyword) => {
            diagnostics.report(literal, MESSAGE, format!("write `{keyword}`"));
            VariantAttr::of_keyword(&Ident::new(keyword, literal.span()))
        }
        Meaning::Errors(..) | Meaning::Unknown => return,
    };
    variant.attr = attr;
}

/// Finds the errors that a quoted string refers to, and reports the quotes.
pub(super) fn find<'s>(literal: &LitStr, context: &Context<'_, 's>) -> Vec<Target<'s>> {
    let text = literal.value();
    let Meaning::Errors(targets, written) = meaning(&text, context.spec) else {
        let help = format!("the errors of the {} are {}", context.spec.api, all_names(context.spec));
        context.diagnostics.report(literal, MESSAGE, help);
        return Vec::new();
    };
    let help =
        if written == text { format!("write it without quotes: `{text}`") } else { format!("write `{written}`") };
    context.diagnostics.report(literal, MESSAGE, help);
    targets
}

fn meaning<'s>(text: &str, spec: &'s Spec) -> Meaning<'s> {
    if let Some(statuses) = statuses(text) {
        let targets = targets_in(&statuses, spec);
        let written = listed(&targets, spec);
        return if targets.is_empty() { Meaning::Unknown } else { Meaning::Errors(targets, written) };
    }
    if let Some(target) = named(text, spec) {
        return Meaning::Errors(vec![target], target.name());
    }
    if let Some(keyword) = nearest(text, KEYWORDS.iter().copied()) {
        return Meaning::Keyword(keyword);
    }
    let is_name = text.chars().all(|letter| letter.is_alphanumeric() || "_-:".contains(letter));
    if is_name { Meaning::Unknown } else { Meaning::Message }
}

/// Returns the statuses that `404` or `4xx` refers to.
fn statuses(text: &str) -> Option<std::ops::Range<u32>> {
    let text = text.to_lowercase();
    if let Some(class) = text.strip_suffix("xx").and_then(|class| class.parse::<u8>().ok()) {
        let first = u32::from(class) * 100;
        return Some(first..first + 100);
    }
    let status = text.parse::<u16>().ok()?;
    Some(status.into()..u32::from(status) + 1)
}

/// Returns the error or cause that a name, a title or a code refers to.
fn named<'s>(text: &str, spec: &'s Spec) -> Option<Target<'s>> {
    let is_name = text.chars().all(|letter| letter.is_alphanumeric() || " _-:".contains(letter));
    if !is_name {
        return None;
    }
    let letters = |word: &str| word.replace([' ', '-'], "");
    let entry = |word: &str| entry_named(nearest_entry(&letters(word), spec)?, spec);
    let path = text.strip_prefix(&format!("{}::", spec.prefix)).unwrap_or(text);
    let Some((first, second)) = path.split_once("::") else {
        return entry(path).or_else(|| cause_anywhere(path, spec));
    };
    let target = entry(first)?;
    let cause = nearest(&letters(second), recognized_causes(target.entry));
    Some(with_cause_named(cause.unwrap_or_default(), target))
}
