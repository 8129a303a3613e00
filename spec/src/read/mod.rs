//! JSON values -> the model.
//!
//! - `value`, `object`: single values, objects with known keys
//! - `header`, `link`, `pointer`, `statuses`: strings with a grammar of their own
//! - `envelope`, `entry`, `parts`, `when`, `retry`: one part of the file each
//! - `search`, `shadow`: entries and rules that can't match
//! - `problem`, `position`: what is wrong, and where
//! - `name`, `nearest`, `reserved`, `text`, `pretty`: what the parts need

mod entry;
mod envelope;
mod header;
mod link;
mod name;
mod nearest;
mod object;
mod parts;
mod pointer;
mod position;
mod pretty;
mod problem;
mod reserved;
mod retry;
mod search;
mod shadow;
mod statuses;
mod text;
mod value;
mod when;

use crate::json::{self, Node, Value};
use crate::model::{Codes, ErrorEntry, Spec};
use entry::{EntryContext, read_entry};
use envelope::{UNKNOWN, read_envelope};
use header::{kept_headers, read_header};
use link::read_url;
use object::{Object, Seen};
use parts::check_predicates;
use pointer::has_stars;
use problem::Problems;
use retry::read_wait_source;
use search::check_entries;
use statuses::{read_retry_by_status, read_success};
use text::leaked;
use value::Json;

pub use name::{pascal_case, snake_case};
pub use nearest::nearest;
pub use position::Position;
pub use problem::Problem;
pub use reserved::{is_reserved_method, methods};

/// The text of the built-in spec: the errors of the Dfns API.
///
/// It is based on the API's error page, `https://docs.dfns.co/api-reference/error-codes`.
///
/// ```
/// assert!(dfns_errors_spec::DFNS.starts_with('{'));
/// ```
pub const DFNS: &str = include_str!("../../dfns.json");

/// The JSON Schema of a spec file, for editors.
///
/// ```
/// assert!(dfns_errors_spec::SCHEMA.contains("\"retry_by_status\""));
/// ```
pub const SCHEMA: &str = include_str!("../../schema.json");

const KEYS: &[&str] =
    &["api", "prefix", "docs", "envelope", "headers", "retry_after", "success", "errors", "retry_by_status"];

/// Reads a spec file. Skips a UTF-8 byte order mark. The spec is never freed: read each file once.
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
/// assert_eq!(spec.errors[0].code, "shop::sold_out");
/// ```
pub fn read(source: &[u8]) -> Result<&'static Spec, Vec<Problem>> {
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
pub fn examine(source: &[u8]) -> (Option<&'static Spec>, Vec<Problem>) {
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
        Ok(root) => read_spec(Json { node: &root, problems: &problems }, fingerprint(source)),
        Err(error) => {
            problems.add(error.at, error.message(text));
            None
        }
    };
    (spec, problems.into_found())
}

/// Returns where a value of a spec file is, such as `["errors", "0"]`; `None` if there is no such value.
///
/// ```
/// let text = b"{ \"errors\": [{}] }";
/// let position = dfns_errors_spec::position_of(text, &["errors", "0"]).expect("there is an entry");
/// assert_eq!(position.to_string(), "1:14");
/// ```
#[must_use]
pub fn position_of(source: &[u8], pointer: &[&str]) -> Option<Position> {
    let text = str::from_utf8(source).ok()?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let root = json::parse(text).ok()?;
    let node = pointer.iter().try_fold(&root, |node, token| child(node, token))?;
    Some(Problems::new(text).position(node.at))
}

fn child<'n>(node: &'n Node<'n>, token: &str) -> Option<&'n Node<'n>> {
    match &node.value {
        Value::Object(members) => members.iter().find(|member| member.key == token).map(|member| &member.value),
        Value::Array(items) => items.get(token.parse::<usize>().ok()?),
        _ => None,
    }
}

/// FNV-1a, 64 bits.
fn fingerprint(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}

fn not_utf8(source: &[u8], valid_up_to: usize) -> Vec<Problem> {
    let (valid, _) = source.split_at(valid_up_to);
    let valid = String::from_utf8_lossy(valid);
    let problems = Problems::new(valid.strip_prefix('\u{feff}').unwrap_or(&valid));
    let is_utf16 = source.starts_with(&[0xff, 0xfe]) || source.starts_with(&[0xfe, 0xff]);
    problems.add(valid_up_to, if is_utf16 { "UTF-16 text: save the file as UTF-8" } else { "not UTF-8" });
    problems.into_found()
}

fn read_spec(json: Json<'_>, fingerprint: u64) -> Option<&'static Spec> {
    let object = Object::open(json, "the spec", KEYS)?;
    let api = object.required("api").and_then(|json| json.line("`api`")).unwrap_or("API");
    let prefix = object.required("prefix").and_then(|json| json.snake_case("prefix", "dfns")).unwrap_or("api");
    let docs = object.get("docs").map(|json| read_url(json).unwrap_or(UNKNOWN_URL));
    let envelope = object.required("envelope").and_then(read_envelope).unwrap_or(UNKNOWN);
    let mut header_names = Seen::default();
    let headers = object.list("headers", |item| read_header(item, &mut header_names));
    let mut spec = Spec {
        api: leaked(api),
        prefix: leaked(prefix),
        fingerprint,
        codes: codes(prefix),
        headers,
        retry_after: object.list("retry_after", read_wait_source),
        success: object.get("success").map_or(&[], read_success),
        errors: &[],
        retry_by_status: read_retry_by_status(&object),
        has_stars: false,
        envelope,
    };
    let entries =
        EntryContext { spec: &spec, docs, predicates: Vec::new(), names: Seen::default(), placed: Vec::new() };
    spec.errors = object.required("errors").map(|json| read_errors(json, entries))?;
    spec.headers = kept_headers(&spec);
    spec.has_stars = has_stars(&spec);
    Some(Box::leak(Box::new(spec)))
}

/// Replaces an invalid base of links, which is reported once, so that relative links are not reported as well.
const UNKNOWN_URL: &str = "https://invalid.example";

fn codes(prefix: &str) -> Codes {
    Codes {
        other: code(prefix, "other"),
        transparent: code(prefix, "transparent"),
        not_connected: code(prefix, "transport::not_connected"),
        timed_out: code(prefix, "transport::timed_out"),
        interrupted: code(prefix, "transport::interrupted"),
        other_transport: code(prefix, "transport::other"),
    }
}

fn code(prefix: &str, name: &str) -> &'static str {
    format!("{prefix}::{name}").leak()
}

fn read_errors(json: Json<'_>, mut entries: EntryContext<'_>) -> &'static [ErrorEntry] {
    let items = json.filled_list("errors", "entry").into_iter();
    let errors: Vec<ErrorEntry> = items.filter_map(|item| read_entry(item, &mut entries)).collect();
    check_predicates(&entries.predicates, &errors, json);
    check_entries(&entries.placed, json.problems);
    errors.leak()
}
