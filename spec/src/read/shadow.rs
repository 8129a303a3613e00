//! Rules that never match, because an earlier rule always matches first.

use crate::model::{Condition, Pointer, Rule, Scalar};
use crate::problem::Problems;

use super::cause::PlacedRule;

/// The first rule that matches wins, so each rule must be able to match when the earlier ones do not.
pub(crate) fn check_rules_can_match(rules: &[PlacedRule], problems: &Problems<'_>) {
    let mut earlier = Earlier::default();
    for later in rules {
        if let Some(winner) = earlier.always_matching(&later.rule) {
            let position = problems.position(winner.at);
            problems.add(later.at, format!("this rule can never match, the one at {position} always matches first"));
        }
        earlier.add(later);
    }
}

/// The rules so far, indexed by their messages: comparing each rule with each other takes too long in a long list.
#[derive(Default)]
struct Earlier<'r> {
    /// Sorted by anchor.
    anchored: Vec<(Anchor<'r>, &'r PlacedRule)>,
    others: Vec<&'r PlacedRule>,
}

/// A condition on the message that few others imply: an equal one, and for a start every longer message.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Anchor<'r> {
    Equals(&'r str),
    StartsWith(&'r str),
}

impl<'r> Earlier<'r> {
    fn add(&mut self, rule: &'r PlacedRule) {
        let Some(anchor) = rule.rule.conditions.iter().find_map(anchor) else { return self.others.push(rule) };
        self.anchored.insert(self.start_of(anchor), (anchor, rule));
    }

    /// Returns the first rule that matches whenever this one does.
    fn always_matching(&self, later: &Rule) -> Option<&'r PlacedRule> {
        let mut first = self.others.iter().copied().find(|rule| always_matches_with(&rule.rule, later));
        for anchor in later.conditions.iter().flat_map(implied_anchors) {
            let at_anchor = self.anchored.iter().skip(self.start_of(anchor)).take_while(|(other, _)| *other == anchor);
            for (_, rule) in at_anchor.filter(|(_, rule)| always_matches_with(&rule.rule, later)) {
                first = first.filter(|first| first.at < rule.at).or(Some(rule));
            }
        }
        first
    }

    fn start_of(&self, anchor: Anchor<'_>) -> usize {
        self.anchored.partition_point(|(other, _)| *other < anchor)
    }
}

fn anchor(condition: &Condition) -> Option<Anchor<'_>> {
    match condition {
        Condition::MessageEquals(text) => Some(Anchor::Equals(text)),
        Condition::MessageStartsWith(text) => Some(Anchor::StartsWith(text)),
        _ => None,
    }
}

/// Returns the anchors that this condition implies.
fn implied_anchors(condition: &Condition) -> Vec<Anchor<'_>> {
    let (Condition::MessageEquals(text) | Condition::MessageStartsWith(text)) = condition else { return Vec::new() };
    let ends = text.char_indices().map(|(start, letter)| start + letter.len_utf8());
    let starts = ends.map(|end| Anchor::StartsWith(text.get(..end).unwrap_or_default()));
    anchor(condition).into_iter().chain(starts).collect()
}

/// Returns `true` if the earlier rule matches whenever the later one does. A rule whose conditions all had problems is
/// empty, and already reported.
fn always_matches_with(earlier: &Rule, later: &Rule) -> bool {
    let implied = |wanted| later.conditions.iter().any(|given| implies(given, wanted));
    !earlier.conditions.is_empty() && earlier.conditions.iter().all(implied)
}

/// Returns `true` if every body that matches `given` also matches `wanted`, both in lower case.
fn implies(given: &Condition, wanted: &Condition) -> bool {
    use Condition::{DetailsEquals, DetailsHas, MessageContains, MessageEquals, MessageStartsWith};
    match (given, wanted) {
        (MessageEquals(given), MessageEquals(wanted)) => given == wanted,
        (MessageEquals(given) | MessageStartsWith(given), MessageStartsWith(wanted)) => {
            given.starts_with(wanted.as_str())
        }
        (MessageEquals(given) | MessageStartsWith(given) | MessageContains(given), MessageContains(wanted)) => {
            given.contains(wanted.as_str())
        }
        (DetailsHas(given), DetailsHas(wanted)) => is_below(given, wanted),
        (DetailsEquals(given, scalar), DetailsHas(wanted)) => {
            is_below(given, wanted) && (*scalar != Scalar::Null || given != wanted)
        }
        (DetailsEquals(..), DetailsEquals(..)) => given == wanted,
        _ => false,
    }
}

/// A value inside another one means that the outer one exists and is not null.
fn is_below(inner: &Pointer, outer: &Pointer) -> bool {
    inner.tokens.starts_with(&outer.tokens)
}

#[cfg(test)]
mod tests {
    use super::{Earlier, PlacedRule, always_matches_with};
    use crate::model::{Condition, Pointer, Rule, Scalar};

    fn conditions() -> Vec<Condition> {
        let pointer = |tokens: &[&str]| Pointer { tokens: tokens.iter().map(|token| (*token).to_owned()).collect() };
        vec![
            Condition::MessageEquals("é".to_owned()),
            Condition::MessageEquals("éb".to_owned()),
            Condition::MessageStartsWith("é".to_owned()),
            Condition::MessageStartsWith("éb".to_owned()),
            Condition::MessageContains("b".to_owned()),
            Condition::DetailsHas(pointer(&["x"])),
            Condition::DetailsEquals(pointer(&["x", "y"]), Scalar::Bool(true)),
        ]
    }

    /// Returns every rule of one or two conditions.
    fn rules(at: usize) -> Vec<PlacedRule> {
        let single = conditions().into_iter().map(|condition| vec![condition]);
        let pairs = conditions()
            .into_iter()
            .flat_map(|first| conditions().into_iter().map(move |second| vec![first.clone(), second]));
        single.chain(pairs).map(|conditions| PlacedRule { at, rule: Rule { conditions } }).collect()
    }

    #[test]
    fn the_index_finds_the_same_rule_as_a_comparison_with_each() {
        let (first, second, later) = (rules(1), rules(2), rules(3));
        for (first, second) in first.iter().flat_map(|first| second.iter().map(move |second| (first, second))) {
            let mut earlier = Earlier::default();
            earlier.add(first);
            earlier.add(second);
            for later in &later {
                let found = earlier.always_matching(&later.rule).map(|rule| rule.at);
                let each = [first, second].into_iter().find(|rule| always_matches_with(&rule.rule, &later.rule));
                assert_eq!(found, each.map(|rule| rule.at), "{first:?} {second:?} {later:?}");
            }
        }
    }
}
