//! `retry`: whether to send a request again; `retry_after`: where the server says how long to wait.

use super::nearest::nearest;
use crate::json::Value;
use crate::model::{Kind, Retry, Statuses, Unit, Wait, WaitPlace, WaitSource};

use super::header::read_header_name;
use super::object::Object;
use super::pointer::read_inner_pointers;
use super::statuses::{read_statuses, statuses};
use super::value::{Choices, Json};

const WAITS: Choices<Wait> = &[("backoff", Wait::Backoff), ("short_delay", Wait::ShortDelay)];
const WHENS: Choices<fn(Wait) -> Retry> = &[("if_idempotent", Retry::IfIdempotent), ("always", Retry::Always)];
const RULES: Choices<Retry> = &[
    ("never", Retry::Never),
    ("already_done", Retry::AlreadyDone),
    ("if_idempotent", Retry::IfIdempotent(Wait::Backoff)),
    ("always", Retry::Always(Wait::Backoff)),
];
const UNITS: Choices<Unit> = &[
    ("seconds", Unit::Seconds),
    ("milliseconds", Unit::Milliseconds),
    ("unix_seconds", Unit::UnixSeconds),
    ("unix_milliseconds", Unit::UnixMilliseconds),
    ("rfc3339", Unit::Rfc3339),
    ("duration", Unit::Duration),
    ("http", Unit::Http),
];

pub(crate) fn read_retry(json: Json<'_>) -> Option<Retry> {
    match &json.node.value {
        Value::Object(_) => read_when_and_wait(json),
        Value::String(word) => read_word(word, json),
        _ => json.reject_type("`retry`", &format!("a string or {RULE_WITH_WAIT}")),
    }
}

const RULE_WITH_WAIT: &str = "an object with `when` and `wait`";

/// Reads a rule in one word. One that sends requests again means with backoff.
fn read_word(word: &str, json: Json<'_>) -> Option<Retry> {
    if let Some((_, rule)) = RULES.iter().find(|(name, _)| *name == word) {
        return Some(*rule);
    }
    let names = RULES.iter().map(|(name, _)| *name);
    let word = word.escape_debug().to_string();
    if let Some(near) = nearest(&word, names.clone()) {
        return json.reject(format!("unknown `retry` `{word}`, did you mean `{near}`?"));
    }
    if let Some(wait) = nearest(&word, WAITS.iter().map(|(name, _)| *name)) {
        return json.reject(format!(
            "unknown `retry` `{word}`: write `{{ \"when\": \"if_idempotent\", \"wait\": \"{wait}\" }}` (or `always`)"
        ));
    }
    let names = names.collect::<Vec<&str>>().join("`, `");
    json.reject(format!("unknown `retry` `{word}`, expected one of `{names}`, or {RULE_WITH_WAIT}"))
}

fn read_when_and_wait(json: Json<'_>) -> Option<Retry> {
    let object = Object::open(json, "`retry`", &["when", "wait"])?;
    if let Some(when) = object.get("when")
        && let Value::String(word) = &when.node.value
        && RULES.iter().any(|(name, rule)| name == word && rule.wait().is_none())
    {
        return when.reject(format!("unknown `when` `{word}`: write `\"retry\": \"{word}\"`"));
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

/// Without a `status`, a source of waits applies to every response.
const ALL: &[Statuses] = &[Statuses::ALL];

/// Reads an item of `retry_after`.
pub(crate) fn read_wait_source(json: Json<'_>) -> Option<WaitSource> {
    let object = Object::open(json, "an item of `retry_after`", &["header", "pointer", "unit", "status"])?;
    let place = read_place(&object);
    let unit = object.required("unit").and_then(|json| json.choice("unit", UNITS));
    let statuses = object.get("status").map_or(ALL, |json| statuses(&read_statuses(json, "status")));
    Some(WaitSource { place: place?, unit: unit?, statuses })
}

fn read_place(object: &Object<'_>) -> Option<WaitPlace> {
    match (object.get("header"), object.get("pointer")) {
        (Some(header), None) => {
            let name = read_header_name(header, "`header`")?;
            if name.eq_ignore_ascii_case("retry-after") {
                return header.reject("`Retry-After` is always read first: remove this item");
            }
            Some(WaitPlace::Header(name))
        }
        (None, Some(pointer)) => read_inner_pointers(pointer).map(WaitPlace::Body),
        (None, None) => object.json.reject("missing key `header` or `pointer` in an item of `retry_after`"),
        (Some(_), Some(_)) => object.json.reject("an item of `retry_after` takes `header` or `pointer`, not both"),
    }
}
