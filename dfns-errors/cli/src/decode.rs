//! `decode`: a response, read as an application would read it.

use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::ArgMatches;
use dfns_errors::{ErrorBody, Headers as _};
use dfns_errors_spec::model::Spec;
use serde_json::{Map, Value, json};

use crate::runtime::{View, read_response};
use crate::{arguments, saved, source};

/// Headers with their names.
type NamedHeaders = Vec<(String, String)>;

/// Decodes a response, and prints what it is.
pub(crate) fn run(matches: &ArgMatches, out: &mut impl Write) -> io::Result<ExitCode> {
    let spec = source::spec(matches)?;
    let status: u16 = *arguments::value(matches, "status")?;
    let (headers, body) = response(matches, status)?;
    let is_json = arguments::format_of(matches)? == "json";
    let Some(body) = read_response(spec, status, &headers, body) else {
        write_success(status, spec.api, is_json, out)?;
        return Ok(ExitCode::SUCCESS);
    };
    if is_json {
        writeln!(out, "{:#}", as_json(&body, spec))?;
    } else {
        as_text(&body, spec.api, wait_label(spec, &headers), out)?;
    }
    // A pending request was accepted.
    Ok(if View::of_response(&body).is_pending() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Reads the headers and the body of the response.
fn response(matches: &ArgMatches, status: u16) -> io::Result<(NamedHeaders, Vec<u8>)> {
    let lines = matches.get_many::<String>("header").into_iter().flatten();
    let mut headers: NamedHeaders = lines.map(|line| header(line)).collect::<io::Result<_>>()?;
    let bytes = source::bytes(arguments::value::<PathBuf>(matches, "file")?)?;
    let saved = saved::parse(&bytes);
    if let Some(saved) = saved.status.filter(|saved| *saved != status) {
        eprintln!("dfns-errors: the saved response has the status {saved}, but it is decoded as a {status}");
    }
    // The first header with a given name wins.
    headers.extend(saved.headers);
    Ok((headers, saved.body.to_vec()))
}

fn header(line: &str) -> io::Result<(String, String)> {
    saved::header(line).ok_or_else(|| io::Error::other(format!("`{line}` is not a header: write `Name: value`")))
}

/// Says that a response is a success.
fn write_success(status: u16, api: &str, is_json: bool, out: &mut impl Write) -> io::Result<()> {
    if is_json {
        return writeln!(out, "{:#}", json!({ "api": api, "status": status, "success": true }));
    }
    writeln!(out, "According to the {api} spec, this {status} response is a success")
}

/// Returns what the wait is called: `Retry-After` if it comes from that header.
fn wait_label(spec: &'static Spec, headers: &NamedHeaders) -> &'static str {
    let header = headers.value("retry-after").map(|value| [("retry-after", value)]);
    // This response has only that header, so any wait comes from it.
    let wait = read_response(spec, 999, &header, Vec::new()).and_then(|body| body.retry_after());
    if wait.is_some() { "Retry-After" } else { "Wait" }
}

/// Writes an error for a person.
fn as_text(body: &ErrorBody, api: &str, label: &str, out: &mut impl Write) -> io::Result<()> {
    let error = View::of_response(body);
    writeln!(out, "{error:#}\nAPI: {api}")?;
    if let Some(seconds) = error.log_record().retry_after {
        writeln!(out, "{label}: {seconds} s")?;
    }
    for (name, value) in fields(error) {
        writeln!(out, "{name}: {}", value.escape_debug())?;
    }
    Ok(())
}

/// Returns an error as JSON.
fn as_json(body: &ErrorBody, spec: &Spec) -> Value {
    let error = View::of_response(body);
    let mut members = match serde_json::to_value(error.log_record()) {
        Ok(Value::Object(members)) => members,
        _ => Map::new(),
    };
    members.insert("api".to_owned(), json!(spec.api));
    members.insert("name".to_owned(), json!(error.entry().map(|entry| entry.name)));
    members.insert("cause".to_owned(), json!(error.cause_entry().map(|cause| cause.name)));
    members.insert("pending".to_owned(), json!(error.is_pending()));
    members.insert("api_code".to_owned(), json!(body.api_code()));
    let fields = fields(error).into_iter().map(|(name, value)| (name.to_owned(), Value::String(value)));
    members.insert("fields".to_owned(), Value::Object(fields.collect()));
    // Those that the spec names, if the response has them.
    let headers = spec.headers.iter().filter_map(|name| Some(((*name).to_owned(), json!(body.header(name)?))));
    members.insert("headers".to_owned(), Value::Object(headers.collect()));
    Value::Object(members)
}

/// Returns the accessors of the entry that have a value.
fn fields(error: View<'_>) -> Vec<(&'static str, String)> {
    let fields = error.entry().into_iter().flat_map(|entry| entry.fields);
    fields.filter_map(|field| Some((field.name, error.field(field.name)?.into_owned()))).collect()
}
