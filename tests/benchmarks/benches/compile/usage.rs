//! Measures the compiler: Cargo runs this program in its place, which runs the compiler and writes a report of what the
//! operating system or valgrind measured.

use std::ffi::OsString;
use std::io;
use std::path::Path;
use std::process::{Command, exit};
use std::{env, fs};

use dfns_errors_tests::callgrind::{collected, valgrind};
use nix::sys::resource::{UsageWho, getrusage};
use nix::sys::time::TimeValLike;

use crate::package::{Package, run};

/// The variable with the path of the report about time and memory.
const USAGE: &str = "DFNS_ERRORS_USAGE";
/// The variable with the path of valgrind's report.
const COUNT: &str = "DFNS_ERRORS_COUNT";

/// The cost of one run of the compiler.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Usage {
    /// Processor time.
    pub(crate) milliseconds: f64,
    /// Peak memory.
    pub(crate) kibibytes: f64,
}

/// Returns `true` if this process runs in place of the compiler.
pub(crate) fn is_wrapper() -> bool {
    [USAGE, COUNT].iter().any(|report| env::var_os(report).is_some())
}

/// Runs the compiler named by the arguments.
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

/// Measures the check of a package whose dependencies are already built.
pub(crate) fn of(package: &Package) -> io::Result<Usage> {
    let report = reported(package, USAGE)?;
    let numbers: Vec<f64> = report.split(' ').filter_map(|number| number.parse().ok()).collect();
    let [milliseconds, kibibytes] = numbers[..] else { return Err(io::Error::other(report)) };
    Ok(Usage { milliseconds, kibibytes })
}

/// Counts the instructions of the check of a package whose dependencies are already built.
pub(crate) fn instructions(package: &Package) -> io::Result<f64> {
    Ok(collected(&reported(package, COUNT)?))
}

/// Checks a package with this program in place of the compiler, and returns its report.
fn reported(package: &Package, wanted: &str) -> io::Result<String> {
    let report = package.path("report");
    // The report of an earlier run must not be taken for this one.
    if report.exists() {
        fs::remove_file(&report)?;
    }
    run(package.check_anew()?.env("RUSTC_WRAPPER", env::current_exe()?).env(wanted, &report))?;
    fs::read_to_string(report)
}
