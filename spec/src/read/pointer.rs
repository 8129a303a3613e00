//! JSON pointers (RFC 6901).

use crate::json::Value;
use crate::model::{Envelope, Pointer, Spec, Subject, WaitPlace};

use super::value::Json;
use super::when::conditions;

/// Far deeper than any body nests its fields. It is limited because the decoder recurses once per token.
const LONGEST: usize = 16;

/// More alternatives than any API has.
const MOST: usize = 8;

/// Reads a pointer. The empty pointer is the whole document. `what` is the value, at `key` or in its list.
pub(crate) fn read_pointer(json: Json<'_>, what: &str, key: &str) -> Option<Pointer> {
    let Value::String(text) = &json.node.value else { return json.reject_type(what, "a JSON pointer") };
    parse_pointer(text, key).map_err(|message| json.report(message)).ok()
}

/// Reads one pointer or a list of alternatives. They must not be empty.
pub(crate) fn read_inner_pointers(json: Json<'_>) -> Option<&'static [Pointer]> {
    let pointers = read_pointers(json)?;
    if pointers.iter().any(|pointer| pointer.is_empty()) {
        return json.reject("`pointer` must point to a field, such as `/message`");
    }
    Some(pointers)
}

/// Reads one pointer or a list of alternatives.
pub(crate) fn read_pointers(json: Json<'_>) -> Option<&'static [Pointer]> {
    if !matches!(json.node.value, Value::Array(_)) {
        return Some(vec![read_pointer(json, "`pointer`", "pointer")?].leak());
    }
    let items = json.list("pointer")?;
    if items.is_empty() || items.len() > MOST {
        return json.reject(format!("`pointer` must have 1 to {MOST} JSON pointers, found {}", items.len()));
    }
    let pointers = read_items(&items, "pointer");
    (pointers.len() == items.len()).then_some(pointers)
}

/// Reads a list of pointers, leaving out those with a problem.
pub(crate) fn read_items(items: &[Json<'_>], key: &str) -> &'static [Pointer] {
    let what = format!("an item of `{key}`");
    items.iter().filter_map(|item| read_pointer(*item, &what, key)).collect::<Vec<Pointer>>().leak()
}

/// Returns `true` if a pointer of the spec has a `*`.
pub(crate) fn has_stars(spec: &Spec) -> bool {
    let Envelope { at, id, status, message, code, details, .. } = spec.envelope;
    let mut pointers = [at, id.pointers, status, message.pointers, code.pointers, details].concat();
    for source in spec.retry_after {
        if let WaitPlace::Body(places) = source.place {
            pointers.extend(places);
        }
    }
    for entry in spec.errors {
        pointers.extend(entry.fields.iter().flat_map(|field| field.pointers));
        pointers.extend(conditions(entry).filter_map(|condition| match condition.subject {
            Subject::Details(pointer) | Subject::Body(pointer) => Some(pointer),
            Subject::Message | Subject::Code | Subject::Header(_) => None,
        }));
    }
    pointers.iter().any(|pointer| pointer.contains(&"*"))
}

/// Parses the text of a pointer. The error is the message.
pub(crate) fn parse_pointer(text: &str, key: &str) -> Result<Pointer, String> {
    let Some(tokens) = tokens(text) else {
        return Err(if text.starts_with('/') {
            let text = text.escape_debug();
            format!("invalid JSON pointer `{text}` in `{key}`: write `~0` for `~` and `~1` for `/` in a name")
        } else {
            format!("a JSON pointer must start with `/`: write `/{}` in `{key}`", without_dots(text).escape_debug())
        });
    };
    if tokens.len() > LONGEST {
        return Err(format!("the JSON pointer in `{key}` has more than {LONGEST} parts"));
    }
    Ok(tokens.leak())
}

/// Returns the rest of the pointer that a path such as `$.details.id` was meant to be.
fn without_dots(path: &str) -> String {
    if path.contains('/') {
        return path.to_owned();
    }
    path.trim_start_matches(['$', '.']).replace('.', "/")
}

fn tokens(text: &str) -> Option<Vec<&'static str>> {
    if text.is_empty() {
        return Some(Vec::new());
    }
    text.strip_prefix('/')?.split('/').map(unescaped).collect()
}

/// RFC 6901, section 4: `~1` is unescaped before `~0`.
fn unescaped(token: &str) -> Option<&'static str> {
    let mut after_tildes = token.split('~').skip(1);
    let is_valid = after_tildes.all(|after| after.starts_with(['0', '1']));
    is_valid.then(|| -> &'static str { token.replace("~1", "/").replace("~0", "~").leak() })
}
