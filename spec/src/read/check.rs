//! Checks that need more than one entry, or the envelope.

use crate::json::{Node, Value};
use crate::model::{Entry, Envelope};
use crate::name::snake_case;

use super::value::Json;

fn items_of<'n>(node: &'n Node<'n>, key: &str) -> &'n [Node<'n>] {
    member(node, key).map(items).unwrap_or_default()
}

fn items<'n>(node: &'n Node<'n>) -> &'n [Node<'n>] {
    if let Value::Array(items) = &node.value { items } else { &[] }
}

fn member<'n>(node: &'n Node<'n>, key: &str) -> Option<&'n Node<'n>> {
    let Value::Object(members) = &node.value else { return None };
    members.iter().find(|member| member.key == key).map(|member| &member.value)
}

/// Reports conditions on details if the envelope has none: they would never match.
pub(crate) fn check_details_exist(envelope: &Envelope, errors: Json<'_>) {
    if envelope.details.is_some() {
        return;
    }
    for cause in items(errors.node).iter().flat_map(|entry| items_of(entry, "causes")) {
        for rule in items_of(cause, "when") {
            check_asks_no_details(errors.with(rule));
        }
    }
}

fn check_asks_no_details(rule: Json<'_>) {
    let Value::Object(conditions) = &rule.node.value else { return };
    for condition in conditions.iter().filter(|condition| condition.key.starts_with("details_")) {
        let message = format!("`{}` can never match, the envelope has no `details`", condition.key);
        rule.problems.add(condition.at, message);
    }
}

/// Reports fields with the name of a predicate, which every variant has.
pub(crate) fn check_fields_against_predicates(entries: &[Entry], errors: Json<'_>) {
    for node in items(errors.node).iter().flat_map(field_names) {
        let Value::String(name) = &node.value else { continue };
        let Some(predicate) = name.strip_prefix("is_") else { continue };
        let mut names = entries.iter().map(|entry| entry.name.as_str()).chain(["Other"]);
        if let Some(entry) = names.find(|name| snake_case(name) == predicate) {
            errors.with(node).report(format!("bad name `{name}`, the predicate of `{entry}`"));
        }
    }
}

fn field_names<'n>(entry: &'n Node<'n>) -> impl Iterator<Item = &'n Node<'n>> {
    items_of(entry, "fields").iter().filter_map(|field| member(field, "name"))
}
