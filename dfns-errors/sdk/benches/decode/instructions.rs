//! Counts the instructions of each way, and holds the bars to the counts.

use dfns_errors_tests::bodies::{CONFLICT, HOSTILE, NOT_FOUND};
use dfns_errors_tests::callgrind::{hold, instructions};

use crate::ways::{OURS, Responses, WAYS};

const READS: u32 = 1_000;
const MEBIBYTE: usize = 1 << 20;

/// Prints the table, and panics if a bar does not hold.
pub(crate) fn table() {
    println!("| instructions | 404, to the floor | 409, to the floor |\n|---|---|---|");
    let counts: Vec<[f64; 2]> = (0..WAYS.len()).map(|way| ["404", "409"].map(|body| count(way, body))).collect();
    for ((name, _), [not_found, conflict]) in WAYS.iter().zip(&counts) {
        println!("| {name} | {:.2} | {:.2} |", not_found / counts[0][0], conflict / counts[0][1]);
    }
    println!();
    let [floor, ours, official] = [counts[0], counts[OURS], counts[2]];
    hold("404, to the floor", ours[0] / floor[0], 1.9);
    hold("404, to dfns-sdk-rust", ours[0] / official[0], 0.8);
    hold("409 with its cause, to the floor", ours[1] / floor[1], 2.1);
    hold("409 with its cause, to dfns-sdk-rust", ours[1] / official[1], 0.88);
    for (index, hostile) in HOSTILE.iter().enumerate() {
        let [half, whole] = ["2", "1"].map(|part| instructions(&["hostile", &index.to_string(), part], 1));
        hold(&format!("a mebibyte of {}, to two of its halves", hostile.name), whole / half / 2.0, 1.1);
    }
}

fn count(way: usize, body: &str) -> f64 {
    instructions(&["read", &way.to_string(), body], READS)
}

/// Runs under valgrind: a task, two numbers for it, and how often.
pub(crate) fn run(task: &str, mut numbers: impl Iterator<Item = usize>) {
    let mut number = || numbers.next().unwrap_or_default();
    let (first, second, runs) = (number(), number(), number());
    let hostile = || Responses::one("", 409, &HOSTILE[first].body(MEBIBYTE / second));
    let (way, responses) = if task == "hostile" { (OURS, hostile()) } else { (first, documented(second)) };
    for _ in 0..runs {
        responses.read(WAYS[way].1);
    }
}

fn documented(status: usize) -> Responses {
    if status == 404 { Responses::one("", 404, NOT_FOUND) } else { Responses::one("", 409, CONFLICT) }
}
