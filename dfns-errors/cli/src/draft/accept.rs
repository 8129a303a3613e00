//! What `check` accepts: leaves out what it would refuse, and lists each example under what it is recognized as.

use dfns_errors_spec::model::{Example as Decoded, Spec};
use dfns_errors_spec::read;
use serde_json::{Value, json};

use super::entries::{Entry, Example};
use super::responses::Body;
use super::text::{formatted, set};
use crate::examples::{misplaced, recognized};

/// Returns the first problem that `check` has with a spec.
pub(super) fn problem_of(text: &str) -> Option<String> {
    match read(text.as_bytes()) {
        Ok(spec) => misplaced(spec, text.as_bytes()).into_iter().next().map(|misplaced| misplaced.problem.message),
        Err(problems) => problems.into_iter().next().map(|problem| problem.message),
    }
}

fn problem_in(spec: &Value) -> Option<String> {
    problem_of(&formatted(spec, 0))
}

/// Removes from a spec what `check` refuses, and notes it.
pub(super) fn accepted(mut spec: Value, notes: &mut Vec<String>) -> Value {
    if problem_in(&spec).is_none() {
        return spec;
    }
    let entries = spec.get("errors").cloned();
    let placeholder = json!([{ "name": "Placeholder", "status": 400, "title": "t", "description": "d" }]);
    set(&mut spec, "errors", placeholder);
    for key in ["docs", "headers", "retry_after", "retry_by_status"] {
        let Some(problem) = problem_in(&spec).filter(|_| spec.get(key).is_some()) else { continue };
        notes.push(format!("`{key}` was left out: {problem}"));
        if let Some(members) = spec.as_object_mut() {
            members.remove(key);
        }
    }
    let mut kept: Vec<Value> = Vec::new();
    for entry in entries.iter().filter_map(Value::as_array).flatten() {
        kept.extend(accepted_entry(entry, &kept, &mut spec, notes));
    }
    set(&mut spec, "errors", Value::Array(kept));
    spec
}

/// Returns an entry with the causes that are accepted; `None` if the entry itself is not.
fn accepted_entry(entry: &Value, kept: &[Value], spec: &mut Value, notes: &mut Vec<String>) -> Option<Value> {
    let name = entry["name"].as_str().unwrap_or("an entry");
    let mut accepted = entry.clone();
    set(&mut accepted, "causes", json!([]));
    if let Some(problem) = problem_with(&accepted, kept, spec) {
        notes.push(format!("`{name}` was left out: {problem}"));
        return None;
    }
    if problem_with(entry, kept, spec).is_none() {
        return Some(entry.clone());
    }
    for cause in entry["causes"].as_array().into_iter().flatten() {
        let mut more = accepted.clone();
        if let Some(causes) = more.get_mut("causes").and_then(Value::as_array_mut) {
            causes.push(cause.clone());
        }
        match problem_with(&more, kept, spec) {
            Some(problem) => notes.push(format!("the cause {} of `{name}` was left out: {problem}", cause["name"])),
            None => accepted = more,
        }
    }
    Some(accepted)
}

fn problem_with(entry: &Value, kept: &[Value], spec: &mut Value) -> Option<String> {
    let mut entries = kept.to_vec();
    entries.push(entry.clone());
    set(spec, "errors", Value::Array(entries));
    problem_in(spec)
}

/// Lists each example under the error or the cause that it is recognized as.
pub(super) fn place(spec: &mut Value, entries: Vec<Entry>, notes: &mut Vec<String>) -> usize {
    let Ok(model) = read(formatted(spec, 0).as_bytes()) else { return 0 };
    let mut count = 0;
    for entry in entries {
        let mut left_out = 0;
        for example in entry.examples {
            match place_one(spec, model, entry.status, &example) {
                Some(()) => count += 1,
                None => left_out += usize::from(!example.is_made),
            }
        }
        if left_out > 0 {
            notes.push(format!(
                "{left_out} examples of the {} were left out: they are not recognized as its error",
                entry.status
            ));
        }
    }
    count
}

/// Adds an example; `None` if it is not recognized, or a made one that is not needed.
fn place_one(spec: &mut Value, model: &'static Spec, status: u16, example: &Example) -> Option<()> {
    let (key, body, text) = match &example.body {
        Body::Json(body) => ("body", body.clone(), body.to_string()),
        Body::Text(text) => ("text", json!(text), text.clone()),
    };
    let listed = recognized(model, &Decoded { status, body: text.leak(), headers: &[] })?;
    let entries = spec.get_mut("errors")?.as_array_mut()?;
    let entry = entries.iter_mut().find(|entry| entry["name"] == listed.entry.name)?;
    let owner = match listed.cause {
        Some(cause) => entry.get_mut("causes")?.as_array_mut()?.iter_mut().find(|other| other["name"] == cause.name)?,
        None => entry,
    };
    let has_examples = owner.get("examples").is_some();
    if has_examples && example.is_made && listed.cause.is_some() {
        return None;
    }
    if !has_examples {
        set(owner, "examples", json!([]));
    }
    let mut json = json!({ key: body });
    if example.is_made {
        set(&mut json, "$comment", json!("made from the schema"));
    }
    owner.get_mut("examples")?.as_array_mut()?.push(json);
    Some(())
}
