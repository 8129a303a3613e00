//! `unlisted`: the retry rules of statuses without an entry.

use crate::model::{ErrorEntry, Statuses, Unlisted};

use super::object::Object;
use super::retry::read_retry;
use super::statuses::{read_statuses, written};
use super::value::Json;

const KEYS: &[&str] = &["status", "retry"];

/// The ranges so far, and where each was written.
type Earlier = Vec<(Statuses, usize)>;

/// Reads the rules, narrowest first. No two ranges are the same or overlap in part, so the narrowest rule is unambiguous.
pub(crate) fn read_unlisted(json: Json<'_>, entries: &[ErrorEntry]) -> Vec<Unlisted> {
    let mut earlier = Earlier::new();
    let mut rules: Vec<Unlisted> = Vec::new();
    for item in json.list("unlisted").unwrap_or_default() {
        let Some(rule) = read_rule(item, &mut earlier) else { continue };
        check_is_not_listed(&rule, entries, item);
        let width = |rule: &Unlisted| rule.statuses.last - rule.statuses.first;
        rules.insert(rules.partition_point(|earlier| width(earlier) <= width(&rule)), rule);
    }
    rules
}

fn read_rule(json: Json<'_>, earlier: &mut Earlier) -> Option<Unlisted> {
    let object = Object::open(json, "an unlisted rule", KEYS)?;
    let statuses = object.required("status").and_then(|json| read_range(json, earlier));
    let retry = object.required("retry").and_then(read_retry);
    Some(Unlisted { statuses: statuses?, retry: retry? })
}

fn read_range(json: Json<'_>, earlier: &mut Earlier) -> Option<Statuses> {
    let statuses = read_statuses(json, "`status`")?;
    let text = json.line("`status`")?;
    if let Some((other, at)) = earlier.iter().find(|(other, _)| is_ambiguous(*other, statuses)) {
        let first = json.problems.position(*at);
        json.report(if *other == statuses {
            format!("duplicate status `{text}`, first used at {first}")
        } else {
            format!(
                "status `{text}` overlaps `{}` at {first}, and neither contains the other: split one of them",
                written(*other)
            )
        });
    }
    earlier.push((statuses, json.node.at));
    Some(statuses)
}

/// Returns `true` if two ranges have statuses in common and neither is the narrower part of the other.
fn is_ambiguous(one: Statuses, other: Statuses) -> bool {
    let is_inside = |inner: Statuses, outer: Statuses| outer.first <= inner.first && inner.last <= outer.last;
    let is_apart = one.last < other.first || other.last < one.first;
    one == other || !is_apart && !is_inside(one, other) && !is_inside(other, one)
}

/// Reports a rule for a single status that has an entry: it would never be used.
fn check_is_not_listed(rule: &Unlisted, entries: &[ErrorEntry], json: Json<'_>) {
    let Statuses { first, last } = rule.statuses;
    let mut listed = entries.iter().filter(|entry| first == last && entry.status == first && entry.when.is_empty());
    if let Some(entry) = listed.next() {
        json.report(format!("status `{}` is listed as `{}`: set its `retry` there", entry.status, entry.name));
    }
}
