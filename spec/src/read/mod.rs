//! JSON values -> the model.
//!
//! - `value`, `object`, `unique`: single values, objects with known keys, unique names
//! - `header`, `link`, `pointer`, `statuses`: strings with a grammar of their own
//! - `envelope`, `entry`, `cause`, `field`, `example`, `when`, `condition`, `retry`, `wait`, `success`, `unlisted`: one part
//!   of the file each
//! - `scope`, `shadow`: rules that can't match

mod cause;
mod condition;
mod entry;
mod envelope;
mod example;
mod field;
mod header;
mod link;
mod object;
mod pointer;
mod retry;
mod scope;
mod shadow;
mod statuses;
mod success;
mod unique;
mod unlisted;
mod value;
mod wait;
mod when;

use crate::json;
use crate::model::{ErrorEntry, Spec};
use crate::name::{is_snake_case, snake_case};
use crate::problem::{Problem, Problems};
use entry::{Entries, read_entry};
use envelope::{read_envelope, unknown_envelope};
use header::read_headers;
use link::read_url;
use object::Object;
use success::read_success;
use unlisted::read_unlisted;
use value::Json;
use wait::read_retry_after;

pub(crate) use value::is_deceptive;

const KEYS: &[&str] = &["api", "prefix", "docs", "envelope", "headers", "retry_after", "success", "errors", "unlisted"];

/// Reads a spec file. Skips a UTF-8 byte order mark.
///
/// # Errors
///
/// Every [`Problem`] in the file, in order. If the bytes are not UTF-8 or not JSON, there is only one,
/// because nothing is known about what follows.
///
/// ```
/// let text = r#"{
///   "api": "Shop", "prefix": "shop",
///   "envelope": { "fields": { "message": { "pointer": "/msg" } } },
///   "errors": [{ "name": "SoldOut", "status": 409, "title": "Sold out", "description": "Out of stock." }]
/// }"#;
/// let spec = dfns_errors_spec::read(text.as_bytes()).expect("a valid spec");
/// assert_eq!(spec.errors[0].position.to_string(), "4:14");
/// ```
pub fn read(source: &[u8]) -> Result<Spec, Vec<Problem>> {
    let (spec, problems) = examine(source);
    spec.filter(|_| problems.is_empty()).ok_or(problems)
}

/// Reads as much of a spec file as possible. Returns every [`Problem`], and a spec even if there are problems.
///
/// A spec with problems has only the entries with valid names, and defaults for other invalid parts. It lets tools
/// continue, so that code that depends on the spec does not fail too. A valid spec is returned in full. The spec is
/// `None` if the bytes are not UTF-8, not JSON, or not an object with `errors`.
///
/// ```
/// let text = r#"{ "api": "Shop", "errors": [{ "name": "SoldOut", "status": 4090 }] }"#;
/// let (spec, problems) = dfns_errors_spec::examine(text.as_bytes());
/// assert_eq!(spec.expect("there are errors").errors[0].name, "SoldOut");
/// assert_eq!(problems.len(), 5, "prefix, envelope, status, title, description");
/// ```
#[must_use]
pub fn examine(source: &[u8]) -> (Option<Spec>, Vec<Problem>) {
    let text = match str::from_utf8(source) {
        Ok(text) => text.strip_prefix('\u{feff}').unwrap_or(text),
        Err(error) => return (None, not_utf8(source, error.valid_up_to())),
    };
    let problems = Problems::new(text);
    if text.trim().is_empty() {
        problems.add(0, "not JSON: the file is empty");
        return (None, problems.into_found());
    }
    let spec = match json::parse(text) {
        Ok(root) => read_spec(Json { node: &root, problems: &problems }),
        Err(error) => {
            problems.add(error.at, error.message);
            None
        }
    };
    (spec, problems.into_found())
}

fn not_utf8(source: &[u8], valid_up_to: usize) -> Vec<Problem> {
    let valid = String::from_utf8_lossy(source.get(..valid_up_to).unwrap_or_default());
    let problems = Problems::new(valid.strip_prefix('\u{feff}').unwrap_or(&valid));
    let is_utf16 = source.starts_with(&[0xff, 0xfe]) || source.starts_with(&[0xfe, 0xff]);
    problems.add(valid_up_to, if is_utf16 { "UTF-16 text: save the file as UTF-8" } else { "not UTF-8" });
    problems.into_found()
}

fn read_spec(json: Json<'_>) -> Option<Spec> {
    let object = Object::open(json, "the spec", KEYS)?;
    let api = object.required("api").and_then(|json| json.line("`api`"));
    let prefix = object.required("prefix").and_then(read_prefix);
    // An invalid base is reported once; relative links are then not reported as well.
    let docs = object.get("docs").map(|json| read_url(json).unwrap_or_default());
    let envelope = object.required("envelope").and_then(read_envelope).unwrap_or_else(unknown_envelope);
    let headers = object.get("headers").map(read_headers);
    let retry_after = object.get("retry_after").map(read_retry_after);
    let success = object.get("success").map(read_success).unwrap_or_default();
    let entries = Entries::new(docs.as_deref(), &envelope, &success);
    let errors = object.required("errors").map(|json| read_errors(json, entries));
    let unlisted = object.get("unlisted").map(|json| read_unlisted(json, errors.as_deref().unwrap_or_default()));
    Some(Spec {
        api: api.unwrap_or_default(),
        prefix: prefix.unwrap_or_default(),
        headers: headers.unwrap_or_default(),
        retry_after: retry_after.unwrap_or_default(),
        errors: errors?,
        unlisted: unlisted.unwrap_or_default(),
        envelope,
        success,
    })
}

fn read_prefix(json: Json<'_>) -> Option<String> {
    let prefix = json.line("`prefix`")?;
    if is_snake_case(&prefix) {
        return Some(prefix);
    }
    let example = Some(snake_case(&prefix)).filter(|prefix| is_snake_case(prefix));
    let example = example.as_deref().unwrap_or("dfns");
    json.reject(format!("invalid prefix `{prefix}`: expected snake_case such as `{example}`"))
}

fn read_errors(json: Json<'_>, mut entries: Entries<'_>) -> Vec<ErrorEntry> {
    let Some(items) = json.list("errors") else { return Vec::new() };
    if items.is_empty() {
        json.report("`errors` must have at least one entry");
    }
    let errors: Vec<ErrorEntry> = items.into_iter().filter_map(|item| read_entry(item, &mut entries)).collect();
    entries.fields.check(&errors, json);
    entries.check_rules_can_match(json);
    errors
}
