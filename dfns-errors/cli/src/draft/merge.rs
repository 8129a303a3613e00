//! `--into`: adds what is new to a spec that a person has edited. Text is inserted, and no other byte changes.

use std::collections::BTreeMap;

use dfns_errors_spec::model::ErrorEntry;
use serde_json::Value;
use serde_json::value::RawValue;

use super::Edited;
use super::accept::problem_of;
use super::text::formatted;

/// A text to insert, where, and what it is.
#[derive(Clone)]
struct Insertion {
    at: usize,
    text: String,
    what: String,
}

type Members<'t> = BTreeMap<String, &'t RawValue>;

/// Returns the spec with what it did not have, and how many things were added.
pub(super) fn merged(edited: &Edited, drafted: &Value, notes: &mut Vec<String>) -> (String, usize) {
    let text = edited.text.as_str();
    let Some(insertions) = insertions(edited, drafted) else { return (text.to_owned(), 0) };
    let all = inserted(text, &insertions);
    if problem_of(&all).is_none() {
        return (all, insertions.len());
    }
    let mut accepted: Vec<Insertion> = Vec::new();
    for insertion in insertions {
        let mut more = accepted.clone();
        more.push(insertion.clone());
        match problem_of(&inserted(text, &more)) {
            None => accepted = more,
            Some(problem) => notes.push(format!("{} was left out: {problem}", insertion.what)),
        }
    }
    (inserted(text, &accepted), accepted.len())
}

/// Inserts texts. Several for the same place stay in order.
fn inserted(text: &str, insertions: &[Insertion]) -> String {
    let mut sorted: Vec<&Insertion> = insertions.iter().collect();
    sorted.sort_by_key(|insertion| insertion.at);
    let mut merged = String::new();
    let mut done = 0;
    for insertion in sorted {
        merged.push_str(text.get(done..insertion.at).unwrap_or(""));
        merged.push_str(&insertion.text);
        done = insertion.at;
    }
    merged.push_str(text.get(done..).unwrap_or(""));
    merged
}

fn insertions(Edited { text, spec: model }: &Edited, drafted: &Value) -> Option<Vec<Insertion>> {
    let spec: Members<'_> = serde_json::from_str(text.trim_start_matches('\u{feff}')).ok()?;
    let errors = spec.get("errors")?;
    let entries: Vec<&RawValue> = serde_json::from_str(errors.get()).ok()?;
    let mut insertions = Vec::new();
    for entry in drafted["errors"].as_array()? {
        let mut known = model.errors.iter().zip(&entries);
        if let Some((_, own)) = known.rfind(|(own, _)| is_same(own, entry)) {
            add_causes(text, own, entry, &mut insertions);
            continue;
        }
        let what = format!("the entry {}", entry["name"]);
        let at = end_of(text, entries.last()?);
        insertions.push(Insertion { at, text: item(text, entries.last()?, entry), what });
    }
    Some(insertions)
}

/// Returns `true` if an entry of the spec has the name or the status of a drafted one.
fn is_same(own: &ErrorEntry, drafted: &Value) -> bool {
    let status = drafted["status"].as_u64().and_then(|status| u16::try_from(status).ok());
    drafted["name"] == own.name || status.is_some_and(|status| own.covers(status))
}

/// Adds the causes whose name and value the entry does not have.
fn add_causes(text: &str, own: &RawValue, drafted: &Value, insertions: &mut Vec<Insertion>) {
    let Ok(members) = serde_json::from_str::<Members<'_>>(own.get()) else { return };
    let parsed = serde_json::from_str(own.get()).unwrap_or(Value::Null);
    let causes: Vec<&Value> =
        drafted["causes"].as_array().into_iter().flatten().filter(|cause| is_new(cause, &parsed)).collect();
    if causes.is_empty() {
        return;
    }
    if let Some(list) = members.get("causes") {
        let Ok(known) = serde_json::from_str::<Vec<&RawValue>>(list.get()) else { return };
        let Some(last) = known.last() else { return };
        for cause in causes {
            let what = format!("the cause {} of {}", cause["name"], drafted["name"]);
            insertions.push(Insertion { at: end_of(text, last), text: item(text, last, cause), what });
        }
        return;
    }
    let Some(last) = members.values().max_by_key(|member| end_of(text, member)) else { return };
    let indent = indent_of(text, start_of(text, last));
    let causes = formatted(&causes.into_iter().cloned().collect(), indent);
    let what = format!("the causes of {}", drafted["name"]);
    let added = format!(",\n{}\"causes\": {causes}", " ".repeat(indent));
    insertions.push(Insertion { at: end_of(text, last), text: added, what });
}

/// Returns `true` if an entry has neither the name of a cause nor a value of its rules.
fn is_new(cause: &Value, entry: &Value) -> bool {
    !has_string(entry, &cause["name"]) && !values(&cause["when"]).iter().any(|value| has_string(entry, value))
}

/// Returns the values that rules compare with.
fn values(rules: &Value) -> Vec<Value> {
    match rules {
        Value::Array(items) => items.iter().flat_map(values).collect(),
        Value::Object(members) => members.values().flat_map(values).collect(),
        other => vec![other.clone()],
    }
}

fn has_string(value: &Value, wanted: &Value) -> bool {
    match value {
        Value::Array(items) => items.iter().any(|item| has_string(item, wanted)),
        Value::Object(members) => members.values().any(|member| has_string(member, wanted)),
        other => other == wanted,
    }
}

/// Returns the text of a new item after `last`.
fn item(text: &str, last: &RawValue, value: &Value) -> String {
    let indent = indent_of(text, start_of(text, last));
    format!(",\n{}{}", " ".repeat(indent), formatted(value, indent))
}

/// Returns the indentation of the line that a place is on.
fn indent_of(text: &str, at: usize) -> usize {
    let before = text.get(..at).unwrap_or("");
    let line = before.rsplit('\n').next().unwrap_or("");
    line.chars().take_while(|letter| *letter == ' ').count()
}

/// Returns where a value is: it is a slice of the text.
fn start_of(text: &str, value: &RawValue) -> usize {
    value.get().as_ptr().addr() - text.as_ptr().addr()
}

fn end_of(text: &str, value: &RawValue) -> usize {
    start_of(text, value) + value.get().len()
}
