//! One enum on specs of more and more errors: each cause is one, as statuses end at 599.

use std::io;

use dfns_errors_tests::project::dfns_errors;
use dfns_errors_tests::turns::{median, ratio, take_turns};
use serde_json::{Value, json};

use crate::TURNS;
use crate::package::Package;
use crate::usage::{self, Usage};

const COUNTS: [u16; 4] = [10, 100, 1_000, 10_000];
/// How many of them are causes of one status.
pub(crate) const CAUSES: u16 = 20;

pub(crate) fn table() -> io::Result<()> {
    let ways = COUNTS.map(|errors| (errors, package(errors)));
    take_turns(1, &ways, |(_, package)| usage::of(package))?;
    let taken = take_turns(TURNS, &ways, |(_, package)| usage::of(package))?;
    let counted = take_turns(1, &ways, |(_, package)| usage::instructions(package))?;
    let [time, memory] = [column(&taken, |usage| usage.milliseconds), column(&taken, |usage| usage.kibibytes)];
    println!("| errors in the spec | instructions, to the first | processor time | peak memory |\n|---|---|---|---|");
    for (index, errors) in COUNTS.iter().enumerate() {
        let [counted, time, memory] = [&counted, &time, &memory].map(|column| ratio(&column[index], &column[0]));
        println!("| {errors} | {counted:.2} | {time:.2} | {memory:.2} |");
    }
    println!();
    for (name, column) in [("instructions", counted), ("processor time", time), ("peak memory", memory)] {
        let costs: Vec<Cost> = COUNTS.into_iter().zip(column.into_iter().map(median)).collect();
        let [first, second] = [growth(&costs[..3]), growth(&costs[1..])];
        println!("one more error, to one more in the step before, {name}: {first:.2}, then {second:.2} (bar 1.25)");
    }
    println!();
    Ok(())
}

fn column(taken: &[Vec<Usage>], number: fn(&Usage) -> f64) -> Vec<Vec<f64>> {
    taken.iter().map(|turns| turns.iter().map(number).collect()).collect()
}

/// So many errors, and what they cost.
pub(crate) type Cost = (u16, f64);

/// What one more error costs from the second to the third, to what it costs from the first to the second.
pub(crate) fn growth(costs: &[Cost]) -> f64 {
    let [first, second, third] = costs else { panic!("three costs, not {}", costs.len()) };
    let one_more = |from: &Cost, to: &Cost| (to.1 - from.1) / f64::from(to.0 - from.0);
    one_more(second, third) / one_more(first, second)
}

/// An enum on a spec beside it.
pub(crate) const ENUM: &str =
    "#[dfns_errors::dfns_errors(spec = \"errors.json\")]\n#[derive(Debug)]\npub enum ApiError {}\n";

/// The enum on a spec of so many errors, with all that a spec can say of each.
fn package(errors: u16) -> Package {
    let package = Package::library(&dfns_errors(), ENUM);
    package.write("errors.json", &spec(errors, CAUSES).to_string());
    package
}

/// A spec of so many errors, of which so many are causes of one status.
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
