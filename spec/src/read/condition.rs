//! One rule of a `when`: conditions that must all hold.

use crate::json::{Member, Value};
use crate::model::{Condition, Pointer, Rule, Scalar, Subject, Test};

use super::object::Object;
use super::pointer::{parse_pointer, read_pointer};
use super::scope::Scope;
use super::value::Json;

/// Each is a subject and a test: see [`Condition::key`].
const KEYS: &[&str] = &[
    "message_equals",
    "message_starts_with",
    "message_ends_with",
    "message_contains",
    "code_equals",
    "code_starts_with",
    "code_ends_with",
    "code_contains",
    "details_equals",
    "details_starts_with",
    "details_ends_with",
    "details_contains",
    "details_has",
    "body_equals",
    "body_starts_with",
    "body_ends_with",
    "body_contains",
    "body_has",
];

pub(crate) fn read_rule(json: Json<'_>, scope: Scope) -> Option<Rule> {
    let object = Object::open(json, "a rule of `when`", KEYS)?;
    if object.entries().next().is_none() {
        return json.reject("an empty rule would always match: write a condition such as `message_contains`");
    }
    let known = object.entries().filter(|member| KEYS.contains(&member.key.as_str()));
    let possible = known.filter(|member| scope.allows(member, json));
    let conditions =
        possible.flat_map(|member| read_conditions(&member.key, Json { node: &member.value, problems: json.problems }));
    Some(Rule { conditions: conditions.collect() })
}

fn read_conditions(key: &str, json: Json<'_>) -> Vec<Condition> {
    let Some((subject, test)) = key.split_once('_') else { return Vec::new() };
    let at: fn(Pointer) -> Subject = match subject {
        "message" => return read_text(key, Subject::Message, test, json),
        "code" => return read_text(key, Subject::Code, test, json),
        "details" => Subject::Details,
        "body" => Subject::Body,
        _ => return Vec::new(),
    };
    if test == "has" {
        let pointer = read_pointer(json, key);
        return pointer.map(|pointer| Condition { subject: at(pointer), test: Test::Has }).into_iter().collect();
    }
    read_values(key, at, test, json)
}

fn read_text(key: &str, subject: Subject, test: &str, json: Json<'_>) -> Vec<Condition> {
    let test = json.text(&format!("`{key}`")).and_then(|text| string_test(test, text));
    test.map(|test| Condition { subject, test }).into_iter().collect()
}

/// Reads an object that maps pointers to the values to compare with.
fn read_values(key: &str, at: fn(Pointer) -> Subject, test: &str, json: Json<'_>) -> Vec<Condition> {
    let members = json.entries(&format!("`{key}`"));
    if members.as_ref().is_some_and(Vec::is_empty) {
        json.report(format!("`{key}` must have at least one JSON pointer"));
    }
    let read = |member: &&Member<'_>| {
        let pointer = parse_pointer(&member.key, key);
        let pointer = pointer.map_err(|message| json.problems.add(member.at, message)).ok();
        let test = read_test(key, test, Json { node: &member.value, problems: json.problems });
        Some(Condition { subject: at(pointer?), test: test? })
    };
    members.unwrap_or_default().iter().filter_map(read).collect()
}

fn read_test(key: &str, test: &str, json: Json<'_>) -> Option<Test> {
    let what = format!("a value of `{key}`");
    if test == "equals" { read_scalar(&what, json).map(Test::Equals) } else { string_test(test, json.text(&what)?) }
}

fn string_test(test: &str, wanted: String) -> Option<Test> {
    match test {
        "equals" => Some(Test::Equals(Scalar::String(wanted))),
        "starts_with" => Some(Test::StartsWith(wanted)),
        "ends_with" => Some(Test::EndsWith(wanted)),
        "contains" => Some(Test::Contains(wanted)),
        _ => None,
    }
}

fn read_scalar(what: &str, json: Json<'_>) -> Option<Scalar> {
    match &json.node.value {
        Value::Null => Some(Scalar::Null),
        Value::Bool(bool) => Some(Scalar::Bool(*bool)),
        Value::Number(number) => Some(Scalar::Number((*number).to_owned())),
        Value::String(string) => Some(Scalar::String(string.clone())),
        Value::Array(_) | Value::Object(_) => json.reject_type(what, "a string, number, boolean or null"),
    }
}

#[cfg(test)]
mod tests {
    use super::KEYS;
    use crate::model::Condition;

    #[test]
    fn every_key_is_read_as_its_condition() {
        for key in KEYS {
            let value = match key.split_once('_') {
                Some(("message" | "code", _)) => "\"x\"",
                Some((_, "has")) => "\"/x\"",
                _ => "{ \"/x\": \"x\" }",
            };
            let spec = format!(
                r#"{{ "api": "Shop", "prefix": "shop",
                  "envelope": {{ "fields": {{ "message": {{ "pointer": "/m" }}, "code": {{ "pointer": "/c" }}, "details": {{ "pointer": "/d" }} }} }},
                  "errors": [{{ "name": "A", "status": 400, "title": "t", "description": "d", "when": [{{ "{key}": {value} }}] }}] }}"#
            );
            let spec = crate::read(spec.as_bytes()).expect("a valid spec");
            let conditions = spec.errors.iter().flat_map(|entry| &entry.when).flat_map(|rule| &rule.conditions);
            let keys: Vec<String> = conditions.map(Condition::key).collect();
            assert_eq!(keys, [*key]);
        }
    }
}
