//! Counts instructions: a count does not depend on the load of the machine.

use std::env;
use std::ffi::OsStr;
use std::process::Command;

/// Returns the instructions that one run of a task takes. This program runs itself under valgrind, with the task's name
/// and the number of runs as arguments, and once with no run.
#[must_use]
pub fn instructions(task: &[&str], runs: u32) -> f64 {
    (total(task, runs) - total(task, 0)) / f64::from(runs)
}

fn total(task: &[&str], runs: u32) -> f64 {
    let program = env::current_exe().unwrap_or_else(|error| panic!("{error}"));
    let output = valgrind("--log-fd=2", program).args(task).arg(runs.to_string()).output();
    let output = output.unwrap_or_else(|error| panic!("valgrind does not start, is it installed? {error}"));
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}");
    collected(&said)
}

/// Runs a program, and what it becomes, under valgrind, which is told where to write its count.
#[must_use]
pub fn valgrind(log: &str, program: impl AsRef<OsStr>) -> Command {
    let mut valgrind = Command::new("valgrind");
    valgrind.args(["--tool=callgrind", "--callgrind-out-file=/dev/null", "--trace-children=yes", log]).arg(program);
    valgrind
}

/// The instructions that valgrind says it has counted: `==123== Collected : 456`
#[must_use]
pub fn collected(said: &str) -> f64 {
    let number = said.lines().find_map(|line| line.split_once("Collected : ")).map(|(_, number)| number.trim().parse());
    let Some(Ok(number)) = number else { panic!("valgrind counted nothing: {said}") };
    number
}

/// Prints a ratio, and panics if it is above its bar.
pub fn hold(what: &str, ratio: f64, bar: f64) {
    println!("{what}: {ratio:.2} (bar {bar})");
    assert!(ratio <= bar, "{what}: above the bar");
}
