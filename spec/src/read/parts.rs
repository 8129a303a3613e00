//! `fields` of entries, and `examples` of entries and causes.

use super::name::snake_case;
use super::pretty::pretty;
use super::reserved::is_reserved_method;
use super::text::leaked;
use crate::model::{ErrorEntry, Example, Field};

use super::header::parse_header_name;
use super::object::{Object, Seen};
use super::pointer::read_inner_pointers;
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

pub(crate) fn read_example(json: Json<'_>) -> Option<Example> {
    let object = Object::open(json, "an example", &["body", "headers"])?;
    let body = object.required("body").map(|json| pretty(&json.node.value));
    let headers = object.get("headers").map_or(Vec::new(), read_headers);
    Some(Example { body: body?.leak(), headers: headers.leak() })
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
