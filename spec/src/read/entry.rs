//! One of `errors`.

use crate::json::{Node, Value};
use crate::model::{Cause, Entry, Field, Kind, Retry};
use crate::name::{is_reserved_word, is_snake_case, snake_case};
use crate::problem::Problems;
use crate::surface::is_surface;

use super::check::Taken;
use super::object::Object;
use super::{cause, check, pointer, retry, shadow, value};

const KEYS: &[&str] =
    &["name", "status", "title", "description", "kind", "docs", "causes", "solutions", "fields", "retry"];
const KINDS: value::Choices<Kind> = &[("error", Kind::Error), ("pending", Kind::Pending)];
const FIELD_KEYS: &[&str] = &["name", "pointer", "description"];

/// What earlier entries have taken.
#[derive(Debug, Default)]
pub(crate) struct TakenByEntries {
    names: Taken,
    statuses: Taken,
}

/// An entry of which at least the name is sound: what is not has something in its place.
pub(crate) fn read(
    node: &Node<'_>,
    docs: Option<&str>,
    taken: &mut TakenByEntries,
    problems: &mut Problems<'_>,
) -> Option<Entry> {
    let object = Object::open(node, "an entry", KEYS, problems)?;
    let name = object.required("name", problems).and_then(|node| name(node, taken, problems));
    let status = object.required("status", problems).and_then(|node| status(node, taken, problems));
    let title = object.required("title", problems).and_then(|node| title(node, problems));
    let description =
        object.required("description", problems).and_then(|node| value::text(node, "description", problems));
    let kind = object.get("kind").map_or(Some(Kind::Error), |node| value::choice(node, "kind", KINDS, problems));
    let docs = object.get("docs").and_then(|node| value::link_below(node, docs, problems));
    let retry = object.get("retry").map_or(Some(Retry::Never), |node| retry::read(node, problems));
    let causes = object.get("causes").map(|node| causes(node, retry.unwrap_or(Retry::Never), problems));
    let solutions = object.get("solutions").map(|node| value::texts(node, "solutions", problems));
    let fields = object.get("fields").map(|node| fields(node, problems));
    if kind == Some(Kind::Pending) {
        check::check_pending_never_retries(&object, problems);
    }
    Some(Entry {
        position: problems.position(node.at),
        name: name?,
        status: status.unwrap_or_default(),
        title: title.unwrap_or_default(),
        description: description.unwrap_or_default(),
        kind: kind.unwrap_or(Kind::Error),
        docs,
        causes: causes.unwrap_or_default(),
        solutions: solutions.unwrap_or_default(),
        fields: fields.unwrap_or_default(),
        retry: retry.unwrap_or(Retry::Never),
    })
}

fn title(node: &Node<'_>, problems: &mut Problems<'_>) -> Option<String> {
    value::line(node, "title", problems).map(|title| title.trim().to_owned())
}

/// `Other` and `Transparent` are what the macro itself calls a variant or a code.
fn name(node: &Node<'_>, taken: &mut TakenByEntries, problems: &mut Problems<'_>) -> Option<String> {
    let name = value::variant_name(node, problems)?;
    let code = snake_case(&name);
    if code == "other" || code == "transparent" {
        return value::none(problems, node.at, format!("bad name `{name}`, the generated code uses it for itself"));
    }
    let what = format!("name `{name}` (`{code}` in codes)");
    taken.names.claim(code, &what, node.at, problems).then_some(name)
}

fn status(node: &Node<'_>, taken: &mut TakenByEntries, problems: &mut Problems<'_>) -> Option<u16> {
    let Value::Number(text) = node.value else {
        return value::wrong_type(node, "`status`", "a whole number from 100 to 599", problems);
    };
    let Some(status) = text.parse::<u16>().ok().filter(|status| (100..=599).contains(status)) else {
        return value::none(problems, node.at, format!("bad status `{text}`, expected a whole number from 100 to 599"));
    };
    taken.statuses.claim(status.to_string(), &format!("status `{status}`"), node.at, problems);
    Some(status)
}

fn causes(node: &Node<'_>, retry: Retry, problems: &mut Problems<'_>) -> Vec<Cause> {
    let nodes = value::list(node, "causes", problems).unwrap_or_default();
    let mut taken = Taken::default();
    let mut rules = Vec::new();
    let causes = nodes.iter().filter_map(|node| cause::read(node, retry, &mut taken, &mut rules, problems)).collect();
    shadow::check_rules_can_match(&rules, problems);
    causes
}

fn fields(node: &Node<'_>, problems: &mut Problems<'_>) -> Vec<Field> {
    let nodes = value::list(node, "fields", problems).unwrap_or_default();
    let mut taken = Taken::default();
    nodes.iter().filter_map(|node| field(node, &mut taken, problems)).collect()
}

fn field(node: &Node<'_>, taken: &mut Taken, problems: &mut Problems<'_>) -> Option<Field> {
    let object = Object::open(node, "a field", FIELD_KEYS, problems)?;
    let name = object.required("name", problems).and_then(|node| field_name(node, taken, problems));
    let pointer = object.required("pointer", problems).and_then(|node| pointer::read_inside(node, problems));
    let description = object.get("description").and_then(|node| value::text(node, "description", problems));
    Some(Field { name: name?, pointer: pointer?, description })
}

fn field_name(node: &Node<'_>, taken: &mut Taken, problems: &mut Problems<'_>) -> Option<String> {
    let name = value::line(node, "name", problems)?;
    if !is_snake_case(&name) {
        return value::none(
            problems,
            node.at,
            format!("bad name `{name}`, expected snake_case such as `duplicate_id`"),
        );
    }
    if is_reserved_word(&name) {
        return value::none(problems, node.at, format!("bad name `{name}`, a word that Rust reserves"));
    }
    if is_surface(&name) {
        return value::none(problems, node.at, format!("bad name `{name}`, a method that every generated enum has"));
    }
    taken.claim(name.clone(), &format!("name `{name}`"), node.at, problems).then_some(name)
}
