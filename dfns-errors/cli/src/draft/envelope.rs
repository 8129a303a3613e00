//! Schemas -> the envelope: where the fields of an error body are, by the names of its properties.

use serde_json::{Map, Value, json};

use super::reason::letters;
use super::schema::Schema;

/// The envelope's object in the body of one response.
pub(super) struct Inner<'d> {
    /// A JSON pointer.
    pub(super) at: String,
    pub(super) schema: Schema<'d>,
}

/// The names of a field, the best first, as [`letters`] writes them.
type Names = &'static [&'static str];

const MESSAGE: Names = &["message", "errormessage", "msg", "detail", "errordescription", "title", "description"];
const CODE: Names = &["code", "errorcode", "error", "type", "name"];
const ID: Names = &["id", "requestid", "traceid", "debugid", "correlationid"];
const DETAILS: Names = &["details", "errors", "data", "context"];
const STATUS: Names = &["status", "statuscode", "httpstatus"];
/// Where an object below the root can be. Each item of an array is an envelope.
const BELOW: Names = &["error", "errors"];
/// The property of an item of the details that says what is wrong.
pub(super) const ISSUE: Names = &["issue", "code", "reason", "errorcode", "error", "type", "name"];

/// Where the fields of an error body are: pointers, the best first.
#[derive(Default)]
pub(super) struct Envelope {
    at: Vec<String>,
    message: Vec<String>,
    pub(super) code: Vec<String>,
    id: Vec<String>,
    details: Vec<String>,
    status: Vec<String>,
    pub(super) id_header: Option<String>,
    pub(super) has_text: bool,
}

/// Finds the envelope's object in a body.
pub(super) fn inner<'d>(root: &Schema<'d>) -> Inner<'d> {
    let has_message = !texts(root, MESSAGE).is_empty();
    for name in matching(root, BELOW).into_iter().filter(|_| !has_message) {
        let Some(property) = root.property(name) else { continue };
        let found = [(pointer(name), Some(property.clone())), (format!("{}/*", pointer(name)), property.items())];
        for (at, schema) in found {
            if let Some(schema) =
                schema.filter(|schema| !texts(schema, MESSAGE).is_empty() || !texts(schema, CODE).is_empty())
            {
                return Inner { at, schema };
            }
        }
    }
    Inner { at: String::new(), schema: root.clone() }
}

impl Envelope {
    /// Adds what the envelope's object of a response has.
    pub(super) fn add(&mut self, inner: &Inner<'_>) {
        let Inner { at, schema } = inner;
        if !is_error(schema) {
            return;
        }
        let codes = texts(schema, CODE);
        let mut messages = texts(schema, MESSAGE);
        if messages.is_empty() {
            // `{ "error": "not found" }` has no other text.
            messages.extend(codes.iter().filter(|name| letters(name) == "error"));
        }
        let details = matching(schema, DETAILS)
            .into_iter()
            .filter(|name| schema.property(name).is_some_and(|details| !details.is_text()));
        let details: Vec<&str> = details.collect();
        let ids = texts(schema, ID);
        add_new(&mut self.at, [at.clone()]);
        add_new(&mut self.message, pointers(&messages));
        // If the object has the code under a name that is already used, no other name is added.
        if !codes.iter().any(|name| self.code.contains(&pointer(name))) {
            add_new(&mut self.code, codes.first().map(|name| pointer(name)));
        }
        add_new(&mut self.id, pointers(&ids));
        add_new(&mut self.details, pointers(&details));
        add_new(&mut self.status, pointers(&texts(schema, STATUS)));
    }

    /// Returns the `envelope` of the spec.
    pub(super) fn as_json(&self) -> Value {
        let mut fields = Map::new();
        let mut message = sorted(&self.message, MESSAGE);
        if self.has_text {
            message.push(String::new());
        }
        if message.is_empty() {
            message.push("/message".to_owned());
        }
        fields.insert("message".to_owned(), field(&message));
        for (name, pointers, names) in [
            ("code", &self.code, CODE),
            ("id", &self.id, ID),
            ("details", &self.details, DETAILS),
            ("status", &self.status, STATUS),
        ] {
            if !pointers.is_empty() {
                fields.insert(name.to_owned(), field(&sorted(pointers, names)));
            }
        }
        if let Some(header) = &self.id_header {
            let id = fields.entry("id").or_insert(json!({}));
            id["header"] = json!(header);
        }
        let mut at = self.at.clone();
        at.sort_by_key(|at| std::cmp::Reverse(at.matches('/').count()));
        if at.is_empty() || at == [""] {
            return json!({ "fields": fields });
        }
        json!({ "at": at, "fields": fields })
    }
}

fn field(pointers: &[String]) -> Value {
    match pointers {
        [only] => json!({ "pointer": only }),
        _ => json!({ "pointer": pointers }),
    }
}

fn sorted(pointers: &[String], names: Names) -> Vec<String> {
    let mut sorted = pointers.to_vec();
    sorted.sort_by_key(|pointer| names.iter().position(|name| *name == letters(pointer)).unwrap_or(names.len()));
    sorted
}

fn add_new(known: &mut Vec<String>, found: impl IntoIterator<Item = String>) {
    for pointer in found {
        if !known.contains(&pointer) {
            known.push(pointer);
        }
    }
}

/// Returns the properties of a schema that have one of these names, the best first.
pub(super) fn matching<'d>(schema: &Schema<'d>, names: Names) -> Vec<&'d str> {
    let own = schema.names();
    names.iter().flat_map(|name| own.iter().copied().filter(|own| letters(own) == **name)).collect()
}

/// Returns those that are a string or an integer.
fn texts<'d>(schema: &Schema<'d>, names: Names) -> Vec<&'d str> {
    let mut texts = matching(schema, names);
    texts.retain(|name| schema.property(name).is_some_and(|property| property.is_text()));
    texts
}

/// Returns `true` if a schema looks like an error: it has a message or a code. An id, a name or a type is not enough,
/// because other objects have them, too.
pub(super) fn is_error(schema: &Schema<'_>) -> bool {
    let mut codes = codes(schema).into_iter().map(letters);
    !texts(schema, MESSAGE).is_empty() || codes.any(|name| name != "type" && name != "name")
}

pub(super) fn codes<'d>(schema: &Schema<'d>) -> Vec<&'d str> {
    texts(schema, CODE)
}

pub(super) fn details<'d>(schema: &Schema<'d>) -> Vec<&'d str> {
    matching(schema, DETAILS)
}

fn pointers(names: &[&str]) -> Vec<String> {
    names.iter().map(|name| pointer(name)).collect()
}

/// Returns the JSON pointer to a property.
pub(super) fn pointer(name: &str) -> String {
    format!("/{}", name.replace('~', "~0").replace('/', "~1"))
}
