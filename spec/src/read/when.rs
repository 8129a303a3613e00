//! `when`: the rules that recognize an entry or a cause.

use crate::model::{Condition, Rule, Scalar, Subject, Test};

use super::condition::read_rule;
use super::scope::Scope;
use super::value::Json;

/// A rule, and where it is.
#[derive(Debug, Clone)]
pub(crate) struct PlacedRule {
    pub(crate) at: usize,
    pub(crate) rule: Rule,
}

/// Reads the rules. `otherwise` says what leaving them out means.
pub(crate) fn read_when(json: Json<'_>, scope: Scope, otherwise: &str) -> Vec<PlacedRule> {
    let items = json.list("when");
    if items.as_ref().is_some_and(Vec::is_empty) {
        json.report(format!("`when` must have at least one rule; leave it out for {otherwise}"));
    }
    let items = items.unwrap_or_default().into_iter();
    items.filter_map(|item| read_rule(item, scope).map(|rule| PlacedRule { at: item.node.at, rule })).collect()
}

/// Returns the rules without their places.
pub(crate) fn rules(placed: &[PlacedRule]) -> Vec<Rule> {
    placed.iter().map(|placed| placed.rule.clone()).collect()
}

impl PlacedRule {
    /// Converts messages to lower case, because they are compared without regard to ASCII case.
    pub(crate) fn in_lower_case(mut self) -> Self {
        self.rule.conditions.iter_mut().for_each(lower);
        self
    }
}

fn lower(condition: &mut Condition) {
    if condition.subject != Subject::Message {
        return;
    }
    match &mut condition.test {
        Test::StartsWith(text) | Test::EndsWith(text) | Test::Contains(text) | Test::Equals(Scalar::String(text)) => {
            text.make_ascii_lowercase();
        }
        Test::Has | Test::Equals(_) => {}
    }
}
