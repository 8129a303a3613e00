//! `envelope`: where the fields of an error body are.

use crate::model::{Envelope, FieldSource, Pointer};

use super::header::read_header_name;
use super::object::Object;
use super::pointer::{read_inner_pointers, read_item, read_pointers};
use super::value::Json;

const KEYS: &[&str] = &["at", "fields"];
const FIELDS: &[&str] = &["id", "status", "message", "code", "details"];
const FIELD_KEYS: &[&str] = &["pointer", "header", "description"];

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
    let object = Object::open(json, "`envelope`", KEYS)?;
    let at = object.get("at").map_or(WHOLE_BODY, read_places);
    let fields = Object::open(object.required("fields")?, "`fields`", FIELDS)?;
    let status = read_optional(&fields, "status", read_field, UNKNOWN.status);
    let code = fields.get("code").map_or(FieldSource::NONE, |json| read_source(json).unwrap_or(UNKNOWN.code));
    let id = fields.get("id").map_or(FieldSource::NONE, |json| read_source(json).unwrap_or(UNKNOWN.id));
    let details = read_optional(&fields, "details", read_details, UNKNOWN.details);
    let (message, text_is_message) = fields.required("message").and_then(read_message)?;
    Some(Envelope { at, id, status, message, text_is_message, code, details })
}

/// Reads a field; empty if the envelope does not have it, and `invalid` if its pointers have a problem.
fn read_optional(
    fields: &Object<'_>,
    key: &str,
    read: fn(Json<'_>) -> Option<&'static [Pointer]>,
    invalid: &'static [Pointer],
) -> &'static [Pointer] {
    fields.get(key).map_or(&[], |json| read(json).unwrap_or(invalid))
}

fn read_places(json: Json<'_>) -> &'static [Pointer] {
    let items = json.filled_list("at", "JSON pointer").into_iter();
    items.filter_map(|item| read_item(item, "at")).collect::<Vec<Pointer>>().leak()
}

fn read_field(json: Json<'_>) -> Option<&'static [Pointer]> {
    read_inner_pointers(required_pointer(json)?)
}

/// Reads the field that may be the envelope's object itself.
fn read_details(json: Json<'_>) -> Option<&'static [Pointer]> {
    read_pointers(required_pointer(json)?)
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
            Some(FieldSource { header: header.flatten(), pointers: pointers.flatten().unwrap_or(&[]) })
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
    let object = Object::open(json, "an envelope field", FIELD_KEYS)?;
    object.get("description").and_then(|json| json.markdown("`description`"));
    Some(object)
}
