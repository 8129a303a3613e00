//! One rule of a cause's `when`: conditions that must all hold.

use crate::json::{Member, Value};
use crate::model::{Condition, Rule, Scalar};

use super::object::Object;
use super::pointer::{parse_pointer, read_pointer};
use super::value::Json;

const KEYS: &[&str] = &["message_equals", "message_starts_with", "message_contains", "details_has", "details_equals"];

pub(crate) fn read_rule(json: Json<'_>) -> Option<Rule> {
    let object = Object::open(json, "a rule of `when`", KEYS)?;
    if object.members().is_empty() {
        let message = format!("an empty rule would always match, expected one of `{}`", KEYS.join("`, `"));
        return json.reject(message);
    }
    let conditions = object.members().iter().flat_map(|member| read_conditions(json, member)).collect();
    Some(Rule { conditions })
}

fn read_conditions(rule: Json<'_>, member: &Member<'_>) -> Vec<Condition> {
    let (key, json) = (member.key.as_str(), Json { node: &member.value, problems: rule.problems });
    let one = |condition: Option<Condition>| condition.into_iter().collect();
    match key {
        "message_equals" => one(json.text(key).map(Condition::MessageEquals)),
        "message_starts_with" => one(json.text(key).map(Condition::MessageStartsWith)),
        "message_contains" => one(json.text(key).map(Condition::MessageContains)),
        "details_has" => one(read_pointer(json, key).map(Condition::DetailsHas)),
        "details_equals" => read_details(json),
        _ => Vec::new(),
    }
}

fn read_details(json: Json<'_>) -> Vec<Condition> {
    let members = json.members("`details_equals`");
    if members.is_some_and(<[_]>::is_empty) {
        json.report("`details_equals` must have at least one JSON pointer");
    }
    members.unwrap_or_default().iter().filter_map(|member| read_detail(json, member)).collect()
}

fn read_detail(json: Json<'_>, member: &Member<'_>) -> Option<Condition> {
    let pointer = parse_pointer(&member.key, "details_equals");
    let pointer = pointer.map_err(|message| json.problems.add(member.at, message)).ok();
    let scalar = read_scalar(Json { node: &member.value, problems: json.problems });
    Some(Condition::DetailsEquals(pointer?, scalar?))
}

fn read_scalar(json: Json<'_>) -> Option<Scalar> {
    match &json.node.value {
        Value::Null => Some(Scalar::Null),
        Value::Bool(bool) => Some(Scalar::Bool(*bool)),
        Value::Number(number) => Some(Scalar::Number((*number).to_owned())),
        Value::String(string) => Some(Scalar::String(string.clone())),
        Value::Array(_) | Value::Object(_) => {
            json.reject_type("a value of `details_equals`", "a string, number, boolean or null")
        }
    }
}
