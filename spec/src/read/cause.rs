//! One of an entry's `causes`.

use crate::json::Node;
use crate::model::{Cause, Condition, Retry, Rule};
use crate::name::snake_case;
use crate::problem::Problems;

use super::check::Taken;
use super::object::Object;
use super::{condition, retry, value};

const KEYS: &[&str] = &["name", "description", "when", "solutions", "retry"];

/// A rule and where it stands.
#[derive(Debug)]
pub(crate) struct PlacedRule {
    pub(crate) at: usize,
    pub(crate) rule: Rule,
}

impl PlacedRule {
    /// Messages are compared without regard to ASCII case.
    fn folded(mut self) -> Self {
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

/// Reads a cause; its rules are also added to those of the entry's earlier causes.
pub(crate) fn read(
    node: &Node<'_>,
    entry_retry: Retry,
    taken: &mut Taken,
    rules: &mut Vec<PlacedRule>,
    problems: &mut Problems<'_>,
) -> Option<Cause> {
    let object = Object::open(node, "a cause", KEYS, problems)?;
    let name = object.required("name", problems).and_then(|node| name(node, taken, problems));
    let description =
        object.required("description", problems).and_then(|node| value::text(node, "description", problems));
    let placed = object.get("when").map(|node| when(node, problems)).unwrap_or_default();
    let solutions = object.get("solutions").map(|node| value::texts(node, "solutions", problems));
    let retry = object.get("retry").map_or(Some(entry_retry), |node| retry::read(node, problems));
    let when = placed.iter().map(|placed| placed.rule.clone()).collect();
    rules.extend(placed.into_iter().map(PlacedRule::folded));
    Some(Cause {
        name: name?,
        description: description?,
        when,
        solutions: solutions.unwrap_or_default(),
        retry: retry?,
    })
}

fn name(node: &Node<'_>, taken: &mut Taken, problems: &mut Problems<'_>) -> Option<String> {
    let name = value::variant_name(node, problems)?;
    let code = snake_case(&name);
    let what = format!("name `{name}` (`{code}` in codes)");
    taken.claim(code, &what, node.at, problems).then_some(name)
}

fn when(node: &Node<'_>, problems: &mut Problems<'_>) -> Vec<PlacedRule> {
    let nodes = value::list(node, "when", problems);
    if nodes.is_some_and(<[_]>::is_empty) {
        problems.add(node.at, "`when` must have at least one rule; leave it out for a cause that is never detected");
    }
    let nodes = nodes.unwrap_or_default();
    nodes
        .iter()
        .filter_map(|node| condition::rule(node, problems).map(|rule| PlacedRule { at: node.at, rule }))
        .collect()
}
