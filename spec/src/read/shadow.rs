//! Rules that never match: their conditions contradict each other, or an earlier rule always matches first.

use super::problem::Problems;
use crate::model::{Condition, Scalar, Subject, Test};

use super::when::PlacedRule;

/// The first rule that matches wins, so each rule must be able to match when the earlier ones do not.
pub(crate) fn check_rules_can_match(rules: &[PlacedRule], problems: &Problems<'_>) {
    let mut earlier = Earlier::default();
    for later in rules {
        if let Some((one, other)) = contradiction(later, later) {
            let keys = format!("`{}` and `{}`", one.key(), other.key());
            problems.add(later.at, format!("this rule can never match: {keys} contradict each other"));
        } else if let Some(winner) = earlier.always_matching(later) {
            let position = problems.position(winner.at);
            problems.add(later.at, format!("this rule can never match: the one at {position} always matches first"));
        }
        earlier.add(later);
    }
}

/// A cause is looked for only in responses that its entry's rules have recognized.
pub(crate) fn check_rules_fit(rules: &[PlacedRule], of_entry: Option<&[PlacedRule]>, problems: &Problems<'_>) {
    let Some(of_entry @ [_, ..]) = of_entry else { return };
    for cause in rules {
        if of_entry.iter().all(|entry| contradiction(entry, cause).is_some()) {
            problems.add(cause.at, "this rule can never match: it contradicts its entry's `when`");
        }
    }
}

/// Returns two conditions that never hold together.
fn contradiction<'r>(one: &'r PlacedRule, other: &'r PlacedRule) -> Option<(&'r Condition, &'r Condition)> {
    for first in one.compared {
        if let Some(second) = other.compared.iter().find(|second| contradict(first, second)) {
            return Some((first, second));
        }
    }
    None
}

/// Returns `true` if the first condition says something about a value that the second denies.
fn contradict(first: &Condition, second: &Condition) -> bool {
    if first.subject == second.subject {
        return !has_wildcard(&first.subject) && tests_contradict(&first.test, &second.test);
    }
    // Something inside a value means that it is not a scalar.
    let is_scalar = first.test != Test::Has;
    is_scalar && !has_wildcard(&first.subject) && is_below(&second.subject, &first.subject)
}

fn tests_contradict(first: &Test, second: &Test) -> bool {
    match (first, second) {
        (Test::Equals(Scalar::String(text)), Test::StartsWith(start)) => !text.starts_with(start),
        (Test::Equals(Scalar::String(text)), Test::EndsWith(end)) => !text.ends_with(end),
        (Test::Equals(Scalar::String(text)), Test::Contains(part)) => !text.contains(part),
        (Test::Equals(_), Test::StartsWith(_) | Test::EndsWith(_) | Test::Contains(_))
        | (Test::Equals(Scalar::Null), Test::Has) => true,
        (Test::Equals(Scalar::Number(_)), Test::Equals(Scalar::Number(_))) => false,
        (Test::Equals(one), Test::Equals(other)) => one != other,
        _ => false,
    }
}

/// Several elements of an array can each fulfill one condition.
fn has_wildcard(subject: &Subject) -> bool {
    match subject {
        Subject::Details(pointer) | Subject::Body(pointer) => pointer.contains(&"*"),
        Subject::Message | Subject::Code => false,
    }
}

/// The rules so far, sorted by their anchor if they have one: comparing every rule with every other takes too long in a
/// long list.
#[derive(Default)]
struct Earlier<'r>(Vec<(Option<Anchor>, &'r PlacedRule)>);

/// Part of a rule that few others imply: the value, or the start of the value, that it wants.
type Anchor = (Subject, &'static str);

impl<'r> Earlier<'r> {
    fn add(&mut self, rule: &'r PlacedRule) {
        let anchor = rule.compared.iter().find_map(anchor);
        let end = self.0.partition_point(|(other, _)| *other <= anchor);
        self.0.insert(end, (anchor, rule));
    }

    /// Returns the first rule that matches whenever this one does.
    fn always_matching(&self, later: &PlacedRule) -> Option<&'r PlacedRule> {
        let anchors = implied_anchors(later).into_iter();
        anchors.filter_map(|anchor| self.always_matching_with(anchor, later)).min_by_key(|rule| rule.at)
    }

    fn always_matching_with(&self, anchor: Option<Anchor>, later: &PlacedRule) -> Option<&'r PlacedRule> {
        let start = self.0.partition_point(|(other, _)| *other < anchor);
        let mut rules = self.0.iter().skip(start).take_while(|(other, _)| *other == anchor).map(|(_, rule)| *rule);
        rules.find(|rule| always_matches_with(rule, later))
    }
}

fn anchor(condition: &Condition) -> Option<Anchor> {
    let text = match condition.test {
        Test::Equals(Scalar::String(text) | Scalar::Number(text)) | Test::StartsWith(text) => text,
        Test::Equals(_) => "",
        Test::Has | Test::EndsWith(_) | Test::Contains(_) => return None,
    };
    Some((condition.subject, text))
}

/// Returns the anchors that the rules have that this one implies, and `None` for those that have no anchor.
fn implied_anchors(rule: &PlacedRule) -> Vec<Option<Anchor>> {
    let mut anchors = vec![None];
    for (subject, text) in rule.compared.iter().filter_map(anchor) {
        let starts = (0..=text.len()).filter_map(|end| text.get(..end));
        anchors.extend(starts.map(|start| Some((subject, start))));
    }
    anchors
}

/// Returns `true` if the earlier rule matches whenever the later one does. A rule whose conditions all had problems is
/// empty, and already reported.
fn always_matches_with(earlier: &PlacedRule, later: &PlacedRule) -> bool {
    !earlier.compared.is_empty()
        && earlier.compared.iter().all(|wanted| later.compared.iter().any(|given| implies(given, wanted)))
}

/// Returns `true` if every response that matches `given` also matches `wanted`, both in lower case.
fn implies(given: &Condition, wanted: &Condition) -> bool {
    if given.subject == wanted.subject {
        return test_implies(&given.test, &wanted.test);
    }
    // A value inside another one means that the outer one exists and is not null.
    wanted.test == Test::Has && is_below(&given.subject, &wanted.subject)
}

fn test_implies(given: &Test, wanted: &Test) -> bool {
    use Test::{Contains, EndsWith, Equals, Has, StartsWith};
    match (given, wanted) {
        (Equals(Scalar::Null), Has) => false,
        (_, Has) => true,
        (Equals(given), Equals(wanted)) => given == wanted,
        (Equals(Scalar::String(given)) | StartsWith(given), StartsWith(wanted)) => given.starts_with(wanted),
        (Equals(Scalar::String(given)) | EndsWith(given), EndsWith(wanted)) => given.ends_with(wanted),
        (Equals(Scalar::String(given)) | StartsWith(given) | EndsWith(given) | Contains(given), Contains(wanted)) => {
            given.contains(wanted)
        }
        _ => false,
    }
}

/// Returns `true` if the first value is inside the second one.
fn is_below(inner: &Subject, outer: &Subject) -> bool {
    match (inner, outer) {
        (Subject::Details(inner), Subject::Details(outer)) | (Subject::Body(inner), Subject::Body(outer)) => {
            inner.len() > outer.len() && inner.starts_with(outer)
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::{Earlier, PlacedRule, always_matches_with, contradiction};
    use crate::model::{Condition, Rule, Scalar, Subject, Test};

    fn text(text: &'static str) -> Scalar {
        Scalar::String(text)
    }

    fn details(tokens: &'static [&'static str]) -> Subject {
        Subject::Details(tokens)
    }

    fn conditions() -> Vec<Condition> {
        let conditions = [
            (Subject::Message, Test::Equals(text("é"))),
            (Subject::Message, Test::Equals(text("éb"))),
            (Subject::Message, Test::StartsWith("é")),
            (Subject::Message, Test::StartsWith("éb")),
            (Subject::Message, Test::Contains("b")),
            (Subject::Code, Test::EndsWith("b")),
            (details(&["x"]), Test::Has),
            (details(&["x", "y"]), Test::Equals(Scalar::Bool(true))),
            (details(&["x", "*"]), Test::Equals(Scalar::Number("1"))),
        ];
        conditions.into_iter().map(|(subject, test)| Condition { subject, test }).collect()
    }

    fn placed(at: usize, conditions: Vec<Condition>) -> PlacedRule {
        let compared: Rule = conditions.leak();
        PlacedRule { at, written: compared, compared }
    }

    /// Returns every rule of one or two conditions.
    fn rules(at: usize) -> Vec<PlacedRule> {
        let single = conditions().into_iter().map(|condition| vec![condition]);
        let pairs =
            conditions().into_iter().flat_map(|first| conditions().into_iter().map(move |second| vec![first, second]));
        single.chain(pairs).map(|conditions| placed(at, conditions)).collect()
    }

    #[test]
    fn the_index_finds_the_same_rule_as_a_comparison_with_each() {
        let first = rules(1);
        let second = rules(2);
        let later = rules(3);
        for (first, second) in first.iter().flat_map(|first| second.iter().map(move |second| (first, second))) {
            let mut earlier = Earlier::default();
            earlier.add(first);
            earlier.add(second);
            for later in &later {
                let found = earlier.always_matching(later).map(|rule| rule.at);
                let each = [first, second].into_iter().find(|rule| always_matches_with(rule, later));
                assert_eq!(found, each.map(|rule| rule.at), "{first:?} {second:?} {later:?}");
            }
        }
    }

    fn equals(wanted: &'static str) -> Test {
        Test::Equals(text(wanted))
    }

    fn are_contradictory(conditions: [(Subject, Test); 2]) -> bool {
        let conditions = conditions.map(|(subject, test)| Condition { subject, test }).to_vec();
        let rule = placed(0, conditions);
        contradiction(&rule, &rule).is_some()
    }

    #[test]
    fn conditions_contradict_only_if_no_response_fulfills_both() {
        let message = Subject::Message;
        assert!(are_contradictory([(message, equals("ab")), (message, Test::StartsWith("b"))]));
        assert!(!are_contradictory([(message, equals("ab")), (message, Test::EndsWith("b"))]));
        assert!(!are_contradictory([(message, equals("ab")), (Subject::Code, equals("c"))]));
        assert!(are_contradictory([(details(&["x"]), equals("ab")), (details(&["x", "y"]), Test::Has)]));
        assert!(!are_contradictory([(details(&["x"]), Test::Has), (details(&["x", "y"]), Test::Has)]));
        assert!(are_contradictory([(details(&["x"]), Test::Equals(Scalar::Null)), (details(&["x"]), Test::Has)]));
        assert!(!are_contradictory([(details(&["*"]), equals("ab")), (details(&["*"]), Test::StartsWith("b"))]));
    }
}
