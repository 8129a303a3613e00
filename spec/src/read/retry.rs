//! `retry`: whether to send a request again; `retry_after`: where the server says how long to wait.

use crate::json::Value;
use crate::model::{Kind, Retry, Statuses, Unit, Wait, WaitPlace, WaitSource};
use crate::nearest::nearest;

use super::header::read_header_name;
use super::object::Object;
use super::pointer::read_inner_pointers;
use super::statuses::read_statuses;
use super::value::{Choices, Json};

const WAITS: Choices<Wait> = &[("backoff", Wait::Backoff), ("short_delay", Wait::ShortDelay)];
const WHENS: Choices<fn(Wait) -> Retry> = &[("always", Retry::Always), ("if_idempotent", Retry::IfIdempotent)];
const UNITS: Choices<Unit> = &[
    ("seconds", Unit::Seconds),
    ("milliseconds", Unit::Milliseconds),
    ("unix_seconds", Unit::UnixSeconds),
    ("http", Unit::Http),
];

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
    let object = Object::open(json, "`retry`", &["when", "wait"])?;
    let when = object.get("when");
    if let Some(never) = when.filter(|when| matches!(&when.node.value, Value::String(word) if word == "never")) {
        return never.reject("unknown `when` `never`: write `\"retry\": \"never\"`");
    }
    let when = object.required("when").and_then(|json| json.choice("when", WHENS));
    let wait = object.required("wait").and_then(|json| json.choice("wait", WAITS));
    Some(when?(wait?))
}

/// Reads a retry rule. A pending request was accepted: sent again, it could be carried out twice.
pub(crate) fn read_retry_of(json: Json<'_>, kind: Kind) -> Option<Retry> {
    let retry = read_retry(json)?;
    if kind == Kind::Pending && retry != Retry::Never {
        json.report("`retry` of a `pending` entry must be `\"never\"`: the request was accepted");
    }
    Some(retry)
}

/// Reads an item of `retry_after`.
pub(crate) fn read_wait_source(json: Json<'_>) -> Option<WaitSource> {
    let object = Object::open(json, "an item of `retry_after`", &["header", "pointer", "unit", "status"])?;
    let place = read_place(&object, json);
    let unit = object.required("unit").and_then(|json| json.choice("unit", UNITS));
    let statuses = object.get("status").map_or(Some(Statuses::ALL), |json| read_statuses(json, "`status`"));
    Some(WaitSource { place: place?, unit: unit?, statuses: statuses? })
}

fn read_place(object: &Object<'_>, json: Json<'_>) -> Option<WaitPlace> {
    match (object.get("header"), object.get("pointer")) {
        (Some(header), None) => {
            let name = read_header_name(header, "`header`")?;
            if name.eq_ignore_ascii_case("retry-after") {
                return header.reject("`Retry-After` is always read first: remove this item");
            }
            Some(WaitPlace::Header(name))
        }
        (None, Some(pointer)) => read_inner_pointers(pointer).map(WaitPlace::Body),
        (None, None) => json.reject("missing key `header` or `pointer` in an item of `retry_after`"),
        (Some(_), Some(_)) => json.reject("an item of `retry_after` takes `header` or `pointer`, not both"),
    }
}
