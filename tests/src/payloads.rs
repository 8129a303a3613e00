//! The collected responses in `payloads/`, and what is expected of each.

use std::fs;

use serde::Deserialize;

use crate::fixtures::folder;

/// One response of the collection.
#[derive(Debug, Deserialize)]
pub struct Payload {
    /// Its name in the collection.
    pub name: String,
    /// The HTTP status.
    pub http_status: u16,
    /// The headers, by lower-case name.
    pub headers: std::collections::BTreeMap<String, String>,
    /// The exact text of the body.
    pub body: String,
}

/// The expectations for one response, which were written beforehand.
#[derive(Debug, PartialEq, Eq)]
pub struct Expected {
    /// The payload's name.
    pub name: String,
    /// The variant, or `success`.
    pub variant: String,
    /// The error's id.
    pub id: Option<String>,
    /// The decoded message.
    pub message: Option<String>,
    /// The recognized cause.
    pub cause: Option<String>,
    /// The retry rule, in the words of the spec format.
    pub retry: Option<String>,
    /// Seconds.
    pub retry_after: Option<u64>,
}

/// Returns all responses, in the order of the collection.
#[must_use]
pub fn all() -> Vec<Payload> {
    let lines = read("dfns-payloads.jsonl");
    lines.lines().map(|line| serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}"))).collect()
}

/// Returns the expectations, in the same order.
#[must_use]
pub fn expected() -> Vec<Expected> {
    read("expected.tsv").lines().filter(|line| !line.starts_with('#')).map(row).collect()
}

fn read(name: &str) -> String {
    let path = folder().join("payloads").join(name);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn row(line: &str) -> Expected {
    let cells: Vec<&str> = line.split('\t').collect();
    let [name, _, variant, id, message, cause, retry, retry_after] = cells[..] else {
        panic!("8 cells wanted: {line}")
    };
    let cell = |cell: &str| (cell != "-").then(|| cell.to_owned());
    Expected {
        name: name.to_owned(),
        variant: variant.to_owned(),
        id: cell(id),
        message: cell(message).map(|json| message_of(&json)),
        cause: cell(cause),
        retry: cell(retry),
        retry_after: cell(retry_after).map(|seconds| seconds.parse().unwrap_or_else(|error| panic!("{error}: {line}"))),
    }
}

/// Reads a JSON string, or `"y"*100000`.
fn message_of(json: &str) -> String {
    let (json, times) =
        json.rsplit_once("\"*").map_or((json.to_owned(), "1"), |(text, times)| (format!("{text}\""), times));
    let text: String = serde_json::from_str(&json).unwrap_or_else(|error| panic!("{error}: {json}"));
    text.repeat(times.parse().unwrap_or_else(|error| panic!("{error}: {times}")))
}
