//! Counts the instructions of each way, and holds the bars to the counts.

use dfns_errors_tests::bodies::{CONFLICT, HOSTILE, NOT_FOUND};
use dfns_errors_tests::callgrind::{hold, instructions};

use crate::ways::{OFFICIAL, OURS, Responses, TASKS, WAYS};

const READS: u32 = 1_000;
const MEBIBYTE: usize = 1 << 20;

/// The statuses of the documented bodies.
const STATUSES: [usize; 2] = [404, 409];

/// Prints the tables, and panics if a bar does not hold.
pub(crate) fn table() {
    let [floor_of_404, floor_of_409] = STATUSES.map(|status| count(0, 0, status));
    for (task, name) in TASKS.iter().enumerate() {
        println!("| instructions to {name} | 404, to the floor | 409, to the floor |\n|---|---|---|");
        for (index, way) in WAYS.iter().enumerate().filter(|(_, way)| way.tasks[task].is_some()) {
            let [not_found, conflict] = STATUSES.map(|status| count(index, task, status));
            println!("| {} | {:.2} | {:.2} |", way.name, not_found / floor_of_404, conflict / floor_of_409);
        }
        println!();
    }
    let ours = STATUSES.map(|status| count(OURS, 0, status));
    let official = STATUSES.map(|status| count(OFFICIAL, 0, status));
    hold("404, to the floor", ours[0] / floor_of_404, 1.9);
    hold("404, to dfns-sdk-rust", ours[0] / official[0], 0.8);
    hold("409 with its cause, to the floor", ours[1] / floor_of_409, 2.1);
    hold("409 with its cause, to dfns-sdk-rust", ours[1] / official[1], 0.88);
    for (index, hostile) in HOSTILE.iter().enumerate() {
        let [half, whole] = ["2", "1"].map(|part| instructions(&["hostile", &index.to_string(), part], 1));
        hold(&format!("a mebibyte of {}, to two of its halves", hostile.name), whole / half / 2.0, 1.1);
    }
}

fn count(way: usize, task: usize, status: usize) -> f64 {
    instructions(&["read", &way.to_string(), &task.to_string(), &status.to_string()], READS)
}

/// Runs under valgrind. The last number is how often.
pub(crate) fn run(name: &str, numbers: &[usize]) {
    let (task, responses, runs) = match (name, numbers) {
        ("hostile", [hostile, part, runs]) => {
            (WAYS[OURS].tasks[0], Responses::one("", 409, &HOSTILE[*hostile].body(MEBIBYTE / part)), runs)
        }
        ("read", [way, task, status, runs]) => (WAYS[*way].tasks[*task], documented(*status), runs),
        _ => panic!("not a run: {name} {numbers:?}"),
    };
    let task = task.unwrap_or_else(|| panic!("the way has no such task: {numbers:?}"));
    for _ in 0..*runs {
        responses.read(task);
    }
}

fn documented(status: usize) -> Responses {
    if status == 404 { Responses::one("", 404, NOT_FOUND) } else { Responses::one("", 409, CONFLICT) }
}
