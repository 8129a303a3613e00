//! The spec's text -> doc comments.

use std::sync::{Mutex, PoisonError};

use dfns_errors_spec::model::{CauseEntry, ErrorEntry, Example, Field};
use dfns_errors_spec::{Spec, advice, in_words};

use super::markdown::{item, plain, text};
use crate::mend::lookup::Target;
use crate::source::Origin;

/// Documents the errors and causes that a variant stands for, one after the other.
pub(super) fn targets(targets: &[Target], spec: &Spec, origin: &Origin) -> String {
    let sections: Vec<String> = targets.iter().map(|target| self::target(target, spec, origin)).collect();
    sections.join("\n\n---\n\n")
}

fn target(target: &Target, spec: &Spec, origin: &Origin) -> String {
    let entry = target.entry;
    let Some((_, cause)) = target.cause else { return cached_entry(target, spec, origin) };
    let mut docs = format!("{}, `{}`\n\n{}", heading(entry), cause.name, self::cause(cause, entry, spec));
    docs.extend(entry.docs.map(|docs| format!("\n\n{}", link(docs))));
    docs
}

/// The docs of the built-in spec are put together once per compiler process: a crate may have many enums on it.
fn cached_entry(target: &Target, spec: &Spec, origin: &Origin) -> String {
    static BUILT_IN: Mutex<Vec<(usize, String)>> = Mutex::new(Vec::new());
    if matches!(origin, Origin::File(_)) {
        return entry(target.entry, spec);
    }
    let mut cache = BUILT_IN.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some((_, docs)) = cache.iter().find(|(index, _)| *index == target.index) {
        return docs.clone();
    }
    let docs = entry(target.entry, spec);
    cache.push((target.index, docs.clone()));
    docs
}

fn heading(entry: &ErrorEntry) -> String {
    format!("**{} {}**", in_words(entry.statuses), plain(entry.title))
}

/// Writes an entry's heading and description.
pub(super) fn title(entry: &ErrorEntry) -> String {
    format!("{}\n\n{}", heading(entry), text(entry.description))
}

fn link(docs: &str) -> String {
    format!("[The API's documentation](<{docs}>)")
}

/// Documents an entry: status and title, description, causes, solutions, retry advice, link, example.
fn entry(entry: &ErrorEntry, spec: &Spec) -> String {
    let mut sections = vec![heading(entry), text(entry.description)];
    sections.extend(list("Causes", entry.causes.iter().map(|cause| cause_item(cause, entry, spec))));
    sections.extend(list("Solutions", entry.solutions.iter().map(|solution| item(solution))));
    sections.push(format!("**Retry:** {}", advice(spec, entry, None)));
    sections.extend(entry.docs.iter().map(|docs| link(docs)));
    sections.extend(entry.examples.first().map(|example| self::example(example, entry)));
    sections.join("\n\n")
}

/// One example shows what a response looks like; the others are in the tables.
fn example(example: &Example, entry: &ErrorEntry) -> String {
    let headers = example.headers.iter().map(|(name, value)| format!("{name}: {value}\n"));
    let status = if entry.only_status().is_none() { format!(" ({})", example.status) } else { String::new() };
    format!("**Example{status}**\n\n```text\n{}{}\n```", headers.collect::<String>(), example.body)
}

/// Documents a cause in the docs of its entry, with its solutions below.
fn cause_item(cause: &CauseEntry, entry: &ErrorEntry, spec: &Spec) -> String {
    let cause_itself = item(&format!("`{}`:{}{}", cause.name, gap(cause.description), cause.description.trim()));
    let solutions = cause.solutions.iter().map(|solution| below(solution));
    let of_cause = advice(spec, entry, Some(cause));
    let differs = of_cause != advice(spec, entry, None);
    let retry = differs.then(|| below(&format!("**Retry:** {of_cause}")));
    let unrecognized = cause.when.is_empty().then(|| below("Documented only: responses do not identify this cause."));
    std::iter::once(cause_itself).chain(solutions).chain(retry).chain(unrecognized).collect()
}

/// Writes an item below another.
fn below(text: &str) -> String {
    format!("\n  {}", item(text).replace('\n', "\n  "))
}

/// Plain text follows the name on the same line; a list or a code block starts on a line of its own.
fn gap(description: &str) -> &'static str {
    let first = description.trim_start().chars().next();
    let starts_a_block = first.is_some_and(|first| first.is_ascii_digit() || "#>-*+~`".contains(first));
    let is_code_span = description.trim_start().starts_with('`') && !description.trim_start().starts_with("```");
    if starts_a_block && !is_code_span { "\n\n" } else { " " }
}

pub(super) fn other(spec: &Spec) -> String {
    let api = plain(spec.api);
    format!(
        "A status that the {api} does not list, or a listed one whose body does not match any error.\n\n\
         **Retry:** see `retry`, which follows the spec's rule for the status."
    )
}

/// Documents the variant `other` of an enum that names only some errors.
pub(super) fn rest(spec: &Spec) -> String {
    let api = plain(spec.api);
    format!(
        "Every response without a variant of its own: an error of the {api} that this enum does not name, a status that the \
         API does not list, or a listed one whose body does not match any error.\n\n\
         **Retry:** see `retry`, which follows the spec's rule for the response."
    )
}

pub(super) fn cause_enum(entry: &ErrorEntry) -> String {
    format!("The causes of {}.", heading(entry))
}

/// Documents a cause: description, solutions, retry advice, whether it can be recognized, example.
pub(super) fn cause(cause: &CauseEntry, entry: &ErrorEntry, spec: &Spec) -> String {
    let mut sections = vec![text(cause.description)];
    sections.extend(list("Solutions", cause.solutions.iter().map(|solution| item(solution))));
    sections.push(format!("**Retry:** {}", advice(spec, entry, Some(cause))));
    if cause.when.is_empty() {
        sections.push("Documented only: responses do not identify this cause.".to_owned());
    }
    sections.extend(cause.examples.first().map(|example| self::example(example, entry)));
    sections.join("\n\n")
}

/// Documents an accessor: what it returns, and for which entries.
pub(super) fn accessor(places: &[(&ErrorEntry, &Field)]) -> String {
    let mut sections: Vec<String> = Vec::new();
    sections.extend(places.iter().find_map(|(_, field)| field.description).map(text));
    let names: Vec<String> = places.iter().map(|(entry, _)| format!("`{}`", entry.name)).collect();
    sections.push(format!(
        "Returns a string, or a number or boolean as written; `None` if it is missing or the error is not {}.",
        names.join(" or ")
    ));
    sections.join("\n\n")
}

fn list(heading: &str, items: impl Iterator<Item = String>) -> Option<String> {
    let items: Vec<String> = items.collect();
    (!items.is_empty()).then(|| format!("**{heading}**\n\n{}", items.join("\n")))
}
