//! `envelope`: where the fields of an error body are.

use crate::model::{Envelope, Pointer};

use super::header::read_header_name;
use super::object::Object;
use super::pointer::{read_inner_pointers, read_items, read_pointers};
use super::value::Json;

/// Where a field is that the envelope does not have.
const NOWHERE: &[Pointer] = &[];

/// Without `at`, the body itself is the envelope.
const WHOLE_BODY: &[Pointer] = &[&[]];

/// Replaces an invalid envelope. It has every field, so that rules that use one are not reported as well.
pub(crate) const UNKNOWN: Envelope = Envelope {
    at: WHOLE_BODY,
    id: &[&["id"]],
    id_header: None,
    status: &[&["status"]],
    message: &[&["message"]],
    code: &[&["code"]],
    details: &[&["details"]],
};

pub(crate) fn read_envelope(json: Json<'_>) -> Option<Envelope> {
    let object = Object::open(json, "`envelope`", &["at", "fields"])?;
    let at = object.get("at").map_or(WHOLE_BODY, |json| read_items(&json.filled_list("at", "JSON pointer"), "at"));
    let fields = Object::open(object.required("fields")?, "`fields`", &["id", "status", "message", "code", "details"])?;
    let status = fields.get("status").map_or(NOWHERE, |json| read_field(json).unwrap_or(UNKNOWN.status));
    let code = fields.get("code").map_or(NOWHERE, |json| read_field(json).unwrap_or(UNKNOWN.code));
    let (id, id_header) = fields.get("id").and_then(read_id).unwrap_or((NOWHERE, None));
    // The details may be the envelope's object itself.
    let details = fields.get("details").map(|json| required_pointer(json).and_then(read_pointers));
    let details = details.map_or(NOWHERE, |read| read.unwrap_or(UNKNOWN.details));
    let message = fields.required("message").and_then(read_field);
    Some(Envelope { at, id, id_header, status, message: message?, code, details })
}

fn read_field(json: Json<'_>) -> Option<&'static [Pointer]> {
    required_pointer(json).and_then(read_inner_pointers)
}

/// Reads the field that may be a header: where it is in the body, and the header.
fn read_id(json: Json<'_>) -> Option<(&'static [Pointer], Option<&'static str>)> {
    let object = open_field(json)?;
    let Some(header) = object.get("header") else {
        return Some((object.required("pointer").and_then(read_inner_pointers).unwrap_or(UNKNOWN.id), None));
    };
    if object.get("pointer").is_some() {
        json.report("`id` takes `pointer` or `header`, not both");
    }
    Some((NOWHERE, read_header_name(header, "`header`")))
}

fn required_pointer(json: Json<'_>) -> Option<Json<'_>> {
    let object = open_field(json)?;
    match object.get("header") {
        Some(header) => header.reject("only `id` can be in a header: write `pointer`"),
        None => object.required("pointer"),
    }
}

fn open_field(json: Json<'_>) -> Option<Object<'_>> {
    let object = Object::open(json, "an envelope field", &["pointer", "header", "description"])?;
    object.get("description").and_then(|json| json.markdown("`description`"));
    Some(object)
}
