//! Why a response is not recognized as an error or cause: the condition that fails, and what the body has there.

use std::slice;

use dfns_errors::ErrorBody;
use dfns_errors_spec::json::find_first;
use dfns_errors_spec::model::{Condition, Rule, Subject};
use serde_json::value::RawValue;

use crate::listed::Listed;
use crate::runtime::hold;
use crate::words;

/// Returns the condition that keeps a response from being recognized as `expected`, and its error or cause; `None` if its
/// rules match.
pub(crate) fn failed(expected: Listed, body: &ErrorBody) -> Option<(Listed, &'static Condition)> {
    let entry = Listed { cause: None, ..expected };
    [entry, expected].into_iter().find_map(|listed| Some((listed, first_failed(listed.when(), body)?)))
}

/// Returns `true` if one of the rules matches, or if there are none.
pub(crate) fn matches(when: &'static [Rule], body: &ErrorBody) -> bool {
    first_failed(when, body).is_none()
}

/// Returns the first condition that fails in the rule with the most conditions that hold; `None` if a rule matches.
pub(crate) fn first_failed(when: &'static [Rule], body: &ErrorBody) -> Option<&'static Condition> {
    let mut nearest: Option<(usize, &Condition)> = None;
    for rule in when {
        // A rule without a failed condition matches.
        let condition = first_failed_of(rule, body)?;
        let count = rule.iter().filter(|condition| hold(slice::from_ref(*condition), body)).count();
        if nearest.is_none_or(|(most, _)| most < count) {
            nearest = Some((count, condition));
        }
    }
    nearest.map(|(_, condition)| condition)
}

/// Returns the first condition that does not hold together with those before it, which may choose another element.
fn first_failed_of(rule: Rule, body: &ErrorBody) -> Option<&'static Condition> {
    let failed = (1..=rule.len()).find(|count| rule.get(..*count).is_some_and(|first| !hold(first, body)))?;
    rule.get(failed - 1)
}

/// Says what a condition asks for, and what a response has there.
pub(crate) fn reason(condition: &Condition, body: &ErrorBody) -> String {
    let found = what_is_there(condition.subject, body);
    format!("it asks for {}, but {found}", dfns_errors_spec::condition(condition))
}

/// Says what a response has at the place that is tested.
pub(crate) fn what_is_there(subject: Subject, body: &ErrorBody) -> String {
    match subject {
        Subject::Message => said("the message", body.message().map(quoted)),
        Subject::Code => said("the code", body.api_code().map(quoted)),
        Subject::Header(name) => said(&format!("the header `{name}`"), body.header(name).map(quoted)),
        Subject::Body([]) => said("the body", Some(words::one_line(&body.text()))),
        Subject::Details(pointer) => said_at(pointer, "details", body.details().map_or("", RawValue::get)),
        Subject::Body(pointer) => said_at(pointer, "body", body.pointer("").map_or("", RawValue::get)),
    }
}

fn said_at(pointer: &[&str], whole: &str, json: &str) -> String {
    let value = find_first(json, pointer, &mut Some).map(words::one_line);
    said(&format!("`/{}` in the {whole}", pointer.join("/")), value)
}

fn said(place: &str, value: Option<String>) -> String {
    value.map_or_else(|| format!("{place} is missing"), |value| format!("{place} is `{value}`"))
}

fn quoted(text: &str) -> String {
    format!("{text:?}")
}
