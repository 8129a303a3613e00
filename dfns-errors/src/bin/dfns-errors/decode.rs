//! `decode`: a response, read as an application would read it.

use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::ArgMatches;
use dfns_errors::__private_0_1_0::{LoadedError, LoadedSpec};
use dfns_errors_spec::model::{Field, Spec};
use serde_json::{Map, Value, json};

use crate::{arguments, source};

pub(crate) fn run(matches: &ArgMatches, out: &mut impl Write) -> io::Result<ExitCode> {
    let spec = source::spec(matches)?;
    let status = matches.get_one::<u16>("status").copied().unwrap_or_default();
    let headers = matches.get_many::<String>("header").into_iter().flatten().map(|header| parse_header(header));
    let headers: Vec<(String, String)> = headers.collect::<io::Result<_>>()?;
    let path = matches.get_one::<PathBuf>("file").map_or(Path::new("-"), PathBuf::as_path);
    let body = source::bytes(path)?;
    let is_json = arguments::text(matches, "format") == "json";
    let Some(error) = LoadedSpec::new(&spec).read(status, &headers, body) else {
        write_success(status, is_json, out)?;
        return Ok(ExitCode::SUCCESS);
    };
    if is_json {
        writeln!(out, "{:#}", as_json(&error, &spec))?;
    } else {
        as_text(&error, &spec, out)?;
    }
    // A pending request was accepted.
    Ok(if error.is_pending() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn write_success(status: u16, is_json: bool, out: &mut impl Write) -> io::Result<()> {
    if is_json {
        return writeln!(out, "{:#}", json!({ "status": status, "success": true }));
    }
    writeln!(out, "{status} is a success")
}

fn parse_header(header: &str) -> io::Result<(String, String)> {
    let name = |name: &str| !name.is_empty() && !name.contains(|letter: char| letter.is_whitespace());
    let parts = header.split_once(':').filter(|(before, _)| name(before));
    let parts = parts.map(|(name, value)| (name.to_owned(), value.trim().to_owned()));
    parts.ok_or_else(|| io::Error::other(format!("`{header}` is not a header, write `Name: value`")))
}

fn as_text(error: &LoadedError, spec: &Spec, out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "{error:#}\nCode: {}", error.code())?;
    if let Some(wait) = error.retry_after() {
        writeln!(out, "Retry-After: {} s", wait.as_secs())?;
    }
    for (name, value) in fields(error, spec) {
        writeln!(out, "{name}: {}", value.escape_debug())?;
    }
    Ok(())
}

fn as_json(error: &LoadedError, spec: &Spec) -> Value {
    let mut members = match serde_json::to_value(error.log_record()) {
        Ok(Value::Object(members)) => members,
        _ => Map::new(),
    };
    members.insert("name".to_owned(), json!(error.entry().map(|entry| entry.name)));
    members.insert("cause".to_owned(), json!(error.cause_entry().map(|cause| cause.name)));
    members.insert("pending".to_owned(), json!(error.is_pending()));
    members.insert("api_code".to_owned(), json!(error.body().api_code()));
    let fields = fields(error, spec).into_iter().map(|(name, value)| (name.to_owned(), Value::String(value)));
    members.insert("fields".to_owned(), Value::Object(fields.collect()));
    Value::Object(members)
}

/// Returns the accessors of the entry that have a value.
fn fields<'s>(error: &LoadedError, spec: &'s Spec) -> Vec<(&'s str, String)> {
    let entry = error.entry().and_then(|found| spec.errors.iter().find(|entry| entry.name == found.name));
    let fields = entry.into_iter().flat_map(|entry| &entry.fields);
    fields.filter_map(|Field { name, .. }| Some((name.as_str(), error.field(name)?.into_owned()))).collect()
}
