//! `when`: the rules that recognize an entry or a cause, and their conditions.

use super::text::leaked;
use crate::json::Value;
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
#[derive(Debug, Clone, Copy)]
pub(crate) struct PlacedRule {
    pub(crate) at: usize,
    pub(crate) written: Rule,
    /// With messages in lower case: they are compared without regard to ASCII case.
    pub(crate) compared: Rule,
}

/// What the conditions of an entry can test: what the envelope has, unless the body is not an envelope.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Testable<'e> {
    pub(crate) envelope: &'e Envelope,
    pub(crate) kind: Kind,
}

impl Testable<'_> {
    /// Returns why a condition with this key can never hold.
    fn objection(self, key: &str) -> Option<String> {
        let (subject, test) = key.split_once('_')?;
        let is_missing = match subject {
            "message" | "code" | "details" if self.kind == Kind::Pending => {
                return Some(format!(
                    "`{key}` can never match in a `pending` entry, whose body is not an error envelope: use `body_{test}`"
                ));
            }
            "code" => self.envelope.code.is_empty(),
            "details" => self.envelope.details.is_empty(),
            _ => false,
        };
        is_missing.then(|| format!("`{key}` can never match: the envelope has no `{subject}`"))
    }
}

/// Reads the rules. `otherwise` says what leaving them out means.
pub(crate) fn read_when(json: Json<'_>, testable: Testable<'_>, otherwise: &str) -> Vec<PlacedRule> {
    let items = json.filled_list("when", &format!("rule; leave it out for {otherwise}"));
    items.into_iter().filter_map(|item| read_rule(item, testable)).collect()
}

/// Returns the rules without their places; none if there is no `when`.
pub(crate) fn rules(placed: Option<&[PlacedRule]>) -> &'static [Rule] {
    let Some(placed) = placed else { return &[] };
    placed.iter().map(|rule| rule.written).collect::<Vec<Rule>>().leak()
}

fn read_rule(json: Json<'_>, testable: Testable<'_>) -> Option<PlacedRule> {
    let object = Object::open(json, "a rule of `when`", KEYS)?;
    if object.members.is_empty() {
        return json.reject("an empty rule would always match: write a condition such as `message_contains`");
    }
    let mut conditions = Vec::new();
    for member in object.members.into_iter().filter(|member| KEYS.contains(&member.key.as_str())) {
        match testable.objection(&member.key) {
            Some(objection) => json.problems.add(member.at, objection),
            None => conditions.extend(read_conditions(&member.key, json.with(&member.value)).into_iter().flatten()),
        }
    }
    let compared = conditions.iter().map(in_lower_case).collect::<Vec<Condition>>().leak();
    Some(PlacedRule { at: json.node.at, written: conditions.leak(), compared })
}

fn read_conditions(key: &str, json: Json<'_>) -> Option<Vec<Condition>> {
    let (subject, test) = key.split_once('_')?;
    let subject = match subject {
        "message" => Subject::Message,
        "code" => Subject::Code,
        "details" => return read_values(key, Subject::Details, test, json),
        _ => return read_values(key, Subject::Body, test, json),
    };
    let test = string_test(test, json.text(&format!("`{key}`"))?)?;
    Some(vec![Condition { subject, test }])
}

/// Reads a pointer to what must be there, or an object that maps pointers to the values to compare with.
fn read_values(key: &str, at: fn(Pointer) -> Subject, test: &str, json: Json<'_>) -> Option<Vec<Condition>> {
    if test == "has" {
        let pointer = read_pointer(json, &format!("`{key}`"), key)?;
        return Some(vec![Condition { subject: at(pointer), test: Test::Has }]);
    }
    let members = json.entries(&format!("`{key}`"))?;
    if members.is_empty() {
        json.report(format!("`{key}` must have at least one JSON pointer"));
    }
    let mut conditions = Vec::new();
    for member in members {
        let pointer = parse_pointer(&member.key, key).map_err(|message| json.problems.add(member.at, message));
        let test = read_test(key, test, json.with(&member.value));
        if let (Ok(pointer), Some(test)) = (pointer, test) {
            conditions.push(Condition { subject: at(pointer), test });
        }
    }
    Some(conditions)
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

fn in_lower_case(condition: &Condition) -> Condition {
    let mut lower = *condition;
    match &mut lower.test {
        Test::StartsWith(text) | Test::EndsWith(text) | Test::Contains(text) | Test::Equals(Scalar::String(text))
            if lower.subject == Subject::Message =>
        {
            *text = text.to_ascii_lowercase().leak();
        }
        _ => {}
    }
    lower
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
