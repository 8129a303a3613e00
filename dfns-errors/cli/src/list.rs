//! `list`: errors and causes with their codes and retry rules.

use std::io::{self, Write};
use std::process::ExitCode;

use clap::ArgMatches;
use dfns_errors_spec::model::{CauseEntry, ErrorEntry, Retry, Spec, Wait};
use dfns_errors_spec::snake_case;
use serde_json::{Value, json};

use crate::{arguments, source, words};

pub(crate) fn run(matches: &ArgMatches, out: &mut impl Write) -> io::Result<ExitCode> {
    let spec = source::spec(matches)?;
    if arguments::text(matches, "format") == "json" {
        let entries: Vec<Value> = spec.errors.iter().map(|entry| entry_as_json(entry, &spec)).collect();
        writeln!(out, "{:#}", Value::Array(entries))?;
        return Ok(ExitCode::SUCCESS);
    }
    for entry in &spec.errors {
        let line = format!("{} {}", entry.status, entry.name);
        row(out, &line, &code(entry, &spec), entry.retry, "")?;
        for cause in &entry.causes {
            let note = if cause.when.is_empty() { "(documented only)" } else { "" };
            row(out, &format!("    {}", cause.name), &cause_code(entry, cause, &spec), cause.retry, note)?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn row(out: &mut impl Write, name: &str, code: &str, retry: Retry, note: &str) -> io::Result<()> {
    let verdict = words::verdict(retry, &format!("{:<13}", name_of(retry)));
    writeln!(out, "{}", format!("{name:<31} {verdict} {} {note}", words::dim(code)).trim_end())
}

/// Returns the code of an entry, as logs print it.
pub(crate) fn code(entry: &ErrorEntry, spec: &Spec) -> String {
    format!("{}::{}", spec.prefix, snake_case(&entry.name))
}

/// Returns the code of a cause, as logs print it.
pub(crate) fn cause_code(entry: &ErrorEntry, cause: &CauseEntry, spec: &Spec) -> String {
    format!("{}::{}", code(entry, spec), snake_case(&cause.name))
}

/// Returns the word for a rule in logs.
pub(crate) fn name_of(retry: Retry) -> &'static str {
    match retry {
        Retry::Never => "never",
        Retry::IfIdempotent(_) => "if_idempotent",
        Retry::Always(_) => "always",
    }
}

fn wait_of(retry: Retry) -> Option<&'static str> {
    match retry {
        Retry::Never => None,
        Retry::IfIdempotent(Wait::Backoff) | Retry::Always(Wait::Backoff) => Some("backoff"),
        Retry::IfIdempotent(Wait::ShortDelay) | Retry::Always(Wait::ShortDelay) => Some("short_delay"),
    }
}

fn entry_as_json(entry: &ErrorEntry, spec: &Spec) -> Value {
    let causes = entry.causes.iter().map(|cause| {
        json!({
            "name": cause.name,
            "code": cause_code(entry, cause, spec),
            "description": cause.description,
            "recognized": !cause.when.is_empty(),
            "retry": name_of(cause.retry),
            "wait": wait_of(cause.retry),
            "solutions": cause.solutions,
        })
    });
    json!({
        "name": entry.name,
        "status": entry.status,
        "code": code(entry, spec),
        "title": entry.title,
        "description": entry.description,
        "pending": entry.kind == dfns_errors_spec::model::Kind::Pending,
        "retry": name_of(entry.retry),
        "wait": wait_of(entry.retry),
        "solutions": entry.solutions,
        "docs": entry.docs,
        "causes": causes.collect::<Vec<Value>>(),
    })
}
