//! `check`: reports problems in spec files, including their examples, and what is probably a mistake in a valid file.

use std::io::{self, IsTerminal as _, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::ArgMatches;
use dfns_errors_spec::{Problem, Spec, read};
use serde_json::{Value, json};

use crate::{arguments, envelope, examples, listed, source, warnings};

/// Shows progress if there are at least this many files.
const MANY: usize = 10;

/// One file, and what is wrong with it, unless it can't be read.
struct Checked<'p> {
    path: &'p Path,
    report: io::Result<Report>,
}

#[derive(Default)]
struct Report {
    /// The file is valid if there are none.
    problems: Vec<Problem>,
    warnings: Vec<Problem>,
    /// The spec, if the file can be read as one.
    spec: Option<&'static Spec>,
}

pub(crate) fn run(matches: &ArgMatches, out: &mut impl Write) -> io::Result<ExitCode> {
    let paths: Vec<&PathBuf> = matches.get_many("files").into_iter().flatten().collect();
    let count = paths.len();
    let mut files = Vec::new();
    for (index, path) in paths.into_iter().enumerate() {
        show_progress(index, count);
        files.push(Checked { path, report: report(path) });
    }
    show_progress(count, count);
    match arguments::format_of(matches)? {
        "json" => writeln!(out, "{:#}", Value::Array(files.iter().map(as_json).collect()))?,
        "github" => files.iter().try_for_each(|file| as_annotations(file, out))?,
        _ => files.iter().try_for_each(|file| as_text(file, out))?,
    }
    if files.iter().any(|file| file.report.is_err()) {
        return Ok(ExitCode::from(2));
    }
    let has_problems = files.iter().flat_map(|file| &file.report).any(|report| !report.problems.is_empty());
    Ok(ExitCode::from(u8::from(has_problems)))
}

/// Shows progress on a terminal, and clears it at the end.
fn show_progress(done: usize, count: usize) {
    let mut terminal = io::stderr();
    if count < MANY || !terminal.is_terminal() {
        return;
    }
    let line = if done < count { format!("\rChecking file {} of {count}", done + 1) } else { format!("\r{:40}\r", "") };
    // Progress is not worth an error.
    let _ = terminal.write_all(line.as_bytes());
}

fn report(path: &Path) -> io::Result<Report> {
    let bytes = source::bytes(path)?;
    let spec = match read(&bytes) {
        Ok(spec) => spec,
        Err(problems) => return Ok(Report { problems, ..Report::default() }),
    };
    let mut misplaced = examples::misplaced(spec, &bytes);
    let mut problems = Vec::new();
    let mut warnings = warnings::all(spec, &bytes);
    for unread in envelope::unread(spec, &bytes) {
        let count = misplaced.len();
        misplaced.retain(|example| !example.key.as_ref().is_some_and(|key| unread.breaks(key)));
        // One wrong pointer can misplace every example, so it is the only problem that is reported.
        if misplaced.len() < count { problems.push(unread.problem) } else { warnings.push(unread.problem) }
    }
    problems.extend(misplaced.into_iter().map(|example| example.problem));
    if !problems.is_empty() {
        warnings.clear();
    }
    problems.sort_by_key(|problem| problem.position);
    warnings.sort_by_key(|warning| warning.position);
    Ok(Report { problems, warnings, spec: Some(spec) })
}

/// Returns the API's name and what its spec has, in words.
fn counts(spec: &'static Spec) -> String {
    let errors = spec.errors.len();
    let causes = listed::all(spec).count() - errors;
    let examples = listed::all(spec).map(|listed| listed.examples().len()).sum();
    let counts = [counted(errors, "error"), counted(causes, "cause"), counted(examples, "example")].join(", ");
    format!("{}: {counts}", spec.api)
}

/// Returns a count and its noun, such as `2 errors`.
pub(crate) fn counted(count: usize, noun: &str) -> String {
    if count == 1 {
        return format!("1 {noun}");
    }
    let ending = if noun.ends_with('s') { "es" } else { "s" };
    format!("{count} {noun}{ending}")
}

fn as_text(file: &Checked<'_>, out: &mut impl Write) -> io::Result<()> {
    let report = match &file.report {
        Ok(report) => report,
        Err(error) => {
            eprintln!("dfns-errors: {error}");
            return Ok(());
        }
    };
    for problem in &report.problems {
        writeln!(out, "{}", problem.in_file(file.path))?;
    }
    let path = file.path.display();
    for Problem { position, message } in &report.warnings {
        writeln!(out, "{path}:{position}: warning: {message}")?;
    }
    if let Some(spec) = report.spec.filter(|_| report.problems.is_empty()) {
        writeln!(out, "{path}: valid ({})", counts(spec))?;
    }
    Ok(())
}

/// Writes annotations as GitHub workflow commands.
fn as_annotations(file: &Checked<'_>, out: &mut impl Write) -> io::Result<()> {
    let path = escaped(&file.path.display().to_string()).replace(':', "%3A").replace(',', "%2C");
    match &file.report {
        Ok(report) => {
            annotate("error", &path, &report.problems, out)?;
            annotate("warning", &path, &report.warnings, out)
        }
        Err(error) => writeln!(out, "::error file={path}::{}", escaped(&error.to_string())),
    }
}

fn annotate(level: &str, path: &str, problems: &[Problem], out: &mut impl Write) -> io::Result<()> {
    for Problem { position, message } in problems {
        let place = format!("file={path},line={},col={}", position.line, position.column);
        writeln!(out, "::{level} {place}::{}", escaped(message))?;
    }
    Ok(())
}

/// Escapes a text as the Actions toolkit does.
fn escaped(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn as_json(file: &Checked<'_>) -> Value {
    let path = file.path.display().to_string();
    match &file.report {
        Ok(Report { problems, warnings, spec }) => json!({
            "file": path, "api": spec.map(|spec| spec.api), "valid": problems.is_empty(), "problems": placed(problems), "warnings": placed(warnings),
        }),
        Err(error) => json!({
            "file": path, "api": null, "valid": false, "problems": [{ "message": error.to_string() }], "warnings": [],
        }),
    }
}

/// Returns problems as JSON, each with its place.
fn placed(problems: &[Problem]) -> Vec<Value> {
    let problems = problems.iter().map(
        |Problem { position, message }| json!({ "line": position.line, "column": position.column, "message": message }),
    );
    problems.collect()
}
