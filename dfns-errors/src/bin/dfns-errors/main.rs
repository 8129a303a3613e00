//! The command line tool: lists and explains errors, decodes responses, checks spec files.
//!
//! It exits with 0, with 1 if a spec has problems or a response is an error, and with 2 if it was called wrongly.

mod examples;

use std::fs;
use std::io::{self, Read as _, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Arg, ArgMatches, Command, value_parser};
use dfns_errors::DfnsError;
use dfns_errors_spec::model::{Entry, Spec};
use dfns_errors_spec::{DFNS, nearest, read};

fn main() -> ExitCode {
    let matches = command().get_matches();
    let mut out = io::stdout().lock();
    match run(&matches, &mut out) {
        Ok(code) => code,
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("dfns-errors: {error}");
            ExitCode::from(2)
        }
    }
}

fn command() -> Command {
    let spec = Arg::new("spec").long("spec").value_name("FILE").value_parser(value_parser!(PathBuf));
    let spec = spec.help("A spec file [default: the Dfns API's]");
    let error = Arg::new("error")
        .required(true)
        .value_name("STATUS|NAME")
        .help("A status such as 409, or a name such as Conflict");
    let status = Arg::new("status").required(true).value_name("STATUS").value_parser(value_parser!(u16));
    let retry_after = Arg::new("retry-after").long("retry-after").value_name("VALUE").help("The Retry-After header");
    let files = Arg::new("files").required(true).num_args(1..).value_name("FILE").value_parser(value_parser!(PathBuf));
    Command::new("dfns-errors")
        .version(env!("CARGO_PKG_VERSION"))
        .about("The errors of the Dfns API, or of another spec")
        .subcommand_required(true)
        .arg_required_else_help(true)
        .subcommand(Command::new("list").about("Lists the errors of a spec").arg(spec.clone()))
        .subcommand(Command::new("explain").about("Explains an error and what to do about it").arg(error).arg(spec))
        .subcommand(
            Command::new("decode")
                .about("Decodes a response of the Dfns API, whose body it reads from standard input")
                .arg(status)
                .arg(retry_after),
        )
        .subcommand(
            Command::new("check").about("Checks spec files, and prints every problem with its place").arg(files),
        )
}

fn run(matches: &ArgMatches, out: &mut impl Write) -> io::Result<ExitCode> {
    match matches.subcommand() {
        Some(("list", matches)) => list(&spec(matches)?, out),
        Some(("explain", matches)) => explain(&spec(matches)?, matches, out),
        Some(("decode", matches)) => decode(matches, out),
        Some(("check", matches)) => check(matches, out),
        _ => Err(io::Error::other("no such command")),
    }
}

/// Reads the spec file that the user named, or the built-in spec. The error lists its problems.
fn spec(matches: &ArgMatches) -> io::Result<Spec> {
    let Some(path) = matches.get_one::<PathBuf>("spec") else {
        return parse_spec(DFNS.as_bytes(), Path::new("dfns.json"));
    };
    parse_spec(&read_file(path)?, path)
}

fn read_file(path: &Path) -> io::Result<Vec<u8>> {
    fs::read(path).map_err(|error| io::Error::new(error.kind(), format!("{}: {error}", path.display())))
}

fn parse_spec(bytes: &[u8], path: &Path) -> io::Result<Spec> {
    read(bytes).map_err(|problems| {
        let lines: Vec<String> = problems.iter().map(|problem| problem.in_file(path)).collect();
        io::Error::other(lines.join("\n"))
    })
}

fn list(spec: &Spec, out: &mut impl Write) -> io::Result<ExitCode> {
    for entry in &spec.errors {
        writeln!(out, "{} {:<21} {}", entry.status, entry.name, entry.advice(entry.retry))?;
    }
    Ok(ExitCode::SUCCESS)
}

fn explain(spec: &Spec, matches: &ArgMatches, out: &mut impl Write) -> io::Result<ExitCode> {
    let wanted = matches.get_one::<String>("error").map(String::as_str).unwrap_or_default();
    let found = spec.errors.iter().find(|entry| entry.name == wanted || entry.status.to_string() == wanted);
    let Some(entry) = found else {
        let near = nearest(wanted, spec.errors.iter().map(|entry| entry.name.as_str()));
        let help =
            near.map_or_else(|| "`dfns-errors list` has them all".to_owned(), |near| format!("did you mean `{near}`?"));
        return Err(io::Error::other(format!("the {} has no error `{wanted}`; {help}", spec.api)));
    };
    write_entry(entry, out)?;
    Ok(ExitCode::SUCCESS)
}

fn write_entry(entry: &Entry, out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "{} {} ({})\n\n{}", entry.status, entry.title, entry.name, entry.description)?;
    for cause in &entry.causes {
        let note = if cause.when.is_empty() { " (never recognized)" } else { "" };
        writeln!(out, "\nCause {}{note}: {}", cause.name, cause.description)?;
        write_list(&cause.solutions, out)?;
        if cause.retry != entry.retry {
            writeln!(out, "  Retry: {}", entry.advice(cause.retry))?;
        }
    }
    if !entry.solutions.is_empty() {
        writeln!(out, "\nSolutions:")?;
        write_list(&entry.solutions, out)?;
    }
    writeln!(out, "\nRetry: {}", entry.advice(entry.retry))?;
    entry.docs.iter().try_for_each(|docs| writeln!(out, "Docs: {docs}"))
}

fn write_list(lines: &[String], out: &mut impl Write) -> io::Result<()> {
    lines.iter().try_for_each(|line| writeln!(out, "  - {line}"))
}

fn decode(matches: &ArgMatches, out: &mut impl Write) -> io::Result<ExitCode> {
    let status = matches.get_one::<u16>("status").copied().unwrap_or_default();
    let retry_after = matches.get_one::<String>("retry-after").map(String::as_str);
    let mut body = Vec::new();
    io::stdin().lock().read_to_end(&mut body)?;
    let headers = retry_after.map(|value| [("retry-after", value)]);
    let Err(error) = DfnsError::check(status, headers, body) else {
        writeln!(out, "{status} is a success")?;
        return Ok(ExitCode::SUCCESS);
    };
    writeln!(out, "{error:#}\nCode: {}", error.code())?;
    if let Some(wait) = error.retry_after() {
        writeln!(out, "Retry-After: {} s", wait.as_secs())?;
    }
    Ok(ExitCode::FAILURE)
}

fn check(matches: &ArgMatches, out: &mut impl Write) -> io::Result<ExitCode> {
    let mut code = ExitCode::SUCCESS;
    for path in matches.get_many::<PathBuf>("files").into_iter().flatten() {
        let problems = match read(&read_file(path)?) {
            Ok(spec) => examples::misplaced(&spec),
            Err(problems) => problems,
        };
        for problem in &problems {
            writeln!(out, "{}", problem.in_file(path))?;
        }
        code = if problems.is_empty() { code } else { ExitCode::FAILURE };
    }
    Ok(code)
}
