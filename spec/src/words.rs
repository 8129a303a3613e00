//! What a spec says, in words: for docs, catalogs and messages.

use crate::model::{CauseEntry, ErrorEntry, Retry, Spec, Statuses};

/// Returns statuses as they are read aloud: `429, 503 or 5xx`.
///
/// ```
/// use dfns_errors_spec::{in_words, model::Statuses};
/// let statuses = [Statuses { first: 429, last: 429 }, Statuses { first: 500, last: 599 }];
/// assert_eq!(in_words(&statuses), "429 or 5xx");
/// ```
#[must_use]
pub fn in_words(statuses: &[Statuses]) -> String {
    let Some((last, rest)) = statuses.split_last() else { return String::new() };
    if rest.is_empty() {
        return last.to_string();
    }
    let rest: Vec<String> = rest.iter().map(Statuses::to_string).collect();
    format!("{} or {last}", rest.join(", "))
}

/// Returns the text of the retry rule of an entry or one of its causes. If the rule depends on the status, there is one
/// sentence for each rule.
#[must_use]
pub fn advice(spec: &Spec, entry: &ErrorEntry, cause: Option<&CauseEntry>) -> String {
    let rules = retries(spec, entry, cause);
    if let [(_, retry)] = rules[..] {
        return entry.advice(retry).to_owned();
    }
    let rules = rules.iter().map(|(statuses, retry)| format!("{}: {}", in_words(statuses), entry.advice(*retry)));
    rules.collect::<Vec<String>>().join(" ")
}

/// Returns the retry rules of an entry or one of its causes, each with its statuses.
#[must_use]
pub fn retries(spec: &Spec, entry: &ErrorEntry, cause: Option<&CauseEntry>) -> Vec<(Vec<Statuses>, Retry)> {
    let mut rules: Vec<(Vec<Statuses>, Retry)> = Vec::new();
    for status in spec.statuses_of(entry) {
        let retry = spec.retry_of(entry, cause, Some(status));
        match rules.iter_mut().find(|(_, other)| *other == retry) {
            Some((statuses, _)) => add(status, statuses),
            None => rules.push((vec![Statuses { first: status, last: status }], retry)),
        }
    }
    rules
}

/// Adds a status to the last range, if it is the next one.
fn add(status: u16, statuses: &mut Vec<Statuses>) {
    match statuses.last_mut() {
        Some(range) if range.last + 1 == status => range.last = status,
        _ => statuses.push(Statuses { first: status, last: status }),
    }
}
