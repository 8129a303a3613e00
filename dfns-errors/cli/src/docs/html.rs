//! The catalog as one self-contained page.

use dfns_errors_spec::model::{CauseEntry, ErrorEntry, Example, Kind, Retry, Spec, Statuses};
use dfns_errors_spec::{advice, in_words, retries};
use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::render::markdown;
use crate::check;
use crate::codes::{self, Code};
use crate::examples::id;
use crate::listed::Listed;

const STYLE: &str = include_str!("page.css");
const SCRIPT: &str = include_str!("page.js");

/// Nothing is loaded from elsewhere, and nothing can be sent anywhere.
const POLICY: &str =
    "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/// Writes the page.
pub(super) fn page(spec: &'static Spec) -> String {
    let title = format!("{} errors", spec.api);
    let page = html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(POLICY);
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (title) }
                style { (PreEscaped(STYLE)) }
            }
            body {
                a .skip href="#errors" { "Skip to the errors" }
                header {
                    h1 { (title) }
                    p .origin { (super::origin(spec)) }
                    (search())
                }
                (contents(spec))
                main #errors {
                    @for entry in spec.errors { (article(entry, spec)) }
                    (without_entry(spec))
                }
                p #none role="status" hidden { "No errors match." }
                script { (PreEscaped(SCRIPT)) }
            }
        }
    };
    page.into_string()
}

/// The search form is hidden until the script shows it, because it needs the script.
fn search() -> Markup {
    html! {
        form #search role="search" hidden {
            label for="words" { "Search by code, status, words or part of a message" }
            input #words type="search" autocomplete="off" spellcheck="false";
            fieldset {
                legend { "Retry" }
                @for word in ["never", "already_done", "if_idempotent", "always"] {
                    label { input type="checkbox" name="retry" value=(word) checked; " " (label(word)) }
                }
            }
            output #count {}
        }
    }
}

/// The table of contents. The causes are folded, because an error can have hundreds of them.
fn contents(spec: &'static Spec) -> Markup {
    html! {
        nav #contents aria-label="Contents" {
            h2 { "Contents" }
            ul {
                @for entry in spec.errors { li { (contents_of(entry)) } }
                li { a href="#without-entry" { (codes::TITLE) } }
            }
        }
    }
}

fn contents_of(entry: &ErrorEntry) -> Markup {
    html! {
        a href={ "#" (entry.code) } { (in_words(entry.statuses)) " " (entry.title) }
        @if !entry.causes.is_empty() {
            details {
                summary { (check::counted(entry.causes.len(), "cause")) }
                ul { @for cause in entry.causes { li { a href={ "#" (cause.code) } { (cause.name) } } } }
            }
        }
    }
}

fn article(entry: &'static ErrorEntry, spec: &'static Spec) -> Markup {
    let rules = retries(spec, entry, None);
    let listed = Listed { spec, entry, cause: None };
    html! {
        article id=(entry.code) data-retry=(words_of(&rules)) {
            h2 { a href={ "#" (entry.code) } { (in_words(entry.statuses)) " " (entry.title) } " " (badge(&rules, entry)) }
            (codes_of(listed))
            (markdown(entry.description))
            (recognized(listed))
            (list("Solutions", entry.solutions))
            p .advice { (advice(spec, entry, None)) }
            @if let Some(docs) = entry.docs { p { a href=(docs) { "The API's documentation" } } }
            (examples(entry, entry.examples, spec))
            @if !entry.causes.is_empty() { h3 { "Causes" } }
            @for cause in entry.causes { (section(cause, entry, spec)) }
        }
    }
}

fn section(cause: &'static CauseEntry, entry: &'static ErrorEntry, spec: &'static Spec) -> Markup {
    let rules = retries(spec, entry, Some(cause));
    let listed = Listed { spec, entry, cause: Some(cause) };
    html! {
        section id=(cause.code) data-retry=(words_of(&rules)) {
            h4 {
                a href={ "#" (cause.code) } { (cause.name) }
                @if rules != retries(spec, entry, None) { " " (badge(&rules, entry)) }
            }
            (codes_of(listed))
            (markdown(cause.description))
            @if cause.when.is_empty() { p .note { "Documented only: no response identifies it." } }
            (recognized(listed))
            (list("Solutions", cause.solutions))
            @if rules != retries(spec, entry, None) { p .advice { (advice(spec, entry, Some(cause))) } }
            (examples(entry, cause.examples, spec))
        }
    }
}

/// The code in logs, and the API's own codes, which the search finds, too.
fn codes_of(listed: Listed) -> Markup {
    let of_api = listed.api_codes();
    html! {
        p .code {
            code { (listed.code()) }
            @if !of_api.is_empty() { " · code of the API:" }
            @for code in of_api { " " code { (code) } }
        }
    }
}

fn recognized(listed: Listed) -> Markup {
    html! { @if let Some(words) = listed.recognition() { div .recognized { (markdown(&words)) } } }
}

fn list(title: &str, texts: &[impl AsRef<str>]) -> Markup {
    html! {
        @if !texts.is_empty() {
            p .title { (title) }
            ul { @for text in texts { li { (markdown(text.as_ref())) } } }
        }
    }
}

fn examples(entry: &ErrorEntry, examples: &[Example], spec: &'static Spec) -> Markup {
    html! {
        @for example in examples {
            @let id = id(spec, example);
            details {
                summary { "Example" @if entry.only_status().is_none() { " (" (example.status) ")" } }
                pre { code {
                    @for (name, value) in example.headers { (name) ": " (with_id(value, id.as_deref())) "\n" }
                    (with_id(example.body, id.as_deref()))
                } }
            }
        }
    }
}

/// Marks the error's id in a text, so that the search skips it.
fn with_id(text: &str, id: Option<&str>) -> Markup {
    let Some(id) = id else { return html! { (text) } };
    html! {
        @for (index, part) in text.split(id).enumerate() {
            @if index > 0 { span .id { (id) } }
            (part)
        }
    }
}

/// The codes of errors without an entry. The heading is hidden while the search hides all of them.
fn without_entry(spec: &Spec) -> Markup {
    html! {
        div .codes #without-entry {
            h2 { (codes::TITLE) }
            @for code in codes::in_catalog(spec) { (code_article(code, spec)) }
        }
    }
}

/// An error without an entry.
fn code_article(code: Code, spec: &Spec) -> Markup {
    let retry = code.retry.map_or("depends", Retry::as_str);
    html! {
        article id=(code.full) data-retry=(code.retry_words(spec)) {
            h3 { a href={ "#" (code.full) } { (code.name()) } " " span class={ "badge " (retry) } { (label(retry)) } }
            p .code { code { (code.full) } }
            p { (code.meaning) }
            (list("Solutions", code.solutions()))
            p .advice { (code.advice()) }
            (list("Statuses", &code.rules(spec)))
        }
    }
}

/// The retry rules of an error or cause, each with its statuses.
type Rules = [(Vec<Statuses>, Retry)];

/// Returns the words of the rules, for the search.
fn words_of(rules: &Rules) -> String {
    rules.iter().map(|(_, retry)| retry.as_str()).collect::<Vec<&str>>().join(" ")
}

/// A colored badge with a text label.
fn badge(rules: &Rules, entry: &ErrorEntry) -> Markup {
    let word = match rules {
        [(_, retry)] => retry.as_str(),
        _ => "depends",
    };
    let label = match entry.kind {
        Kind::Pending => "Pending: never retry",
        Kind::Error => label(word),
    };
    html! { span class={ "badge " (word) } { (label) } }
}

/// Returns the label of a retry rule's word.
fn label(word: &str) -> &'static str {
    match word {
        "never" => "Never retry",
        "already_done" => "Never retry: it settles the call",
        "always" => "Always retry",
        "depends" => "Depends on the status",
        _ => "Retry if idempotent",
    }
}
