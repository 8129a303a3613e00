//! JSON values -> text that is easy to read: indented, with each value on one line if it fits.

use std::fmt::Write as _;

use super::text::is_deceptive;
use crate::json::Value;

/// Lines are filled up to here.
const WIDTH: usize = 80;

/// Writes a value over several lines, indented by two spaces.
pub(crate) fn pretty(value: &Value<'_>) -> String {
    let mut text = String::new();
    write(value, 0, &mut text);
    text
}

fn write(value: &Value<'_>, indent: usize, text: &mut String) {
    let line = on_one_line(value);
    let room = WIDTH.saturating_sub(text.len() - text.rfind('\n').map_or(0, |end| end + 1));
    let items = items(value);
    if line.chars().count() <= room || items.is_empty() {
        return text.push_str(&line);
    }
    let [open, close] = if let Value::Array(_) = value { ['[', ']'] } else { ['{', '}'] };
    text.push(open);
    for (index, (key, item)) in items.iter().enumerate() {
        let comma = if index == 0 { "" } else { "," };
        let _ = write!(text, "{comma}\n{:width$}{key}", "", width = indent + 2);
        write(item, indent + 2, text);
    }
    let _ = write!(text, "\n{:indent$}{close}", "");
}

/// Returns the items of an array or object, each with the text before it.
fn items<'v>(value: &'v Value<'_>) -> Vec<(String, &'v Value<'v>)> {
    match value {
        Value::Array(nodes) => nodes.iter().map(|node| (String::new(), &node.value)).collect(),
        Value::Object(members) => {
            members.iter().map(|member| (quoted(&member.key) + ": ", &member.value.value)).collect()
        }
        _ => Vec::new(),
    }
}

fn on_one_line(value: &Value<'_>) -> String {
    let items: Vec<String> = items(value).into_iter().map(|(key, item)| key + &on_one_line(item)).collect();
    let items = items.join(", ");
    match value {
        Value::Null => "null".to_owned(),
        Value::Bool(bool) => bool.to_string(),
        Value::Number(number) => (*number).to_owned(),
        Value::String(string) => quoted(string),
        Value::Array(_) => format!("[{items}]"),
        Value::Object(members) if members.is_empty() => "{}".to_owned(),
        Value::Object(_) => format!("{{ {items} }}"),
    }
}

/// Escapes quotes, backslashes and invisible characters.
fn quoted(string: &str) -> String {
    let mut quoted = String::from("\"");
    for letter in string.chars() {
        match letter {
            '"' | '\\' => quoted.extend(['\\', letter]),
            '\n' => quoted.push_str("\\n"),
            '\t' => quoted.push_str("\\t"),
            // All of them are below U+10000: one UTF-16 unit.
            letter if is_deceptive(letter) => {
                let _ = write!(quoted, "\\u{:04x}", u32::from(letter));
            }
            letter => quoted.push(letter),
        }
    }
    quoted.push('"');
    quoted
}

#[cfg(test)]
mod tests {
    use super::pretty;
    use crate::json::parse;

    fn printed(json: &str) -> String {
        pretty(&parse(json).unwrap().value)
    }

    #[test]
    fn what_fits_is_on_one_line_and_the_rest_is_indented() {
        assert_eq!(printed("{\"a\":[1,2.50,null],\"b\":{}}"), "{ \"a\": [1, 2.50, null], \"b\": {} }");
        let long = "x".repeat(70);
        assert_eq!(
            printed(&format!("{{\"error\":{{\"message\":\"{long}\",\"id\":1}},\"list\":[]}}")),
            format!("{{\n  \"error\": {{\n    \"message\": \"{long}\",\n    \"id\": 1\n  }},\n  \"list\": []\n}}")
        );
    }

    #[test]
    fn strings_are_escaped() {
        assert_eq!(printed(r#""a\"\\\n\u0007\u202e\u00e9""#), r#""a\"\\\n\u0007\u202eé""#);
    }
}
