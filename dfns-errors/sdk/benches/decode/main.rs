//! What it costs to decode an error body, as ratios to the least that reading JSON can cost.
//!
//! `cargo bench --manifest-path dfns-errors/sdk/Cargo.toml --bench decode` takes the time: all ways take turns in one run, and a
//! ratio is the median of the ratios of the turns, as the machine may be shared.
//!
//! With `-- instructions` it counts instructions instead, under valgrind, and fails where a bar does not hold: a count
//! is the same however busy the machine is.

// A panic is how a benchmark reports.
#![allow(clippy::indexing_slicing, clippy::panic)]

mod instructions;
mod ways;

use std::convert::Infallible;
use std::time::Instant;

use dfns_errors_tests::bodies::{CONFLICT, NOT_FOUND};
use dfns_errors_tests::turns::{ratio, take_turns};
use ways::{Answers, WAYS, Way};

const TURNS: usize = 31;
/// How many bytes a way reads in a turn.
const VOLUME: usize = 4 << 20;

fn main() {
    let mut arguments = std::env::args().skip(1).filter(|argument| !argument.starts_with('-'));
    match arguments.next().as_deref() {
        Some("instructions") => instructions::table(),
        Some(task @ ("read" | "hostile")) => {
            instructions::run(task, arguments.filter_map(|number| number.parse().ok()));
        }
        _ => times(),
    }
}

fn times() {
    let not_found = report(&Answers::one("the documented 404", 404, NOT_FOUND));
    let conflict = report(&Answers::one("the documented 409, its cause recognised", 409, CONFLICT));
    report(&Answers::collected());
    println!("404, to dfns-sdk-rust: {:.2} (bar 0.85)", ratio(&not_found[1], &not_found[2]));
    println!("409 with its cause, to the 404, per byte: {:.2} (bar 1.3)", ratio(&conflict[1], &not_found[1]));
}

fn report(answers: &Answers) -> Vec<Vec<f64>> {
    let times = measure(answers);
    println!("| {}, {} bytes | to the floor | allocations |\n|---|---|---|", answers.name, answers.bytes());
    for ((name, way), of_way) in WAYS.iter().zip(&times) {
        let ratio = ratio(of_way, &times[0]);
        println!("| {name} | {ratio:.2} | {} |", allocation_counter::measure(|| answers.read(*way)).count_total);
    }
    println!();
    times
}

/// For each way the seconds that a byte takes, in each turn.
fn measure(answers: &Answers) -> Vec<Vec<f64>> {
    take_turns(TURNS, WAYS, |way| Ok::<f64, Infallible>(time(way, answers))).unwrap_or_else(|never| match never {})
}

fn time((_, way): &Way, answers: &Answers) -> f64 {
    let repeats = VOLUME / answers.bytes();
    let started = Instant::now();
    for _ in 0..repeats {
        answers.read(*way);
    }
    let bytes = u32::try_from(repeats * answers.bytes()).unwrap_or(u32::MAX);
    started.elapsed().as_secs_f64() / f64::from(bytes)
}
