//! The spec's text -> doc comments.

use std::sync::{Mutex, PoisonError};

use dfns_errors_spec::model::{CauseEntry, ErrorEntry, Example, Field, Rule};
use dfns_errors_spec::{Spec, advice, api_codes, has_rules_of_causes, in_words, recognition, recognition_of};
use proc_macro2::Ident;
use syn::ext::IdentExt as _;

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
    let documented = cause_with(Some(advice(spec, entry, Some(cause))), cause, entry);
    let mut docs = format!("{}, `{}`\n\n{documented}", heading(entry), cause.name);
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
    let mut sections = vec![format!("{}, code `{}`", heading(entry), entry.code), text(entry.description)];
    sections.extend(recognition_of(entry).map(|words| format!("Recognized by {words}.")));
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
    let lines = headers.collect::<String>() + example.body;
    format!("**Example{status}**\n\n```text\n{}\n```", wrapped(&lines))
}

/// Wraps long lines: rustdoc would make the reader scroll.
fn wrapped(text: &str) -> String {
    const WIDTH: usize = 80;
    let mut lines = Vec::new();
    for line in text.lines() {
        let indent = line.len() - line.trim_start().len();
        let margin = " ".repeat(indent.min(WIDTH / 2) + 2);
        let mut rest = line.to_owned();
        while let Some((end, _)) = rest.char_indices().nth(WIDTH) {
            let space = rest.split_at(end).0.rfind(' ').filter(|space| *space > margin.len());
            let (full, after) = rest.split_at(space.unwrap_or(end));
            let after = format!("{margin}{}", after.trim_start());
            lines.push(full.to_owned());
            rest = after;
        }
        lines.push(rest);
    }
    lines.join("\n")
}

/// Documents a cause in the docs of its entry, with its solutions below.
fn cause_item(cause: &CauseEntry, entry: &ErrorEntry, spec: &Spec) -> String {
    let cause_itself = item(&format!("`{}`:{}{}", cause.name, gap(cause.description), cause.description.trim()));
    let solutions = cause.solutions.iter().map(|solution| below(solution));
    let retry = own_advice(cause, entry, spec).map(|advice| below(&format!("**Retry:** {advice}")));
    let unrecognized = cause.when.is_empty().then(|| below(DOCUMENTED_ONLY));
    std::iter::once(cause_itself).chain(solutions).chain(retry).chain(unrecognized).collect()
}

const DOCUMENTED_ONLY: &str = "Documented only: responses do not identify this cause.";

/// Returns the text of a cause's retry rule if it differs from its entry's.
fn own_advice(cause: &CauseEntry, entry: &ErrorEntry, spec: &Spec) -> Option<String> {
    let of_cause = advice(spec, entry, Some(cause));
    (of_cause != advice(spec, entry, None)).then_some(of_cause)
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

/// Documents a cause in its enum. The docs of its entry have the retry advice, unless it differs.
pub(super) fn cause(cause: &CauseEntry, entry: &ErrorEntry, spec: &Spec) -> String {
    cause_with(own_advice(cause, entry, spec), cause, entry)
}

/// Documents a cause: description, code, how it is recognized, solutions, retry advice, example.
fn cause_with(advice: Option<String>, cause: &CauseEntry, entry: &ErrorEntry) -> String {
    let recognized = match recognition(cause.when) {
        Some(words) => format!("Recognized by {words}."),
        None => DOCUMENTED_ONLY.to_owned(),
    };
    let mut sections = vec![text(cause.description), format!("Code `{}`. {recognized}", cause.code)];
    sections.extend(list("Solutions", cause.solutions.iter().map(|solution| item(solution))));
    sections.extend(advice.map(|advice| format!("**Retry:** {advice}")));
    sections.extend(cause.examples.first().map(|example| self::example(example, entry)));
    sections.join("\n\n")
}

/// Returns the API's own codes of an item, so that the search of the docs finds it by them. Rustdoc does not accept all of
/// them.
pub(super) fn aliases<'r>(rules: impl Iterator<Item = &'r [Rule]>, name: &Ident) -> Vec<&'static str> {
    const MOST: usize = 10;
    let name = name.unraw().to_string();
    let mut codes: Vec<&str> = rules.flat_map(api_codes).collect();
    codes.retain(|code| code.len() > 1 && *code != name && !code.contains(is_refused_in_aliases));
    codes.sort_unstable();
    codes.dedup();
    codes.truncate(MOST);
    codes
}

/// Returns `true` for quotes and white space. Rustdoc accepts a space, but no code has one.
fn is_refused_in_aliases(letter: char) -> bool {
    letter.is_whitespace() || matches!(letter, '"' | '\'')
}

/// Returns the rules of a target. An entry that its causes recognize is found by its causes.
pub(super) fn rules(target: &Target) -> &'static [Rule] {
    match target.cause {
        Some((_, cause)) => cause.when,
        None if has_rules_of_causes(target.entry) => &[],
        None => target.entry.when,
    }
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

#[cfg(test)]
mod tests {
    use dfns_errors_spec::model::{Condition, Scalar, Subject, Test};
    use proc_macro2::{Ident, Span};

    use super::{aliases, wrapped};

    fn equals(subject: Subject) -> Condition {
        let codes = ["CARD_EXPIRED", "x", "Expired", "not funny'", "a\u{a0}b", "say\"", "-32005", "CARD_EXPIRED"];
        Condition { subject, test: Test::Equals, values: codes.map(Scalar::String).to_vec().leak() }
    }

    #[test]
    fn an_alias_is_a_code_that_rustdoc_accepts() {
        let rule = [equals(Subject::Code), equals(Subject::Message)].to_vec().leak();
        let name = Ident::new("Expired", Span::call_site());
        assert_eq!(aliases(std::iter::once(&[&*rule][..]), &name), ["-32005", "CARD_EXPIRED"]);
    }

    #[test]
    fn long_lines_of_examples_are_wrapped_below_their_start() {
        let word = "x".repeat(60);
        assert_eq!(wrapped(&format!("{{\n  {word} {word}\n}}")), format!("{{\n  {word}\n    {word}\n}}"));
        assert_eq!(wrapped(&"é".repeat(82)), format!("{}\n  éé", "é".repeat(80)));
        assert_eq!(wrapped(&format!("{}y", " ".repeat(90))), format!("{}\n{}y", " ".repeat(79), " ".repeat(42)));
    }
}
