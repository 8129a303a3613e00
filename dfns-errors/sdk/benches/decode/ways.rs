//! The ways to read an error, and what they read.

use std::fmt;
use std::hint::black_box;

use dfns_errors::{DfnsError, Idempotency};
use dfns_errors_tests::payloads;
use serde::Deserialize;
use serde::de::IgnoredAny;
use serde_json::Value;
use serde_json::value::RawValue;

/// Reads a status and a body, each time from a fresh `Vec`.
pub(crate) type Task = fn(u16, Vec<u8>);

/// A way to read errors, and what a user does with it.
pub(crate) struct Way {
    pub(crate) name: &'static str,
    /// In the order of [`TASKS`]; `None` if this way can't do it.
    pub(crate) tasks: [Option<Task>; 3],
}

pub(crate) const TASKS: [&str; 3] = ["decode", "decode and print", "decide whether to retry"];

pub(crate) const WAYS: &[Way] = &[
    Way {
        name: "IgnoredAny, the floor",
        tasks: [Some(|_, body| consume(serde_json::from_slice::<IgnoredAny>(&body))), None, None],
    },
    Way {
        name: "dfns-errors",
        tasks: [
            Some(|status, body| consume(DfnsError::from_response(status, body))),
            Some(|status, body| consume(DfnsError::from_response(status, body).map(|error| error.to_string()))),
            Some(|status, body| {
                let error = DfnsError::from_response(status, body);
                consume(error.as_ref().is_some_and(|error| error.is_retryable_for(Idempotency::Idempotent)));
                consume(error);
            }),
        ],
    },
    Way {
        name: "dfns-sdk-rust 0.3.2",
        tasks: [
            Some(|status, body| consume(official(status, &body))),
            Some(|status, body| consume(official(status, &body).to_string())),
            Some(|status, body| {
                let error = official(status, &body);
                consume(is_official_retryable(&error));
                consume(error);
            }),
        ],
    },
    Way {
        name: "serde + enum by hand",
        tasks: [
            Some(|status, body| consume(by_hand(status, body))),
            Some(|status, body| consume(by_hand(status, body).to_string())),
            Some(|status, body| {
                let error = by_hand(status, body);
                consume(error.is_retryable());
                consume(error);
            }),
        ],
    },
    Way {
        name: "serde_json::Value",
        tasks: [
            Some(|_, body| consume(parsed(&body))),
            Some(|status, body| consume(print_value(status, parsed(&body).as_ref()))),
            Some(|status, body| {
                consume(parsed(&body));
                consume(is_retryable_status(status));
            }),
        ],
    },
];

/// Keeps the compiler from leaving out what nobody looks at.
fn consume<T>(value: T) {
    drop(black_box(value));
}

/// The index of this crate.
pub(crate) const OURS: usize = 1;

/// The index of the official client.
pub(crate) const OFFICIAL: usize = 2;

/// Statuses and bodies, read one after the other.
pub(crate) struct Responses {
    pub(crate) name: &'static str,
    pub(crate) all: Vec<(u16, String)>,
}

impl Responses {
    pub(crate) fn one(name: &'static str, status: u16, body: &str) -> Self {
        Self { name, all: vec![(status, body.to_owned())] }
    }

    /// Returns the collected responses of at most 4 KiB: longer ones would dominate the measurement.
    pub(crate) fn collected() -> Self {
        let responses = payloads::all().into_iter().map(|payload| (payload.http_status, payload.body));
        Self { name: "the collection", all: responses.filter(|(_, body)| body.len() <= 4_096).collect() }
    }

    pub(crate) fn bytes(&self) -> usize {
        self.all.iter().map(|(_, body)| body.len()).sum()
    }

    pub(crate) fn read(&self, task: Task) {
        for (status, body) in &self.all {
            task(*status, black_box(body.as_bytes().to_vec()));
        }
    }
}

/// Does what the official client does with an error.
fn official(status: u16, body: &[u8]) -> dfns_sdk_rust::Error {
    match serde_json::from_slice::<dfns_sdk_rust::error::ApiError>(body) {
        Ok(body) => dfns_sdk_rust::Error::Api { status, body },
        Err(_) => dfns_sdk_rust::Error::ApiRaw { status, raw: String::from_utf8_lossy(body).into_owned() },
    }
}

/// The official client has no such method, so its users look at the status.
fn is_official_retryable(error: &dfns_sdk_rust::Error) -> bool {
    match error {
        dfns_sdk_rust::Error::Api { status, .. } | dfns_sdk_rust::Error::ApiRaw { status, .. } => {
            is_retryable_status(*status)
        }
        _ => false,
    }
}

fn is_retryable_status(status: u16) -> bool {
    matches!(status, 408 | 429 | 500..)
}

fn parsed(body: &[u8]) -> Option<Value> {
    serde_json::from_slice(body).ok()
}

fn print_value(status: u16, value: Option<&Value>) -> String {
    let [message, id] = ["message", "id"].map(|name| value.and_then(|value| value["error"][name].as_str()));
    format!("{status}: {} (error id {})", message.unwrap_or("unknown"), id.unwrap_or("unknown"))
}

#[derive(Deserialize)]
struct Envelope {
    error: Fields,
}

#[derive(Debug, Deserialize)]
struct Fields {
    id: Option<String>,
    message: Option<String>,
    #[expect(dead_code, reason = "only has to exist, as a user's field would")]
    details: Option<Box<RawValue>>,
}

/// What a careful user would write: the fields, the bytes, and a variant per status.
#[derive(Debug, thiserror::Error)]
enum ByHand {
    #[error("not found{}", Shown(.0))]
    NotFound(Option<Fields>, Vec<u8>),
    #[error("conflict{}", Shown(.fields))]
    Conflict { fields: Option<Fields>, is_duplicate: bool, body: Vec<u8> },
    #[error("status {status}{}", Shown(.fields))]
    Other { status: u16, fields: Option<Fields>, body: Vec<u8> },
}

impl ByHand {
    fn is_retryable(&self) -> bool {
        match self {
            Self::NotFound(..) | Self::Conflict { .. } => false,
            Self::Other { status, .. } => is_retryable_status(*status),
        }
    }
}

/// The message and the id, written without an allocation.
struct Shown<'a>(&'a Option<Fields>);

impl fmt::Display for Shown<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some(fields) = self.0 else { return Ok(()) };
        if let Some(message) = &fields.message {
            write!(formatter, ": {message}")?;
        }
        match &fields.id {
            Some(id) => write!(formatter, " (error id {id})"),
            None => Ok(()),
        }
    }
}

fn by_hand(status: u16, body: Vec<u8>) -> ByHand {
    let fields = serde_json::from_slice::<Envelope>(&body).ok().map(|envelope| envelope.error);
    match status {
        404 => ByHand::NotFound(fields, body),
        409 => {
            let message = fields.as_ref().and_then(|fields| fields.message.as_deref());
            let is_duplicate = message.is_some_and(|message| message.contains("same externalId"));
            ByHand::Conflict { fields, is_duplicate, body }
        }
        _ => ByHand::Other { status, fields, body },
    }
}
