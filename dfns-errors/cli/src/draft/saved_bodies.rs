//! Saved responses -> an `OpenAPI` document that describes them, so that both are drafted from in the same way.

use std::cell::RefCell;
use std::path::PathBuf;

use serde_json::{Map, Value, json};

use super::documents::{Document, SavedResponse};
use super::reason::letters;
use super::responses::is_error;
use super::text::set;

const CODES: [&str; 8] = ["code", "errorcode", "error", "type", "name", "issue", "reason", "status"];
const MESSAGES: [&str; 6] = ["message", "errormessage", "msg", "detail", "errordescription", "title"];
/// A shorter part of a message could be in any.
const MIN_PATTERN: usize = 8;

/// Describes saved responses.
pub(super) fn document(saved: Vec<SavedResponse>) -> Document {
    let mut notes: Vec<String> = Vec::new();
    let mut replaced = false;
    let mut bodies = Vec::new();
    for response in saved {
        let text = redacted(&response.body);
        let body = serde_json::from_str(&response.body).map(|body| without_personal_data(body, &mut replaced));
        replaced |= body.is_err() && text != response.body;
        bodies.push((response, body.unwrap_or(Value::String(text))));
    }
    let successes: Vec<&Value> =
        bodies.iter().filter(|(response, _)| is_success(response)).map(|(_, body)| body).collect();
    let flag = shared_flag(&successes);
    let mut paths = Map::new();
    for (index, (response, body)) in bodies.iter().enumerate() {
        let status = status(response, body);
        if (200..300).contains(&status) && flag.is_none() {
            let path = response.path.display();
            notes.push(format!(
                "{path} was left out: its status means success, and no field shows which of the saved 2xx responses are errors"
            ));
            continue;
        }
        let description = described(response, status, body, flag.as_ref());
        let key = status.to_string();
        paths.insert(format!("/{index}"), json!({ "get": { "responses": { key.as_str(): description } } }));
    }
    if replaced {
        notes.push(
            "mail addresses, tokens and long numbers in bodies were replaced: check that nothing personal is left"
                .to_owned(),
        );
    }
    let root = json!({ "openapi": "3.1.0", "paths": paths });
    Document { path: PathBuf::from("saved responses"), root, notes: RefCell::new(notes.into_iter().collect()) }
}

/// Returns the status of the response, or of a body that repeats it.
fn status(response: &SavedResponse, body: &Value) -> u16 {
    let in_body = ["status", "statusCode", "status_code", "code"].iter().find_map(|key| body.get(key)?.as_u64());
    let in_body = in_body.and_then(|status| u16::try_from(status).ok()).filter(|status| is_error(*status));
    response.status.or(in_body).unwrap_or(200)
}

fn is_success(response: &SavedResponse) -> bool {
    response.status.is_none_or(|status| (200..300).contains(&status))
}

/// Finds what all errors in a success have: the rule that recognizes them.
fn shared_flag(bodies: &[&Value]) -> Option<Value> {
    if bodies.is_empty() {
        return None;
    }
    for name in ["ok", "success"] {
        if bodies.iter().all(|body| body.get(name) == Some(&Value::Bool(false))) {
            return Some(json!({ "body_equals": { format!("/{name}"): false } }));
        }
    }
    let shared = ["error", "errors"].into_iter().find(|name| have(name, bodies));
    shared.map(|name| json!({ "body_has": format!("/{name}") }))
}

/// Returns `true` if all bodies have a member that is not `null`.
fn have(name: &str, bodies: &[&Value]) -> bool {
    bodies.iter().all(|body| body.get(name).is_some_and(|value| !value.is_null()))
}

fn described(response: &SavedResponse, status: u16, body: &Value, flag: Option<&Value>) -> Value {
    let headers: Map<String, Value> = response.headers.iter().map(|(name, _)| (name.clone(), json!({}))).collect();
    let content = match body {
        Value::Object(_) | Value::Array(_) => {
            json!({ "application/json": { "schema": schema(body, ""), "example": body } })
        }
        Value::String(text) => json!({ "text/plain": { "example": text } }),
        _ => json!({}),
    };
    let mut described = json!({ "headers": headers, "content": content });
    if let Some(flag) = flag.filter(|_| (200..300).contains(&status)) {
        set(&mut described, "x-failed", flag.clone());
    }
    described
}

/// Describes a value. A code is listed as the only value.
fn schema(value: &Value, key: &str) -> Value {
    let key = letters(key);
    match value {
        Value::Object(members) => {
            let properties: Map<String, Value> =
                members.iter().map(|(key, value)| (key.clone(), schema(value, key))).collect();
            json!({ "type": "object", "properties": properties })
        }
        Value::Array(items) => {
            json!({ "type": "array", "items": { "anyOf": items.iter().map(|item| schema(item, "")).collect::<Vec<Value>>() } })
        }
        Value::String(text) if CODES.contains(&key.as_str()) && is_code(text) => {
            json!({ "type": "string", "enum": [text] })
        }
        Value::Number(number) if CODES.contains(&key.as_str()) && number.is_i64() => {
            json!({ "type": "integer", "enum": [number] })
        }
        Value::String(text) => match fixed_part(text).filter(|_| MESSAGES.contains(&key.as_str()) || key == "error") {
            Some(part) => json!({ "type": "string", "x-pattern": part }),
            None => json!({ "type": "string" }),
        },
        Value::Number(_) => json!({ "type": "integer" }),
        Value::Bool(_) => json!({ "type": "boolean" }),
        Value::Null => json!({}),
    }
}

/// Returns `true` for one word that is not a link.
fn is_code(text: &str) -> bool {
    !text.is_empty() && text.len() <= 80 && !text.contains(char::is_whitespace) && !text.contains("://")
}

/// Returns the longest part of a message without ids, numbers and quoted words.
fn fixed_part(message: &str) -> Option<String> {
    let mut parts: Vec<Vec<&str>> = vec![Vec::new()];
    for word in message.split_whitespace() {
        let is_fixed = !word.contains(|letter: char| letter.is_ascii_digit() || "'\"`@<>{}".contains(letter));
        match parts.last_mut() {
            Some(part) if is_fixed => part.push(word),
            _ => parts.push(Vec::new()),
        }
    }
    let parts = parts.into_iter().map(|part| part.join(" "));
    parts.max_by_key(String::len).filter(|part| part.len() >= MIN_PATTERN)
}

/// Replaces personal data in all strings and numbers of a value.
fn without_personal_data(value: Value, replaced: &mut bool) -> Value {
    match value {
        Value::String(text) => {
            let clean = redacted(&text);
            *replaced |= clean != text;
            Value::String(clean)
        }
        Value::Number(number) if number.to_string().len() > 9 => {
            *replaced = true;
            json!(1)
        }
        Value::Array(items) => items.into_iter().map(|item| without_personal_data(item, replaced)).collect(),
        Value::Object(members) => {
            let clean = members.into_iter().map(|(key, value)| (key, without_personal_data(value, replaced)));
            Value::Object(clean.collect())
        }
        other => other,
    }
}

/// Replaces mail addresses, tokens and long runs of digits.
fn redacted(text: &str) -> String {
    let mut clean = String::new();
    for word in text.split_inclusive(|letter: char| !is_part_of_word(letter)) {
        let end = word.trim_end_matches(|letter: char| !is_part_of_word(letter));
        clean.push_str(replacement(end).unwrap_or(end));
        clean.push_str(word.strip_prefix(end).unwrap_or(""));
    }
    clean
}

fn is_part_of_word(letter: char) -> bool {
    letter.is_alphanumeric() || "@._-+".contains(letter)
}

fn replacement(word: &str) -> Option<&'static str> {
    let digits = word.chars().filter(char::is_ascii_digit).count();
    let letters = word.chars().filter(|letter| letter.is_alphabetic()).count();
    let longest_run = word.split(|letter: char| !letter.is_ascii_digit()).map(str::len).max();
    if word.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.contains('.')) {
        return Some("user@example.com");
    }
    if word.len() >= 20 && digits >= 3 && letters >= 3 {
        return Some("REPLACED");
    }
    longest_run.filter(|length| *length >= 9).map(|_| "000000000")
}
