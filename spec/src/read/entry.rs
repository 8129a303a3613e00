//! One of `errors`.

use crate::json::Value;
use crate::model::{Cause, Entry, Field, Kind, Retry};
use crate::name::snake_case;
use crate::reserved::is_reserved_method;

use super::cause::{Siblings, read_cause, read_retry_of};
use super::object::Object;
use super::pointer::read_inner_pointer;
use super::shadow::check_rules_can_match;
use super::unique::Unique;
use super::value::{Choices, Json};

const KEYS: &[&str] =
    &["name", "status", "title", "description", "kind", "docs", "causes", "solutions", "fields", "retry"];
const KINDS: Choices<Kind> = &[("error", Kind::Error), ("pending", Kind::Pending)];
const FIELD_KEYS: &[&str] = &["name", "pointer", "description"];

/// What an entry shares with the other entries.
#[derive(Debug, Default)]
pub(crate) struct Entries<'b> {
    /// The URL that relative `docs` are appended to.
    pub(crate) docs: Option<&'b str>,
    names: Unique,
    statuses: Unique,
}

impl<'b> Entries<'b> {
    pub(crate) fn below(docs: Option<&'b str>) -> Self {
        Self { docs, ..Self::default() }
    }
}

/// Reads an entry that has at least a valid name. Defaults stand in for what has a problem.
pub(crate) fn read_entry(json: Json<'_>, entries: &mut Entries<'_>) -> Option<Entry> {
    let object = Object::open(json, "an entry", KEYS)?;
    let name = object.required("name").and_then(|json| read_name(json, &mut entries.names));
    let status = object.required("status").and_then(|json| read_status(json, &mut entries.statuses));
    let title = object.required("title").and_then(|json| json.line("title"));
    let description = object.required("description").and_then(|json| json.text("description"));
    let kind = object.get("kind").map_or(Some(Kind::Error), |json| json.choice("kind", KINDS)).unwrap_or(Kind::Error);
    let docs = object.get("docs").and_then(|json| json.url_below(entries.docs));
    let retry = object.get("retry").map_or(Some(Retry::Never), |json| read_retry_of(json, kind));
    let retry = retry.unwrap_or(Retry::Never);
    let causes = object.get("causes").map(|json| read_causes(json, kind, retry));
    let solutions = object.get("solutions").map(|json| json.texts("solutions"));
    let fields = object.get("fields").map(read_fields);
    Some(Entry {
        position: json.problems.position(json.node.at),
        name: name?,
        status: status.unwrap_or_default(),
        title: title.unwrap_or_default().trim().to_owned(),
        description: description.unwrap_or_default(),
        kind,
        docs,
        causes: causes.unwrap_or_default(),
        solutions: solutions.unwrap_or_default(),
        fields: fields.unwrap_or_default(),
        retry,
    })
}

/// `Other` and `Transparent` are names of the macro itself, as a variant or in a code.
fn read_name(json: Json<'_>, names: &mut Unique) -> Option<String> {
    let name = json.variant_name()?;
    let code = snake_case(&name);
    if ["other", "transparent", "transport"].contains(&code.as_str()) {
        return json.reject(format!("bad name `{name}`, the generated code uses it for itself"));
    }
    let what = format!("name `{name}` (`{code}` in codes)");
    names.add(code, &what, json).then_some(name)
}

fn read_status(json: Json<'_>, statuses: &mut Unique) -> Option<u16> {
    let Value::Number(text) = json.node.value else {
        return json.reject_type("`status`", "a whole number from 100 to 599");
    };
    let Some(status) = text.parse::<u16>().ok().filter(|status| (100..=599).contains(status)) else {
        return json.reject(format!("bad status `{text}`, expected a whole number from 100 to 599"));
    };
    statuses.add(status.to_string(), &format!("status `{status}`"), json);
    Some(status)
}

fn read_causes(json: Json<'_>, kind: Kind, retry: Retry) -> Vec<Cause> {
    let mut siblings = Siblings { kind, retry, names: Unique::default(), rules: Vec::new() };
    let items = json.list("causes").unwrap_or_default().into_iter();
    let causes = items.filter_map(|item| read_cause(item, &mut siblings)).collect();
    check_rules_can_match(&siblings.rules, json.problems);
    causes
}

fn read_fields(json: Json<'_>) -> Vec<Field> {
    let mut names = Unique::default();
    json.list("fields").unwrap_or_default().into_iter().filter_map(|item| read_field(item, &mut names)).collect()
}

fn read_field(json: Json<'_>, names: &mut Unique) -> Option<Field> {
    let object = Object::open(json, "a field", FIELD_KEYS)?;
    let name = object.required("name").and_then(|json| read_field_name(json, names));
    let pointer = object.required("pointer").and_then(read_inner_pointer);
    let description = object.get("description").and_then(|json| json.text("description"));
    Some(Field { name: name?, pointer: pointer?, description })
}

fn read_field_name(json: Json<'_>, names: &mut Unique) -> Option<String> {
    let name = json.method_name()?;
    if is_reserved_method(&name) {
        return json.reject(format!("bad name `{name}`, a method that every generated enum has"));
    }
    names.add(name.clone(), &format!("name `{name}`"), json).then_some(name)
}
