//! The commands and their arguments.

use std::any::Any;
use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};
use clap_complete::Shell;

/// Returns the whole command line.
pub(crate) fn command() -> Command {
    Command::new("dfns-errors")
        .version(env!("CARGO_PKG_VERSION"))
        .about("Explains and decodes errors from the Dfns API or another spec")
        .subcommand_required(true)
        .arg_required_else_help(true)
        .arg(spec())
        .subcommands([explain(), list(), decode(), check(), diff(), docs(), draft(), shell_completions()])
        .subcommand(Command::new("schema").about("Prints the JSON Schema of spec files, for editors"))
        .subcommand(Command::new("man").about("Prints the manual page"))
}

fn explain() -> Command {
    let word = Arg::new("word").required(true).num_args(1..).value_name("WORD").allow_negative_numbers(true);
    Command::new("explain")
        .about("Explains an error: what it means, what causes it, and what to do")
        .arg(word.help("A status, name, code (also one of the API's own), log line, or part of a message"))
        .after_help("Example: dfns-errors explain dfns::conflict::external_id_reused")
}

fn list() -> Command {
    Command::new("list")
        .about("Lists errors and causes with their codes and retry rules")
        .arg(format(&["text", "json"]))
        .after_help("Example: dfns-errors list --format json")
}

fn decode() -> Command {
    let header = Arg::new("header").long("header").short('H').value_name("NAME: VALUE").action(ArgAction::Append);
    let responses = path("responses").num_args(0..).value_name("STATUS|FILE|DIR");
    let why = Arg::new("why").long("why").action(ArgAction::SetTrue);
    Command::new("decode")
        .about("Decodes responses, and shows which of them the spec does not explain")
        .arg(responses.help(RESPONSES))
        .arg(header.help("A response header, such as 'Retry-After: 30'; can be repeated"))
        .arg(
            why.help(
                "Shows for each error and cause of the status which condition failed, and what the body has there",
            ),
        )
        .arg(format(&["text", "json"]))
        .after_help("Example: dfns-errors decode 409 body.json --header 'Retry-After: 30'")
}

const RESPONSES: &str = "The HTTP status, from 100 to 999, unless `curl -i` saved it; then bodies, saved responses, or folders of \
                         them; `-` is standard input [default: -]";

fn check() -> Command {
    Command::new("check")
        .about("Checks spec files, and decodes the examples in them")
        .arg(path("files").required(true).num_args(1..).help("Spec files; `-` is standard input"))
        .arg(format(&["text", "json", "github"]))
        .after_help("Example: dfns-errors check errors.json")
}

fn diff() -> Command {
    let fail_on = Arg::new("fail-on").long("fail-on").value_name("CHANGE").default_value("minor");
    Command::new("diff")
        .about("Compares two specs and shows what each change does to code that uses them")
        .arg(path("old").value_name("OLD").required(true).help("The old spec file"))
        .arg(path("new").value_name("NEW").required(true).help("The new spec file"))
        .arg(format(&["text", "json", "markdown"]))
        .arg(
            fail_on
                .value_parser(["major", "minor", "any"])
                .help("The smallest change that makes the command exit with 1"),
        )
        .after_help("Example: dfns-errors diff old.json new.json --fail-on major")
}

fn docs() -> Command {
    Command::new("docs")
        .about("Writes the catalog of all errors: one searchable page, or Markdown for a wiki")
        .arg(format(&["html", "markdown"]).default_value("html"))
        .after_help(
            "Without --spec, it writes the catalog of the Dfns API.\n\nExample: dfns-errors docs --spec errors.json > errors.html",
        )
}

fn draft() -> Command {
    let prefix = Arg::new("prefix").long("prefix").value_name("PREFIX");
    let files = path("files").required(true).num_args(1..);
    Command::new("draft")
        .about("Drafts a spec from OpenAPI documents or saved responses")
        .arg(files.help("OpenAPI 3 documents (JSON or YAML), or responses saved with `curl -i`; `-` is standard input"))
        .arg(prefix.help("The prefix of codes, such as `shop` in `shop::sold_out` [default: from the title]"))
        .arg(path("into").long("into").help("A spec to add to: prints it with what is new, and changes nothing else"))
        .after_help("Example: dfns-errors draft --prefix shop openapi.yaml > errors.json")
}

fn shell_completions() -> Command {
    let shell = Arg::new("shell").required(true).value_name("SHELL").value_parser(value_parser!(Shell));
    Command::new("completions")
        .about("Prints completions for a shell")
        .arg(shell)
        .after_help("Example: dfns-errors completions bash")
}

/// Writes the completions of a shell.
pub(crate) fn completions(matches: &ArgMatches, out: &mut impl Write) -> io::Result<ExitCode> {
    let shell: &Shell = value(matches, "shell")?;
    // `generate` panics if it can't write.
    let mut text = Vec::new();
    clap_complete::generate(*shell, &mut command(), "dfns-errors", &mut text);
    out.write_all(&text)?;
    Ok(ExitCode::SUCCESS)
}

/// Writes the manual page.
pub(crate) fn man(out: &mut impl Write) -> io::Result<ExitCode> {
    clap_mangen::Man::new(command()).render(out)?;
    Ok(ExitCode::SUCCESS)
}

/// Returns the argument for a spec file, which may come before or after the command.
fn spec() -> Arg {
    let spec = path("spec").long("spec").env("DFNS_ERRORS_SPEC").hide_env_values(true).global(true);
    spec.help("A spec file [default: the Dfns API's spec]")
}

fn path(name: &'static str) -> Arg {
    Arg::new(name).value_name("FILE").value_parser(value_parser!(PathBuf))
}

fn format(formats: &'static [&'static str]) -> Arg {
    let format = Arg::new("format").long("format").value_name("FORMAT").default_value("text");
    format.value_parser(formats.to_vec()).help("Output format")
}

/// Returns an argument that is required or has a default.
pub(crate) fn value<'m, T: Any + Clone + Send + Sync>(matches: &'m ArgMatches, name: &str) -> io::Result<&'m T> {
    matches.get_one(name).ok_or_else(|| io::Error::other(format!("missing argument `{name}`")))
}

/// Returns the output format.
pub(crate) fn format_of(matches: &ArgMatches) -> io::Result<&str> {
    value::<String>(matches, "format").map(String::as_str)
}
