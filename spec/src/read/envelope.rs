//! `envelope`: where the fields of an error body are.

use crate::model::{Envelope, FieldSource, Pointer};

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
    id: FieldSource { header: None, pointers: &[&["id"]] },
    status: &[&["status"]],
    message: FieldSource { header: None, pointers: &[&["message"]] },
    text_is_message: false,
    code: FieldSource { header: None, pointers: &[&["code"]] },
    details: &[&["details"]],
};

pub(crate) fn read_envelope(json: Json<'_>) -> Option<Envelope> {
    let object = Object::open(json, "`envelope`", &["at", "fields"])?;
    let at = object.get("at").map_or(WHOLE_BODY, |json| read_items(&json.filled_list("at", "JSON pointer"), "at"));
    let fields = Object::open(object.required("fields")?, "`fields`", &["id", "status", "message", "code", "details"])?;
    let status = fields.get("status").map_or(NOWHERE, |json| read_field(json).unwrap_or(UNKNOWN.status));
    let code = fields.get("code").map_or(FieldSource::NONE, |json| read_source(json).unwrap_or(UNKNOWN.code));
    let id = fields.get("id").map_or(FieldSource::NONE, |json| read_source(json).unwrap_or(UNKNOWN.id));
    // The details may be the envelope's object itself.
    let details = fields.get("details").map(|json| required_pointer(json).and_then(read_pointers));
    let details = details.map_or(NOWHERE, |read| read.unwrap_or(UNKNOWN.details));
    let (message, text_is_message) = fields.required("message").and_then(read_message)?;
    Some(Envelope { at, id, status, message, text_is_message, code, details })
}

fn read_field(json: Json<'_>) -> Option<&'static [Pointer]> {
    required_pointer(json).and_then(read_inner_pointers)
}

/// Reads a field that may be in a header, in the body or in both.
fn read_source(json: Json<'_>) -> Option<FieldSource> {
    read_source_with(json, read_inner_pointers)
}

/// Reads the field that may also be the text of the body. Returns `true` if it is.
fn read_message(json: Json<'_>) -> Option<(FieldSource, bool)> {
    let source = read_source_with(json, read_pointers)?;
    let (text, pointers): (Vec<Pointer>, Vec<Pointer>) = source.pointers.iter().partition(|pointer| pointer.is_empty());
    Some((FieldSource { pointers: pointers.leak(), ..source }, !text.is_empty()))
}

fn read_source_with(json: Json<'_>, read: fn(Json<'_>) -> Option<&'static [Pointer]>) -> Option<FieldSource> {
    let object = open_field(json)?;
    let header = object.get("header").map(|json| read_header_name(json, "`header`"));
    let pointers = object.get("pointer").map(read);
    match (header, pointers) {
        (None, None) => json.reject("missing key `header` or `pointer` in an envelope field"),
        (Some(None), _) | (_, Some(None)) => None,
        (header, pointers) => {
            Some(FieldSource { header: header.flatten(), pointers: pointers.flatten().unwrap_or(NOWHERE) })
        }
    }
}

fn required_pointer(json: Json<'_>) -> Option<Json<'_>> {
    let object = open_field(json)?;
    match object.get("header") {
        Some(header) => header.reject("only `id`, `message` and `code` can be in a header: write `pointer`"),
        None => object.required("pointer"),
    }
}

fn open_field(json: Json<'_>) -> Option<Object<'_>> {
    let object = Object::open(json, "an envelope field", &["pointer", "header", "description"])?;
    object.get("description").and_then(|json| json.markdown("`description`"));
    Some(object)
}
