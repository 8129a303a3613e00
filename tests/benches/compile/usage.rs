//! What the compiler takes: Cargo runs this program in its place, which runs it and asks the operating system.

use std::io;
use std::process::{Command, exit};
use std::{env, fs};

use nix::sys::resource::{UsageWho, getrusage};
use nix::sys::time::TimeValLike;

use crate::package::Package;

const REPORT: &str = "DFNS_ERRORS_USAGE";

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
    env::var_os(REPORT).is_some()
}

/// Runs the compiler that the arguments name, and writes down what it took.
pub(crate) fn run_compiler() -> io::Result<()> {
    let mut arguments = env::args_os().skip(1);
    let compiler = arguments.next().ok_or(io::ErrorKind::InvalidInput)?;
    let status = Command::new(compiler).args(arguments).status()?;
    let usage = getrusage(UsageWho::RUSAGE_CHILDREN)?;
    let milliseconds = (usage.user_time() + usage.system_time()).num_milliseconds();
    if let Some(report) = env::var_os(REPORT) {
        fs::write(report, format!("{milliseconds} {}", usage.max_rss()))?;
    }
    exit(status.code().unwrap_or(1));
}

/// What a check of a package takes whose dependencies are there.
pub(crate) fn of(package: &Package) -> io::Result<Usage> {
    let report = package.path("usage");
    package.touch()?;
    let mut check = package.cargo("check");
    check.env("RUSTC_WRAPPER", env::current_exe()?).env(REPORT, &report).env("CARGO_INCREMENTAL", "0");
    let output = check.output()?;
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let report = fs::read_to_string(report)?;
    let numbers: Vec<f64> = report.split(' ').filter_map(|number| number.parse().ok()).collect();
    let [milliseconds, kibibytes] = numbers[..] else { return Err(io::Error::other(report)) };
    Ok(Usage { milliseconds, kibibytes })
}
