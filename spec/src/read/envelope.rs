//! `envelope`: where the fields of an error body are.

use crate::model::{Envelope, Pointer};

use super::header::read_header_name;
use super::object::Object;
use super::pointer::{read_inner_pointers, read_item, read_pointers};
use super::value::Json;

const KEYS: &[&str] = &["at", "fields"];
const FIELDS: &[&str] = &["id", "status", "message", "code", "details"];
const FIELD_KEYS: &[&str] = &["pointer", "header", "description"];

pub(crate) fn read_envelope(json: Json<'_>) -> Option<Envelope> {
    let object = Object::open(json, "`envelope`", KEYS)?;
    let at = object.get("at").map_or_else(whole_body, read_places);
    let fields = Object::open(object.required("fields")?, "`fields`", FIELDS)?;
    let [status, code] = ["status", "code"].map(|key| read_optional(&fields, key, read_field));
    let (id, id_header) = fields.get("id").map(read_id).unwrap_or_default();
    let details = read_optional(&fields, "details", read_details);
    let message = fields.required("message").and_then(read_field);
    Some(Envelope { at, id, id_header, status, message: message?, code, details })
}

/// Replaces an invalid envelope. It has every field, so that rules that use one are not reported as well.
pub(crate) fn unknown_envelope() -> Envelope {
    Envelope {
        at: whole_body(),
        id: somewhere("id"),
        id_header: None,
        status: somewhere("status"),
        message: somewhere("message"),
        code: somewhere("code"),
        details: somewhere("details"),
    }
}

/// Replaces the invalid pointers of a field.
fn somewhere(name: &str) -> Vec<Pointer> {
    vec![Pointer { tokens: vec![name.to_owned()] }]
}

/// Reads a field; empty if the envelope does not have it.
fn read_optional(fields: &Object<'_>, key: &'static str, read: fn(Json<'_>) -> Option<Vec<Pointer>>) -> Vec<Pointer> {
    let Some(json) = fields.get(key) else { return Vec::new() };
    read(json).filter(|pointers| !pointers.is_empty()).unwrap_or_else(|| somewhere(key))
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
    items.unwrap_or_default().into_iter().filter_map(|item| read_item(item, "at")).collect()
}

fn read_field(json: Json<'_>) -> Option<Vec<Pointer>> {
    read_inner_pointers(required_pointer(json)?)
}

/// Reads the field that may be the envelope's object itself.
fn read_details(json: Json<'_>) -> Option<Vec<Pointer>> {
    read_pointers(required_pointer(json)?)
}

/// Reads the field that may be a header.
fn read_id(json: Json<'_>) -> (Vec<Pointer>, Option<String>) {
    let Some(object) = open_field(json) else { return Default::default() };
    let Some(header) = object.get("header") else {
        return (object.required("pointer").and_then(read_inner_pointers).unwrap_or_default(), None);
    };
    if object.get("pointer").is_some() {
        json.report("`id` takes `pointer` or `header`, not both");
    }
    (Vec::new(), read_header_name(header, "`header`"))
}

fn required_pointer(json: Json<'_>) -> Option<Json<'_>> {
    let object = open_field(json)?;
    match object.get("header") {
        Some(header) => header.reject("only `id` can be in a header: write `pointer`"),
        None => object.required("pointer"),
    }
}

fn open_field(json: Json<'_>) -> Option<Object<'_>> {
    let object = Object::open(json, "an envelope field", FIELD_KEYS)?;
    object.get("description").and_then(|json| json.markdown("`description`"));
    Some(object)
}
