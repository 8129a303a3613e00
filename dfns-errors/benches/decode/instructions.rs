//! Instructions of each way, counted, and the bars held to the counts.

use dfns_errors_tests::callgrind::{hold, instructions};

use crate::ways::{Answers, CONFLICT, NOT_FOUND, WAYS};

const READS: u32 = 1_000;
const MEBIBYTE: usize = 1 << 20;

/// Bodies of one thing, over and over: what they start with, the thing, what they end with.
const HOSTILE: &[(&str, &str, &str, &str)] = &[
    ("brackets", "", "[", ""),
    ("nested objects", "", "{\"error\":", ""),
    ("quotes", "", "\"", ""),
    ("escapes", "{\"error\":{\"message\":\"", "\\n", "\"}}"),
    ("one long string", "{\"error\":{\"message\":\"", "a", "\"}}"),
    ("repeated keys", "{\"error\":{", "\"message\":\"\\n\",", "\"message\":\"b\"}}"),
    ("repeated envelopes", "{", "\"error\":{\"message\":\"b\"},", "\"error\":{}}"),
];

/// Prints the table, and panics where a bar does not hold.
pub(crate) fn table() {
    println!("| instructions | 404, to the floor | 409, to the floor |\n|---|---|---|");
    let counts: Vec<[f64; 2]> = (0..WAYS.len()).map(|way| ["404", "409"].map(|body| count(way, body))).collect();
    for ((name, _), [not_found, conflict]) in WAYS.iter().zip(&counts) {
        println!("| {name} | {:.2} | {:.2} |", not_found / counts[0][0], conflict / counts[0][1]);
    }
    println!();
    let [floor, ours, official] = [counts[0], counts[1], counts[2]];
    let length = |body: &str| u32::try_from(body.len()).map_or(f64::NAN, f64::from);
    hold("404, to the floor", ours[0] / floor[0], 2.5);
    hold("404, to dfns-sdk-rust", ours[0] / official[0], 0.85);
    hold("409 with its cause, to the 404, per byte", ours[1] / ours[0] * length(NOT_FOUND) / length(CONFLICT), 1.3);
    for (index, (name, ..)) in HOSTILE.iter().enumerate() {
        let [eighth, whole] = ["8", "1"].map(|part| instructions(&["hostile", &index.to_string(), part], 1));
        hold(&format!("a mebibyte of {name}, to 8 of its eighths"), whole / eighth / 8.0, 1.1);
    }
}

fn count(way: usize, body: &str) -> f64 {
    instructions(&["read", &way.to_string(), body], READS)
}

/// What runs under valgrind: a task, two numbers for it, and how often.
pub(crate) fn run(task: &str, mut numbers: impl Iterator<Item = usize>) {
    let mut number = || numbers.next().unwrap_or_default();
    let (first, second, runs) = (number(), number(), number());
    let (way, answers) = if task == "hostile" { (1, hostile(first, second)) } else { (first, documented(second)) };
    for _ in 0..runs {
        answers.read(WAYS[way].1);
    }
}

fn documented(status: usize) -> Answers {
    if status == 404 { Answers::one("", 404, NOT_FOUND) } else { Answers::one("", 409, CONFLICT) }
}

/// A part of a mebibyte of the same.
fn hostile(index: usize, part: usize) -> Answers {
    let (_, start, filler, end) = HOSTILE[index];
    Answers::one("", 400, &format!("{start}{}{end}", filler.repeat(MEBIBYTE / part / filler.len())))
}
