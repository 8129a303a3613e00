//! Instructions, counted: a count is the same however busy the machine is.

use std::env;
use std::process::Command;

/// The instructions that one run of a task takes: this program runs itself under valgrind, with the task's name and how
/// often to do it as arguments, once with as many runs and once with none.
#[must_use]
pub fn instructions(task: &[&str], runs: u32) -> f64 {
    (total(task, runs) - total(task, 0)) / f64::from(runs)
}

fn total(task: &[&str], runs: u32) -> f64 {
    let program = env::current_exe().unwrap_or_else(|error| panic!("{error}"));
    let mut valgrind = Command::new("valgrind");
    valgrind.args(["--tool=callgrind", "--callgrind-out-file=/dev/null"]).arg(program).args(task);
    let output = valgrind.arg(runs.to_string()).output();
    let output = output.unwrap_or_else(|error| panic!("valgrind does not start, is it installed? {error}"));
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}");
    collected(&said).unwrap_or_else(|| panic!("valgrind counted nothing: {said}"))
}

/// `==123== Collected : 456`
fn collected(said: &str) -> Option<f64> {
    let (_, number) = said.lines().find_map(|line| line.split_once("Collected : "))?;
    number.trim().parse().ok()
}

/// Prints a ratio, and panics where it is above its bar.
pub fn hold(what: &str, ratio: f64, bar: f64) {
    println!("{what}: {ratio:.2} (bar {bar})");
    assert!(ratio <= bar, "{what}: above the bar");
}
