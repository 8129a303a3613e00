//! One rule of a cause's `when`: conditions that must all hold.

use crate::json::{Member, Node, Value};
use crate::model::{Condition, Rule, Scalar};
use crate::problem::Problems;

use super::object::{self, Object};
use super::{pointer, value};

const KEYS: &[&str] = &["message_equals", "message_starts_with", "message_contains", "details_has", "details_equals"];

pub(crate) fn rule(node: &Node<'_>, problems: &mut Problems<'_>) -> Option<Rule> {
    let object = Object::open(node, "a rule of `when`", KEYS, problems)?;
    if object.members().is_empty() {
        return value::none(
            problems,
            node.at,
            format!("an empty rule would always match, expected one of `{}`", KEYS.join("`, `")),
        );
    }
    let conditions = object.members().iter().flat_map(|member| conditions(member, problems)).collect();
    Some(Rule { conditions })
}

fn conditions(member: &Member<'_>, problems: &mut Problems<'_>) -> Vec<Condition> {
    let (key, node) = (member.key.as_str(), &member.value);
    match key {
        "message_equals" => one(value::text(node, key, problems).map(Condition::MessageEquals)),
        "message_starts_with" => one(value::text(node, key, problems).map(Condition::MessageStartsWith)),
        "message_contains" => one(value::text(node, key, problems).map(Condition::MessageContains)),
        "details_has" => one(pointer::read(node, key, problems).map(Condition::DetailsHas)),
        "details_equals" => details_equals(node, problems),
        _ => Vec::new(),
    }
}

fn one(condition: Option<Condition>) -> Vec<Condition> {
    condition.into_iter().collect()
}

fn details_equals(node: &Node<'_>, problems: &mut Problems<'_>) -> Vec<Condition> {
    let members = object::members(node, "`details_equals`", problems);
    if members.is_some_and(<[_]>::is_empty) {
        problems.add(node.at, "`details_equals` must have at least one JSON pointer");
    }
    members.unwrap_or_default().iter().filter_map(|member| detail(member, problems)).collect()
}

fn detail(member: &Member<'_>, problems: &mut Problems<'_>) -> Option<Condition> {
    let pointer = pointer::parse(&member.key, "details_equals", member.at, problems);
    let scalar = match &member.value.value {
        Value::Null => Some(Scalar::Null),
        Value::Bool(bool) => Some(Scalar::Bool(*bool)),
        Value::Number(number) => Some(Scalar::Number((*number).to_owned())),
        Value::String(string) => Some(Scalar::String(string.clone())),
        Value::Array(_) | Value::Object(_) => value::wrong_type(
            &member.value,
            "a value of `details_equals`",
            "a string, number, boolean or null",
            problems,
        ),
    };
    Some(Condition::DetailsEquals(pointer?, scalar?))
}
