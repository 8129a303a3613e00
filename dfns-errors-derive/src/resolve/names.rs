//! Names and statuses of the user's -> entries and causes of the spec.

use dfns_errors_spec::model::Entry;
use dfns_errors_spec::{Spec, nearest};
use proc_macro2::Ident;
use syn::ext::IdentExt;
use syn::{LitInt, LitStr};

use super::resolved::Claimed;
use crate::claim::{self, Claim, Target};
use crate::diagnostics::{Diagnostics, listed};
use crate::item::Variant;

/// Finds what a variant says that it stands for. What is misspelled counts as what was meant, so that a
/// slip of the pen is one message and not two.
pub(super) fn find(target: &Target, spec: &Spec, diagnostics: &mut Diagnostics) -> Option<Claimed> {
    match target {
        Target::Entry(name) => Some(Claimed { entry: entry(name, spec, || of_word(name), diagnostics)?, cause: None }),
        Target::Quoted(name) => Some(Claimed { entry: quoted(name, spec, diagnostics)?, cause: None }),
        Target::Status(status) => Some(Claimed { entry: of_status(status, spec, diagnostics)?, cause: None }),
        Target::Cause(name, cause) => {
            let entry = entry(name, spec, || None, diagnostics)?;
            Some(Claimed { entry, cause: Some(self::cause(cause, spec.errors.get(entry)?, diagnostics)?) })
        }
    }
}

/// A variant without `#[dfns]` is the error that has its name.
pub(super) fn by_name(name: &Ident, spec: &Spec, diagnostics: &mut Diagnostics) -> Option<Claimed> {
    let help = || {
        let mark = "mark it with `#[dfns(other)]`".to_owned();
        Some(if is_other(name) {
            mark
        } else {
            format!("say with `#[dfns(...)]` what it stands for: {}", all_names(spec))
        })
    };
    Some(Claimed { entry: entry(name, spec, help, diagnostics)?, cause: None })
}

/// Whether a variant is called what people call the one for the rest.
pub(super) fn is_other(name: &Ident) -> bool {
    ["Other", "Unknown", "Unexpected"].iter().any(|word| name == word)
}

/// The index of the entry of that name. `else_help` is for words that are near to no error.
fn entry(
    name: &Ident,
    spec: &Spec,
    else_help: impl Fn() -> Option<String>,
    diagnostics: &mut Diagnostics,
) -> Option<usize> {
    let word = name.unraw().to_string();
    let index_of = |name: &str| spec.errors.iter().position(|entry| entry.name == name);
    if let Some(index) = index_of(&word) {
        return Some(index);
    }
    let meant = nearest_entry(&word, spec);
    let help = meant.map(|meant| format!("did you mean `{meant}`?")).or_else(else_help);
    let message = format!("`{word}` is no error of the {}", spec.api);
    diagnostics.add(name, message, help.unwrap_or_else(|| format!("name {}", all_names(spec))));
    meant.and_then(index_of)
}

fn nearest_entry<'s>(word: &str, spec: &'s Spec) -> Option<&'s str> {
    nearest(word, spec.errors.iter().map(|entry| entry.name.as_str()))
}

fn all_names(spec: &Spec) -> String {
    let names = listed(spec.errors.iter().map(|entry| entry.name.as_str()));
    format!("one of {names}")
}

fn quoted(literal: &LitStr, spec: &Spec, diagnostics: &mut Diagnostics) -> Option<usize> {
    let name = literal.value();
    let help = format!("write the name without quotes: `{name}`");
    diagnostics.add(literal, "a string stands for no error", help);
    spec.errors.iter().position(|entry| entry.name == name)
}

fn of_word(name: &Ident) -> Option<String> {
    keyword(name).map(|near| format!("did you mean `{near}`?"))
}

fn keyword(name: &Ident) -> Option<&'static str> {
    nearest(&name.to_string(), ["transparent", "other"])
}

/// Takes `#[dfns(tranparent)]` for the keyword that it was meant to be, and reports it.
pub(super) fn mark_keyword(variant: &mut Variant, spec: &Spec, diagnostics: &mut Diagnostics) {
    let Claim::Listed(targets) = &variant.claim else { return };
    let [target @ Target::Entry(word)] = &targets[..] else { return };
    let Some(keyword) = keyword(word) else { return };
    if nearest_entry(&word.to_string(), spec).is_none() {
        find(target, spec, diagnostics);
        variant.claim = claim::of_keyword(&Ident::new(keyword, word.span()));
    }
}

fn of_status(literal: &LitInt, spec: &Spec, diagnostics: &mut Diagnostics) -> Option<usize> {
    let status: Option<u16> = literal.base10_parse().ok();
    let found = spec.errors.iter().position(|entry| Some(entry.status) == status);
    if found.is_none() {
        let statuses: Vec<String> = spec.errors.iter().map(|entry| entry.status.to_string()).collect();
        let message = format!("the {} lists no status `{literal}`", spec.api);
        let help = format!("statuses without an entry go to `#[dfns(other)]`; listed are {}", statuses.join(", "));
        diagnostics.add(literal, message, help);
    }
    found
}

fn cause(name: &Ident, entry: &Entry, diagnostics: &mut Diagnostics) -> Option<usize> {
    let word = name.unraw().to_string();
    let index_of = |name: &str| entry.causes.iter().position(|cause| cause.name == name);
    if let Some(index) = index_of(&word) {
        return Some(index);
    }
    let names = || entry.causes.iter().map(|cause| cause.name.as_str());
    let meant = nearest(&word, names());
    let help = match meant {
        Some(meant) => format!("did you mean `{meant}`?"),
        None if entry.causes.is_empty() => format!("it has none: write `{}`", entry.name),
        None => format!("its causes are {}", listed(names())),
    };
    diagnostics.add(name, format!("`{word}` is no cause of `{}`", entry.name), help);
    meant.and_then(index_of)
}
