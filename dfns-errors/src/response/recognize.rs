//! Body -> entry and cause: by its status, and by the first rule of the spec that matches it.

use crate::response::body::ErrorBody;
use crate::response::choice::Choice;
use crate::response::condition::holds;
use crate::response::stars::first_choice;
use dfns_errors_spec::model::{CauseEntry, Condition, ErrorEntry, Kind, Rule, Spec};

/// Returns the index of the first entry, in the order of the spec, that describes a response, and the choice of its first
/// rule that holds.
pub(crate) fn entry_of(spec: &Spec, body: &ErrorBody) -> Option<(usize, Choice)> {
    let mut entries = spec.entries_of(body.status());
    entries.find_map(|(index, entry)| Some((index, describes(entry, body)?)))
}

/// A pending entry describes JSON objects only: firewalls reply with status 202 and a page.
fn describes(entry: &ErrorEntry, body: &ErrorBody) -> Option<Choice> {
    let choice = if entry.when.is_empty() { Some(Choice::default()) } else { matches(entry.when, body) };
    choice.filter(|_| entry.kind != Kind::Pending || body.is_object())
}

/// Returns the indices of the causes of an entry that have a rule which matches the body, in the order of the spec, and
/// their choices.
pub(crate) fn causes_of(entry: &ErrorEntry, body: &ErrorBody) -> impl Iterator<Item = (usize, Choice)> {
    let causes = entry.causes.iter().enumerate();
    causes.filter_map(move |(index, cause)| Some((index, cause_matches(cause, entry, body)?)))
}

/// A cause needs a choice for which a rule of its entry holds, too. Without `*`, that is known already.
fn cause_matches(cause: &CauseEntry, entry: &ErrorEntry, body: &ErrorBody) -> Option<Choice> {
    if !body.spec().has_stars {
        return matches(cause.when, body);
    }
    let choices = cause.when.iter().filter_map(|rule| matches_in_entry(rule, entry.when, body));
    choices.min_by_key(Choice::places)
}

fn matches_in_entry(rule: Rule, of_entry: &[Rule], body: &ErrorBody) -> Option<Choice> {
    let choice = choice_of(rule, body)?;
    // With `a_cause_matches`, the rule is one of its entry's.
    if of_entry.is_empty() || of_entry.contains(&rule) {
        return Some(choice);
    }
    let choices = of_entry.iter().filter_map(|entry| choice_of(&[rule, entry].concat(), body));
    choices.min_by_key(Choice::places)
}

/// Returns the choice of the first rule that holds.
fn matches(when: &[Rule], body: &ErrorBody) -> Option<Choice> {
    when.iter().find_map(|rule| choice_of(rule, body))
}

fn choice_of(conditions: &[Condition], body: &ErrorBody) -> Option<Choice> {
    if body.spec().has_stars {
        return first_choice(conditions, body);
    }
    conditions.iter().all(|condition| holds(condition, body)).then(Choice::default)
}

/// Returns `true` if all conditions hold for a response, for one choice of the elements that `*` stands for.
#[must_use]
pub fn hold(conditions: &[Condition], body: &ErrorBody) -> bool {
    choice_of(conditions, body).is_some()
}
