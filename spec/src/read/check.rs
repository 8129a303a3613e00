//! What only the whole entry, or the whole file, can tell.

use crate::json::{Node, Value};
use crate::model::{Entry, Envelope, Unlisted};
use crate::name::snake_case;
use crate::problem::Problems;

use super::object::Object;

/// What must be unique, in its order, and where it was first used.
#[derive(Debug, Default)]
pub(crate) struct Taken(Vec<(String, usize)>);

impl Taken {
    /// Whether it was free; else it is reported.
    pub(crate) fn claim(&mut self, key: String, what: &str, at: usize, problems: &mut Problems<'_>) -> bool {
        let place = self.0.partition_point(|(taken, _)| *taken < key);
        let Some((_, first)) = self.0.get(place).filter(|(taken, _)| *taken == key) else {
            self.0.insert(place, (key, at));
            return true;
        };
        let first = problems.position(*first);
        problems.add(at, format!("duplicate {what}, first used at {first}"));
        false
    }
}

/// A pending request was accepted: sent again, it could be carried out twice. And its body is no envelope,
/// so that a rule on message or details would never match.
pub(crate) fn check_pending_never_retries(entry: &Object<'_, '_>, problems: &mut Problems<'_>) {
    check_never(entry.get("retry"), problems);
    for cause in entry.get("causes").map(items).unwrap_or_default() {
        check_never(member(cause, "retry"), problems);
        if let Some(when) = member(cause, "when") {
            problems.add(when.at, "`when` can never match in a `pending` entry, whose body has no message or details");
        }
    }
}

fn check_never(retry: Option<&Node<'_>>, problems: &mut Problems<'_>) {
    let Some(node) = retry else { return };
    if !matches!(&node.value, Value::String(word) if word == "never") {
        problems.add(node.at, "`retry` of a `pending` entry must be `\"never\"`: the request was accepted");
    }
}

fn items_of<'n, 't>(node: &'n Node<'t>, key: &str) -> &'n [Node<'t>] {
    member(node, key).map(items).unwrap_or_default()
}

fn items<'n, 't>(node: &'n Node<'t>) -> &'n [Node<'t>] {
    if let Value::Array(items) = &node.value { items } else { &[] }
}

fn member<'n, 't>(node: &'n Node<'t>, key: &str) -> Option<&'n Node<'t>> {
    let Value::Object(members) = &node.value else { return None };
    members.iter().find(|member| member.key == key).map(|member| &member.value)
}

/// Without `details` in the envelope a rule on them would never match.
pub(crate) fn check_details_can_be_seen(envelope: &Envelope, errors: &Node<'_>, problems: &mut Problems<'_>) {
    if envelope.details.is_some() {
        return;
    }
    for cause in items(errors).iter().flat_map(|entry| items_of(entry, "causes")) {
        for rule in items_of(cause, "when") {
            check_asks_no_details(rule, problems);
        }
    }
}

fn check_asks_no_details(rule: &Node<'_>, problems: &mut Problems<'_>) {
    let Value::Object(conditions) = &rule.value else { return };
    for condition in conditions.iter().filter(|condition| condition.key.starts_with("details_")) {
        problems.add(condition.at, format!("`{}` can never match, the envelope has no `details`", condition.key));
    }
}

/// Every entry has a predicate `is_<name>`; a field of that name would be a second method.
pub(crate) fn check_fields_against_predicates(entries: &[Entry], nodes: &[Node<'_>], problems: &mut Problems<'_>) {
    for node in nodes.iter().flat_map(field_names) {
        let Value::String(name) = &node.value else { continue };
        let Some(predicate) = name.strip_prefix("is_") else { continue };
        let mut names = entries.iter().map(|entry| entry.name.as_str()).chain(["Other"]);
        if let Some(entry) = names.find(|name| snake_case(name) == predicate) {
            problems.add(node.at, format!("bad name `{name}`, the predicate of `{entry}`"));
        }
    }
}

fn field_names<'n, 't>(entry: &'n Node<'t>) -> impl Iterator<Item = &'n Node<'t>> {
    items_of(entry, "fields").iter().filter_map(|field| member(field, "name"))
}

/// A rule for a single status that has an entry would never be used.
pub(crate) fn check_unlisted_is_not_listed(rule: &Unlisted, entries: &[Entry], at: usize, problems: &mut Problems<'_>) {
    let mut listed = entries.iter().filter(|entry| rule.first == rule.last && entry.status == rule.first);
    if let Some(entry) = listed.next() {
        problems.add(at, format!("status `{}` is listed as `{}`, state its `retry` there", entry.status, entry.name));
    }
}
