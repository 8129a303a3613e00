//! The user's names and statuses -> entries and causes of the spec.

use std::ops::Range;

use dfns_errors_spec::model::ErrorEntry;
use dfns_errors_spec::{Spec, nearest, pascal_case};
use proc_macro2::{Group, Ident, TokenStream};
use quote::ToTokens;
use syn::ext::IdentExt;
use syn::{LitInt, Path};

use super::context::Context;
use super::quoted;
use super::resolved::Target;
use crate::diagnostics::{Diagnostics, quoted_list, spelled};
use crate::item_variant::ItemVariant;
use crate::variant_attr::{ErrorName, KEYWORDS, VariantAttr};

/// Finds the error or cause that a name stands for, and reports a name that is wrong. A misspelled name stands for what
/// was meant, so that a typo gives one error, not two.
pub(super) fn find_reported<'s>(name: &ErrorName, context: &Context<'_, 's>) -> Vec<Target<'s>> {
    let found = match name {
        ErrorName::Range(written, statuses) => return find_range(written, statuses, context),
        ErrorName::Entry(ident) => {
            let keyword = || nearest(&ident.to_string(), KEYWORDS.iter().copied()).map(str::to_owned);
            let cause = || cause_anywhere(&ident.unraw().to_string(), context.spec);
            let meant = || cause().map(|cause| cause.name()).or_else(keyword);
            find_entry(ident, context, || meant().map(|near| format!("did you mean `{near}`?")))
        }
        ErrorName::Quoted(literal) => return quoted::find(literal, context),
        ErrorName::Status(status) => find_status(status, context),
        ErrorName::Path(path) => find_path(path, context),
        ErrorName::Cause(entry, cause) => find_pair(name, entry, cause, context),
        ErrorName::WithArguments(entry, arguments) => find_called(name, entry, arguments, context),
    };
    found.into_iter().collect()
}

/// Finds an error or a cause by two names. A path through the enum or the cause enum is reported with the right one.
fn find_pair<'s>(path: &dyn ToTokens, first: &Ident, second: &Ident, context: &Context<'_, 's>) -> Option<Target<'s>> {
    let (first_word, second_word) = (first.unraw().to_string(), second.unraw().to_string());
    if entry_named(&first_word, context.spec).is_some() {
        return find_cause(second, find_entry(first, context, || None)?, context);
    }
    let Some((target, right)) = meant_by_path(&first_word, &second_word, context.spec) else {
        return find_cause(second, find_entry(first, context, || None)?, context);
    };
    let message = format!("the {} has no error named `{first_word}`", context.spec.api);
    context.diagnostics.report(path, message, format!("did you mean `{right}`?"));
    Some(target)
}

/// Returns what `ConflictCause::ExternalIdReused` or `DfnsError::NotFound` stands for, and how to write it.
fn meant_by_path<'s>(first: &str, second: &str, spec: &'s Spec) -> Option<(Target<'s>, String)> {
    if let Some(target) = first.strip_suffix("Cause").and_then(|entry| entry_named(entry, spec)) {
        let (index, cause) = target.entry.causes.iter().enumerate().find(|(_, cause)| cause.name == second)?;
        if cause.when.is_empty() {
            return Some((target, target.entry.name.to_owned()));
        }
        return Some((Target { cause: Some((index, cause)), ..target }, format!("{}::{second}", target.entry.name)));
    }
    let target = entry_named(second, spec)?;
    Some((target, second.to_owned()))
}

/// Finds what the end of a longer path stands for, and reports the path.
fn find_path<'s>(path: &Path, context: &Context<'_, 's>) -> Option<Target<'s>> {
    let words: Vec<String> = path.segments.iter().map(|segment| segment.ident.unraw().to_string()).collect();
    let [.., first, second] = &words[..] else { return None };
    let cause = entry_named(first, context.spec).and_then(|target| {
        let (index, cause) = target.entry.causes.iter().enumerate().find(|(_, cause)| cause.name == *second)?;
        Some((Target { cause: Some((index, cause)), ..target }, format!("{first}::{second}")))
    });
    let meant = cause.or_else(|| meant_by_path(first, second, context.spec));
    let help = match &meant {
        Some((_, right)) => format!("did you mean `{right}`?"),
        None => format!("its errors are {}", all_names(context.spec)),
    };
    let message = format!("the {} has no error named `{}`", context.spec.api, spelled(path));
    context.diagnostics.report(path, message, help);
    meant.map(|(target, _)| target)
}

/// Finds what `Conflict(ExternalIdReused)` refers to, and reports the arguments.
fn find_called<'s>(
    written: &ErrorName,
    name: &Ident,
    arguments: &Group,
    context: &Context<'_, 's>,
) -> Option<Target<'s>> {
    let target = find_entry(name, context, || None)?;
    if name.unraw() != target.entry.name {
        return Some(target);
    }
    let word = arguments.stream().into_iter().last().map(|last| last.to_string()).unwrap_or_default();
    let cause = nearest(&word, recognized_causes(target.entry));
    let help = match cause {
        Some(cause) => format!("write `{name}::{cause}`"),
        None => format!("write `{name}`: fields belong after the name of the variant"),
    };
    context.diagnostics.report(written, format!("`{name}` does not take arguments"), help);
    Some(with_cause_named(cause.unwrap_or_default(), target))
}

/// Finds the errors with a status in a range, and reports the range.
fn find_range<'s>(written: &TokenStream, statuses: &Range<u32>, context: &Context<'_, 's>) -> Vec<Target<'s>> {
    let targets = targets_in(statuses, context.spec);
    let help = if targets.is_empty() {
        let written = spelled(written).replace(' ', "");
        format!("remove `{written}`: the {} has no error with a status in this range", context.spec.api)
    } else {
        format!("write `{}`", listed(&targets, context.spec))
    };
    context.diagnostics.report(written, "a range is not a status", help);
    targets
}

/// Returns the errors with a status in a range.
pub(super) fn targets_in<'s>(statuses: &Range<u32>, spec: &'s Spec) -> Vec<Target<'s>> {
    let entries = spec.errors.iter().enumerate().filter(|(_, entry)| statuses.contains(&u32::from(entry.status)));
    entries.map(|(index, entry)| Target { index, entry, cause: None }).collect()
}

/// Writes errors by their status, or by their name if several have the same status.
pub(super) fn listed(targets: &[Target<'_>], spec: &Spec) -> String {
    let written = |target: &Target<'_>| {
        let entry = target.entry;
        let is_shared = spec.errors.iter().filter(|other| other.status == entry.status).count() > 1;
        if is_shared { entry.name.to_owned() } else { entry.status.to_string() }
    };
    let written: Vec<String> = targets.iter().map(written).collect();
    written.join(", ")
}

/// Finds the error with the name of a variant that has no `#[dfns]`.
pub(super) fn find_by_variant<'s>(name: &Ident, context: &Context<'_, 's>) -> Option<Target<'s>> {
    let cause = || cause_anywhere(&name.unraw().to_string(), context.spec);
    find_entry(name, context, || cause().map(|cause| format!("mark it with `#[dfns({})]`", cause.name())))
}

/// Returns `true` for the names that people give the variant for the rest.
pub(super) fn is_other(name: &Ident) -> bool {
    ["Other", "Unknown", "Unexpected"].iter().any(|word| name == word)
}

/// Returns the entry with this name.
pub(super) fn entry_named<'s>(name: &str, spec: &'s Spec) -> Option<Target<'s>> {
    let (index, entry) = spec.errors.iter().enumerate().find(|(_, entry)| entry.name == name)?;
    Some(Target { index, entry, cause: None })
}

/// Returns the name of the entry that is nearest to a word.
pub(super) fn nearest_entry<'s>(word: &str, spec: &'s Spec) -> Option<&'s str> {
    nearest(word, spec.errors.iter().map(|entry| entry.name))
}

/// `help` is for words that are not similar to the name of any error.
fn find_entry<'s>(name: &Ident, context: &Context<'_, 's>, help: impl Fn() -> Option<String>) -> Option<Target<'s>> {
    let word = name.unraw().to_string();
    if let Some(found) = entry_named(&word, context.spec) {
        return Some(found);
    }
    let near = nearest_entry(&word, context.spec);
    let help = near.map(|near| format!("did you mean `{near}`?")).or_else(help);
    let message = format!("the {} has no error named `{word}`", context.spec.api);
    context.diagnostics.report(
        name,
        message,
        help.unwrap_or_else(|| format!("its errors are {}", all_names(context.spec))),
    );
    near.and_then(|near| entry_named(near, context.spec))
}

/// Returns the cause with a name that only one error has, or the error if the cause can't be recognized.
pub(super) fn cause_anywhere<'s>(word: &str, spec: &'s Spec) -> Option<Target<'s>> {
    let name = pascal_case(word);
    let with_cause = |(_, entry): &(usize, &'_ ErrorEntry)| entry.causes.iter().any(|cause| cause.name == name);
    let mut owners = spec.errors.iter().enumerate().filter(with_cause);
    let (index, entry) = owners.next().filter(|_| owners.next().is_none())?;
    Some(with_cause_named(&name, Target { index, entry, cause: None }))
}

/// Returns a cause of an error, or the error if it has no such cause that can be recognized.
pub(super) fn with_cause_named<'s>(name: &str, target: Target<'s>) -> Target<'s> {
    let mut causes = target.entry.causes.iter().enumerate();
    let cause = causes.find(|(_, cause)| cause.name == name && !cause.when.is_empty());
    Target { cause, ..target }
}

/// Returns the names of the causes that a response can identify.
pub(super) fn recognized_causes(entry: &ErrorEntry) -> impl Iterator<Item = &str> {
    entry.causes.iter().filter(|cause| !cause.when.is_empty()).map(|cause| cause.name)
}

pub(super) fn all_names(spec: &Spec) -> String {
    quoted_list(spec.errors.iter().map(|entry| entry.name))
}

fn find_status<'s>(literal: &LitInt, context: &Context<'_, 's>) -> Option<Target<'s>> {
    let (spec, status) = (context.spec, literal.base10_parse::<u16>().ok());
    let with_status = || spec.errors.iter().enumerate().filter(|(_, entry)| Some(entry.status) == status);
    let found = with_status().next();
    let names: Vec<&str> = with_status().map(|(_, entry)| entry.name).collect();
    if names.len() > 1 {
        let message = format!("several errors of the {} have the status `{literal}`", spec.api);
        context.diagnostics.report(literal, message, format!("write the ones you mean: `{}`", names.join(", ")));
    }
    if found.is_none() {
        let statuses: Vec<String> = spec.errors.iter().map(|entry| entry.status.to_string()).collect();
        let message = format!("the {} has no error with the status `{literal}`", spec.api);
        let help = format!("unlisted statuses go to `#[dfns(other)]`; the listed ones are {}", statuses.join(", "));
        context.diagnostics.report(literal, message, help);
    }
    found.map(|(index, entry)| Target { index, entry, cause: None })
}

fn find_cause<'s>(name: &Ident, target: Target<'s>, context: &Context<'_, 's>) -> Option<Target<'s>> {
    let word = name.unraw().to_string();
    let entry = target.entry;
    let index_of = |name: &str| entry.causes.iter().position(|cause| cause.name == name);
    let near = || nearest(&word, recognized_causes(entry));
    let exact = index_of(&word);
    if exact.is_none() {
        let message = format!("`{}` has no cause named `{word}`", entry.name);
        context.diagnostics.report(name, message, cause_help(entry, near()));
    }
    let index = exact.or_else(|| index_of(near()?))?;
    let cause = entry.causes.get(index)?;
    if exact.is_some() && cause.when.is_empty() {
        let message = format!("the cause `{}::{word}` is never recognized: the spec has no `when` for it", entry.name);
        context.diagnostics.report(name, message, format!("write `{}`", entry.name));
    }
    Some(Target { cause: Some((index, cause)), ..target })
}

fn cause_help(entry: &ErrorEntry, near: Option<&str>) -> String {
    match near {
        Some(near) => format!("did you mean `{near}`?"),
        None if entry.causes.is_empty() => format!("it has no causes: write `{}`", entry.name),
        None if recognized_causes(entry).next().is_none() => {
            format!("none of its causes can be recognized: write `{}`", entry.name)
        }
        None => format!("the causes that can be recognized are {}", quoted_list(recognized_causes(entry))),
    }
}

/// What people call the variant for the rest.
const OTHER_WORDS_FOR_OTHER: &[&str] = &["rest", "unknown", "unlisted", "unexpected", "default", "fallback"];

/// Reads `#[dfns(tranparent)]` as the keyword that was meant, and reports it.
pub(super) fn correct_keyword(variant: &mut ItemVariant, spec: &Spec, wraps_api: bool, diagnostics: &Diagnostics) {
    let VariantAttr::Names(names) = &variant.attr else { return };
    let [ErrorName::Entry(word)] = &names[..] else { return };
    let text = word.unraw().to_string();
    if nearest_entry(&text, spec).is_some() || cause_anywhere(&text, spec).is_some() {
        return;
    }
    let is_other = OTHER_WORDS_FOR_OTHER.contains(&text.to_lowercase().as_str());
    let near = || nearest(&text, KEYWORDS.iter().copied());
    let Some(keyword) = is_other.then_some("other").or_else(near) else { return };
    // Beside an `api` variant, `other` and a second `api` are reported anyway.
    if !wraps_api || keyword == "transparent" {
        diagnostics.report(word, format!("unknown argument `{text}`"), format!("did you mean `{keyword}`?"));
    }
    variant.attr = VariantAttr::of_keyword(&Ident::new(keyword, word.span()));
}
