//! What it costs to decode an error body, as ratios to the least that reading JSON can cost.
//!
//! `cargo bench -p dfns-errors --features dfns-sdk --bench decode`
//!
//! All ways take turns in one run, and a ratio is the median of the ratios of the turns: the machine may be shared.

use std::hint::black_box;
use std::time::{Duration, Instant};

use dfns_errors::DfnsError;
use serde::Deserialize;
use serde::de::IgnoredAny;
use serde_json::value::RawValue;

const TURNS: usize = 31;
const REPEATS: u32 = 20_000;

/// The documented 404, 179 bytes.
const NOT_FOUND: &str = r#"{"error":{"id":"2038837570328299032","status":404,"message":"wallet not found","details":{"walletId":"wa-1f04s-lqc9q-xxxxxxxxxxxxxxxx","orgId":"or-195qp-opddr-xxxxxxxxxxxxxxxx"}}}"#;

/// The documented 409, which has a cause to be recognised.
const CONFLICT: &str = r#"{"error":{"id":"2038837570328299032","status":409,"message":"Conflicting transfer with same externalId","details":{"duplicate":{"id":"xfr-20g4k-nsdpo-mg6arrifgvid4orn","externalId":"payout-2024-001"}}}}"#;

/// A way to read a status and a body, each time of a fresh `Vec`.
type Way = (&'static str, fn(u16, Vec<u8>));

const WAYS: &[Way] = &[
    ("IgnoredAny, the floor", |_, body| drop(black_box(serde_json::from_slice::<IgnoredAny>(&body)))),
    ("dfns-errors", |status, body| drop(black_box(DfnsError::from_response(status, body)))),
    ("dfns-sdk-rust 0.3.2", |status, body| drop(black_box(official(status, &body)))),
    ("serde + enum by hand", |status, body| drop(black_box(by_hand(status, body)))),
    ("serde_json::Value", |_, body| drop(black_box(serde_json::from_slice::<serde_json::Value>(&body)))),
];

/// What the official client does with an answer that is no success.
fn official(status: u16, body: &[u8]) -> dfns_sdk_rust::Error {
    match serde_json::from_slice::<dfns_sdk_rust::error::ApiError>(body) {
        Ok(body) => dfns_sdk_rust::Error::Api { status, body },
        Err(_) => dfns_sdk_rust::Error::ApiRaw { status, raw: String::from_utf8_lossy(body).into_owned() },
    }
}

#[derive(Deserialize)]
struct Envelope {
    error: Fields,
}

#[derive(Deserialize)]
#[expect(dead_code, reason = "read to be there, as a user's would")]
struct Fields {
    id: Option<String>,
    message: Option<String>,
    details: Option<Box<RawValue>>,
}

/// What a careful user would write: the fields, the bytes, and a variant a status.
#[expect(dead_code, reason = "made to be there, as a user's would")]
enum ByHand {
    NotFound(Option<Fields>, Vec<u8>),
    Conflict { fields: Option<Fields>, is_duplicate: bool, body: Vec<u8> },
    Other(u16, Vec<u8>),
}

fn by_hand(status: u16, body: Vec<u8>) -> ByHand {
    let fields = || serde_json::from_slice::<Envelope>(&body).ok().map(|envelope| envelope.error);
    match status {
        404 => ByHand::NotFound(fields(), body),
        409 => {
            let fields = fields();
            let message = fields.as_ref().and_then(|fields| fields.message.as_deref());
            let is_duplicate = message.is_some_and(|message| message.contains("same externalId"));
            ByHand::Conflict { fields, is_duplicate, body }
        }
        _ => ByHand::Other(status, body),
    }
}

fn time(way: fn(u16, Vec<u8>), status: u16, body: &str) -> Duration {
    let started = Instant::now();
    for _ in 0..REPEATS {
        way(status, black_box(body.as_bytes().to_vec()));
    }
    started.elapsed()
}

/// For each way the times of all turns.
fn measure(status: u16, body: &str) -> Vec<Vec<f64>> {
    let mut times = vec![Vec::with_capacity(TURNS); WAYS.len()];
    for _ in 0..TURNS {
        for ((_, way), times) in WAYS.iter().zip(&mut times) {
            times.push(time(*way, status, body).as_secs_f64());
        }
    }
    times
}

fn median_ratio(times: &[f64], to: &[f64]) -> f64 {
    let mut ratios: Vec<f64> = times.iter().zip(to).map(|(time, to)| time / to).collect();
    ratios.sort_by(f64::total_cmp);
    ratios.get(ratios.len() / 2).copied().unwrap_or(f64::NAN)
}

fn allocations(way: fn(u16, Vec<u8>), status: u16, body: &str) -> u64 {
    allocation_counter::measure(|| way(status, body.as_bytes().to_vec())).count_total
}

fn report(name: &str, status: u16, body: &str) -> Vec<Vec<f64>> {
    let times = measure(status, body);
    println!("| {name}, {} bytes | to the floor | allocations |\n|---|---|---|", body.len());
    for ((way_name, way), of_way) in WAYS.iter().zip(&times) {
        let ratio = times.first().map_or(f64::NAN, |floor| median_ratio(of_way, floor));
        println!("| {way_name} | {ratio:.2} | {} |", allocations(*way, status, body));
    }
    println!();
    times
}

fn main() {
    let not_found = report("404", 404, NOT_FOUND);
    let conflict = report("409", 409, CONFLICT);
    if let ([_, ours, official, ..], [_, with_cause, ..]) = (&not_found[..], &conflict[..]) {
        let bytes = |body: &str| f64::from(u32::try_from(body.len()).unwrap_or(u32::MAX));
        let per_byte = median_ratio(with_cause, ours) * bytes(NOT_FOUND) / bytes(CONFLICT);
        println!("404, to dfns-sdk-rust: {:.2} (bar 0.85)", median_ratio(ours, official));
        println!("409 with its cause, to the 404, per byte: {per_byte:.2} (bar 1.3)");
    }
}
