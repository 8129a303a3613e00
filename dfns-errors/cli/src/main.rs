//! The command-line tool: explains errors, lists them, decodes responses, checks and compares spec files.
//!
//! - `arguments`: the commands and their arguments
//! - `source`: spec files and bodies, from a path or standard input
//! - `saved`, `responses`: responses as `curl -i` saves them, and those that `decode` is given
//! - `listed`, `codes`: what can be looked up: errors and causes, and the codes of errors without an entry
//! - `log_line`: what a line of a log says about an error
//! - `explain`, `list`, `decode`, `check`, `diff`, `docs`: one command each
//! - `draft`: writes a spec from what an API publishes
//! - `survey`, `why`: what the spec does not explain about responses, and why they are not recognized
//! - `examples`, `mismatch`, `envelope`, `warnings`: what `check` says about a spec that can be read
//! - `words`: Markdown and colors for a terminal or a pipe
//!
//! It exits with 0, with 1 if there is something to act on (an error, a problem, a change), and with 2 if it was called
//! incorrectly or could not read a file.

mod arguments;
mod check;
mod codes;
mod decode;
mod diff;
mod docs;
mod draft;
mod envelope;
mod examples;
mod explain;
mod list;
mod listed;
mod log_line;
mod mismatch;
mod responses;
mod saved;
mod source;
mod survey;
mod warnings;
mod why;
mod words;

use std::io::{self, Write};
use std::process::ExitCode;

use clap::ArgMatches;
// The hidden half of the library, which changes with each release.
use dfns_errors::__private_0_1_0 as runtime;
use dfns_errors_spec::SCHEMA;

fn main() -> ExitCode {
    let matches = arguments::command().get_matches();
    let mut out = anstream::stdout().lock();
    match run(&matches, &mut out) {
        Ok(code) => code,
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("dfns-errors: {error}");
            ExitCode::from(2)
        }
    }
}

fn run(matches: &ArgMatches, out: &mut impl Write) -> io::Result<ExitCode> {
    match matches.subcommand() {
        Some(("explain", matches)) => explain::run(matches, out),
        Some(("list", matches)) => list::run(matches, out),
        Some(("decode", matches)) => decode::run(matches, out),
        Some(("check", matches)) => check::run(matches, out),
        Some(("diff", matches)) => diff::run(matches, out),
        Some(("docs", matches)) => docs::run(matches, out),
        Some(("draft", matches)) => draft::run(matches, out),
        Some(("schema", _)) => write!(out, "{SCHEMA}").map(|()| ExitCode::SUCCESS),
        Some(("completions", matches)) => arguments::completions(matches, out),
        Some(("man", _)) => arguments::man(out),
        _ => Err(io::Error::other("no such command")),
    }
}
