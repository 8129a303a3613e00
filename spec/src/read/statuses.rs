//! HTTP statuses: one, a class or a range; the statuses that are successes, and the retry rules of unlisted ones.

use crate::json::Value;
use crate::model::{ErrorEntry, Statuses, Unlisted};

use super::object::{Object, Seen};
use super::retry::read_retry;
use super::value::Json;

/// Reads `"408"`, `"5xx"` or `"502-504"`.
pub(crate) fn read_statuses(json: Json<'_>, what: &str) -> Option<Statuses> {
    if let Value::Number(number) = &json.node.value {
        return json.reject(format!("{what} must be a string: write `\"{number}\"`"));
    }
    let text = json.line(what)?;
    let statuses = parse_statuses(text);
    if statuses.is_none() {
        json.report(format!(
            "invalid status `{text}`: expected a status such as `\"408\"`, a class such as `\"5xx\"` or a range such as `\"502-504\"`"
        ));
    }
    statuses
}

fn parse_statuses(text: &str) -> Option<Statuses> {
    if let Some(class) = text.strip_suffix("xx") {
        let first = parse_status(&format!("{class}00"))?;
        return Some(Statuses { first, last: first + 99 });
    }
    let Some((first, last)) = text.split_once('-') else {
        let status = parse_status(text)?;
        return Some(Statuses { first: status, last: status });
    };
    let statuses = Statuses { first: parse_status(first)?, last: parse_status(last)? };
    (statuses.first < statuses.last).then_some(statuses)
}

fn parse_status(text: &str) -> Option<u16> {
    if text.len() != 3 || !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    text.parse().ok().filter(|status| Statuses::ALL.contains(*status))
}

/// Reads an item of `success`.
pub(crate) fn read_success(json: Json<'_>, seen: &mut Seen) -> Option<Statuses> {
    let what = "an item of `success`";
    let statuses = read_statuses(json, what)?;
    let text = json.line(what)?;
    if Statuses::SUCCESS.contains(statuses.first) && Statuses::SUCCESS.contains(statuses.last) {
        return json.reject(format!("`{text}` is always a success: list only statuses outside 2xx"));
    }
    if are_overlapping(statuses, Statuses::SUCCESS) {
        return json.reject(format!("`{text}` includes 2xx, which is always a success: leave out 2xx"));
    }
    seen.add(text.to_owned(), &format!("status `{text}`"), json)?;
    Some(statuses)
}

/// Reads the rules of `unlisted`, narrowest first. No two ranges are the same or overlap in part, so the narrowest rule
/// is unambiguous.
pub(crate) fn read_unlisted(spec: &Object<'_>, entries: &[ErrorEntry]) -> &'static [Unlisted] {
    let mut earlier = Vec::new();
    let mut rules = spec.list("unlisted", |item| read_rule(item, entries, &mut earlier)).to_vec();
    rules.sort_by_key(|rule| rule.statuses.last - rule.statuses.first);
    rules.leak()
}

/// `earlier` has the ranges so far, and where each is.
fn read_rule(json: Json<'_>, entries: &[ErrorEntry], earlier: &mut Vec<(Statuses, usize)>) -> Option<Unlisted> {
    let object = Object::open(json, "an unlisted rule", &["status", "retry"])?;
    let statuses = object.required("status").and_then(|json| read_range(json, earlier));
    let retry = object.required("retry").and_then(read_retry);
    let rule = Unlisted { statuses: statuses?, retry: retry? };
    check_is_not_listed(rule, entries, json);
    Some(rule)
}

fn read_range(json: Json<'_>, earlier: &mut Vec<(Statuses, usize)>) -> Option<Statuses> {
    let statuses = read_statuses(json, "`status`")?;
    let text = json.line("`status`")?;
    if let Some((other, at)) = earlier.iter().find(|(other, _)| is_ambiguous(*other, statuses)) {
        let first = json.problems.position(*at);
        json.report(if *other == statuses {
            format!("duplicate status `{text}`, first used at {first}")
        } else {
            let Statuses { first: start, last: end } = other;
            format!(
                "status `{text}` overlaps `{start}-{end}` at {first}, and neither contains the other: split one of them"
            )
        });
    }
    earlier.push((statuses, json.node.at));
    Some(statuses)
}

/// Returns `true` if two ranges have statuses in common and neither is the narrower part of the other.
fn is_ambiguous(one: Statuses, other: Statuses) -> bool {
    one == other || are_overlapping(one, other) && !is_inside(one, other) && !is_inside(other, one)
}

fn are_overlapping(one: Statuses, other: Statuses) -> bool {
    one.first <= other.last && other.first <= one.last
}

fn is_inside(inner: Statuses, outer: Statuses) -> bool {
    outer.first <= inner.first && inner.last <= outer.last
}

/// Reports a rule for a single status that has an entry: it would never be used.
fn check_is_not_listed(rule: Unlisted, entries: &[ErrorEntry], json: Json<'_>) {
    let Statuses { first, last } = rule.statuses;
    let listed = entries.iter().find(|entry| entry.status == first && entry.when.is_empty());
    if let Some(entry) = listed.filter(|_| first == last) {
        json.report(format!("status `{}` is listed as `{}`: set its `retry` there", entry.status, entry.name));
    }
}
