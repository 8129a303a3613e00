//! `retry`: `"never"`, or an object with `when` and `wait`.

use crate::json::Value;
use crate::model::{Retry, Wait};
use crate::nearest::nearest;

use super::object::Object;
use super::value::{Choices, Json};

const KEYS: &[&str] = &["when", "wait"];
const WAITS: Choices<Wait> = &[("backoff", Wait::Backoff), ("short_delay", Wait::ShortDelay)];
const WHENS: Choices<fn(Wait) -> Retry> = &[("always", Retry::Always), ("if_idempotent", Retry::IfIdempotent)];

pub(crate) fn read_retry(json: Json<'_>) -> Option<Retry> {
    match &json.node.value {
        Value::String(word) if word == "never" => Some(Retry::Never),
        Value::Object(_) => read_conditional(json),
        Value::String(word) => json.reject(unknown_word(word)),
        _ => json.reject("`retry` must be `\"never\"` or an object with `when` and `wait`"),
    }
}

fn unknown_word(word: &str) -> String {
    let word = word.escape_debug();
    match nearest(&word.to_string(), ["never", "always", "if_idempotent"]) {
        Some("never") => format!("unknown `retry` `{word}`, did you mean `never`?"),
        Some(when) => format!(
            "unknown `retry` `{word}`: write `{{ \"when\": \"{when}\", \"wait\": \"backoff\" }}` (or `short_delay`)"
        ),
        None => format!("unknown `retry` `{word}`, expected `\"never\"` or an object with `when` and `wait`"),
    }
}

fn read_conditional(json: Json<'_>) -> Option<Retry> {
    let object = Object::open(json, "`retry`", KEYS)?;
    let when = object.get("when");
    if let Some(never) = when.filter(|when| matches!(&when.node.value, Value::String(word) if word == "never")) {
        return never.reject("unknown `when` `never`: write `\"retry\": \"never\"`");
    }
    let when = object.required("when").and_then(|json| json.choice("when", WHENS));
    let wait = object.required("wait").and_then(|json| json.choice("wait", WAITS));
    Some(when?(wait?))
}
