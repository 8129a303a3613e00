//! The spec's words -> doc comments.

use std::sync::OnceLock;

use dfns_errors_spec::model::{Cause, Entry, Field, Kind};
use dfns_errors_spec::{Spec, snake_case};

use super::markdown::{item, plain, text};
use crate::resolve::{Claimed, Resolved};
use crate::source::Origin;

/// The errors and causes that a variant stands for, one after the other.
pub(super) fn claimed(claimed: &[Claimed], resolved: &Resolved) -> String {
    let sections: Vec<String> = claimed.iter().filter_map(|claimed| one(*claimed, resolved)).collect();
    sections.join("\n\n---\n\n")
}

fn one(claimed: Claimed, resolved: &Resolved) -> Option<String> {
    let Some(cause) = claimed.cause else { return whole(claimed.entry, resolved) };
    let entry = resolved.spec.errors.get(claimed.entry)?;
    let link = entry.docs.as_ref().map(|docs| format!("\n\n{}", link(docs))).unwrap_or_default();
    let cause = entry.causes.get(cause)?;
    Some(format!("{}, `{}`\n\n{}{link}", heading(entry), cause.name, self::cause(cause, entry)))
}

/// Those of the built-in spec are put together once a compiler process: a crate may have many enums on it.
fn whole(index: usize, resolved: &Resolved) -> Option<String> {
    static BUILT_IN: OnceLock<Vec<String>> = OnceLock::new();
    let errors = &resolved.spec.errors;
    match resolved.origin {
        Origin::File(_) => errors.get(index).map(entry),
        Origin::BuiltIn | Origin::BuiltInHere => {
            BUILT_IN.get_or_init(|| errors.iter().map(entry).collect()).get(index).cloned()
        }
    }
}

fn heading(entry: &Entry) -> String {
    format!("**{} {}**", entry.status, plain(&entry.title))
}

fn link(docs: &str) -> String {
    format!("[The API's documentation](<{docs}>)")
}

/// Status and title, description, causes, solutions, retry advice, link.
fn entry(entry: &Entry) -> String {
    let mut sections = vec![heading(entry), text(&entry.description)];
    sections.extend(list("Causes", entry.causes.iter().map(|cause| cause_item(cause, entry))));
    sections.extend(list("Solutions", entry.solutions.iter().map(|solution| item(solution))));
    sections.push(format!("**Retry:** {}", entry.advice(entry.retry)));
    sections.extend(entry.docs.iter().map(|docs| link(docs)));
    sections.join("\n\n")
}

/// A cause in its entry's docs, with what to do about it below.
fn cause_item(cause: &Cause, entry: &Entry) -> String {
    let cause_itself = item(&format!("`{}`:{}{}", cause.name, gap(&cause.description), cause.description.trim()));
    let below = |text: &str| format!("\n  {}", item(text).replace('\n', "\n  "));
    let solutions = cause.solutions.iter().map(|solution| below(solution));
    let retry = (cause.retry != entry.retry).then(|| below(&format!("**Retry:** {}", entry.advice(cause.retry))));
    let silent = cause.when.is_empty().then(|| below("Never recognised: no body says so."));
    std::iter::once(cause_itself).chain(solutions).chain(retry).chain(silent).collect()
}

/// Words go on behind the name; a list or a code block starts on a line of its own.
fn gap(description: &str) -> &'static str {
    let starts_a_block = description
        .trim_start()
        .starts_with(['#', '>', '-', '*', '+', '~', '`', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9']);
    let is_code_span = description.trim_start().starts_with('`') && !description.trim_start().starts_with("```");
    if starts_a_block && !is_code_span { "\n\n" } else { " " }
}

pub(super) fn other(spec: &Spec) -> String {
    let api = plain(&spec.api);
    format!(
        "A status that the errors of the {api} do not list, or a pending one whose body is not the API's.\n\n\
         **Retry:** by the spec's rules for unlisted statuses, see `retry`."
    )
}

pub(super) fn cause_enum(entry: &Entry) -> String {
    format!("What can cause a {}.", heading(entry))
}

/// Description, solutions, retry advice where it is the cause's own, and whether it can be recognised.
pub(super) fn cause(cause: &Cause, entry: &Entry) -> String {
    let mut sections = vec![text(&cause.description)];
    sections.extend(list("Solutions", cause.solutions.iter().map(|solution| item(solution))));
    sections.push(format!("**Retry:** {}", entry.advice(cause.retry)));
    if cause.when.is_empty() {
        sections.push("Documented by the API, and never recognised: no body says so.".to_owned());
    }
    sections.join("\n\n")
}

/// What the field is, and for which entries there is one.
pub(super) fn accessor(places: &[(&Entry, &Field)]) -> String {
    let described = places.iter().find_map(|(_, field)| field.description.as_deref());
    let predicates: Vec<String> =
        places.iter().map(|(entry, _)| format!("{} `{}`", noun(entry), snake_case(&entry.name))).collect();
    let described = described.map(|description| format!("{}\n\n", text(description))).unwrap_or_default();
    format!(
        "{described}A string of the body, or a number or boolean as written; `None` where it is absent, and for all but the {}.",
        predicates.join(" and the ")
    )
}

fn noun(entry: &Entry) -> &'static str {
    match entry.kind {
        Kind::Error => "error",
        Kind::Pending => "pending",
    }
}

fn list(heading: &str, items: impl Iterator<Item = String>) -> Option<String> {
    let items: Vec<String> = items.collect();
    (!items.is_empty()).then(|| format!("**{heading}**\n\n{}", items.join("\n")))
}
