//! `retry`: `"never"`, or when and after what wait.

use crate::json::{Node, Value};
use crate::model::{Retry, Wait};
use crate::problem::Problems;

use super::object::Object;
use super::value::{Choices, choice, none};

const KEYS: &[&str] = &["when", "wait"];
const WAITS: Choices<Wait> = &[("backoff", Wait::Backoff), ("short_delay", Wait::ShortDelay)];
const WHENS: Choices<fn(Wait) -> Retry> = &[("always", Retry::Always), ("if_idempotent", Retry::IfIdempotent)];

pub(crate) fn read(node: &Node<'_>, problems: &mut Problems<'_>) -> Option<Retry> {
    match &node.value {
        Value::String(word) if word == "never" => Some(Retry::Never),
        Value::Object(_) => conditional(node, problems),
        _ => none(problems, node.at, "`retry` must be `\"never\"` or an object with `when` and `wait`"),
    }
}

fn conditional(node: &Node<'_>, problems: &mut Problems<'_>) -> Option<Retry> {
    let object = Object::open(node, "`retry`", KEYS, problems)?;
    let when = object.required("when", problems).and_then(|node| choice(node, "when", WHENS, problems));
    let wait = object.required("wait", problems).and_then(|node| choice(node, "wait", WAITS, problems));
    Some(when?(wait?))
}
