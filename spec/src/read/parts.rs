//! `fields` of entries, and `examples` of entries and causes.

use super::name::snake_case;
use super::pretty::pretty;
use super::reserved::is_reserved_method;
use super::text::leaked;
use crate::json::Value;
use crate::model::{ErrorEntry, Example, Field, Statuses, covers};
use crate::words::in_words;

use super::header::parse_header_name;
use super::object::{Object, Seen};
use super::pointer::read_inner_pointers;
use super::statuses::read_status;
use super::value::Json;

/// The names of fields that look like predicates, and where each is.
pub(crate) type PossiblePredicates = Vec<(&'static str, usize)>;

/// Reports names of fields that are predicates, which every enum has.
pub(crate) fn check_predicates(names: &PossiblePredicates, entries: &[ErrorEntry], json: Json<'_>) {
    for (name, at) in names {
        let mut variants = entries.iter().map(|entry| entry.name).chain(["Other"]);
        if let Some(variant) = variants.find(|variant| name.strip_prefix("is_") == Some(&snake_case(variant))) {
            json.problems.add(*at, format!("invalid name `{name}`: it is the predicate of `{variant}`"));
        }
    }
}

pub(crate) fn read_field(json: Json<'_>, names: &mut Seen, predicates: &mut PossiblePredicates) -> Option<Field> {
    let object = Object::open(json, "a field", &["name", "pointer", "description"])?;
    let name = object.required("name").and_then(|json| read_field_name(json, names, predicates));
    let pointers = object.required("pointer").and_then(read_inner_pointers);
    let description = object.get("description").and_then(|json| json.markdown("`description`"));
    Some(Field { name: name?, pointers: pointers?, description })
}

fn read_field_name(json: Json<'_>, names: &mut Seen, predicates: &mut PossiblePredicates) -> Option<&'static str> {
    let name = json.snake_case("name", "duplicate_id").and_then(|name| json.unreserved(name))?;
    if is_reserved_method(name) {
        return json.reject(format!("invalid name `{name}`: every generated enum has this method"));
    }
    if name.starts_with("is_") {
        predicates.push((name, json.node.at));
    }
    names.add(name.to_owned(), &format!("name `{name}`"), json)?;
    Some(name)
}

/// Reads an example of an entry with these statuses.
pub(crate) fn read_example(json: Json<'_>, statuses: &[Statuses]) -> Option<Example> {
    let object = Object::open(json, "an example", &["status", "body", "text", "headers"])?;
    let status = read_status_of_example(&object, statuses);
    let body = read_body(&object, json);
    let headers = object.get("headers").map_or(Vec::new(), read_headers);
    Some(Example { status: status?, body: body?, headers: headers.leak() })
}

/// Reads the status of an example, which defaults to the first single one of its entry.
fn read_status_of_example(example: &Object<'_>, statuses: &[Statuses]) -> Option<u16> {
    let Some(json) = example.get("status") else {
        let default = statuses.iter().find_map(|statuses| statuses.single());
        if default.is_none() && !statuses.is_empty() {
            let statuses = in_words(statuses);
            let message =
                format!("missing key `status` in an example: its entry has no single status, only {statuses}");
            example.json.report(message);
        }
        return default;
    };
    let status = read_status(json)?;
    if !covers(statuses, status) && !statuses.is_empty() {
        json.report(format!("the entry of this example does not cover `{status}`, only {}", in_words(statuses)));
    }
    Some(status)
}

/// Reads a body that is JSON, or a text that is sent as it is.
fn read_body(object: &Object<'_>, json: Json<'_>) -> Option<&'static str> {
    match (object.get("body"), object.get("text")) {
        (Some(body), None) => Some(pretty(&body.node.value).leak()),
        (None, Some(text)) => match &text.node.value {
            Value::String(text) => Some(leaked(text)),
            _ => text.reject_type("`text`", "a string"),
        },
        (None, None) => json.reject("missing key `body` or `text` in an example"),
        (Some(_), Some(_)) => json.reject("an example takes `body` or `text`, not both"),
    }
}

fn read_headers(json: Json<'_>) -> Vec<(&'static str, &'static str)> {
    let Some(members) = json.entries("`headers`") else { return Vec::new() };
    let mut headers = Vec::new();
    for member in members {
        let name = parse_header_name(&member.key).map_err(|message| json.problems.add(member.at, message));
        let value = json.with(&member.value).line("the value of a header");
        if let (Ok(name), Some(value)) = (name, value) {
            headers.push((name, leaked(value)));
        }
    }
    headers
}
