//! `list`: errors and causes with their codes and retry rules.

use std::io::{self, Write};
use std::process::ExitCode;

use clap::ArgMatches;
use dfns_errors_spec::model::{CauseEntry, ErrorEntry, Kind, Retry, Wait};
use serde_json::{Value, json};

use crate::{arguments, source, words};

pub(crate) fn run(matches: &ArgMatches, out: &mut impl Write) -> io::Result<ExitCode> {
    let spec = source::spec(matches)?;
    if arguments::text(matches, "format") == "json" {
        let entries: Vec<Value> = spec.errors.iter().map(entry_as_json).collect();
        writeln!(out, "{:#}", Value::Array(entries))?;
        return Ok(ExitCode::SUCCESS);
    }
    for entry in spec.errors {
        let line = format!("{} {}", entry.status, entry.name);
        row(out, &line, entry.code, entry.retry, "")?;
        for cause in entry.causes {
            let note = if cause.when.is_empty() { "(documented only)" } else { "" };
            row(out, &format!("    {}", cause.name), cause.code, cause.retry, note)?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn row(out: &mut impl Write, name: &str, code: &str, retry: Retry, note: &str) -> io::Result<()> {
    let verdict = words::verdict(retry, &format!("{:<13}", retry.as_str()));
    writeln!(out, "{}", format!("{name:<31} {verdict} {} {note}", words::dim(code)).trim_end())
}

fn wait_of(retry: Retry) -> Option<&'static str> {
    retry.wait().map(|wait| match wait {
        Wait::Backoff => "backoff",
        Wait::ShortDelay => "short_delay",
    })
}

fn entry_as_json(entry: &ErrorEntry) -> Value {
    json!({
        "name": entry.name,
        "status": entry.status,
        "code": entry.code,
        "title": entry.title,
        "description": entry.description,
        "pending": entry.kind == Kind::Pending,
        "retry": entry.retry.as_str(),
        "wait": wait_of(entry.retry),
        "solutions": entry.solutions,
        "docs": entry.docs,
        "causes": entry.causes.iter().map(cause_as_json).collect::<Vec<Value>>(),
    })
}

fn cause_as_json(cause: &CauseEntry) -> Value {
    json!({
        "name": cause.name,
        "code": cause.code,
        "description": cause.description,
        "recognized": cause.is_recognized(),
        "retry": cause.retry.as_str(),
        "wait": wait_of(cause.retry),
        "solutions": cause.solutions,
    })
}
