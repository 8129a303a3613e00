//! HTTP statuses: one, a class, or a range.

use crate::json::Value;
use crate::model::Statuses;

use super::value::Json;

/// Reads `"408"`, `"5xx"` or `"502-504"`.
pub(crate) fn read_statuses(json: Json<'_>, what: &str) -> Option<Statuses> {
    if let Value::Number(number) = &json.node.value {
        return json.reject(format!("{what} must be a string: write `\"{number}\"`"));
    }
    let text = json.line(what)?;
    let statuses = parse_statuses(&text);
    if statuses.is_none() {
        json.report(format!(
            "invalid status `{text}`: expected a status such as `\"408\"`, a class such as `\"5xx\"` or a range such as `\"502-504\"`"
        ));
    }
    statuses
}

/// Writes a range as it is written in a spec.
pub(crate) fn written(statuses: Statuses) -> String {
    let Statuses { first, last } = statuses;
    if first == last { first.to_string() } else { format!("{first}-{last}") }
}

fn parse_statuses(text: &str) -> Option<Statuses> {
    if let Some(class) = text.strip_suffix("xx") {
        let first = parse_status(&format!("{class}00"))?;
        return Some(Statuses { first, last: first + 99 });
    }
    let (first, last) = text.split_once('-').map_or((text, text), |ends| ends);
    let is_range = text.contains('-');
    let (first, last) = (parse_status(first)?, parse_status(last)?);
    (first < last || !is_range).then_some(Statuses { first, last })
}

fn parse_status(text: &str) -> Option<u16> {
    let is_status = text.len() == 3 && text.bytes().all(|byte| byte.is_ascii_digit());
    is_status.then(|| text.parse().ok()).flatten().filter(|status| Statuses::ALL.contains(*status))
}
