//! Listed values -> causes: the codes of a status, and what the items of its details say.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::envelope::{self, ISSUE, Inner, inner, matching};
use super::responses::Response;
use super::schema::{Listed, Schema};

/// A cause, and an example that is made for it.
pub(super) struct Cause {
    pub(super) name: String,
    pub(super) description: String,
    pub(super) rule: Value,
    pub(super) sample: Value,
    /// Whether the rule was guessed from a message.
    pub(super) is_guess: bool,
}

/// The values that a status lists for one place.
pub(super) struct List {
    /// The pointer inside the details; `None` for the code.
    inside: Option<String>,
    /// Where the value is in a body.
    place: String,
    values: Vec<Listed>,
    /// The key of a condition on the message, for responses without codes.
    key: Option<&'static str>,
    sample: Value,
}

/// Returns the values that the responses of a status list: those of the details first, because they say more.
pub(super) fn lists(responses: &[&Response<'_>]) -> Vec<List> {
    let mut details = Vec::new();
    let mut codes = Vec::new();
    let mut messages = Vec::new();
    for response in responses {
        let Some(node) = response.schema else { continue };
        let sample = node.sample(&mut Vec::new()).filter(Value::is_object).unwrap_or(json!({}));
        let found = inner(&Schema::of([node]));
        if !envelope::is_error(&found.schema) {
            continue;
        }
        add_details(&found, &sample, &mut details);
        for name in envelope::codes(&found.schema) {
            let place = format!("{}{}", found.at, envelope::pointer(name));
            if add(None, place, found.schema.values_of(name), &sample, &mut codes) {
                break;
            }
        }
        add_messages(&found, &sample, &mut messages);
    }
    details.append(&mut codes);
    if details.is_empty() { messages } else { details }
}

fn add_details(found: &Inner<'_>, sample: &Value, lists: &mut Vec<List>) {
    for name in envelope::details(&found.schema) {
        let Some(details) = found.schema.property(name) else { continue };
        let place = format!("{}{}", found.at, envelope::pointer(name));
        let items = details.items().map(|items| (items, "/*"));
        for (schema, star) in items.into_iter().chain([(details.clone(), "")]) {
            for issue in matching(&schema, ISSUE) {
                let issue_pointer = envelope::pointer(issue);
                let inside = Some(format!("{star}{issue_pointer}"));
                if add(inside, format!("{place}{star}{issue_pointer}"), schema.values_of(issue), sample, lists) {
                    break;
                }
            }
        }
    }
}

/// Adds parts of messages, which only saved responses have.
fn add_messages(found: &Inner<'_>, sample: &Value, lists: &mut Vec<List>) {
    for name in found.schema.names() {
        let parts = found.schema.property(name).into_iter().flat_map(|property| property.patterns()).collect();
        let place = format!("{}{}", found.at, envelope::pointer(name));
        if add(None, place.clone(), parts, sample, lists) {
            lists.iter_mut().filter(|list| list.place == place).for_each(|list| list.key = Some("message_contains"));
        }
    }
}

/// Adds values to the list for their place. Returns `true` if there are any.
fn add(inside: Option<String>, place: String, values: Vec<Listed>, sample: &Value, lists: &mut Vec<List>) -> bool {
    let values: Vec<Listed> = values.into_iter().filter(is_usable).collect();
    if values.is_empty() {
        return false;
    }
    let known = lists.iter().position(|list| list.inside == inside && list.place == place);
    let Some(list) = known.and_then(|known| lists.get_mut(known)) else {
        lists.push(List { inside, place, values, key: None, sample: sample.clone() });
        return true;
    };
    for listed in values {
        if !list.values.iter().any(|known| known.value == listed.value) {
            list.values.push(listed);
        }
    }
    true
}

/// Returns `true` for what can be a code.
fn is_usable(listed: &Listed) -> bool {
    listed.value.is_i64() || listed.value.as_str().is_some_and(|text| !text.trim().is_empty())
}

/// Turns lists into causes. A list that says no more than the status does, or that several statuses share, becomes a comment.
pub(super) fn causes(by_status: &BTreeMap<u16, Vec<List>>, status: u16) -> (Vec<Cause>, Vec<String>) {
    let mut causes: Vec<Cause> = Vec::new();
    let mut comments = Vec::new();
    for list in by_status.get(&status).into_iter().flatten() {
        if list.values.iter().any(|listed| text(&listed.value) == status.to_string()) {
            comments.push(format!("the values of `{}` repeat the status, so they are not causes", list.place));
        } else if is_shared(list, by_status) {
            let values: Vec<String> = list.values.iter().map(|listed| text(&listed.value)).collect();
            let values = values.join(", ");
            comments.push(format!(
                "the same values of `{}` are listed at other statuses, so they are not causes: {values}",
                list.place
            ));
        } else {
            add_causes(list, &mut causes);
        }
    }
    (causes, comments)
}

/// Returns `true` for a list that hangs at every status that has one, or at so many that it is not about this one.
fn is_shared(list: &List, by_status: &BTreeMap<u16, Vec<List>>) -> bool {
    let at_place = by_status.values().flatten().filter(|other| other.inside == list.inside);
    let others: Vec<&List> = at_place.collect();
    let shared = others.iter().filter(|other| other.has_values_of(list)).count();
    list.key.is_none() && (shared > 1 && shared == others.len() || shared > 2 && list.values.len() > 1)
}

impl List {
    fn has_values_of(&self, other: &Self) -> bool {
        let own = self.values.iter().map(|listed| &listed.value);
        own.eq(other.values.iter().map(|listed| &listed.value))
    }
}

fn add_causes(list: &List, causes: &mut Vec<Cause>) {
    for listed in &list.values {
        let value = text(&listed.value);
        let name = unique(&variant_name(&value), causes);
        let mut sample = list.sample.clone();
        let rule = match (&list.inside, list.key) {
            (Some(inside), _) => json!({ "details_equals": { inside.as_str(): listed.value } }),
            (None, Some(key)) => json!({ key: listed.value }),
            (None, None) => json!({ "code_equals": listed.value }),
        };
        set(&mut sample, &list.place, listed.value.clone());
        let what = if list.key.is_some() { "message contains" } else { "code is" };
        let description = listed.description.clone().unwrap_or_else(|| format!("The API's {what} `{value}`."));
        causes.push(Cause { name, description, rule, sample, is_guess: list.key.is_some() });
    }
}

/// Returns a value as it is in a text.
fn text(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

/// Turns a text into the name of a variant.
pub(super) fn variant_name(text: &str) -> String {
    let ascii: String = text.chars().map(|letter| if letter.is_ascii_alphanumeric() { letter } else { ' ' }).collect();
    let words: Vec<&str> = ascii.split_whitespace().take(6).collect();
    let name = dfns_errors_spec::pascal_case(&words.join(" "));
    if name.starts_with(|first: char| first.is_ascii_uppercase()) && name != "Self" {
        name
    } else {
        format!("Code{name}")
    }
}

/// Adds a number to a name that another cause has. Names are compared as codes write them.
fn unique(name: &str, causes: &[Cause]) -> String {
    let mut unique = name.to_owned();
    let mut number = 2;
    while is_taken(&unique, causes) {
        unique = format!("{name}{number}");
        number += 1;
    }
    unique
}

fn is_taken(name: &str, causes: &[Cause]) -> bool {
    let code = dfns_errors_spec::snake_case(name);
    causes.iter().any(|cause| dfns_errors_spec::snake_case(&cause.name) == code)
}

/// Sets a value in a body, in the first item for `*`, and makes the objects and arrays around it.
fn set(body: &mut Value, pointer: &str, value: Value) {
    let mut place = body;
    for token in pointer.split('/').skip(1) {
        let token = token.replace("~1", "/").replace("~0", "~");
        let is_index = token == "*" && !place.is_object();
        if is_index && place.as_array().is_none_or(Vec::is_empty) {
            *place = json!([{}]);
        } else if !is_index && !place.is_object() {
            *place = Value::Object(Map::new());
        }
        place = match place {
            Value::Array(items) => match items.first_mut() {
                Some(first) => first,
                None => return,
            },
            Value::Object(members) => members.entry(token).or_insert(Value::Null),
            _ => return,
        };
    }
    *place = value;
}
