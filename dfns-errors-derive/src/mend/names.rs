//! The names in `#[dfns(..)]` -> errors and causes of the spec.

use dfns_errors_spec::{Spec, nearest};
use proc_macro2::Ident;
use quote::ToTokens;
use syn::LitInt;
use syn::ext::IdentExt as _;

use super::lookup::{
    Target, all_names, all_statuses, causes_called, entry_named, entry_near, meant_by_path, recognized_causes,
    with_only_status, with_status_in,
};
use crate::diagnostics::{error, quoted_list};
use crate::input::argument::{ErrorName, statuses};
use crate::input::key::KEYWORDS;

/// What a name stands for.
pub(crate) enum Found {
    Exact(Target),
    /// What was probably meant, if anything, and what is wrong.
    Meant(Vec<Target>, syn::Error),
}

/// Finds what a name in `#[dfns(..)]` stands for.
pub(super) fn find(name: &ErrorName, spec: &'static Spec) -> Found {
    match name {
        ErrorName::Entry(word) => find_entry(word, spec),
        ErrorName::Status(status) => find_status(status, spec),
        ErrorName::Cause(entry, cause) => find_cause(entry, cause, name, spec),
        ErrorName::Quoted(literal) => find_mistaken(&literal.value(), literal, Some(QUOTED), spec),
        ErrorName::Mistaken { written, text, message } => find_mistaken(text, written, message.as_deref(), spec),
    }
}

/// Finds what a mistake was meant for: a path, statuses, a title, or a code.
fn find_mistaken(text: &str, written: impl ToTokens, message: Option<&str>, spec: &'static Spec) -> Found {
    let targets = meant_by_text(text, spec);
    let help = did_you_mean(&targets, spec);
    let mistake = match message {
        Some(message) => error(written, message, help),
        None => unknown(written, text, help, spec),
    };
    Found::Meant(targets, mistake)
}

fn did_you_mean(targets: &[Target], spec: &'static Spec) -> String {
    let names: Vec<String> = targets.iter().map(Target::name).collect();
    if names.is_empty() { all_names(spec) } else { format!("did you mean `{}`?", names.join(", ")) }
}

fn find_entry(word: &Ident, spec: &'static Spec) -> Found {
    let text = word.unraw().to_string();
    if let Some(target) = entry_named(&text, spec) {
        return Found::Exact(target);
    }
    let meant = meant_by_word(&text, spec);
    let keyword = nearest(&text, KEYWORDS.iter().copied()).filter(|_| meant.is_empty());
    let help = keyword.map_or_else(|| did_you_mean(&meant, spec), |keyword| format!("did you mean `{keyword}`?"));
    Found::Meant(meant, unknown(word, &text, help, spec))
}

/// Finds the error with the name of a variant that has no `#[dfns]`.
pub(super) fn find_by_variant(name: &Ident, spec: &'static Spec) -> Found {
    let text = name.unraw().to_string();
    if let Some(target) = entry_named(&text, spec) {
        return Found::Exact(target);
    }
    let meant = meant_by_word(&text, spec);
    let help = match &meant[..] {
        [first, ..] if entry_near(&text, spec).is_none() => format!("mark it with `#[dfns({})]`", first.name()),
        meant => did_you_mean(meant, spec),
    };
    Found::Meant(meant, unknown(name, &text, help, spec))
}

/// Returns the error that a word was meant for, or else the causes.
fn meant_by_word(word: &str, spec: &'static Spec) -> Vec<Target> {
    match entry_near(word, spec) {
        Some(near) => vec![near],
        None => causes_called(word, spec),
    }
}

fn unknown(token: impl ToTokens, name: &str, help: impl AsRef<str>, spec: &'static Spec) -> syn::Error {
    error(token, format!("the {} has no error named `{name}`", spec.api), help)
}

/// A status names the one error that covers it and nothing else.
fn find_status(literal: &LitInt, spec: &'static Spec) -> Found {
    let status = literal.base10_parse::<u16>().unwrap_or(u16::MAX);
    if let [target] = with_only_status(status, spec)[..] {
        return Found::Exact(target);
    }
    let targets = with_status_in(&(status.into()..u32::from(status) + 1), spec);
    let api = &spec.api;
    match &targets[..] {
        [] => {
            let message = format!("the {api} has no error with the status `{literal}`");
            let statuses = all_statuses(spec);
            let help = format!("unlisted statuses go to `#[dfns(other)]`; the listed ones are {statuses}");
            Found::Meant(Vec::new(), error(literal, message, help))
        }
        [target] => {
            let name = target.entry.name;
            let message = format!("`{literal}` is one of several statuses of `{name}`");
            Found::Meant(vec![*target], error(literal, message, format!("write `{name}`")))
        }
        [first, ..] => {
            let names: Vec<String> = targets.iter().map(Target::name).collect();
            let message = format!("several errors of the {api} have the status `{literal}`");
            let help = format!("write the ones you mean: `{}`", names.join(", "));
            Found::Meant(vec![*first], error(literal, message, help))
        }
    }
}

fn find_cause(first: &Ident, second: &Ident, written: &ErrorName, spec: &'static Spec) -> Found {
    let entry_name = first.unraw().to_string();
    let word = second.unraw().to_string();
    let Some(target) = entry_named(&entry_name, spec) else {
        let text = format!("{entry_name}::{word}");
        let targets = meant_by_text(&text, spec);
        let mistake = unknown(written, &entry_name, did_you_mean(&targets, spec), spec);
        return Found::Meant(targets, mistake);
    };
    let Some(found) = target.cause_named(&word) else { return unknown_cause(&word, second, target, spec) };
    if found.cause.is_some_and(|(_, cause)| cause.is_recognized()) {
        return Found::Exact(found);
    }
    let message = format!("the cause `{entry_name}::{word}` is never recognized: the spec has no `when` for it");
    Found::Meant(vec![found], error(second, message, format!("write `{entry_name}`")))
}

fn unknown_cause(word: &str, token: &Ident, target: Target, spec: &'static Spec) -> Found {
    let entry = target.entry;
    let near = nearest(word, recognized_causes(entry));
    let elsewhere = causes_called(word, spec).into_iter().find(|other| other.index != target.index);
    let recognized = quoted_list(recognized_causes(entry));
    let message = format!("`{}` has no cause named `{word}`", entry.name);
    let mut meant = None;
    let help = if let Some(near) = near {
        meant = target.cause_named(near);
        format!("did you mean `{near}`?")
    } else if let Some(other) = elsewhere {
        meant = Some(other);
        format!("`{word}` is a cause of `{0}`: write `#[dfns({1})]`", other.entry.name, other.name())
    } else if recognized.is_empty() {
        format!("it has no causes that can be recognized: write `{}`", entry.name)
    } else {
        format!("the causes that can be recognized are {recognized}")
    };
    Found::Meant(meant.into_iter().collect(), error(token, message, help))
}

pub(super) const QUOTED: &str = "expected an error's name or status, found a string";

/// Returns the errors that a text refers to, if each of its parts does: statuses, a path, a title, or a code.
pub(super) fn meant_by_text(text: &str, spec: &'static Spec) -> Vec<Target> {
    let meant: Vec<Vec<Target>> = text.split(',').map(|part| meant_by_part(part.trim(), spec)).collect();
    if meant.iter().any(Vec::is_empty) {
        return Vec::new();
    }
    meant.concat()
}

fn meant_by_part(text: &str, spec: &'static Spec) -> Vec<Target> {
    if let Some(statuses) = statuses(text) {
        return with_status_in(&statuses, spec);
    }
    let is_name = text.chars().all(|letter| letter.is_alphanumeric() || " _-:".contains(letter));
    let path = text.strip_prefix(&format!("{}::", spec.prefix)).unwrap_or(text).replace([' ', '-'], "");
    let words: Vec<&str> = path.split("::").collect();
    meant_by_path(&words, spec).filter(|_| is_name).into_iter().collect()
}
