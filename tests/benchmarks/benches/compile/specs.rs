//! One enum on growing specs. Each cause counts as an error, because statuses end at 599.

use std::io;

use dfns_errors_tests::callgrind::hold;
use dfns_errors_tests::project::dfns_errors;
use dfns_errors_tests::turns::{median, take_turns};
use serde_json::{Value, json};

use crate::package::{Package, TURNS};
use crate::usage::{self, Usage};

const COUNTS: [u16; 4] = [10, 100, 1_000, 10_000];
/// How many errors share a status.
pub(crate) const CAUSES: u16 = 20;

pub(crate) fn table() -> io::Result<()> {
    let ways = COUNTS.map(|errors| (errors, package(errors)));
    take_turns(1, &ways, |(_, package)| usage::of(package))?;
    let counted = take_turns(1, &ways, |(_, package)| usage::instructions(package))?;
    let taken = take_turns(TURNS, &ways, |(errors, package)| turn(*errors, package))?;
    let taken: Vec<Vec<Usage>> = taken.into_iter().map(|turns| turns.concat()).collect();
    let columns = [
        ("instructions", column(&counted, |count| *count)),
        ("processor time", column(&taken, |usage| usage.milliseconds)),
        ("peak memory", column(&taken, |usage| usage.kibibytes)),
    ];
    println!("| errors in the spec, to the first | {} | {} | {} |", columns[0].0, columns[1].0, columns[2].0);
    println!("|---|---|---|---|");
    for (index, errors) in COUNTS.iter().enumerate() {
        let [counted, time, memory] = columns.each_ref().map(|(_, costs)| costs[index].1 / costs[0].1);
        println!("| {errors} | {counted:.2} | {time:.2} | {memory:.2} |");
    }
    println!("\none more error, to one more in the step before (bar 1.25):");
    for (name, costs) in &columns {
        println!("{name}: {:.2}, then {:.2}", growth(&costs[..3]), growth(&costs[1..]));
    }
    let (_, counted) = &columns[0];
    hold("by count, in the last step", growth(&counted[1..]), 1.25);
    Ok(())
}

/// Checks small specs several times in a turn, because short times are measured worst.
fn turn(errors: u16, package: &Package) -> io::Result<Vec<Usage>> {
    let times = if errors < 10_000 { 5 } else { 1 };
    (0..times).map(|_| usage::of(package)).collect()
}

/// Returns the median for each number of errors.
fn column<T>(taken: &[Vec<T>], number: fn(&T) -> f64) -> Vec<Cost> {
    let medians = taken.iter().map(|turns| median(turns.iter().map(number).collect()));
    COUNTS.into_iter().zip(medians).collect()
}

/// A number of errors, and their cost.
pub(crate) type Cost = (u16, f64);

/// Returns the cost of one more error between the second and the third, divided by that between the first and the second.
pub(crate) fn growth(costs: &[Cost]) -> f64 {
    let [first, second, third] = costs else { panic!("three costs, not {}", costs.len()) };
    let one_more = |from: &Cost, to: &Cost| (to.1 - from.1) / f64::from(to.0 - from.0);
    one_more(second, third) / one_more(first, second)
}

/// An enum on the spec `errors.json`.
pub(crate) const ENUM: &str =
    "#[dfns_errors::dfns_errors(spec = \"errors.json\")]\n#[derive(Debug)]\npub enum ApiError {}\n";

/// Creates a package with the enum and a spec with this many errors.
fn package(errors: u16) -> Package {
    let package = Package::library(&dfns_errors(), ENUM);
    write_spec(&package, errors);
    package
}

/// Replaces the spec by one with this many errors.
pub(crate) fn write_spec(package: &Package, errors: u16) {
    package.write("errors.json", &spec(errors, CAUSES).to_string());
}

/// Returns a spec with this many errors, of which `causes` share a status.
pub(crate) fn spec(count: u16, causes: u16) -> Value {
    let entries = (0..count.div_ceil(causes)).map(|entry| self::entry(entry, causes.min(count)));
    json!({
        "api": "Measured API",
        "prefix": "measured",
        "envelope": { "at": ["/error"], "fields": { "message": { "pointer": "/message" } } },
        "errors": entries.collect::<Vec<_>>(),
    })
}

fn entry(index: u16, causes: u16) -> Value {
    json!({
        "name": format!("Error{index}"),
        "status": 100 + index,
        "title": format!("Error {index}"),
        "description": format!("The error with the number {index} has happened."),
        "causes": (0..causes).map(|cause| self::cause(index, cause)).collect::<Vec<_>>(),
        "solutions": ["Do something else."],
    })
}

fn cause(entry: u16, cause: u16) -> Value {
    json!({
        "name": format!("Cause{cause}"),
        "description": format!("The cause with the number {cause} was there."),
        "when": [{ "message_starts_with": format!("error {entry}, cause {cause}:") }],
        "solutions": [format!("Remove the cause {cause}.")],
    })
}
