//! Texts: those that a spec can have, and JSON in the format of the built-in spec.

use serde_json::Value;

/// Sets a member of an object.
pub(super) fn set(object: &mut Value, key: &str, value: Value) {
    if let Some(members) = object.as_object_mut() {
        members.insert(key.to_owned(), value);
    }
}

/// Longer lines are split.
const WIDTH: usize = 120;

/// Removes what a spec can't have from a text in Markdown.
pub(super) fn markdown(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    text.chars().filter(|letter| is_visible(*letter)).collect::<String>().trim().to_owned()
}

fn is_visible(letter: char) -> bool {
    let is_control = letter.is_control() && letter != '\n' && letter != '\t';
    !is_control && !matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Returns a text as one line.
pub(super) fn line(text: &str) -> String {
    markdown(text).split_whitespace().collect::<Vec<&str>>().join(" ")
}

/// Formats a value: on one line if it fits.
pub(super) fn formatted(value: &Value, indent: usize) -> String {
    let short = on_one_line(value);
    let is_entry = value.get("status").is_some() && value.get("name").is_some();
    if indent + short.chars().count() <= WIDTH && indent > 0 && !is_entry {
        return short;
    }
    let inner = " ".repeat(indent + 2);
    let outer = " ".repeat(indent);
    match value {
        Value::Object(members) if !members.is_empty() => {
            let lines = members
                .iter()
                .map(|(key, value)| format!("{inner}{}: {}", Value::from(key.as_str()), formatted(value, indent + 2)));
            format!("{{\n{}\n{outer}}}", lines.collect::<Vec<String>>().join(",\n"))
        }
        Value::Array(items) if !items.is_empty() => {
            let lines = items.iter().map(|item| format!("{inner}{}", formatted(item, indent + 2)));
            format!("[\n{}\n{outer}]", lines.collect::<Vec<String>>().join(",\n"))
        }
        _ => short,
    }
}

fn on_one_line(value: &Value) -> String {
    match value {
        Value::Object(members) if !members.is_empty() => {
            let members =
                members.iter().map(|(key, value)| format!("{}: {}", Value::from(key.as_str()), on_one_line(value)));
            format!("{{ {} }}", members.collect::<Vec<String>>().join(", "))
        }
        Value::Array(items) => {
            let items: Vec<String> = items.iter().map(on_one_line).collect();
            format!("[{}]", items.join(", "))
        }
        _ => value.to_string(),
    }
}
