//! `when`: the rules that recognize an entry or a cause, and their conditions.

use super::text::leaked;
use crate::json::{Member, Value};
use crate::model::{Condition, Envelope, ErrorEntry, Kind, Pointer, Rule, Scalar, Subject, Test, is_integer};

use super::header::{parse_header_name, read_header_name};
use super::object::{Object, Seen};
use super::pointer::{parse_pointer, read_pointer};
use super::value::{Choices, Json};

/// Each is a subject and a test: see [`Condition::key`].
const KEYS: &[&str] = &[
    "message_equals",
    "message_not_equals",
    "message_starts_with",
    "message_ends_with",
    "message_contains",
    "code_equals",
    "code_not_equals",
    "code_starts_with",
    "code_ends_with",
    "code_contains",
    "header_equals",
    "header_not_equals",
    "header_starts_with",
    "header_ends_with",
    "header_contains",
    "header_has",
    "details_equals",
    "details_not_equals",
    "details_starts_with",
    "details_ends_with",
    "details_contains",
    "details_has",
    "body_equals",
    "body_not_equals",
    "body_starts_with",
    "body_ends_with",
    "body_contains",
    "body_has",
];

const TESTS: Choices<Test> = &[
    ("has", Test::Has),
    ("equals", Test::Equals),
    ("not_equals", Test::NotEquals),
    ("starts_with", Test::StartsWith),
    ("ends_with", Test::EndsWith),
    ("contains", Test::Contains),
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
            "code" => self.envelope.code.is_none(),
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

/// What an entry writes in place of rules if those of its causes recognize it.
const A_CAUSE_MATCHES: &str = "a_cause_matches";

/// Returns `true` if the rules of an entry are those of its causes.
pub(crate) fn is_a_cause_matches(json: Json<'_>) -> bool {
    matches!(&json.node.value, Value::String(word) if word == A_CAUSE_MATCHES)
}

/// Reads the rules of an entry. `of_causes` are those of its causes.
pub(crate) fn read_when_of_entry(json: Json<'_>, testable: Testable<'_>, of_causes: &[PlacedRule]) -> Vec<PlacedRule> {
    let Value::String(word) = &json.node.value else {
        return read_when(json, testable, "an entry that describes every response");
    };
    if word != A_CAUSE_MATCHES {
        let word = word.escape_debug();
        json.report(format!("unknown `when` `{word}`, expected `\"{A_CAUSE_MATCHES}\"` or a list of rules"));
    } else if of_causes.is_empty() {
        json.report(format!("`\"{A_CAUSE_MATCHES}\"` can never match: no cause of this entry has a `when`"));
    }
    of_causes.to_vec()
}

/// Returns the rules without their places; none if there is no `when`.
pub(crate) fn rules(placed: Option<&[PlacedRule]>) -> &'static [Rule] {
    let Some(placed) = placed else { return &[] };
    placed.iter().map(|rule| rule.written).collect::<Vec<Rule>>().leak()
}

/// Returns the conditions of an entry and its causes.
pub(crate) fn conditions(entry: &ErrorEntry) -> impl Iterator<Item = &'static Condition> {
    let of_causes = entry.causes.iter().flat_map(|cause| cause.when);
    entry.when.iter().chain(of_causes).copied().flatten()
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
            None => conditions.extend(read_conditions(&member.key, json.with(&member.value))),
        }
    }
    let compared = conditions.iter().map(in_lower_case).collect::<Vec<Condition>>().leak();
    Some(PlacedRule { at: json.node.at, written: conditions.leak(), compared })
}

fn read_conditions(key: &str, json: Json<'_>) -> Vec<Condition> {
    let Some((subject, test)) = key.split_once('_') else { return Vec::new() };
    let Some((_, test)) = TESTS.iter().find(|(name, _)| *name == test) else { return Vec::new() };
    let values = Values { key, test: *test };
    match subject {
        "message" => values.of(Subject::Message, json).into_iter().collect(),
        "code" => values.of(Subject::Code, json).into_iter().collect(),
        "header" => values.at_names(json),
        "details" => values.at_pointers(Subject::Details, json),
        _ => values.at_pointers(Subject::Body, json),
    }
}

/// Reads what a test compares with.
#[derive(Clone, Copy)]
struct Values<'k> {
    key: &'k str,
    test: Test,
}

impl Values<'_> {
    /// Reads the values that one subject is compared with.
    fn of(self, subject: Subject, json: Json<'_>) -> Option<Condition> {
        let values = self.read(subject, json)?;
        Some(Condition { subject, test: self.test, values })
    }

    /// Reads a pointer, or an object that maps pointers to the values to compare with.
    fn at_pointers(self, at: fn(Pointer) -> Subject, json: Json<'_>) -> Vec<Condition> {
        if self.test == Test::Has {
            let pointer = read_pointer(json, &format!("`{}`", self.key), self.key).into_iter();
            return pointer.map(|pointer| Condition { subject: at(pointer), test: self.test, values: &[] }).collect();
        }
        let key = self.key;
        let Some(members) = json.entries(&format!("`{key}`")) else { return Vec::new() };
        if members.is_empty() {
            json.report(format!("`{key}` must have at least one JSON pointer"));
        }
        members.into_iter().filter_map(|member| self.at_pointer(at, member, json)).collect()
    }

    /// Reads the name of a header, or an object that maps names to the values to compare with.
    fn at_names(self, json: Json<'_>) -> Vec<Condition> {
        let key = self.key;
        if self.test == Test::Has {
            let name = read_header_name(json, &format!("`{key}`")).into_iter();
            return name
                .map(|name| Condition { subject: Subject::Header(name), test: self.test, values: &[] })
                .collect();
        }
        let Some(members) = json.entries(&format!("`{key}`")) else { return Vec::new() };
        if members.is_empty() {
            json.report(format!("`{key}` must have at least one name of a header"));
        }
        members.into_iter().filter_map(|member| self.at_name(member, json)).collect()
    }

    fn at_name(self, member: &Member<'_>, json: Json<'_>) -> Option<Condition> {
        let name = parse_header_name(&member.key).map_err(|message| json.problems.add(member.at, message));
        // Read the values even without a valid name, to report their problems too.
        let condition = self.of(Subject::Header(name.unwrap_or("")), json.with(&member.value));
        name.ok().and(condition)
    }

    fn at_pointer(self, at: fn(Pointer) -> Subject, member: &Member<'_>, json: Json<'_>) -> Option<Condition> {
        let pointer = parse_pointer(&member.key, self.key).map_err(|message| json.problems.add(member.at, message));
        let condition = self.of(at(pointer.unwrap_or(&[])), json.with(&member.value));
        pointer.ok().and(condition)
    }

    /// Reads one value or a list of alternatives.
    fn read(self, subject: Subject, json: Json<'_>) -> Option<&'static [Scalar]> {
        let key = self.key;
        if !matches!(json.node.value, Value::Array(_)) {
            let what = if matches!(subject, Subject::Message | Subject::Code) {
                format!("`{key}`")
            } else {
                format!("a value of `{key}`")
            };
            return self.read_value(subject, &what, json).map(|value| -> &'static [Scalar] { vec![value].leak() });
        }
        let items = json.filled_list(key, "value");
        let count = items.len();
        let mut seen = Seen::default();
        let read: Vec<Scalar> = items.into_iter().filter_map(|item| self.read_item(subject, item, &mut seen)).collect();
        if read.is_empty() || read.len() < count { None } else { Some(read.leak()) }
    }

    /// Reads an item of a list. `seen` has the earlier ones.
    fn read_item(self, subject: Subject, item: Json<'_>, seen: &mut Seen) -> Option<Scalar> {
        let value = self.read_value(subject, &format!("a value of `{}`", self.key), item)?;
        let compared = in_lower_case_of(subject, value).to_string();
        seen.add(compared, &format!("value `{value}` in `{}`", self.key), item)?;
        Some(value)
    }

    fn read_value(self, subject: Subject, what: &str, json: Json<'_>) -> Option<Scalar> {
        if !matches!(self.test, Test::Equals | Test::NotEquals) {
            return json.text(what).map(|text| Scalar::String(leaked(text)));
        }
        match &json.node.value {
            Value::Null if self.test == Test::Equals => Some(Scalar::Null),
            Value::Null => json.reject(self.objection_to_null(subject)),
            Value::Number(number) if is_integer(number) => Some(Scalar::String(leaked(number))),
            Value::String(_) if is_text(subject) => json.text(what).map(|text| Scalar::String(leaked(text))),
            Value::String(string) => Some(Scalar::String(leaked(string))),
            Value::Bool(bool) if !is_text(subject) => Some(Scalar::Bool(*bool)),
            Value::Number(number) if !is_text(subject) => Some(Scalar::Number(leaked(number))),
            _ => json.reject_type(what, self.wanted(subject)),
        }
    }

    fn wanted(self, subject: Subject) -> &'static str {
        match (is_text(subject), self.test) {
            (true, Test::NotEquals) => "a string, an integer or a list of these",
            (true, _) => "a string, an integer, null or a list of these",
            (false, Test::NotEquals) => "a string, number, boolean or a list of these",
            (false, _) => "a string, number, boolean, null or a list of these",
        }
    }

    fn objection_to_null(self, subject: Subject) -> String {
        let key = self.key;
        match subject {
            Subject::Message | Subject::Code => {
                format!("`{key}` never holds for null or a missing value: remove the `null`")
            }
            Subject::Header(_) => format!("`{key}` never holds for null: write `header_has`"),
            Subject::Details(_) => format!("`{key}` never holds for null: write `details_has`"),
            Subject::Body(_) => format!("`{key}` never holds for null: write `body_has`"),
        }
    }
}

/// Returns `true` for a subject that is a string wherever it is.
fn is_text(subject: Subject) -> bool {
    matches!(subject, Subject::Message | Subject::Code | Subject::Header(_))
}

fn in_lower_case(condition: &Condition) -> Condition {
    let mut lower = *condition;
    if let Subject::Header(name) = lower.subject {
        lower.subject = Subject::Header(name.to_ascii_lowercase().leak());
    }
    if lower.subject == Subject::Message {
        let values = lower.values.iter().map(|value| in_lower_case_of(lower.subject, *value));
        lower.values = values.collect::<Vec<Scalar>>().leak();
    }
    lower
}

/// Returns a value as it is compared with a subject.
fn in_lower_case_of(subject: Subject, value: Scalar) -> Scalar {
    match value {
        Scalar::String(text) if subject == Subject::Message => Scalar::String(text.to_ascii_lowercase().leak()),
        _ => value,
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
                Some(("message" | "code", _) | ("header", "has")) => "\"x\"",
                Some(("header", _)) => "{ \"x\": \"x\" }",
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
