//! The names in `#[dfns(..)]` -> errors and causes of the spec.

use std::ops::Range;

use dfns_errors_spec::{Spec, nearest};
use proc_macro2::{Group, Ident};
use quote::ToTokens;
use syn::ext::IdentExt as _;
use syn::{LitInt, LitStr};

use super::lookup::{
    Target, all_names, all_statuses, causes_called, entry_named, entry_near, listed, meant_by_path, recognized_causes,
    with_status_in,
};
use crate::diagnostics::{error, quoted_list, spelled};
use crate::input::argument::ErrorName;
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
        ErrorName::Path(path) => {
            let words: Vec<String> = path.segments.iter().map(|segment| segment.ident.unraw().to_string()).collect();
            find_path(&words, &spelled(path), name, spec)
        }
        ErrorName::Range(_, statuses) => find_range(statuses, name, spec),
        ErrorName::Quoted(literal) => find_quoted(literal, spec),
        ErrorName::WithArguments(entry, arguments) => find_call(entry, arguments, name, spec),
    }
}

fn find_entry(word: &Ident, spec: &'static Spec) -> Found {
    let text = word.unraw().to_string();
    if let Some(target) = entry_named(&text, spec) {
        return Found::Exact(target);
    }
    let meant = meant_by_word(&text, spec);
    let names: Vec<String> = meant.iter().map(Target::name).collect();
    let keyword = nearest(&text, KEYWORDS.iter().copied());
    let help = match (&names[..], keyword) {
        ([], None) => format!("its errors are {}", all_names(spec)),
        ([], Some(keyword)) => format!("did you mean `{keyword}`?"),
        (names, _) => format!("did you mean `{}`?", names.join("` or `")),
    };
    Found::Meant(meant, unknown(word, &text, help, spec))
}

/// Finds the error with the name of a variant that has no `#[dfns]`.
pub(super) fn find_by_variant(name: &Ident, spec: &'static Spec) -> Found {
    let text = name.unraw().to_string();
    if let Some(target) = entry_named(&text, spec) {
        return Found::Exact(target);
    }
    let meant = meant_by_word(&text, spec);
    let help = match (&meant[..], entry_near(&text, spec)) {
        ([], _) => format!("its errors are {}", all_names(spec)),
        (_, Some(near)) => format!("did you mean `{}`?", near.name()),
        ([first, ..], None) => format!("mark it with `#[dfns({})]`", first.name()),
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

fn find_status(literal: &LitInt, spec: &'static Spec) -> Found {
    let status = literal.base10_parse::<u16>().map_or(u32::MAX, u32::from);
    let targets = with_status_in(&(status..status.saturating_add(1)), spec);
    let api = &spec.api;
    match &targets[..] {
        [target] => Found::Exact(*target),
        [] => {
            let message = format!("the {api} has no error with the status `{literal}`");
            let statuses = all_statuses(spec);
            let help = format!("unlisted statuses go to `#[dfns(other)]`; the listed ones are {statuses}");
            Found::Meant(Vec::new(), error(literal, message, help))
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
        return find_path(&[entry_name.clone(), word], &entry_name, written, spec);
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
    let recognized: Vec<&str> = recognized_causes(entry).collect();
    let message = format!("`{}` has no cause named `{word}`", entry.name);
    let mut meant = None;
    let help = if let Some(near) = near {
        meant = target.cause_named(near);
        format!("did you mean `{near}`?")
    } else if let Some(other) = elsewhere {
        meant = Some(other);
        format!("`{word}` is a cause of `{0}`: write `#[dfns({1})]`", other.entry.name, other.name())
    } else if entry.causes.is_empty() {
        format!("it has no causes: write `{}`", entry.name)
    } else if recognized.is_empty() {
        format!("none of its causes can be recognized: write `{}`", entry.name)
    } else {
        format!("the causes that can be recognized are {}", quoted_list(recognized))
    };
    Found::Meant(meant.into_iter().collect(), error(token, message, help))
}

/// Finds what the end of a path stands for.
fn find_path(words: &[String], name: &str, written: &ErrorName, spec: &'static Spec) -> Found {
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let meant = meant_by_path(&words, spec);
    let help = match &meant {
        Some(target) => format!("did you mean `{}`?", target.name()),
        None => format!("its errors are {}", all_names(spec)),
    };
    Found::Meant(meant.into_iter().collect(), unknown(written, name, help, spec))
}

/// Finds what `Conflict(ExternalIdReused)` stands for.
fn find_call(name: &Ident, arguments: &Group, written: &ErrorName, spec: &'static Spec) -> Found {
    let found = find_entry(name, spec);
    let Found::Exact(target) = found else { return found };
    let last = arguments.stream().into_iter().last().map(|last| last.to_string());
    let cause = last.and_then(|word| nearest(&word, recognized_causes(target.entry)));
    let help = match cause {
        Some(cause) => format!("write `{name}::{cause}`"),
        None => format!("write `{name}`: fields belong after the name of the variant"),
    };
    let meant = cause.and_then(|cause| target.cause_named(cause)).unwrap_or(target);
    Found::Meant(vec![meant], error(written, format!("`{name}` does not take arguments"), help))
}

/// Finds the errors with a status in a range.
fn find_range(statuses: &Range<u32>, written: &ErrorName, spec: &'static Spec) -> Found {
    let targets = with_status_in(statuses, spec);
    let help = if targets.is_empty() {
        let written = spelled(written).replace(' ', "");
        format!("remove `{written}`: the {} has no error with a status in this range", spec.api)
    } else {
        format!("write `{}`", listed(&targets, spec))
    };
    Found::Meant(targets, error(written, "a range is not a status", help))
}

/// Finds what a string stands for: a status, a name, a title or a code.
fn find_quoted(literal: &LitStr, spec: &'static Spec) -> Found {
    let text = literal.value();
    let (targets, written) = meant_by_text(&text, spec);
    let help = if targets.is_empty() {
        format!("the errors of the {} are {}", spec.api, all_names(spec))
    } else if written == text {
        format!("write it without quotes: `{text}`")
    } else {
        format!("write `{written}`")
    };
    Found::Meant(targets, error(literal, QUOTED, help))
}

pub(super) const QUOTED: &str = "expected an error's name or status, found a string";

/// Returns the errors that a string refers to, and how to write them.
pub(super) fn meant_by_text(text: &str, spec: &'static Spec) -> (Vec<Target>, String) {
    if let Some(statuses) = statuses(text) {
        let targets = with_status_in(&statuses, spec);
        let written = listed(&targets, spec);
        return (targets, written);
    }
    let is_name = text.chars().all(|letter| letter.is_alphanumeric() || " _-:".contains(letter));
    let path = text.strip_prefix(&format!("{}::", spec.prefix)).unwrap_or(text).replace([' ', '-'], "");
    let words: Vec<&str> = path.split("::").collect();
    match meant_by_path(&words, spec).filter(|_| is_name) {
        Some(target) => (vec![target], target.name()),
        None => (Vec::new(), String::new()),
    }
}

/// Returns the statuses that `404` or `4xx` refers to.
fn statuses(text: &str) -> Option<Range<u32>> {
    let text = text.to_lowercase();
    if let Some(class) = text.strip_suffix("xx").and_then(|class| class.parse::<u8>().ok()) {
        let first = u32::from(class) * 100;
        return Some(first..first + 100);
    }
    let status = text.parse::<u16>().ok()?;
    Some(status.into()..u32::from(status) + 1)
}
