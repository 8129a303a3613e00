//! The catalog as Markdown, for a wiki.

use std::fmt::Write as _;

use dfns_errors_spec::model::{ErrorEntry, Example, Spec};
use dfns_errors_spec::{advice, in_words};

use crate::codes;
use crate::listed::Listed;

/// Writes the catalog.
pub(super) fn catalog(spec: &'static Spec) -> String {
    let mut text = format!("# {} errors\n\n{}\n", spec.api, super::origin(spec));
    for entry in spec.errors {
        error(&mut text, entry, spec);
    }
    let _ = writeln!(text, "\n## {}", codes::TITLE);
    for code in codes::in_catalog(spec) {
        section(&mut text, &format!("### {}", code.name()), code.full, code.meaning, code.solutions());
        retry(&mut text, code.advice());
        list(&mut text, &code.rules(spec));
    }
    text
}

fn error(text: &mut String, entry: &'static ErrorEntry, spec: &'static Spec) {
    let ErrorEntry { statuses, title, code, .. } = entry;
    let description = described(Listed { spec, entry, cause: None });
    section(text, &format!("## {} {title}", in_words(statuses)), code, &description, entry.solutions);
    let of_error = advice(spec, entry, None);
    retry(text, &of_error);
    if let Some(docs) = entry.docs {
        let _ = writeln!(text, "\n[The API's documentation](<{docs}>)");
    }
    examples(text, entry, entry.examples);
    for cause in entry.causes {
        let note = if cause.is_recognized() { "" } else { " (documented only)" };
        let description = described(Listed { spec, entry, cause: Some(cause) });
        section(text, &format!("### {}{note}", cause.name), cause.code, &description, cause.solutions);
        let of_cause = advice(spec, entry, Some(cause));
        if of_cause != of_error {
            retry(text, &of_cause);
        }
        examples(text, entry, cause.examples);
    }
}

/// Returns the description of an error or cause, and how it is recognized.
fn described(listed: Listed) -> String {
    match listed.recognition() {
        Some(words) => format!("{}\n\n{words}", listed.description()),
        None => listed.description().to_owned(),
    }
}

fn section(text: &mut String, heading: &str, code: &str, description: &str, solutions: &[&str]) {
    let _ = write!(text, "\n{heading}\n\n`{code}`\n\n{description}\n");
    list(text, solutions);
}

fn retry(text: &mut String, advice: &str) {
    let _ = writeln!(text, "\n**Retry:** {advice}");
}

fn list(text: &mut String, items: &[impl AsRef<str>]) {
    if !items.is_empty() {
        text.push('\n');
    }
    for item in items {
        let _ = writeln!(text, "- {}", item.as_ref().trim().replace('\n', "\n  "));
    }
}

fn examples(text: &mut String, entry: &ErrorEntry, examples: &[Example]) {
    for example in examples {
        text.push_str("\n```text\n");
        if entry.only_status().is_none() {
            let _ = writeln!(text, "{}", example.status);
        }
        for (name, value) in example.headers {
            let _ = writeln!(text, "{name}: {value}");
        }
        let _ = writeln!(text, "{}\n```", example.body);
    }
}
