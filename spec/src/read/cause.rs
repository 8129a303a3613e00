//! One of an entry's `causes`.

use crate::model::{Cause, Condition, Kind, Retry, Rule};
use crate::name::snake_case;

use super::condition::read_rule;
use super::object::Object;
use super::retry::read_retry;
use super::unique::Unique;
use super::value::Json;

const KEYS: &[&str] = &["name", "description", "when", "solutions", "retry"];

/// A rule, and where it is.
#[derive(Debug)]
pub(crate) struct PlacedRule {
    pub(crate) at: usize,
    pub(crate) rule: Rule,
}

impl PlacedRule {
    /// Converts messages to lower case, because they are compared without regard to ASCII case.
    fn in_lower_case(mut self) -> Self {
        for condition in &mut self.rule.conditions {
            match condition {
                Condition::MessageEquals(text)
                | Condition::MessageStartsWith(text)
                | Condition::MessageContains(text) => text.make_ascii_lowercase(),
                Condition::DetailsHas(_) | Condition::DetailsEquals(..) => {}
            }
        }
        self
    }
}

/// What a cause shares with the other causes of its entry.
pub(crate) struct Siblings {
    pub(crate) kind: Kind,
    pub(crate) retry: Retry,
    pub(crate) names: Unique,
    /// The rules of the earlier causes.
    pub(crate) rules: Vec<PlacedRule>,
}

pub(crate) fn read_cause(json: Json<'_>, siblings: &mut Siblings) -> Option<Cause> {
    let object = Object::open(json, "a cause", KEYS)?;
    let name = object.required("name").and_then(|json| read_name(json, &mut siblings.names));
    let description = object.required("description").and_then(|json| json.text("description"));
    let rules = object.get("when").map(|json| read_when(json, siblings.kind)).unwrap_or_default();
    let solutions = object.get("solutions").map(|json| json.texts("solutions"));
    let retry = object.get("retry").map_or(Some(siblings.retry), |json| read_retry_of(json, siblings.kind));
    let when = rules.iter().map(|placed| placed.rule.clone()).collect();
    siblings.rules.extend(rules.into_iter().map(PlacedRule::in_lower_case));
    Some(Cause {
        name: name?,
        description: description?,
        when,
        solutions: solutions.unwrap_or_default(),
        retry: retry?,
    })
}

/// Reads a retry rule. A pending request was accepted: sent again, it could be carried out twice.
pub(crate) fn read_retry_of(json: Json<'_>, kind: Kind) -> Option<Retry> {
    let retry = read_retry(json);
    if kind == Kind::Pending && retry != Some(Retry::Never) {
        json.report("`retry` of a `pending` entry must be `\"never\"`: the request was accepted");
    }
    retry
}

fn read_name(json: Json<'_>, names: &mut Unique) -> Option<String> {
    let name = json.variant_name()?;
    let code = snake_case(&name);
    let what = format!("name `{name}` (`{code}` in codes)");
    names.add(code, &what, json).then_some(name)
}

fn read_when(json: Json<'_>, kind: Kind) -> Vec<PlacedRule> {
    if kind == Kind::Pending {
        json.report("`when` can never match in a `pending` entry, whose body has no message or details");
    }
    let items = json.list("when");
    if items.as_ref().is_some_and(Vec::is_empty) {
        json.report("`when` must have at least one rule; leave it out for a cause that is never detected");
    }
    let items = items.unwrap_or_default().into_iter();
    items.filter_map(|item| read_rule(item).map(|rule| PlacedRule { at: item.node.at, rule })).collect()
}
