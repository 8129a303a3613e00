//! `list`: errors and causes with their codes and retry rules.

use std::io::{self, Write};
use std::process::ExitCode;

use clap::ArgMatches;
use dfns_errors_spec::model::{CauseEntry, Kind, Retry, Statuses, Wait};
use dfns_errors_spec::{in_words, retries};
use serde_json::{Value, json};

use crate::listed::{self, Listed};
use crate::{arguments, source, words};

pub(crate) fn run(matches: &ArgMatches, out: &mut impl Write) -> io::Result<ExitCode> {
    let spec = source::spec(matches)?;
    if arguments::format_of(matches)? == "json" {
        let entries: Vec<Value> = listed::errors(spec).into_iter().map(error_as_json).collect();
        writeln!(out, "{:#}", json!({ "api": spec.api, "errors": entries }))?;
        return Ok(ExitCode::SUCCESS);
    }
    writeln!(out, "{}", words::bold(format!("Errors of the {}", spec.api)))?;
    for listed in listed::all(spec) {
        row(listed, out)?;
    }
    Ok(ExitCode::SUCCESS)
}

fn row(listed: Listed, out: &mut impl Write) -> io::Result<()> {
    let name = match listed.cause {
        Some(cause) => format!("    {}", cause.name),
        None => format!("{} {}", in_words(listed.entry.statuses), listed.entry.name),
    };
    let is_recognized = listed.cause.is_none_or(CauseEntry::is_recognized);
    let mut note = if is_recognized { "" } else { " (documented only)" };
    if listed.cause.is_none() && retries(listed.spec, listed.entry, None).len() > 1 {
        note = " (the rule depends on the status)";
    }
    let retry = words::colored(listed.retry(), &format!("{:<13}", listed.retry().as_str()));
    writeln!(out, "{name:<31} {retry} {}{note}", words::dim(listed.code()))
}

fn wait_of(retry: Retry) -> Option<&'static str> {
    retry.wait().map(|wait| match wait {
        Wait::Backoff => "backoff",
        Wait::ShortDelay => "short_delay",
    })
}

/// Returns statuses as a spec file has them: `503`, `"5xx"` or a list.
fn statuses_as_json(statuses: &[Statuses]) -> Value {
    match statuses {
        [Statuses { first, last }] if first == last => json!(first),
        [class_or_range] => json!(class_or_range.to_string()),
        _ => statuses.iter().map(|item| statuses_as_json(&[*item])).collect(),
    }
}

fn error_as_json(error: Listed) -> Value {
    let entry = error.entry;
    let retry = error.retry();
    let causes: Vec<Value> =
        entry.causes.iter().map(|cause| cause_as_json(cause, error.spec.retry_of(entry, Some(cause), None))).collect();
    json!({
        "name": entry.name,
        "status": statuses_as_json(entry.statuses),
        "code": entry.code,
        "title": entry.title,
        "description": entry.description,
        "pending": entry.kind == Kind::Pending,
        "retry": retry.as_str(),
        "wait": wait_of(retry),
        "solutions": entry.solutions,
        "docs": entry.docs,
        "causes": causes,
    })
}

fn cause_as_json(cause: &CauseEntry, retry: Retry) -> Value {
    json!({
        "name": cause.name,
        "code": cause.code,
        "description": cause.description,
        "recognized": cause.is_recognized(),
        "retry": retry.as_str(),
        "wait": wait_of(retry),
        "solutions": cause.solutions,
    })
}
