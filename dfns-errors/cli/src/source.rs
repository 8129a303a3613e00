//! Spec files and bodies, from a path or standard input.

use std::fs;
use std::io::{self, IsTerminal as _, Read as _};
use std::path::{Path, PathBuf};

use clap::ArgMatches;
use clap::parser::ValueSource;
use dfns_errors_spec::model::Spec;
use dfns_errors_spec::{DFNS, Position, Problem, position_of, read};

/// Reads the spec file that the user named, or the built-in spec.
pub(crate) fn spec(matches: &ArgMatches) -> io::Result<&'static Spec> {
    match matches.get_one::<PathBuf>("spec") {
        Some(path) => spec_at(path),
        None => parse(DFNS.as_bytes(), Path::new("dfns.json")),
    }
}

/// Returns the option that names the spec on the command line, with a space before it, for hints to run another command.
pub(crate) fn option(matches: &ArgMatches) -> String {
    if matches.value_source("spec") != Some(ValueSource::CommandLine) {
        return String::new();
    }
    matches.get_one::<PathBuf>("spec").map_or_else(String::new, |path| format!(" --spec {}", quoted(path)))
}

/// Returns a path as a shell reads it.
fn quoted(path: &Path) -> String {
    let path = path.display().to_string();
    if path.contains(char::is_whitespace) { format!("'{path}'") } else { path }
}

/// Reads a spec file. The error lists its problems.
pub(crate) fn spec_at(path: &Path) -> io::Result<&'static Spec> {
    parse(&bytes(path)?, path)
}

/// Reads the text of a spec file. The error lists its problems.
pub(crate) fn parse(bytes: &[u8], path: &Path) -> io::Result<&'static Spec> {
    read(bytes).map_err(|problems| {
        let lines: Vec<String> = problems.iter().map(|problem| problem.in_file(path)).collect();
        io::Error::other(lines.join("\n"))
    })
}

/// Returns a problem of the value at a JSON pointer in a spec file.
pub(crate) fn problem_at(file: &[u8], pointer: &str, message: String) -> Problem {
    let tokens: Vec<&str> = pointer.split('/').skip(1).collect();
    let position = position_of(file, &tokens).unwrap_or(Position { line: 1, column: 1 });
    Problem { position, message }
}

/// Reads a file, or standard input for `-`. Tells the user when it is waiting for input from a terminal.
pub(crate) fn bytes(path: &Path) -> io::Result<Vec<u8>> {
    if path != Path::new("-") {
        return fs::read(path).map_err(|error| io::Error::new(error.kind(), format!("{}: {error}", path.display())));
    }
    let mut input = io::stdin().lock();
    if input.is_terminal() {
        eprintln!("Reading standard input. End it with Ctrl-D (on Windows, Ctrl-Z and Enter).");
    }
    let mut bytes = Vec::new();
    input.read_to_end(&mut bytes)?;
    Ok(bytes)
}
