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
const CAUSES: u16 = 20;

pub(crate) fn table() -> io::Result<()> {
    let names = COUNTS.map(|count| count.to_string());
    let ways: Vec<(&str, Package)> = names.iter().map(String::as_str).zip(COUNTS.map(package)).collect();
    take_turns(1, &ways, |(_, package)| usage::of(package))?;
    let taken = take_turns(TURNS, &ways, |(_, package)| usage::of(package))?;
    let [time, memory] = [column(&taken, |usage| usage.milliseconds), column(&taken, |usage| usage.kibibytes)];
    println!("| errors in the spec | the compiler's processor time, to the first | its peak memory |\n|---|---|---|");
    for ((name, _), (of_time, of_memory)) in ways.iter().zip(time.iter().zip(&memory)) {
        println!("| {name} | {:.2} | {:.2} |", ratio(of_time, &time[0]), ratio(of_memory, &memory[0]));
    }
    println!(
        "\none more error after 1,000, to one more after 100: time {:.2}, memory {:.2} (bar 1.25)\n",
        growth(&time),
        growth(&memory)
    );
    Ok(())
}

fn column(taken: &[Vec<Usage>], number: fn(&Usage) -> f64) -> Vec<Vec<f64>> {
    taken.iter().map(|turns| turns.iter().map(number).collect()).collect()
}

/// What one more error costs in the last step, to what it costs in the step before.
fn growth(taken: &[Vec<f64>]) -> f64 {
    let cost = |from: usize, to: usize| {
        (median(taken[to].clone()) - median(taken[from].clone())) / f64::from(COUNTS[to] - COUNTS[from])
    };
    cost(2, 3) / cost(1, 2)
}

/// An enum on a spec of so many errors, with all that a spec can say of each.
fn package(count: u16) -> Package {
    let source = "#[dfns_errors::dfns_errors(spec = \"errors.json\")]\n#[derive(Debug)]\npub enum ApiError {}\n";
    Package::library(&dfns_errors(), source).with("errors.json", &spec(count, CAUSES).to_string())
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
