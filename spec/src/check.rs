//! What only the whole entry, or the whole file, can tell.

use std::collections::HashMap;
use std::hash::Hash;

use crate::json::{Node, Value};
use crate::model::{Entry, Unlisted};
use crate::name::snake_case;
use crate::problem::Problems;
use crate::read::object::Object;

/// What must be unique, and where it was first used.
#[derive(Debug)]
pub(crate) struct Taken<K>(HashMap<K, usize>);

impl<K> Default for Taken<K> {
    fn default() -> Self {
        Self(HashMap::new())
    }
}

impl<K: Eq + Hash> Taken<K> {
    pub(crate) fn claim(&mut self, key: K, what: &str, at: usize, problems: &mut Problems<'_>) {
        let first = *self.0.entry(key).or_insert(at);
        if first != at {
            let first = problems.position(first);
            problems.add(at, format!("duplicate {what}, first used at {first}"));
        }
    }
}

/// A pending request was accepted: sent again, it could be carried out twice. And its body is no envelope,
/// so that a rule on message or details would never match.
pub(crate) fn check_pending_never_retries(entry: &Object<'_, '_>, problems: &mut Problems<'_>) {
    check_never(entry.get("retry"), problems);
    let Some(Value::Array(causes)) = entry.get("causes").map(|node| &node.value) else { return };
    for cause in causes {
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

fn member<'n, 't>(node: &'n Node<'t>, key: &str) -> Option<&'n Node<'t>> {
    let Value::Object(members) = &node.value else { return None };
    members.iter().find(|member| member.key == key).map(|member| &member.value)
}

/// Every entry has a predicate `is_<name>`; a field of that name would be a second method.
pub(crate) fn check_fields_against_predicates(entries: &[Entry], nodes: &[Node<'_>], problems: &mut Problems<'_>) {
    let predicates: HashMap<String, &str> =
        entries.iter().map(|entry| (format!("is_{}", snake_case(&entry.name)), entry.name.as_str())).collect();
    for node in nodes.iter().flat_map(field_names) {
        let Value::String(name) = &node.value else { continue };
        if let Some(entry) = predicates.get(name) {
            problems.add(node.at, format!("bad name `{name}`, the predicate of the entry `{entry}`"));
        }
    }
}

fn field_names<'n, 't>(entry: &'n Node<'t>) -> impl Iterator<Item = &'n Node<'t>> {
    let fields = member(entry, "fields").map(|node| &node.value);
    let fields = if let Some(Value::Array(fields)) = fields { fields.as_slice() } else { &[] };
    fields.iter().filter_map(|field| member(field, "name"))
}

/// A rule for a single status that has an entry would never be used.
pub(crate) fn check_unlisted_is_not_listed(rule: &Unlisted, entries: &[Entry], at: usize, problems: &mut Problems<'_>) {
    let mut listed = entries.iter().filter(|entry| rule.first == rule.last && entry.status == rule.first);
    if let Some(entry) = listed.next() {
        problems.add(at, format!("status `{}` is listed as `{}`, state its `retry` there", entry.status, entry.name));
    }
}
