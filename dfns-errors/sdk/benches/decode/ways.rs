//! The ways to read an error, and what they read.

use std::hint::black_box;

use dfns_errors::DfnsError;
use dfns_errors_tests::payloads;
use serde::Deserialize;
use serde::de::IgnoredAny;
use serde_json::value::RawValue;

/// A way to read a status and a body, each time from a fresh `Vec`.
pub(crate) type Way = (&'static str, fn(u16, Vec<u8>));

pub(crate) const WAYS: &[Way] = &[
    ("IgnoredAny, the floor", |_, body| drop(black_box(serde_json::from_slice::<IgnoredAny>(&body)))),
    ("dfns-errors", |status, body| drop(black_box(DfnsError::from_response(status, body)))),
    ("dfns-sdk-rust 0.3.2", |status, body| drop(black_box(official(status, &body)))),
    ("serde + enum by hand", |status, body| drop(black_box(by_hand(status, body)))),
    ("serde_json::Value", |_, body| drop(black_box(serde_json::from_slice::<serde_json::Value>(&body)))),
];

/// The index of this crate.
pub(crate) const OURS: usize = 1;

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

    pub(crate) fn read(&self, way: fn(u16, Vec<u8>)) {
        for (status, body) in &self.all {
            way(*status, black_box(body.as_bytes().to_vec()));
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

#[derive(Deserialize)]
struct Envelope {
    error: Fields,
}

#[derive(Debug, Deserialize)]
#[expect(dead_code, reason = "only has to exist, as a user's field would")]
struct Fields {
    id: Option<String>,
    message: Option<String>,
    details: Option<Box<RawValue>>,
}

/// What a careful user would write: the fields, the bytes, and a variant per status.
#[derive(Debug, thiserror::Error)]
enum ByHand {
    #[error("not found")]
    NotFound(Option<Fields>, Vec<u8>),
    #[error("conflict")]
    Conflict { fields: Option<Fields>, is_duplicate: bool, body: Vec<u8> },
    #[error("status {0}")]
    Other(u16, Option<Fields>, Vec<u8>),
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
        _ => ByHand::Other(status, fields, body),
    }
}
