//! What the compiler takes: Cargo runs this program in its place, which runs it, and writes down what the operating
//! system says of it, or what valgrind counts.

use std::ffi::OsString;
use std::io;
use std::path::Path;
use std::process::{Command, exit};
use std::{env, fs};

use dfns_errors_tests::callgrind::{collected, valgrind};
use nix::sys::resource::{UsageWho, getrusage};
use nix::sys::time::TimeValLike;

use crate::package::{Package, run};

/// Where to write what the compiler took.
const USAGE: &str = "DFNS_ERRORS_USAGE";
/// Where valgrind is to write its count.
const COUNT: &str = "DFNS_ERRORS_COUNT";

/// Of one run of the compiler.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Usage {
    /// Of one processor, however often it was interrupted.
    pub(crate) milliseconds: f64,
    /// At the most.
    pub(crate) kibibytes: f64,
}

/// Whether this process is to run the compiler.
pub(crate) fn is_wrapper() -> bool {
    [USAGE, COUNT].iter().any(|report| env::var_os(report).is_some())
}

/// Runs the compiler that the arguments name.
pub(crate) fn run_compiler() -> io::Result<()> {
    let mut arguments = env::args_os().skip(1);
    let compiler = arguments.next().ok_or(io::ErrorKind::InvalidInput)?;
    let mut command = command(compiler);
    let status = command.args(arguments).status();
    let status = status.map_err(|error| io::Error::other(format!("{}: {error}", command.get_program().display())))?;
    if let Some(report) = env::var_os(USAGE) {
        write_usage(report.as_ref())?;
    }
    exit(status.code().unwrap_or(1));
}

fn command(compiler: OsString) -> Command {
    let Some(report) = env::var_os(COUNT) else { return Command::new(compiler) };
    valgrind(&format!("--log-file={}", report.display()), compiler)
}

fn write_usage(report: &Path) -> io::Result<()> {
    let usage = getrusage(UsageWho::RUSAGE_CHILDREN)?;
    let milliseconds = (usage.user_time() + usage.system_time()).num_milliseconds();
    fs::write(report, format!("{milliseconds} {}", usage.max_rss()))
}

/// What a check of a package takes whose dependencies are there.
pub(crate) fn of(package: &Package) -> io::Result<Usage> {
    let report = reported(package, USAGE)?;
    let numbers: Vec<f64> = report.split(' ').filter_map(|number| number.parse().ok()).collect();
    let [milliseconds, kibibytes] = numbers[..] else { return Err(io::Error::other(report)) };
    Ok(Usage { milliseconds, kibibytes })
}

/// The instructions of a check of a package whose dependencies are there.
pub(crate) fn instructions(package: &Package) -> io::Result<f64> {
    Ok(collected(&reported(package, COUNT)?))
}

/// Checks a package with this program as the compiler, which is asked for a report.
fn reported(package: &Package, wanted: &str) -> io::Result<String> {
    let report = package.path("report");
    // What an earlier run has left must not be taken for this one's.
    if report.exists() {
        fs::remove_file(&report)?;
    }
    run(package.check_anew()?.env("RUSTC_WRAPPER", env::current_exe()?).env(wanted, &report))?;
    fs::read_to_string(report)
}
