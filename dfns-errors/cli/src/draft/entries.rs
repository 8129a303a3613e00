//! Error responses -> the entries of a spec, with the examples that are still to be placed.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::causes::{Cause, List, causes, lists, variant_name};
use super::reason::reason;
use super::responses::{At, Body, Response};
use super::schema::Schema;
use super::text::{line, markdown, set};

/// An entry of the spec.
pub(super) struct Entry {
    pub(super) status: u16,
    pub(super) json: Value,
    pub(super) examples: Vec<Example>,
}

/// An example response, and whether it was made from the schema.
pub(super) struct Example {
    pub(super) body: Body,
    pub(super) is_made: bool,
}

/// More descriptions than this say nothing new.
const MAX_DESCRIPTIONS: usize = 5;

/// Makes an entry for each status.
pub(super) fn entries(responses: &[Response<'_>], guesses: &mut Vec<String>) -> Vec<Entry> {
    let mut by_status: BTreeMap<u16, Vec<&Response<'_>>> = BTreeMap::new();
    for response in responses {
        if let At::Status(status) = response.at {
            by_status.entry(status).or_default().push(response);
        }
    }
    let listed: BTreeMap<u16, Vec<List>> =
        by_status.iter().map(|(status, of_status)| (*status, lists(of_status))).collect();
    by_status.iter().map(|(status, of_status)| entry(*status, of_status, &listed, guesses)).collect()
}

fn entry(
    status: u16,
    responses: &[&Response<'_>],
    listed: &BTreeMap<u16, Vec<List>>,
    guesses: &mut Vec<String>,
) -> Entry {
    let (causes, mut comments) = causes(listed, status);
    let failed = responses.iter().find_map(|response| response.failed);
    let title = title(status, responses, failed.is_some());
    let name = variant_name(&title);
    let mut descriptions = descriptions(responses);
    let description = if descriptions.is_empty() { format!("{title}.") } else { descriptions.remove(0) };
    if !descriptions.is_empty() {
        comments.push(format!("other descriptions: {}", descriptions.join(" / ")));
    }
    let retry = retry(status);
    if let Some((rule, why)) = retry {
        comments.push(format!("`retry` is a guess: {why}"));
        guesses.push(format!("`{name}` has the retry rule `{rule}`: {why}"));
    }
    for cause in causes.iter().filter(|cause| cause.is_guess) {
        guesses.push(format!("`{name}::{}` is recognized by a part of a message that was saved", cause.name));
    }
    if let Some(rule) = failed {
        comments.push("`when` is a guess: all saved errors with this status have it".to_owned());
        guesses.push(format!("`{name}` is recognized by {rule}, which all saved errors with the status {status} have"));
    }
    let mut json = json!({ "name": name, "status": status, "title": title, "description": description });
    if !comments.is_empty() {
        set(&mut json, "$comment", json!(line(&comments.join("; "))));
    }
    if let Some(rule) = failed {
        set(&mut json, "when", json!([rule]));
    }
    if let Some((rule, _)) = retry {
        set(&mut json, "retry", json!(rule));
    }
    let examples = examples(responses, &causes);
    if !causes.is_empty() {
        set(&mut json, "causes", causes.iter().map(cause_as_json).collect());
    }
    Entry { status, json, examples }
}

fn title(status: u16, responses: &[&Response<'_>], is_failed: bool) -> String {
    if is_failed {
        return "Failed".to_owned();
    }
    let titles = responses.iter().filter_map(|response| response.schema?.resolved()?.text("title"));
    let title = reason(status).map(str::to_owned).or_else(|| titles.map(line).next());
    title.filter(|title| !title.is_empty()).unwrap_or_else(|| format!("Status {status}"))
}

/// Returns the different descriptions in order.
fn descriptions(responses: &[&Response<'_>]) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for text in responses.iter().filter_map(|response| response.description) {
        let text = markdown(text);
        if !text.is_empty() && !found.contains(&text) && found.len() <= MAX_DESCRIPTIONS {
            found.push(text);
        }
    }
    found
}

/// Guesses the retry rule of a status.
fn retry(status: u16) -> Option<(&'static str, &'static str)> {
    match status {
        409 => {
            Some(("already_done", "a 409 often means that an earlier attempt was carried out; if not, write `never`"))
        }
        429 => Some(("always", "a 429 is usually sent before the request is processed")),
        501 | 505 | 511 => Some(("never", "another attempt would end the same way")),
        408 | 500..=599 => Some(("if_idempotent", "the request may have been carried out")),
        _ => None,
    }
}

fn cause_as_json(cause: &Cause) -> Value {
    let description = markdown(&cause.description);
    let description = if description.is_empty() { format!("{}.", cause.name) } else { description };
    let mut json = json!({ "name": cause.name, "description": description, "when": [cause.rule] });
    if cause.is_guess {
        set(&mut json, "$comment", json!("`when` is a guess: a part of a message that was saved"));
    }
    json
}

/// Returns the examples of the document, one made from each schema that has none, and one for each cause.
fn examples(responses: &[&Response<'_>], causes: &[Cause]) -> Vec<Example> {
    let mut examples: Vec<Example> = Vec::new();
    for response in responses {
        for body in &response.examples {
            add(body.clone(), false, &mut examples);
        }
    }
    for response in responses.iter().filter(|response| response.examples.is_empty()) {
        let made = response.schema.and_then(|schema| schema.sample(&mut Vec::new()));
        add(made.map_or(Body::Text(String::new()), Body::Json), true, &mut examples);
    }
    for cause in causes {
        add(Body::Json(cause.sample.clone()), true, &mut examples);
    }
    examples
}

fn add(body: Body, is_made: bool, examples: &mut Vec<Example>) {
    if !examples.iter().any(|known| known.body == body) {
        examples.push(Example { body, is_made });
    }
}

/// Returns the schemas of all responses.
pub(super) fn schemas<'d>(responses: &[Response<'d>]) -> Vec<Schema<'d>> {
    let nodes = responses.iter().filter_map(|response| response.schema);
    nodes.map(|node| Schema::of([node])).collect()
}
