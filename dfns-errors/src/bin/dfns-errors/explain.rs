//! `explain`: whatever a person has, looked up.

use std::io::{self, Write};
use std::process::ExitCode;

use clap::ArgMatches;
use dfns_errors_spec::model::{Cause, Entry, Example, Retry, Scalar, Spec, Subject, Test};
use dfns_errors_spec::{nearest, snake_case};

use crate::list::{cause_code, code};
use crate::{arguments, source, words};

/// What a word stands for.
#[derive(Clone, Copy)]
enum Found<'s> {
    Entry(&'s Entry),
    Cause(&'s Entry, &'s Cause),
    /// A code without an entry, and what it means.
    Code(&'static str, &'static str),
}

/// The codes of errors without an entry, below the spec's prefix.
const CODES: &[(&str, &str)] = &[
    ("other", "A response that the spec does not list. Its retry rule depends on the status."),
    ("transparent", "An error of the application's own. It is not sent again."),
    (
        "transport::not_connected",
        "Nothing was sent: the connection was refused or not established in time, the name did not resolve, or the TLS handshake failed. Every request may be sent again, with backoff.",
    ),
    (
        "transport::timed_out",
        "No response came in time. The request may have been carried out: only an idempotent one may be sent again.",
    ),
    (
        "transport::interrupted",
        "The connection broke. The request may have been carried out: only an idempotent one may be sent again.",
    ),
    (
        "transport::other",
        "The request failed in a way that another attempt would repeat: a bad URL, a redirect loop, or a success that can't be decoded.",
    ),
];

pub(crate) fn run(matches: &ArgMatches, out: &mut impl Write) -> io::Result<ExitCode> {
    let spec = source::spec(matches)?;
    let word = arguments::text(matches, "word").trim();
    let found = look_up(word, &spec);
    if found.is_empty() {
        return Err(io::Error::other(unknown(word, &spec)));
    }
    for (index, found) in found.iter().enumerate() {
        if index > 0 {
            writeln!(out, "\n{}\n", words::dim("---"))?;
        }
        explain(*found, &spec, out)?;
    }
    Ok(ExitCode::SUCCESS)
}

fn look_up<'s>(word: &str, spec: &'s Spec) -> Vec<Found<'s>> {
    let named: Vec<Found<'_>> = everything(spec).filter(|found| is_named(*found, word, spec)).collect();
    if named.is_empty() { by_message(word, spec) } else { named }
}

fn everything(spec: &Spec) -> impl Iterator<Item = Found<'_>> {
    let entries = spec.errors.iter().flat_map(|entry| {
        let causes = entry.causes.iter().map(move |cause| Found::Cause(entry, cause));
        std::iter::once(Found::Entry(entry)).chain(causes)
    });
    entries.chain(CODES.iter().map(|(code, meaning)| Found::Code(code, meaning)))
}

/// Compares a word with the status, the name and the code, whatever the case.
fn is_named(found: Found<'_>, word: &str, spec: &Spec) -> bool {
    let is = |name: &str| name.eq_ignore_ascii_case(word) || snake_case(name).eq_ignore_ascii_case(word);
    match found {
        Found::Entry(entry) => {
            entry.status.to_string() == word || is(&entry.name) || is(&code(entry, spec)) || is(&entry.title)
        }
        Found::Cause(entry, cause) => {
            let path = format!("{}::{}", entry.name, cause.name);
            is(&cause.name) || is(&cause_code(entry, cause, spec)) || path.eq_ignore_ascii_case(word)
        }
        Found::Code(code, _) => is(&format!("{}::{code}", spec.prefix)),
    }
}

/// Finds errors and causes by a message that a server could have sent, or by a part of one.
fn by_message<'s>(word: &str, spec: &'s Spec) -> Vec<Found<'s>> {
    let word = word.to_lowercase();
    let has_message = |cause: &Cause| {
        let conditions = cause.when.iter().flat_map(|rule| &rule.conditions);
        conditions.filter(|condition| condition.subject == Subject::Message).any(|condition| match &condition.test {
            Test::Equals(Scalar::String(text))
            | Test::StartsWith(text)
            | Test::EndsWith(text)
            | Test::Contains(text) => {
                let text = text.to_lowercase();
                text.contains(&word) || word.contains(&text)
            }
            _ => false,
        })
    };
    if word.chars().count() < 4 {
        return Vec::new();
    }
    let has_example = |examples: &[Example]| examples.iter().any(|example| example.body.to_lowercase().contains(&word));
    let is_meant = |found: &Found<'_>| match found {
        Found::Entry(entry) => has_example(&entry.examples),
        Found::Cause(_, cause) => has_message(cause) || has_example(&cause.examples),
        Found::Code(..) => false,
    };
    everything(spec).filter(is_meant).collect()
}

fn unknown(word: &str, spec: &Spec) -> String {
    let names = everything(spec).flat_map(|found| match found {
        Found::Entry(entry) => vec![entry.name.clone(), code(entry, spec)],
        Found::Cause(entry, cause) => vec![cause.name.clone(), cause_code(entry, cause, spec)],
        Found::Code(code, _) => vec![format!("{}::{code}", spec.prefix)],
    });
    let names: Vec<String> = names.collect();
    let help = nearest(word, names.iter().map(String::as_str))
        .map_or_else(|| "`dfns-errors list` has them all".to_owned(), |near| format!("did you mean `{near}`?"));
    format!("the {} has no error `{word}`; {help}", spec.api)
}

fn explain(found: Found<'_>, spec: &Spec, out: &mut impl Write) -> io::Result<()> {
    match found {
        Found::Entry(entry) => explain_entry(entry, spec, out),
        Found::Cause(entry, cause) => explain_cause(entry, cause, spec, out),
        Found::Code(code, meaning) => {
            writeln!(out, "{}\n", words::bold(format!("{}::{code}", spec.prefix)))?;
            words::paragraph(out, "", "", meaning)
        }
    }
}

fn explain_entry(entry: &Entry, spec: &Spec, out: &mut impl Write) -> io::Result<()> {
    let title = words::bold(format!("{} {}", entry.status, entry.title));
    writeln!(out, "{title}  {}\n", words::dim(code(entry, spec)))?;
    words::paragraph(out, "", "", &entry.description)?;
    if !entry.causes.is_empty() {
        writeln!(out, "\nCauses:")?;
    }
    for cause in &entry.causes {
        let note = if cause.when.is_empty() { " (never recognized)" } else { "" };
        writeln!(out, "  {}{note}", words::bold(&cause.name))?;
        words::paragraph(out, "    ", "    ", &cause.description)?;
        items(&cause.solutions, "    - ", out)?;
        if cause.retry != entry.retry {
            words::paragraph(out, "    Retry: ", "      ", &words::verdict(cause.retry, entry.advice(cause.retry)))?;
        }
    }
    solutions(&[&entry.solutions], out)?;
    end(entry, entry.retry, entry.examples.first(), out)
}

fn explain_cause(entry: &Entry, cause: &Cause, spec: &Spec, out: &mut impl Write) -> io::Result<()> {
    let title = words::bold(format!("{} {}: {}", entry.status, entry.title, cause.name));
    writeln!(out, "{title}  {}\n", words::dim(cause_code(entry, cause, spec)))?;
    words::paragraph(out, "", "", &cause.description)?;
    solutions(&[&cause.solutions, &entry.solutions], out)?;
    end(entry, cause.retry, cause.examples.first(), out)
}

fn solutions(lists: &[&[String]], out: &mut impl Write) -> io::Result<()> {
    if lists.iter().any(|list| !list.is_empty()) {
        writeln!(out, "\nSolutions:")?;
    }
    lists.iter().try_for_each(|list| items(list, "  - ", out))
}

fn items(texts: &[String], bullet: &str, out: &mut impl Write) -> io::Result<()> {
    let rest = " ".repeat(bullet.len());
    texts.iter().try_for_each(|text| words::paragraph(out, bullet, &rest, text))
}

fn end(entry: &Entry, retry: Retry, example: Option<&Example>, out: &mut impl Write) -> io::Result<()> {
    writeln!(out)?;
    words::paragraph(out, "Retry: ", "  ", &words::verdict(retry, entry.advice(retry)))?;
    if let Some(docs) = &entry.docs {
        writeln!(out, "Docs: {docs}")?;
    }
    let Some(example) = example else { return Ok(()) };
    writeln!(out, "\nExample:")?;
    for (name, value) in &example.headers {
        writeln!(out, "  {name}: {value}")?;
    }
    writeln!(out, "  {}", example.body.replace('\n', "\n  "))
}
