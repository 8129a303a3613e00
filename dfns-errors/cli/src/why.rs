//! `decode --why`: for each error and cause that the spec has for a status, whether its rules match a response.

use std::io::{self, Write};

use dfns_errors::ErrorBody;
use dfns_errors_spec::model::{CauseEntry, Kind, Spec};
use serde_json::{Value, json};

use crate::listed::Listed;
use crate::mismatch::{first_failed, reason, what_is_there};

/// Writes a line for each error and cause, in the order of the spec.
pub(crate) fn write(spec: &'static Spec, body: &ErrorBody, out: &mut impl Write) -> io::Result<()> {
    let tried = tried(spec, body);
    if tried.is_empty() {
        return writeln!(out, "Why: the {} has no error with the status {}", spec.api, body.status());
    }
    writeln!(out, "Why, in the order of the spec:")?;
    for listed in tried {
        let indent = if listed.cause.is_some() { "    " } else { "  " };
        let reason = Failure::of(listed, body).map_or_else(|| success(listed).to_owned(), |failure| failure.words);
        writeln!(out, "{indent}{}: {reason}", listed.own_name())?;
    }
    Ok(())
}

/// Returns the same as JSON.
pub(crate) fn as_json(spec: &'static Spec, body: &ErrorBody) -> Value {
    tried(spec, body)
        .into_iter()
        .map(|listed| {
            let failure = Failure::of(listed, body);
            let condition = failure.as_ref().and_then(|failure| failure.condition.clone());
            let found = failure.as_ref().map(|failure| failure.found.clone());
            json!({ "name": listed.name(), "matches": failure.is_none(), "condition": condition, "found": found })
        })
        .collect()
}

/// Returns the errors of the response's status, each followed by its causes.
fn tried(spec: &'static Spec, body: &ErrorBody) -> Vec<Listed> {
    let mut tried = Vec::new();
    for (_, entry) in spec.entries_of(body.status()) {
        let error = Listed { spec, entry, cause: None };
        tried.push(error);
        tried.extend(error.causes());
    }
    tried
}

fn success(listed: Listed) -> &'static str {
    if listed.when().is_empty() { "matches every response with this status" } else { "matches" }
}

/// Why an error or cause does not match.
struct Failure {
    /// The key of the condition that fails; `None` if no condition is to blame.
    condition: Option<String>,
    /// What the response has there.
    found: String,
    /// Both, in words.
    words: String,
}

impl Failure {
    fn of(listed: Listed, body: &ErrorBody) -> Option<Self> {
        if listed.cause.is_some_and(|cause| !CauseEntry::is_recognized(cause)) {
            return Some(Self::without_condition("a cause without a `when` is never recognized"));
        }
        let is_pending = listed.cause.is_none() && listed.entry.kind == Kind::Pending;
        if is_pending && !body.pointer("").is_some_and(|json| json.get().starts_with('{')) {
            return Some(Self::without_condition("the body is not a JSON object"));
        }
        let condition = first_failed(listed.when(), body)?;
        let key = condition.key();
        let words = format!("`{key}` fails: {}", reason(condition, body));
        Some(Self { condition: Some(key), found: what_is_there(condition.subject, body), words })
    }

    fn without_condition(reason: &str) -> Self {
        Self { condition: None, found: reason.to_owned(), words: reason.to_owned() }
    }
}
