//! One of an entry's `causes`.

use crate::model::{CauseEntry, Kind, Retry};
use crate::name::snake_case;

use super::example::read_examples;
use super::object::Object;
use super::retry::read_retry;
use super::scope::Scope;
use super::unique::Unique;
use super::value::Json;
use super::when::{PlacedRule, read_when, rules};

const KEYS: &[&str] = &["name", "description", "when", "solutions", "retry", "examples"];

/// What a cause shares with the other causes of its entry.
pub(crate) struct Siblings {
    pub(crate) kind: Kind,
    pub(crate) scope: Scope,
    pub(crate) retry: Retry,
    pub(crate) names: Unique,
    /// The rules of the earlier causes.
    pub(crate) rules: Vec<PlacedRule>,
}

pub(crate) fn read_cause(json: Json<'_>, siblings: &mut Siblings) -> Option<CauseEntry> {
    let object = Object::open(json, "a cause", KEYS)?;
    let name = object.required("name").and_then(|json| read_name(json, &mut siblings.names));
    let description = object.required("description").and_then(|json| json.markdown("`description`"));
    let when = object.get("when").map(|json| read_when(json, siblings.scope, "a cause that is never recognized"));
    let is_recognized = when.is_some();
    let when = when.unwrap_or_default();
    let solutions = object.get("solutions").map(|json| json.texts("solutions"));
    let retry = object.get("retry").map_or(Some(siblings.retry), |json| read_retry_of(json, siblings.kind));
    let examples = object.get("examples").map(|json| read_examples_of(json, is_recognized));
    siblings.rules.extend(when.iter().cloned().map(PlacedRule::in_lower_case));
    Some(CauseEntry {
        name: name?,
        description: description?,
        when: rules(&when),
        solutions: solutions.unwrap_or_default(),
        retry: retry?,
        examples: examples.unwrap_or_default(),
    })
}

/// Reads a retry rule. A pending request was accepted: sent again, it could be carried out twice.
pub(crate) fn read_retry_of(json: Json<'_>, kind: Kind) -> Option<Retry> {
    let retry = read_retry(json)?;
    if kind == Kind::Pending && retry != Retry::Never {
        json.report("`retry` of a `pending` entry must be `\"never\"`: the request was accepted");
    }
    Some(retry)
}

/// No response is recognized as a cause without `when`.
fn read_examples_of(json: Json<'_>, is_recognized: bool) -> Vec<crate::model::Example> {
    if !is_recognized {
        json.report("a cause without `when` is never recognized: remove its `examples` or add a `when`");
    }
    read_examples(json)
}

fn read_name(json: Json<'_>, names: &mut Unique) -> Option<String> {
    let name = json.variant_name()?;
    let code = snake_case(&name);
    let what = format!("name `{name}` (`{code}` in codes)");
    names.add(code, &what, json).then_some(name)
}
