//! `examples`: responses that are an error or have a cause.

use crate::model::Example;
use crate::pretty::pretty;

use super::header::{bad_header_name, is_header_name};
use super::object::Object;
use super::value::Json;

const KEYS: &[&str] = &["body", "headers"];

pub(crate) fn read_examples(json: Json<'_>) -> Vec<Example> {
    json.list("examples").unwrap_or_default().into_iter().filter_map(read_example).collect()
}

fn read_example(json: Json<'_>) -> Option<Example> {
    let object = Object::open(json, "an example", KEYS)?;
    let body = object.required("body").map(|json| pretty(&json.node.value));
    let headers = object.get("headers").map(read_headers);
    Some(Example { position: json.problems.position(json.node.at), body: body?, headers: headers.unwrap_or_default() })
}

fn read_headers(json: Json<'_>) -> Vec<(String, String)> {
    let mut headers = Vec::new();
    for member in json.entries("`headers`").unwrap_or_default() {
        if !is_header_name(&member.key) {
            json.problems.add(member.at, bad_header_name(&member.key));
        }
        headers.extend(json.with(&member.value).line("the value of a header").map(|value| (member.key.clone(), value)));
    }
    headers
}
