//! The catalogue as one self-contained page.

use dfns_errors_spec::model::{Cause, Entry, Example, Retry, Spec};
use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::render::markdown;
use crate::list::{cause_code, code, name_of};

const STYLE: &str = include_str!("page.css");
const SCRIPT: &str = include_str!("page.js");

/// Nothing is loaded from elsewhere, and nothing can be sent anywhere.
const POLICY: &str =
    "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/// Writes the page.
pub(super) fn page(spec: &Spec) -> String {
    let title = format!("Errors of the {}", spec.api);
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
                    (search())
                }
                main #errors { @for entry in &spec.errors { (article(entry, spec)) } }
                p #none role="status" hidden { "No error matches." }
                script { (PreEscaped(SCRIPT)) }
            }
        }
    };
    page.into_string()
}

/// The search does nothing without the script, which shows it.
fn search() -> Markup {
    html! {
        form #search role="search" hidden {
            label for="words" { "Search by code, status, words or a part of a message" }
            input #words type="search" autocomplete="off" spellcheck="false";
            fieldset {
                legend { "Retry" }
                @for verdict in ["never", "if_idempotent", "always"] {
                    label { input type="checkbox" name="retry" value=(verdict) checked; " " (words(verdict)) }
                }
            }
            output #count {}
        }
    }
}

fn article(entry: &Entry, spec: &Spec) -> Markup {
    let code = code(entry, spec);
    html! {
        article id=(code) data-retry=(name_of(entry.retry)) {
            h2 { a href={ "#" (code) } { (entry.status) " " (entry.title) } " " (badge(entry.retry, entry)) }
            p .code { code { (code) } }
            (markdown(&entry.description))
            (list("Solutions", &entry.solutions))
            p .advice { (entry.advice(entry.retry)) }
            @if let Some(docs) = &entry.docs { p { a href=(docs) { "The API's documentation" } } }
            (examples(&entry.examples))
            @if !entry.causes.is_empty() { h3 { "Causes" } }
            @for cause in &entry.causes { (section(cause, entry, spec)) }
        }
    }
}

fn section(cause: &Cause, entry: &Entry, spec: &Spec) -> Markup {
    let code = cause_code(entry, cause, spec);
    html! {
        section id=(code) data-retry=(name_of(cause.retry)) {
            h4 { a href={ "#" (code) } { (cause.name) } " " (badge(cause.retry, entry)) }
            p .code { code { (code) } }
            (markdown(&cause.description))
            @if cause.when.is_empty() { p .note { "Never recognized: no response identifies it." } }
            (list("Solutions", &cause.solutions))
            @if cause.retry != entry.retry { p .advice { (entry.advice(cause.retry)) } }
            (examples(&cause.examples))
        }
    }
}

fn list(title: &str, texts: &[String]) -> Markup {
    html! {
        @if !texts.is_empty() {
            p .title { (title) }
            ul { @for text in texts { li { (markdown(text)) } } }
        }
    }
}

fn examples(examples: &[Example]) -> Markup {
    html! {
        @for example in examples {
            details {
                summary { "Example" }
                pre { code {
                    @for (name, value) in &example.headers { (name) ": " (value) "\n" }
                    (example.body)
                } }
            }
        }
    }
}

/// A colored badge that is also words.
fn badge(retry: Retry, entry: &Entry) -> Markup {
    let is_pending = entry.kind == dfns_errors_spec::model::Kind::Pending;
    let words = if is_pending { "Pending: never retry" } else { words(name_of(retry)) };
    html! { span class={ "badge " (name_of(retry)) } { (words) } }
}

fn words(verdict: &str) -> &'static str {
    match verdict {
        "never" => "Never retry",
        "always" => "Always retry",
        _ => "Retry if idempotent",
    }
}
