//! `decode` of several responses: a table, and what the spec does not explain.

use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

use clap::ArgMatches;
use dfns_errors::ErrorBody;
use dfns_errors_spec::model::{CauseEntry, ErrorEntry, Spec};
use serde_json::{Value, json};

use crate::responses::{Given, Response};
use crate::runtime::View;
use crate::{arguments, decode, examples, mismatch, why, words};

/// A response that was decoded.
struct Row<'g> {
    file: &'g Path,
    response: Response,
    /// `None` for a success.
    error: Option<ErrorBody>,
    /// What the spec does not explain.
    gap: Option<&'static str>,
}

/// Decodes the files. Those that can't be read are reported, and the others are decoded.
pub(crate) fn run(
    spec: &'static Spec,
    given: &Given,
    matches: &ArgMatches,
    out: &mut impl Write,
) -> io::Result<ExitCode> {
    let rows = rows(spec, given);
    let is_why = matches.get_flag("why");
    if arguments::format_of(matches)? == "json" {
        let rows: Vec<Value> = rows.iter().map(|row| row.as_json(spec, is_why)).collect();
        writeln!(out, "{:#}", Value::Array(rows))?;
    } else {
        write_table(&rows, out)?;
        write_gaps(spec, &rows, is_why, out)?;
    }
    if rows.len() < given.files.len() {
        return Ok(ExitCode::from(2));
    }
    Ok(if rows.iter().any(|row| row.gap.is_some()) { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

fn rows<'g>(spec: &'static Spec, given: &'g Given) -> Vec<Row<'g>> {
    let mut rows = Vec::new();
    for file in &given.files {
        match given.read(file) {
            Ok(response) => rows.push(Row::new(spec, file, response)),
            Err(error) => eprintln!("dfns-errors: {error}"),
        }
    }
    rows
}

fn write_table(rows: &[Row<'_>], out: &mut impl Write) -> io::Result<()> {
    let names: Vec<String> = rows.iter().map(|row| row.file.display().to_string()).collect();
    let width = names.iter().map(|name| name.chars().count()).max().unwrap_or(0);
    for (row, name) in rows.iter().zip(&names) {
        let gap = row.gap.map_or_else(String::new, |gap| format!("  ({gap})"));
        writeln!(out, "{name:<width$}  {}  {}{gap}", row.response.status, row.code())?;
    }
    Ok(())
}

/// Says how many responses are not explained, and why their errors and causes were not recognized.
fn write_gaps(spec: &'static Spec, rows: &[Row<'_>], is_why: bool, out: &mut impl Write) -> io::Result<()> {
    let gaps: Vec<&Row<'_>> = rows.iter().filter(|row| row.gap.is_some()).collect();
    writeln!(out, "\nAPI: {}. Not explained: {} of {}", spec.api, gaps.len(), rows.len())?;
    if !is_why {
        return Ok(());
    }
    for row in gaps {
        writeln!(out, "\n{}", words::bold(row.file.display()))?;
        why::write(spec, &row.response.unrecognized(spec), out)?;
    }
    Ok(())
}

impl<'g> Row<'g> {
    fn new(spec: &'static Spec, file: &'g Path, response: Response) -> Self {
        let error = response.decoded(spec);
        let gap = error.as_ref().and_then(|error| gap(spec, error));
        Self { file, response, error, gap }
    }

    fn code(&self) -> &'static str {
        self.error.as_ref().map_or("success", |error| View::of_response(error).code())
    }

    fn as_json(&self, spec: &'static Spec, is_why: bool) -> Value {
        let mut row = decode::as_json(spec, &self.response, self.error.as_ref(), is_why);
        row.insert("file".to_owned(), json!(self.file));
        row.insert("not_explained".to_owned(), json!(self.gap));
        Value::Object(row)
    }
}

/// Returns what the spec does not explain about an error.
fn gap(spec: &'static Spec, error: &ErrorBody) -> Option<&'static str> {
    let view = View::of_response(error);
    let Some(entry) = view.entry() else { return Some("no error matches") };
    if is_catch_all(spec, entry, error.status()) {
        return Some("a catch-all");
    }
    let has_causes = entry.causes.iter().any(CauseEntry::is_recognized);
    (has_causes && view.cause_entry().is_none()).then_some("no cause matches")
}

/// Returns `true` for an error that takes what earlier errors of its status leave: its rules match their examples, too.
fn is_catch_all(spec: &'static Spec, entry: &'static ErrorEntry, status: u16) -> bool {
    let mut earlier = spec.entries_of(status).map(|(_, earlier)| earlier).take_while(|earlier| *earlier != entry);
    earlier.any(|earlier| {
        entry.when.is_empty()
            || examples::of(earlier)
                .any(|example| mismatch::matches(entry.when, &examples::unrecognized(spec, example)))
    })
}
