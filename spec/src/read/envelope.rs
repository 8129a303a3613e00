//! `envelope`: where the fields stand in an error body.

use crate::json::{Node, Value};
use crate::model::{Envelope, Pointer};
use crate::problem::Problems;

use super::object::Object;
use super::{pointer, value};

const KEYS: &[&str] = &["at", "fields"];
const FIELDS: &[&str] = &["id", "status", "message", "details"];
const FIELD_KEYS: &[&str] = &["pointer", "description"];

pub(crate) fn read(node: &Node<'_>, problems: &mut Problems<'_>) -> Option<Envelope> {
    let object = Object::open(node, "`envelope`", KEYS, problems)?;
    let at = object.get("at").map_or_else(root_only, |node| places(node, problems));
    let fields = object.required("fields", problems)?;
    let fields = Object::open(fields, "`fields`", FIELDS, problems)?;
    let [id, status, details] =
        ["id", "status", "details"].map(|key| fields.get(key).and_then(|node| field(node, problems)));
    let message = fields.required("message", problems).and_then(|node| field(node, problems));
    Some(Envelope { at, id, status, message: message?, details })
}

/// In place of an envelope that is reported.
pub(crate) fn unknown() -> Envelope {
    let message = Pointer { tokens: vec!["message".to_owned()] };
    Envelope { at: root_only(), id: None, status: None, message, details: None }
}

/// Without `at` the fields stand in the body itself.
fn root_only() -> Vec<Pointer> {
    vec![Pointer { tokens: Vec::new() }]
}

fn places(node: &Node<'_>, problems: &mut Problems<'_>) -> Vec<Pointer> {
    if matches!(&node.value, Value::Array(nodes) if nodes.is_empty()) {
        problems.add(node.at, "`at` must have at least one JSON pointer");
    }
    let nodes = value::list(node, "at", problems).unwrap_or_default();
    nodes.iter().filter_map(|node| pointer::read(node, "at", problems)).collect()
}

fn field(node: &Node<'_>, problems: &mut Problems<'_>) -> Option<Pointer> {
    let object = Object::open(node, "an envelope field", FIELD_KEYS, problems)?;
    object.get("description").and_then(|node| value::text(node, "description", problems));
    pointer::read_inside(object.required("pointer", problems)?, problems)
}
