//! `check`: reports problems in spec files, including their examples, and what is probably a mistake in a valid file.

use std::io::{self, IsTerminal as _, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::ArgMatches;
use dfns_errors_spec::{Problem, read};
use serde_json::{Value, json};

use crate::warnings::warnings;
use crate::{arguments, examples, source};

/// Shows progress if there are at least this many files.
const MANY: usize = 10;

/// What was found in one file.
struct Checked<'p> {
    path: &'p Path,
    outcome: Outcome,
}

enum Outcome {
    /// The file is valid. The text lists what was checked.
    Valid(String, Vec<Problem>),
    Problems(Vec<Problem>),
    /// The file can't be read.
    Unreadable(io::Error),
}

pub(crate) fn run(matches: &ArgMatches, out: &mut impl Write) -> io::Result<ExitCode> {
    let paths: Vec<&PathBuf> = matches.get_many("files").into_iter().flatten().collect();
    let count = paths.len();
    let files = paths.into_iter().enumerate().map(|(index, path)| {
        show_progress(index, count);
        Checked { path, outcome: outcome(path) }
    });
    let files: Vec<Checked<'_>> = files.collect();
    show_progress(count, count);
    match arguments::text(matches, "format") {
        "json" => writeln!(out, "{:#}", Value::Array(files.iter().map(as_json).collect()))?,
        "github" => files.iter().try_for_each(|file| as_annotations(file, out))?,
        _ => files.iter().try_for_each(|file| as_text(file, out))?,
    }
    let is_unreadable = files.iter().any(|file| matches!(file.outcome, Outcome::Unreadable(_)));
    let has_problems = files.iter().any(|file| matches!(file.outcome, Outcome::Problems(_)));
    Ok(ExitCode::from(if is_unreadable { 2 } else { u8::from(has_problems) }))
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

fn outcome(path: &Path) -> Outcome {
    let bytes = match source::bytes(path) {
        Ok(bytes) => bytes,
        Err(error) => return Outcome::Unreadable(error),
    };
    let spec = match read(&bytes) {
        Ok(spec) => spec,
        Err(problems) => return Outcome::Problems(problems),
    };
    let problems = examples::misplaced(spec, &bytes);
    if !problems.is_empty() {
        return Outcome::Problems(problems);
    }
    let causes: usize = spec.errors.iter().map(|entry| entry.causes.len()).sum();
    let of_causes = spec.errors.iter().flat_map(|entry| entry.causes).map(|cause| cause.examples.len());
    let examples: usize = spec.errors.iter().map(|entry| entry.examples.len()).chain(of_causes).sum();
    let errors = spec.errors.len();
    let counts = [counted(errors, "error"), counted(causes, "cause"), counted(examples, "example")];
    Outcome::Valid(counts.join(", "), warnings(spec, &bytes))
}

/// Returns a count and its noun, such as `2 errors`.
pub(crate) fn counted(count: usize, noun: &str) -> String {
    if count == 1 { format!("1 {noun}") } else { format!("{count} {noun}s") }
}

fn as_text(file: &Checked<'_>, out: &mut impl Write) -> io::Result<()> {
    match &file.outcome {
        Outcome::Valid(counts, warnings) => {
            for Problem { position, message } in warnings {
                writeln!(out, "{}:{position}: warning: {message}", file.path.display())?;
            }
            writeln!(out, "{}: valid ({counts})", file.path.display())
        }
        Outcome::Problems(problems) => {
            source::lines(problems, file.path).iter().try_for_each(|line| writeln!(out, "{line}"))
        }
        Outcome::Unreadable(error) => {
            eprintln!("dfns-errors: {error}");
            Ok(())
        }
    }
}

/// Writes annotations as GitHub workflow commands, with the escapes of the Actions toolkit.
fn as_annotations(file: &Checked<'_>, out: &mut impl Write) -> io::Result<()> {
    let escaped = |text: &str| text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A");
    let property = |text: &str| escaped(text).replace(':', "%3A").replace(',', "%2C");
    let path = property(&file.path.display().to_string());
    let mut annotate = |level: &str, problems: &[Problem]| {
        problems.iter().try_for_each(|Problem { position, message }| {
            writeln!(out, "::{level} file={path},line={},col={}::{}", position.line, position.column, escaped(message))
        })
    };
    match &file.outcome {
        Outcome::Valid(_, warnings) => annotate("warning", warnings),
        Outcome::Problems(problems) => annotate("error", problems),
        Outcome::Unreadable(error) => writeln!(out, "::error file={path}::{}", escaped(&error.to_string())),
    }
}

fn as_json(file: &Checked<'_>) -> Value {
    let placed = |problems: &[Problem]| -> Vec<Value> {
        let place = |Problem { position, message }: &Problem| json!({ "line": position.line, "column": position.column, "message": message });
        problems.iter().map(place).collect()
    };
    let (problems, warnings) = match &file.outcome {
        Outcome::Valid(_, warnings) => (Vec::new(), placed(warnings)),
        Outcome::Problems(problems) => (placed(problems), Vec::new()),
        Outcome::Unreadable(error) => (vec![json!({ "message": error.to_string() })], Vec::new()),
    };
    let (path, is_valid) = (file.path.display().to_string(), problems.is_empty());
    json!({ "file": path, "valid": is_valid, "problems": problems, "warnings": warnings })
}
