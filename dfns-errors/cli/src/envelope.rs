//! The pointers of the envelope that find nothing in any example: they are probably wrong.

use std::collections::BTreeMap;

use dfns_errors::ErrorBody;
use dfns_errors_spec::json::find_first;
use dfns_errors_spec::model::{Envelope, Kind, Pointer, Spec};
use dfns_errors_spec::{Problem, nearest};
use serde_json::Value;

use crate::examples;
use crate::source::problem_at;

/// A part of the envelope that finds nothing: `at`, or one of its fields.
pub(crate) struct Unread {
    part: &'static str,
    pub(crate) problem: Problem,
}

impl Unread {
    /// Returns `true` if the condition with this key can't hold because of the part.
    pub(crate) fn breaks(&self, key: &str) -> bool {
        !key.starts_with("body_") && (self.part == "at" || key.starts_with(self.part))
    }
}

/// Returns the parts of the envelope that no example has. If no example has its object, that is the only one.
pub(crate) fn unread(spec: &'static Spec, file: &[u8]) -> Vec<Unread> {
    // The body of a pending response is not an envelope.
    let errors = spec.errors.iter().filter(|entry| entry.kind == Kind::Error);
    let examples = errors.flat_map(examples::of);
    let bodies: Vec<ErrorBody> = examples.map(|example| examples::unrecognized(spec, example)).collect();
    let mut unread = Vec::new();
    if bodies.is_empty() {
        return unread;
    }
    for (part, places) in parts(spec.envelope) {
        // A field without a pointer is in a header, or the API does not have it.
        let Some(key) = places.first().and_then(|place| place.last()) else { continue };
        if bodies.iter().any(|body| has_part(body, part, &places)) {
            continue;
        }
        unread.push(Unread { part, problem: finds_nothing(part, key, &bodies, file) });
        if part == "at" {
            break;
        }
    }
    unread
}

/// Returns the parts, each with its pointers from the root of the body.
fn parts(envelope: Envelope) -> [(&'static str, Vec<Vec<&'static str>>); 6] {
    [
        ("at", places(envelope, &[&[]])),
        ("id", places(envelope, envelope.id.pointers)),
        ("status", places(envelope, envelope.status)),
        ("message", places(envelope, envelope.message.pointers)),
        ("code", places(envelope, envelope.code.pointers)),
        ("details", places(envelope, envelope.details)),
    ]
}

/// Returns the pointers to a field, from the root of the body.
pub(crate) fn places(envelope: Envelope, field: &[Pointer]) -> Vec<Vec<&'static str>> {
    envelope.at.iter().flat_map(|at| field.iter().map(|pointer| [*at, *pointer].concat())).collect()
}

/// A field that can also be in a header or in a text is asked for, and others are looked for.
fn has_part(body: &ErrorBody, part: &str, places: &[Vec<&str>]) -> bool {
    match part {
        "id" => body.id().is_some(),
        "message" => body.message().is_some(),
        "code" => body.api_code().is_some(),
        _ => places.iter().any(|place| has_value(&body.text(), place)),
    }
}

fn has_value(body: &str, place: &[&str]) -> bool {
    find_first(body, place, &mut |value| (value != "null").then_some(())).is_some()
}

/// Words the problem, with the nearest key of the bodies.
fn finds_nothing(part: &str, key: &str, bodies: &[ErrorBody], file: &[u8]) -> Problem {
    let near = nearest_place(key, bodies).map_or_else(String::new, |place| format!(", did you mean `{place}`?"));
    let message = format!("the envelope's `{part}` finds nothing in any example{near}");
    let pointer = if part == "at" { "/envelope/at" } else { &format!("/envelope/fields/{part}") };
    problem_at(file, pointer, message)
}

/// Returns where the bodies have the key that is nearest to this one.
fn nearest_place(key: &str, bodies: &[ErrorBody]) -> Option<String> {
    let mut places = BTreeMap::new();
    for body in bodies {
        add_places(&body.json().unwrap_or(Value::Null), "", &mut places);
    }
    let near = nearest(key, places.keys().map(String::as_str))?;
    places.get(near).cloned()
}

/// Adds the pointer of each member by its key, outer ones first.
fn add_places(value: &Value, at: &str, places: &mut BTreeMap<String, String>) {
    for (key, value) in value.as_object().into_iter().flatten() {
        let place = format!("{at}/{key}");
        places.entry(key.clone()).or_insert_with(|| place.clone());
        add_places(value, &place, places);
    }
}
