//! HTTP statuses: one, a class or a range; the statuses that are successes, and the retry rules of statuses.

use crate::json::Value;
use crate::model::{StatusRetry, Statuses};

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

/// Reads statuses outside 2xx, and returns them with their text. A 2xx is a success, unless an entry recognizes an error in it.
fn read_statuses_outside_2xx<'n>(json: Json<'n>, what: &str) -> Option<(Statuses, &'n str)> {
    let statuses = read_statuses(json, what)?;
    let text = json.line(what)?;
    if is_inside(statuses, Statuses::SUCCESS) {
        return json.reject(format!("`{text}` is always a success: list only statuses outside 2xx"));
    }
    if are_overlapping(statuses, Statuses::SUCCESS) {
        return json.reject(format!("`{text}` includes 2xx, which is always a success: leave out 2xx"));
    }
    Some((statuses, text))
}

/// Reads an item of `success`.
pub(crate) fn read_success(json: Json<'_>, seen: &mut Seen) -> Option<Statuses> {
    let (statuses, text) = read_statuses_outside_2xx(json, "an item of `success`")?;
    seen.add(text.to_owned(), &format!("status `{text}`"), json)?;
    Some(statuses)
}

/// Reads the rules of `retry_by_status`, narrowest first. No two ranges are the same or overlap in part, so the narrowest
/// rule is unambiguous.
pub(crate) fn read_retry_by_status(spec: &Object<'_>) -> &'static [StatusRetry] {
    let mut earlier = Vec::new();
    let mut rules: Vec<StatusRetry> = Vec::new();
    for rule in spec.list("retry_by_status", |item| read_status_retry(item, &mut earlier)) {
        let width = rule.statuses.last - rule.statuses.first;
        let wider = rules.partition_point(|other| other.statuses.last - other.statuses.first <= width);
        rules.insert(wider, *rule);
    }
    rules.leak()
}

/// `earlier` has the ranges so far, and where each is.
fn read_status_retry(json: Json<'_>, earlier: &mut Vec<(Statuses, usize)>) -> Option<StatusRetry> {
    let object = Object::open(json, "an item of `retry_by_status`", &["status", "retry"])?;
    let statuses = object.required("status").and_then(|json| read_range(json, earlier));
    let retry = object.required("retry").and_then(read_retry);
    Some(StatusRetry { statuses: statuses?, retry: retry? })
}

fn read_range(json: Json<'_>, earlier: &mut Vec<(Statuses, usize)>) -> Option<Statuses> {
    let (statuses, text) = read_statuses_outside_2xx(json, "`status`")?;
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
