//! Rules that never match: their conditions contradict each other, or an earlier rule always matches first.

use crate::model::{Condition, Pointer, Rule, Scalar, Subject, Test};
use crate::problem::Problems;

use super::when::PlacedRule;

/// The first rule that matches wins, so each rule must be able to match when the earlier ones do not.
pub(crate) fn check_rules_can_match(rules: &[PlacedRule], problems: &Problems<'_>) {
    let mut earlier = Earlier::default();
    for later in rules {
        if let Some((one, other)) = contradiction(&later.rule, &later.rule) {
            let (one, other) = (one.key(), other.key());
            problems.add(later.at, format!("this rule can never match: `{one}` and `{other}` contradict each other"));
        } else if let Some(winner) = earlier.always_matching(&later.rule) {
            let position = problems.position(winner.at);
            problems.add(later.at, format!("this rule can never match: the one at {position} always matches first"));
        }
        earlier.add(later);
    }
}

/// A cause is looked for only in responses that its entry's rules have recognized.
pub(crate) fn check_rules_fit(rules: &[PlacedRule], of_entry: &[PlacedRule], problems: &Problems<'_>) {
    let of_entry: Vec<PlacedRule> = of_entry.iter().cloned().map(PlacedRule::in_lower_case).collect();
    for cause in rules {
        let excludes = |entry: &PlacedRule| contradiction(&entry.rule, &cause.rule).is_some();
        if !of_entry.is_empty() && of_entry.iter().all(excludes) {
            problems.add(cause.at, "this rule can never match: it contradicts its entry's `when`");
        }
    }
}

/// Returns two conditions that never hold together.
fn contradiction<'r>(one: &'r Rule, other: &'r Rule) -> Option<(&'r Condition, &'r Condition)> {
    let pairs = one.conditions.iter().flat_map(|first| other.conditions.iter().map(move |second| (first, second)));
    pairs.into_iter().find(|(first, second)| contradict(first, second))
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
        (Test::Equals(Scalar::String(text)), Test::StartsWith(start)) => !text.starts_with(start.as_str()),
        (Test::Equals(Scalar::String(text)), Test::EndsWith(end)) => !text.ends_with(end.as_str()),
        (Test::Equals(Scalar::String(text)), Test::Contains(part)) => !text.contains(part.as_str()),
        (Test::Equals(_), Test::StartsWith(_) | Test::EndsWith(_) | Test::Contains(_))
        | (Test::Equals(Scalar::Null), Test::Has) => true,
        (Test::Equals(Scalar::Number(_)), Test::Equals(Scalar::Number(_))) => false,
        (Test::Equals(one), Test::Equals(other)) => one != other,
        _ => false,
    }
}

/// Several elements of an array can each fulfill one condition.
fn has_wildcard(subject: &Subject) -> bool {
    pointer(subject).is_some_and(|pointer| pointer.tokens.iter().any(|token| token == "*"))
}

fn pointer(subject: &Subject) -> Option<&Pointer> {
    match subject {
        Subject::Details(pointer) | Subject::Body(pointer) => Some(pointer),
        Subject::Message | Subject::Code => None,
    }
}

/// The rules so far, indexed by the strings that they look for: comparing every rule with every other takes too long in
/// a long list.
#[derive(Default)]
struct Earlier<'r> {
    /// Sorted by anchor.
    anchored: Vec<(Anchor<'r>, &'r PlacedRule)>,
    others: Vec<&'r PlacedRule>,
}

/// A condition that few others imply: an equal one and, for the start of a string, any longer start or whole string
/// that begins with it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Anchor<'r> {
    Equals(&'r Subject, &'r Scalar),
    StartsWith(&'r Subject, &'r str),
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
    match &condition.test {
        Test::Equals(scalar) => Some(Anchor::Equals(&condition.subject, scalar)),
        Test::StartsWith(text) => Some(Anchor::StartsWith(&condition.subject, text)),
        Test::Has | Test::EndsWith(_) | Test::Contains(_) => None,
    }
}

/// Returns the anchors that this condition implies.
fn implied_anchors(condition: &Condition) -> Vec<Anchor<'_>> {
    let (Test::Equals(Scalar::String(text)) | Test::StartsWith(text)) = &condition.test else {
        return anchor(condition).into_iter().collect();
    };
    let ends = text.char_indices().map(|(start, letter)| start + letter.len_utf8());
    let start = |end| Anchor::StartsWith(&condition.subject, text.get(..end).unwrap_or_default());
    anchor(condition).into_iter().chain(ends.map(start)).collect()
}

/// Returns `true` if the earlier rule matches whenever the later one does. A rule whose conditions all had problems is
/// empty, and already reported.
fn always_matches_with(earlier: &Rule, later: &Rule) -> bool {
    let implied = |wanted| later.conditions.iter().any(|given| implies(given, wanted));
    !earlier.conditions.is_empty() && earlier.conditions.iter().all(implied)
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
        (Equals(Scalar::String(given)) | StartsWith(given), StartsWith(wanted)) => given.starts_with(wanted.as_str()),
        (Equals(Scalar::String(given)) | EndsWith(given), EndsWith(wanted)) => given.ends_with(wanted.as_str()),
        (Equals(Scalar::String(given)) | StartsWith(given) | EndsWith(given) | Contains(given), Contains(wanted)) => {
            given.contains(wanted.as_str())
        }
        _ => false,
    }
}

/// Returns `true` if the first value is inside the second one.
fn is_below(inner: &Subject, outer: &Subject) -> bool {
    let (inner, outer) = match (inner, outer) {
        (Subject::Details(inner), Subject::Details(outer)) | (Subject::Body(inner), Subject::Body(outer)) => {
            (&inner.tokens, &outer.tokens)
        }
        _ => return false,
    };
    inner.len() > outer.len() && inner.starts_with(outer)
}

#[cfg(test)]
mod tests {
    use super::{Earlier, PlacedRule, always_matches_with, contradiction};
    use crate::model::{Condition, Pointer, Rule, Scalar, Subject, Test};

    fn text(text: &str) -> Scalar {
        Scalar::String(text.to_owned())
    }

    fn details(tokens: &[&str]) -> Subject {
        Subject::Details(Pointer { tokens: tokens.iter().map(|token| (*token).to_owned()).collect() })
    }

    fn conditions() -> Vec<Condition> {
        let conditions = [
            (Subject::Message, Test::Equals(text("é"))),
            (Subject::Message, Test::Equals(text("éb"))),
            (Subject::Message, Test::StartsWith("é".to_owned())),
            (Subject::Message, Test::StartsWith("éb".to_owned())),
            (Subject::Message, Test::Contains("b".to_owned())),
            (Subject::Code, Test::EndsWith("b".to_owned())),
            (details(&["x"]), Test::Has),
            (details(&["x", "y"]), Test::Equals(Scalar::Bool(true))),
            (details(&["x", "*"]), Test::Equals(Scalar::Number("1".to_owned()))),
        ];
        conditions.into_iter().map(|(subject, test)| Condition { subject, test }).collect()
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

    #[test]
    fn conditions_contradict_only_if_no_response_fulfills_both() {
        let contradict = |conditions: [(Subject, Test); 2]| {
            let conditions = conditions.map(|(subject, test)| Condition { subject, test }).to_vec();
            let rule = Rule { conditions };
            contradiction(&rule, &rule).is_some()
        };
        let (equals, starts, ends) = (|word| Test::Equals(text(word)), Test::StartsWith, Test::EndsWith);
        assert!(contradict([(Subject::Message, equals("ab")), (Subject::Message, starts("b".to_owned()))]));
        assert!(!contradict([(Subject::Message, equals("ab")), (Subject::Message, ends("b".to_owned()))]));
        assert!(!contradict([(Subject::Message, equals("ab")), (Subject::Code, equals("c"))]));
        assert!(contradict([(details(&["x"]), equals("ab")), (details(&["x", "y"]), Test::Has)]));
        assert!(!contradict([(details(&["x"]), Test::Has), (details(&["x", "y"]), Test::Has)]));
        assert!(contradict([(details(&["x"]), Test::Equals(Scalar::Null)), (details(&["x"]), Test::Has)]));
        assert!(!contradict([(details(&["*"]), equals("ab")), (details(&["*"]), starts("b".to_owned()))]));
    }
}
