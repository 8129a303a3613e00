//! What it costs to decode an error body, as ratios to the least that reading JSON can cost.
//!
//! `cargo bench --manifest-path dfns-errors/sdk/Cargo.toml --bench decode` measures the time: all
//! ways take turns in one run, and a ratio is the median of the ratios of the turns.
//!
//! `-- instructions` counts instructions instead, under valgrind, and fails if a bar does not hold.

// A benchmark reports by panicking.
#![allow(clippy::indexing_slicing, clippy::panic)]

mod instructions;
mod ways;

use std::convert::Infallible;
use std::time::Instant;

use dfns_errors_tests::bodies::{CONFLICT, NOT_FOUND};
use dfns_errors_tests::turns::{ratio, take_turns};
use ways::{OURS, Responses, WAYS, Way};

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
    for responses in [
        Responses::one("the documented 404", 404, NOT_FOUND),
        Responses::one("the documented 409, its cause recognized", 409, CONFLICT),
        Responses::collected(),
    ] {
        let times = report(&responses);
        println!("{}, to dfns-sdk-rust: {:.2} (bar 0.90)\n", responses.name, ratio(&times[OURS], &times[2]));
    }
}

fn report(responses: &Responses) -> Vec<Vec<f64>> {
    let times = measure(responses);
    println!("| {}, {} bytes | to the floor | allocations |\n|---|---|---|", responses.name, responses.bytes());
    for ((name, way), of_way) in WAYS.iter().zip(&times) {
        let ratio = ratio(of_way, &times[0]);
        println!("| {name} | {ratio:.2} | {} |", allocation_counter::measure(|| responses.read(*way)).count_total);
    }
    println!();
    times
}

/// Returns the seconds per byte of each way, in each turn.
fn measure(responses: &Responses) -> Vec<Vec<f64>> {
    take_turns(TURNS, WAYS, |way| Ok::<f64, Infallible>(time(way, responses))).unwrap_or_else(|never| match never {})
}

fn time((_, way): &Way, responses: &Responses) -> f64 {
    let repeats = VOLUME / responses.bytes();
    let started = Instant::now();
    for _ in 0..repeats {
        responses.read(*way);
    }
    let bytes = u32::try_from(repeats * responses.bytes()).unwrap_or(u32::MAX);
    started.elapsed().as_secs_f64() / f64::from(bytes)
}
