//! `decode`: responses, read as an application would read them.

use std::io::{self, Write};
use std::process::ExitCode;

use clap::ArgMatches;
use dfns_errors::{ErrorBody, Headers as _};
use dfns_errors_spec::model::Spec;
use serde_json::{Map, Value, json};

use crate::responses::{NamedHeaders, Response};
use crate::runtime::{View, read_response};
use crate::{arguments, responses, source, survey, why};

/// Decodes the responses, and prints what they are.
pub(crate) fn run(matches: &ArgMatches, out: &mut impl Write) -> io::Result<ExitCode> {
    let spec = source::spec(matches)?;
    let given = responses::given(matches)?;
    match &given.files[..] {
        [] => Err(io::Error::other("there are no files in the folder")),
        [file] if given.is_single => decode(spec, &given.read(file)?, matches, out),
        _ => survey::run(spec, &given, matches, out),
    }
}

/// Decodes one response.
fn decode(
    spec: &'static Spec,
    response: &Response,
    matches: &ArgMatches,
    out: &mut impl Write,
) -> io::Result<ExitCode> {
    let error = response.decoded(spec);
    let is_why = matches.get_flag("why");
    if arguments::format_of(matches)? == "json" {
        writeln!(out, "{:#}", Value::Object(as_json(spec, response, error.as_ref(), is_why)))?;
    } else {
        write_text(spec, response, error.as_ref(), out)?;
        if is_why {
            why::write(spec, &response.unrecognized(spec), out)?;
        }
    }
    // A pending request was accepted.
    let is_failure = error.is_some_and(|error| !View::of_response(&error).is_pending());
    Ok(if is_failure { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

fn write_text(
    spec: &'static Spec,
    response: &Response,
    error: Option<&ErrorBody>,
    out: &mut impl Write,
) -> io::Result<()> {
    match error {
        Some(error) => as_text(error, spec.api, wait_label(spec, &response.headers), out),
        None => writeln!(out, "According to the {} spec, this {} response is a success", spec.api, response.status),
    }
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

/// Returns a decoded response as JSON; the error is `None` for a success.
pub(crate) fn as_json(
    spec: &'static Spec,
    response: &Response,
    error: Option<&ErrorBody>,
    is_why: bool,
) -> Map<String, Value> {
    let mut members = match error {
        Some(error) => error_as_json(error, spec),
        None => success_as_json(response.status, spec),
    };
    if is_why {
        members.insert("why".to_owned(), why::as_json(spec, &response.unrecognized(spec)));
    }
    members
}

/// Returns a success as JSON.
fn success_as_json(status: u16, spec: &Spec) -> Map<String, Value> {
    let members = [("api", json!(spec.api)), ("status", json!(status)), ("success", json!(true))];
    members.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
}

/// Returns an error as JSON.
fn error_as_json(body: &ErrorBody, spec: &Spec) -> Map<String, Value> {
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
    members
}

/// Returns the accessors of the entry that have a value.
fn fields(error: View<'_>) -> Vec<(&'static str, String)> {
    let fields = error.entry().into_iter().flat_map(|entry| entry.fields);
    fields.filter_map(|field| Some((field.name, error.field(field.name)?.into_owned()))).collect()
}
