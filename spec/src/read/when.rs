//! `when`: the rules that recognize an entry or a cause, and their conditions.

use super::text::leaked;
use crate::json::{Member, Value};
use crate::model::{Condition, Envelope, Kind, Pointer, Rule, Scalar, Subject, Test};

use super::object::Object;
use super::pointer::{parse_pointer, read_pointer};
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

/// A rule, and where it is.
#[derive(Debug, Clone)]
pub(crate) struct PlacedRule {
    pub(crate) at: usize,
    pub(crate) conditions: Vec<Condition>,
}

/// What the conditions of an entry can test: what the envelope has, unless the body is not an envelope.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Testable {
    has_code: bool,
    has_details: bool,
    kind: Kind,
}

impl Testable {
    pub(crate) fn new(envelope: &Envelope, kind: Kind) -> Self {
        Self { has_code: !envelope.code.is_empty(), has_details: !envelope.details.is_empty(), kind }
    }

    /// Returns why a condition with this key can never hold.
    fn objection(self, key: &str) -> Option<String> {
        let (subject, test) = key.split_once('_')?;
        match subject {
            "message" | "code" | "details" if self.kind == Kind::Pending => Some(format!(
                "`{key}` can never match in a `pending` entry, whose body is not an error envelope: use `body_{test}`"
            )),
            "code" if !self.has_code => Some(format!("`{key}` can never match: the envelope has no `code`")),
            "details" if !self.has_details => Some(format!("`{key}` can never match: the envelope has no `details`")),
            _ => None,
        }
    }
}

/// Reads the rules. `otherwise` says what leaving them out means.
pub(crate) fn read_when(json: Json<'_>, testable: Testable, otherwise: &str) -> Vec<PlacedRule> {
    let items = json.filled_list("when", &format!("rule; leave it out for {otherwise}"));
    items.into_iter().filter_map(|item| read_rule(item, testable)).collect()
}

/// Returns the rules without their places; none if there is no `when`.
pub(crate) fn rules(placed: Option<&[PlacedRule]>) -> &'static [Rule] {
    let rules = placed.into_iter().flatten().map(|placed| -> Rule { placed.conditions.clone().leak() });
    rules.collect::<Vec<Rule>>().leak()
}

fn read_rule(json: Json<'_>, testable: Testable) -> Option<PlacedRule> {
    let object = Object::open(json, "a rule of `when`", KEYS)?;
    if object.entries().next().is_none() {
        return json.reject("an empty rule would always match: write a condition such as `message_contains`");
    }
    let mut conditions = Vec::new();
    for member in object.entries().filter(|member| KEYS.contains(&member.key.as_str())) {
        match testable.objection(&member.key) {
            Some(objection) => json.problems.add(member.at, objection),
            None => conditions.extend(read_conditions(&member.key, json.with(&member.value))),
        }
    }
    Some(PlacedRule { at: json.node.at, conditions })
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
    let Some(members) = json.entries(&format!("`{key}`")) else { return Vec::new() };
    if members.is_empty() {
        json.report(format!("`{key}` must have at least one JSON pointer"));
    }
    members.into_iter().filter_map(|member| read_value(key, at, test, member, json)).collect()
}

fn read_value(
    key: &str,
    at: fn(Pointer) -> Subject,
    test: &str,
    member: &Member<'_>,
    json: Json<'_>,
) -> Option<Condition> {
    let pointer = parse_pointer(&member.key, key).map_err(|message| json.problems.add(member.at, message)).ok();
    let test = read_test(key, test, json.with(&member.value));
    Some(Condition { subject: at(pointer?), test: test? })
}

fn read_test(key: &str, test: &str, json: Json<'_>) -> Option<Test> {
    let what = format!("a value of `{key}`");
    if test == "equals" { read_scalar(&what, json).map(Test::Equals) } else { string_test(test, json.text(&what)?) }
}

fn string_test(test: &str, wanted: &str) -> Option<Test> {
    let wanted = leaked(wanted);
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
        Value::Number(number) => Some(Scalar::Number(leaked(number))),
        Value::String(string) => Some(Scalar::String(leaked(string))),
        Value::Array(_) | Value::Object(_) => json.reject_type(what, "a string, number, boolean or null"),
    }
}

impl PlacedRule {
    /// Converts messages to lower case, because they are compared without regard to ASCII case.
    pub(crate) fn in_lower_case(mut self) -> Self {
        self.conditions.iter_mut().filter(|condition| condition.subject == Subject::Message).for_each(lower);
        self
    }
}

fn lower(condition: &mut Condition) {
    match &mut condition.test {
        Test::StartsWith(text) | Test::EndsWith(text) | Test::Contains(text) | Test::Equals(Scalar::String(text)) => {
            *text = text.to_ascii_lowercase().leak();
        }
        _ => {}
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
            let conditions = spec.errors.iter().flat_map(|entry| entry.when).copied().flatten();
            let keys: Vec<String> = conditions.map(Condition::key).collect();
            assert_eq!(keys, [*key]);
        }
    }
}
