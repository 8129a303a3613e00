//! JSON values -> the model: keys, types and the shapes of single values.

mod cause;
mod check;
mod condition;
mod entry;
mod envelope;
mod object;
mod pointer;
mod retry;
mod shadow;
mod unlisted;
mod value;

use crate::json::{self, Node};
use crate::model::{Entry, Spec, Unlisted};
use crate::name::is_snake_case;
use crate::problem::{Problem, Problems};
use check::Taken;
use object::Object;

const KEYS: &[&str] = &["$schema", "api", "prefix", "docs", "envelope", "errors", "unlisted"];

/// Reads a spec file.
///
/// A UTF-8 byte order mark in front is skipped.
///
/// # Errors
///
/// Every [`Problem`] of the file, in the order of the file. Where the bytes are no UTF-8 or no JSON there is
/// one: what follows such a place cannot be told.
///
/// ```
/// let text = r#"{
///   "api": "Shop", "prefix": "shop",
///   "envelope": { "fields": { "message": { "pointer": "/msg" } } },
///   "errors": [{ "name": "SoldOut", "status": 409, "title": "Sold out", "description": "None is left." }]
/// }"#;
/// let spec = dfns_errors_spec::read(text.as_bytes()).expect("a sound spec");
/// assert_eq!(spec.errors[0].position.to_string(), "4:14");
/// ```
pub fn read(source: &[u8]) -> Result<Spec, Vec<Problem>> {
    let (spec, problems) = examine(source);
    spec.filter(|_| problems.is_empty()).ok_or(problems)
}

/// Reads a spec file as far as it can be read: every [`Problem`], and a sketch of the spec all the same.
///
/// The sketch has the names that are sound, and something in place of what is not. It is for tools that have to go
/// on, so that what depends on the spec does not fail too; without problems it is the spec itself. It is `None`
/// where the bytes are no UTF-8, no JSON, or no object with `errors`.
///
/// ```
/// let text = r#"{ "api": "Shop", "errors": [{ "name": "SoldOut", "status": 4090 }] }"#;
/// let (sketch, problems) = dfns_errors_spec::examine(text.as_bytes());
/// assert_eq!(sketch.expect("there are errors").errors[0].name, "SoldOut");
/// assert_eq!(problems.len(), 5, "prefix, envelope, status, title, description");
/// ```
#[must_use]
pub fn examine(source: &[u8]) -> (Option<Spec>, Vec<Problem>) {
    let text = match str::from_utf8(source) {
        Ok(text) => text.strip_prefix('\u{feff}').unwrap_or(text),
        Err(error) => return (None, not_utf8(source, error.valid_up_to())),
    };
    let mut problems = Problems::of(text);
    let spec = match json::parse(text) {
        Ok(root) => spec(&root, &mut problems),
        Err(error) => value::none(&mut problems, error.at, error.message),
    };
    (spec, problems.into_sorted())
}

fn not_utf8(source: &[u8], valid_up_to: usize) -> Vec<Problem> {
    let valid = String::from_utf8_lossy(source.get(..valid_up_to).unwrap_or_default());
    let mut problems = Problems::of(valid.strip_prefix('\u{feff}').unwrap_or(&valid));
    problems.add(valid_up_to, "not UTF-8");
    problems.into_sorted()
}

fn spec(root: &Node<'_>, problems: &mut Problems<'_>) -> Option<Spec> {
    let object = Object::open(root, "the spec", KEYS, problems)?;
    let api = object.required("api", problems).and_then(|node| value::line(node, "api", problems));
    let prefix = object.required("prefix", problems).and_then(|node| prefix(node, problems));
    // A broken base is reported once: links below it are still links.
    let docs = object.get("docs").map(|node| value::link(node, problems).unwrap_or_default());
    let envelope = object.required("envelope", problems).and_then(|node| envelope::read(node, problems));
    let errors = object.required("errors", problems).map(|node| errors(node, docs.as_deref(), problems));
    if let (Some(envelope), Some(errors)) = (&envelope, object.get("errors")) {
        check::check_details_can_be_seen(envelope, errors, problems);
    }
    let unlisted = object.get("unlisted").map(|node| unlisted(node, errors.as_deref(), problems));
    Some(Spec {
        api: api.unwrap_or_default(),
        prefix: prefix.unwrap_or_default(),
        envelope: envelope.unwrap_or_else(envelope::unknown),
        errors: errors?,
        unlisted: unlisted.unwrap_or_default(),
    })
}

fn prefix(node: &Node<'_>, problems: &mut Problems<'_>) -> Option<String> {
    let prefix = value::line(node, "prefix", problems)?;
    if is_snake_case(&prefix) {
        return Some(prefix);
    }
    value::none(problems, node.at, format!("bad prefix `{prefix}`, expected snake_case such as `dfns`"))
}

fn errors(node: &Node<'_>, docs: Option<&str>, problems: &mut Problems<'_>) -> Vec<Entry> {
    let Some(nodes) = value::list(node, "errors", problems) else { return Vec::new() };
    if nodes.is_empty() {
        problems.add(node.at, "`errors` must have at least one entry");
    }
    let mut taken = entry::TakenByEntries::default();
    let entries: Vec<Entry> = nodes.iter().filter_map(|node| entry::read(node, docs, &mut taken, problems)).collect();
    check::check_fields_against_predicates(&entries, nodes, problems);
    entries
}

fn unlisted(node: &Node<'_>, entries: Option<&[Entry]>, problems: &mut Problems<'_>) -> Vec<Unlisted> {
    let nodes = value::list(node, "unlisted", problems).unwrap_or_default();
    let mut taken = Taken::default();
    let mut rules: Vec<Unlisted> = Vec::with_capacity(nodes.len());
    for node in nodes {
        let Some(rule) = unlisted::read(node, &mut taken, problems) else { continue };
        check::check_unlisted_is_not_listed(&rule, entries.unwrap_or_default(), node.at, problems);
        // The narrowest first; of two rules as narrow as each other the first in the file.
        let width = |rule: &Unlisted| rule.last - rule.first;
        rules.insert(rules.partition_point(|earlier| width(earlier) <= width(&rule)), rule);
    }
    rules
}
