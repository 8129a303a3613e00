//! `envelope`: where the fields of an error body are.

use crate::model::{Envelope, Pointer};

use super::object::Object;
use super::pointer::{read_inner_pointer, read_pointer};
use super::value::Json;

const KEYS: &[&str] = &["at", "fields"];
const FIELDS: &[&str] = &["id", "status", "message", "details"];
const FIELD_KEYS: &[&str] = &["pointer", "description"];

pub(crate) fn read_envelope(json: Json<'_>) -> Option<Envelope> {
    let object = Object::open(json, "`envelope`", KEYS)?;
    let at = object.get("at").map_or_else(whole_body, read_places);
    let fields = Object::open(object.required("fields")?, "`fields`", FIELDS)?;
    let [id, status, details] = ["id", "status", "details"].map(|key| fields.get(key).and_then(read_field));
    let message = fields.required("message").and_then(read_field);
    Some(Envelope { at, id, status, message: message?, details })
}

/// Stands in for an envelope with a problem.
pub(crate) fn unknown_envelope() -> Envelope {
    let message = Pointer { tokens: vec!["message".to_owned()] };
    Envelope { at: whole_body(), id: None, status: None, message, details: None }
}

/// Without `at`, the body itself is the envelope.
fn whole_body() -> Vec<Pointer> {
    vec![Pointer { tokens: Vec::new() }]
}

fn read_places(json: Json<'_>) -> Vec<Pointer> {
    let items = json.list("at");
    if items.as_ref().is_some_and(Vec::is_empty) {
        json.report("`at` must have at least one JSON pointer");
    }
    items.unwrap_or_default().into_iter().filter_map(|item| read_pointer(item, "at")).collect()
}

fn read_field(json: Json<'_>) -> Option<Pointer> {
    let object = Object::open(json, "an envelope field", FIELD_KEYS)?;
    object.get("description").and_then(|json| json.text("description"));
    read_inner_pointer(object.required("pointer")?)
}
