//! `unlisted`: the retry rules of statuses without an entry.

use crate::model::{Entry, Unlisted};

use super::object::Object;
use super::retry::read_retry;
use super::unique::Unique;
use super::value::Json;

const KEYS: &[&str] = &["status", "retry"];

/// Reads the rules, narrowest first. Of two equally narrow rules, the first in the file comes first.
pub(crate) fn read_unlisted(json: Json<'_>, entries: &[Entry]) -> Vec<Unlisted> {
    let mut statuses = Unique::default();
    let mut rules: Vec<Unlisted> = Vec::new();
    for item in json.list("unlisted").unwrap_or_default() {
        let Some(rule) = read_rule(item, &mut statuses) else { continue };
        check_is_not_listed(&rule, entries, item);
        let width = |rule: &Unlisted| rule.last - rule.first;
        rules.insert(rules.partition_point(|earlier| width(earlier) <= width(&rule)), rule);
    }
    rules
}

fn read_rule(json: Json<'_>, statuses: &mut Unique) -> Option<Unlisted> {
    let object = Object::open(json, "an unlisted rule", KEYS)?;
    let range = object.required("status").and_then(|json| read_range(json, statuses));
    let retry = object.required("retry").and_then(read_retry);
    let (first, last) = range?;
    Some(Unlisted { first, last, retry: retry? })
}

fn read_range(json: Json<'_>, statuses: &mut Unique) -> Option<(u16, u16)> {
    let text = json.line("status")?;
    let Some((first, last)) = parse_range(&text) else {
        return json.reject(format!(
            "bad `status` `{text}`, expected a status `\"408\"`, a class `\"5xx\"` or a range `\"502-504\"`"
        ));
    };
    statuses.add(format!("{first}-{last}"), &format!("status `{text}`"), json);
    Some((first, last))
}

fn parse_range(text: &str) -> Option<(u16, u16)> {
    if let Some(class) = text.strip_suffix("xx") {
        let first = parse_status(&format!("{class}00"))?;
        return Some((first, first + 99));
    }
    match text.split_once('-') {
        Some((first, last)) => Some((parse_status(first)?, parse_status(last)?)).filter(|(first, last)| first < last),
        None => parse_status(text).map(|status| (status, status)),
    }
}

fn parse_status(text: &str) -> Option<u16> {
    let is_status = text.len() == 3 && text.bytes().all(|byte| byte.is_ascii_digit());
    is_status.then(|| text.parse().ok()).flatten().filter(|status| (100..=599).contains(status))
}

/// Reports a rule for a single status that has an entry: it would never be used.
fn check_is_not_listed(rule: &Unlisted, entries: &[Entry], json: Json<'_>) {
    let mut listed = entries.iter().filter(|entry| rule.first == rule.last && entry.status == rule.first);
    if let Some(entry) = listed.next() {
        json.report(format!("status `{}` is listed as `{}`, state its `retry` there", entry.status, entry.name));
    }
}
