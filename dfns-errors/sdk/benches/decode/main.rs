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
use ways::{OFFICIAL, OURS, Responses, TASKS, Task, WAYS, Way};

const TURNS: usize = 31;
/// How many bytes a way reads in a turn.
const VOLUME: usize = 4 << 20;

fn main() {
    let mut arguments = std::env::args().skip(1).filter(|argument| !argument.starts_with('-'));
    match arguments.next().as_deref() {
        Some("instructions") => instructions::table(),
        Some(task @ ("read" | "hostile")) => {
            let numbers: Vec<usize> = arguments.filter_map(|number| number.parse().ok()).collect();
            instructions::run(task, &numbers);
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
        let times = measure(&responses);
        println!("| {}, {} bytes | {} | allocations |", responses.name, responses.bytes(), TASKS.join(" | "));
        println!("|---|---|---|---|---|");
        for (way, times_of_way) in WAYS.iter().zip(&times) {
            let ratios = times_of_way.iter().map(|time| shown(time.as_ref().map(|time| ratio(time, floor(&times)))));
            println!(
                "| {} | {} | {} |",
                way.name,
                ratios.collect::<Vec<_>>().join(" | "),
                allocations(way, &responses)
            );
        }
        println!();
        for (task, name) in TASKS.iter().enumerate() {
            let [Some(ours), Some(official)] = [&times[OURS][task], &times[OFFICIAL][task]] else { continue };
            let bar = if task == 0 { " (bar 0.90)" } else { "" };
            println!("{}, {name}, to dfns-sdk-rust: {:.2}{bar}", responses.name, ratio(ours, official));
        }
        println!();
    }
}

/// The seconds per byte of one task in each turn.
type Times = Vec<f64>;

/// Measures all tasks of all ways in turns.
fn measure(responses: &Responses) -> Vec<[Option<Times>; 3]> {
    let tasks: Vec<Task> = WAYS.iter().flat_map(|way| way.tasks).flatten().collect();
    let taken = take_turns(TURNS, &tasks, |task| Ok::<f64, Infallible>(time(*task, responses)));
    let mut taken = taken.unwrap_or_else(|never| match never {}).into_iter();
    WAYS.iter().map(|way| way.tasks.map(|task| task.and_then(|_| taken.next()))).collect()
}

fn floor(times: &[[Option<Times>; 3]]) -> &[f64] {
    times[0][0].as_deref().unwrap_or_else(|| panic!("the floor decodes"))
}

/// Counts the allocations of decoding.
fn allocations(way: &Way, responses: &Responses) -> u64 {
    let decode = way.tasks[0].unwrap_or_else(|| panic!("{} decodes", way.name));
    allocation_counter::measure(|| responses.read(decode)).count_total
}

fn shown(ratio: Option<f64>) -> String {
    ratio.map_or_else(|| "-".to_owned(), |ratio| format!("{ratio:.2}"))
}

fn time(task: Task, responses: &Responses) -> f64 {
    let repeats = VOLUME / responses.bytes();
    let started = Instant::now();
    for _ in 0..repeats {
        responses.read(task);
    }
    let bytes = u32::try_from(repeats * responses.bytes()).unwrap_or(u32::MAX);
    started.elapsed().as_secs_f64() / f64::from(bytes)
}
