//! HTTP statuses: one, a class, a range or a list of these; the statuses that are successes, and the retry rules of statuses.

use crate::json::Value;
use crate::model::{StatusRetry, Statuses};

use super::object::Object;
use super::retry::read_retry;
use super::value::Json;

/// Statuses, and where they are.
#[derive(Debug, Clone, Copy)]
pub(crate) struct PlacedStatuses {
    pub(crate) statuses: Statuses,
    pub(crate) at: usize,
}

/// Reads `503`, `"503"`, `"5xx"`, `"502-504"` or a list of these, none of which is part of another.
pub(crate) fn read_statuses(json: Json<'_>, key: &str) -> Vec<PlacedStatuses> {
    let Value::Array(_) = json.node.value else {
        return read_item(json, &format!("`{key}`")).into_iter().collect();
    };
    let mut read: Vec<PlacedStatuses> = Vec::new();
    for item in json.filled_list(key, "status") {
        let Some(placed) = read_item(item, &format!("an item of `{key}`")) else { continue };
        match read.iter().find(|earlier| are_overlapping(earlier.statuses, placed.statuses)) {
            Some(earlier) => report_overlap(item, placed.statuses, *earlier),
            None => read.push(placed),
        }
    }
    read
}

/// Returns the statuses without their places.
pub(crate) fn statuses(placed: &[PlacedStatuses]) -> &'static [Statuses] {
    placed.iter().map(|placed| placed.statuses).collect::<Vec<Statuses>>().leak()
}

/// Reads a single status.
pub(crate) fn read_status(json: Json<'_>) -> Option<u16> {
    let placed = read_item(json, "`status`")?;
    let status = placed.statuses.single();
    if status.is_none() {
        json.report(format!("`status` must be a single status, found `{}`", placed.statuses));
    }
    status
}

const EXPECTED: &str = "a status such as `408`, a class such as `\"5xx\"` or a range such as `\"502-504\"`";

fn read_item(json: Json<'_>, what: &str) -> Option<PlacedStatuses> {
    let text = match &json.node.value {
        Value::Number(number) => number,
        Value::String(_) => json.line(what)?,
        _ => return json.reject_type(what, EXPECTED),
    };
    let Some(statuses) = parse_statuses(text) else {
        return json.reject(format!("invalid status `{text}`: {}", repair(text)));
    };
    Some(PlacedStatuses { statuses, at: json.node.at })
}

/// Says what to write in place of an invalid status.
fn repair(text: &str) -> String {
    if let Some(range) = reversed(text) {
        return format!("write `\"{range}\"`");
    }
    if text.parse::<f64>().is_ok() {
        return "expected a whole number from 100 to 999".to_owned();
    }
    format!("expected {EXPECTED}")
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

/// Returns the range that was meant if its end comes first.
fn reversed(text: &str) -> Option<Statuses> {
    let (last, first) = text.split_once('-')?;
    parse_statuses(&format!("{first}-{last}"))
}

fn parse_status(text: &str) -> Option<u16> {
    if text.len() != 3 || !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    text.parse().ok().filter(|status| Statuses::ALL.contains(*status))
}

fn report_overlap(json: Json<'_>, statuses: Statuses, earlier: PlacedStatuses) {
    let other = earlier.statuses;
    let place = json.problems.position(earlier.at);
    json.report(if statuses == other {
        format!("duplicate status `{statuses}`, first used at {place}")
    } else if is_inside(statuses, other) {
        format!("status `{statuses}` is part of `{other}` at {place}: remove it")
    } else if is_inside(other, statuses) {
        format!("status `{statuses}` includes `{other}` at {place}: remove `{other}`")
    } else {
        let both = Statuses { first: statuses.first.min(other.first), last: statuses.last.max(other.last) };
        format!("status `{statuses}` overlaps `{other}` at {place}: write `\"{both}\"` in place of both")
    });
}

/// Reads statuses outside 2xx. A 2xx is a success, unless an entry recognizes an error in it.
fn read_statuses_outside_2xx(json: Json<'_>, key: &str) -> Vec<PlacedStatuses> {
    let mut read = read_statuses(json, key);
    read.retain(|PlacedStatuses { statuses, at }| {
        let is_outside = !are_overlapping(*statuses, Statuses::SUCCESS);
        if is_inside(*statuses, Statuses::SUCCESS) {
            json.problems.add(*at, format!("`{statuses}` is always a success: list only statuses outside 2xx"));
        } else if !is_outside {
            json.problems.add(*at, format!("`{statuses}` includes 2xx, which is always a success: leave out 2xx"));
        }
        is_outside
    });
    read
}

/// Reads `success`.
pub(crate) fn read_success(json: Json<'_>) -> &'static [Statuses] {
    statuses(&read_statuses_outside_2xx(json, "success"))
}

/// Reads the rules of `retry_by_status`, narrowest first. No two ranges are the same or overlap in part, so the narrowest
/// rule is unambiguous.
pub(crate) fn read_retry_by_status(spec: &Object<'_>) -> &'static [StatusRetry] {
    let mut earlier = Vec::new();
    let mut rules: Vec<StatusRetry> = Vec::new();
    for item in spec.get("retry_by_status").and_then(|json| json.list("retry_by_status")).into_iter().flatten() {
        for rule in read_status_retry(item, &mut earlier) {
            let place = rules.partition_point(|other| width(other.statuses) <= width(rule.statuses));
            rules.insert(place, rule);
        }
    }
    rules.leak()
}

fn width(statuses: Statuses) -> u16 {
    statuses.last - statuses.first
}

/// Reads a rule, once for each item of its statuses. `earlier` has the ranges so far.
fn read_status_retry(json: Json<'_>, earlier: &mut Vec<PlacedStatuses>) -> Vec<StatusRetry> {
    let Some(object) = Object::open(json, "an item of `retry_by_status`", &["status", "retry"]) else {
        return Vec::new();
    };
    let placed = object.required("status").map_or_else(Vec::new, |json| read_statuses_outside_2xx(json, "status"));
    for statuses in &placed {
        check_unambiguous(*statuses, earlier, json);
    }
    earlier.extend(&placed);
    let Some(retry) = object.required("retry").and_then(read_retry) else { return Vec::new() };
    placed.iter().map(|placed| StatusRetry { statuses: placed.statuses, retry }).collect()
}

/// Reports statuses that an earlier rule has, or that overlap those of an earlier rule while neither contains the other.
fn check_unambiguous(PlacedStatuses { statuses, at }: PlacedStatuses, earlier: &[PlacedStatuses], json: Json<'_>) {
    let Some(other) = earlier.iter().find(|other| is_ambiguous(other.statuses, statuses)) else { return };
    let place = json.problems.position(other.at);
    let other = other.statuses;
    json.problems.add(
        at,
        if other == statuses {
            format!("duplicate status `{statuses}`, first used at {place}")
        } else {
            format!(
                "status `{statuses}` overlaps `{other}` at {place}, and neither contains the other: split one of them"
            )
        },
    );
}

/// Returns `true` if two ranges have statuses in common and neither is the narrower part of the other.
fn is_ambiguous(one: Statuses, other: Statuses) -> bool {
    one == other || are_overlapping(one, other) && !is_inside(one, other) && !is_inside(other, one)
}

pub(crate) fn are_overlapping(one: Statuses, other: Statuses) -> bool {
    one.first <= other.last && other.first <= one.last
}

pub(crate) fn is_inside(inner: Statuses, outer: Statuses) -> bool {
    outer.first <= inner.first && inner.last <= outer.last
}
