//! Operations of `OpenAPI` documents -> the error responses, by status.

use std::collections::HashSet;

use serde_json::Value;

use super::documents::Document;
use super::reason::status_named;
use super::schema::{Node, Schema};

/// The statuses of a response: one, a class such as `5XX`, or all that are not listed.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum At {
    Status(u16),
    Class(u16),
    Default,
}

/// An example body.
#[derive(Clone, PartialEq)]
pub(super) enum Body {
    Json(Value),
    Text(String),
}

/// What a document says about an error response, for one type of content.
pub(super) struct Response<'d> {
    pub(super) at: At,
    pub(super) description: Option<&'d str>,
    pub(super) schema: Option<Node<'d>>,
    pub(super) examples: Vec<Body>,
    /// Whether the body is plain text.
    pub(super) is_text: bool,
    /// The rule that recognizes an error inside a success.
    pub(super) failed: Option<&'d Value>,
}

/// What all documents say.
#[derive(Default)]
pub(super) struct Responses<'d> {
    pub(super) errors: Vec<Response<'d>>,
    /// The headers of any response, and their descriptions.
    pub(super) headers: Vec<(&'d str, String)>,
}

const METHODS: [&str; 8] = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

impl<'d> Responses<'d> {
    /// Adds the responses of a document's operations. Each response is added once, however many operations share it.
    pub(super) fn add(&mut self, document: &'d Document) {
        let mut seen = HashSet::new();
        for (_, path) in Node::root(document).get("paths").into_iter().flat_map(Node::members) {
            for operation in METHODS.into_iter().filter_map(|method| path.get(method)) {
                for (status, response) in operation.get("responses").into_iter().flat_map(Node::members) {
                    if seen.insert((status, std::ptr::from_ref(response.value))) {
                        self.add_response(status, response, document);
                    }
                }
            }
        }
    }

    fn add_response(&mut self, status: &str, node: Node<'d>, document: &'d Document) {
        for (name, header) in node.get("headers").into_iter().flat_map(Node::members) {
            if !self.headers.iter().any(|(known, _)| known.eq_ignore_ascii_case(name)) {
                self.headers.push((name, header.text("description").unwrap_or("").to_lowercase()));
            }
        }
        let failed = node.value.get("x-failed");
        let Some(at) = read_status(status, failed.is_some()) else { return };
        let description = node.text("description");
        let response = Response { at, description, schema: None, examples: Vec::new(), is_text: false, failed };
        let count = self.errors.len();
        for (kind, media) in node.get("content").into_iter().flat_map(Node::members) {
            let kind = kind.to_ascii_lowercase();
            if kind.contains("json") || kind.contains('*') {
                self.add_json(media, &response);
            } else if kind.starts_with("text/plain") {
                let texts = examples(media).into_iter().filter_map(|text| Some(Body::Text(text.as_str()?.to_owned())));
                self.errors.push(Response { examples: texts.collect(), is_text: true, ..response });
            } else {
                document.note(format!("content that is not JSON was left out: `{kind}` of the {status}"));
            }
        }
        if self.errors.len() == count {
            self.errors.push(response);
        }
    }

    fn add_json(&mut self, media: Node<'d>, response: &Response<'d>) {
        let schema = media.get("schema");
        let mut found = examples(media);
        found.extend(schema.into_iter().flat_map(Schema::examples));
        let examples = found.into_iter().map(parsed).map(Body::Json).collect();
        self.errors.push(Response { schema, examples, ..*response });
        if let (Some(schema), At::Class(_) | At::Default) = (schema, response.at) {
            self.add_variants(schema, response);
        }
    }

    /// Adds what a schema lists by status.
    fn add_variants(&mut self, schema: Node<'d>, response: &Response<'d>) {
        for variant in schema.items("oneOf").into_iter().chain(schema.items("anyOf")) {
            let Some(node) = variant.resolved() else { continue };
            if let Some(status) = status_of(variant, node) {
                let examples = Schema::examples(node).into_iter().map(Body::Json).collect();
                let description = node.text("description");
                self.errors.push(Response {
                    at: At::Status(status),
                    description,
                    schema: Some(node),
                    examples,
                    ..*response
                });
            }
        }
    }
}

/// Reads a key of `responses`; `None` for a success.
fn read_status(key: &str, is_failed: bool) -> Option<At> {
    let first = key.chars().next()?;
    if key.eq_ignore_ascii_case("default") {
        return Some(At::Default);
    }
    if key.len() == 3 && key.get(1..).is_some_and(|rest| rest.eq_ignore_ascii_case("xx")) {
        return first
            .to_digit(10)
            .filter(|class| (4..6).contains(class))
            .and_then(|class| Some(At::Class(u16::try_from(class).ok()?)));
    }
    let status: u16 = key.parse().ok()?;
    (is_failed || is_error(status)).then_some(At::Status(status))
}

/// Finds the status of a variant: a property that can only be it, the name of its schema, or its title.
fn status_of(variant: Node<'_>, node: Node<'_>) -> Option<u16> {
    let schema = Schema::of([node]);
    for name in ["status", "statusCode", "status_code", "httpStatus", "http_status", "code"] {
        if let [only] = schema.values_of(name).as_slice() {
            let text = only.value.to_string();
            if let Some(status) = text.trim_matches('"').parse().ok().filter(|status| is_error(*status)) {
                return Some(status);
            }
        }
    }
    let name = variant.text("$ref").and_then(|reference| reference.rsplit('/').next()).unwrap_or("");
    let mut digits = name.split(|letter: char| !letter.is_ascii_digit());
    let in_name = digits.find_map(|digits| digits.parse().ok().filter(|status| digits.len() == 3 && is_error(*status)));
    in_name.or_else(|| status_named(name)).or_else(|| status_named(node.text("title")?))
}

pub(super) fn is_error(status: u16) -> bool {
    (400..600).contains(&status)
}

/// Returns the examples of a response's content.
fn examples(media: Node<'_>) -> Vec<Value> {
    let mut found: Vec<Value> = media.value.get("example").cloned().into_iter().collect();
    for (_, example) in media.get("examples").into_iter().flat_map(Node::members) {
        found.extend(example.value.get("value").cloned());
    }
    found
}

/// Some documents write the example of a JSON body as a string.
fn parsed(example: Value) -> Value {
    let inner = example.as_str().and_then(|text| serde_json::from_str(text).ok());
    inner.filter(|inner: &Value| inner.is_object() || inner.is_array()).unwrap_or(example)
}
