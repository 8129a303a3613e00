//! Rules that never match: their conditions contradict each other, or an earlier rule always matches first.

use std::slice;

use super::problem::Problems;
use crate::model::{Condition, Scalar, Subject, Test};

use super::when::PlacedRule;

/// The first rule that matches wins, so each rule must be able to match when the earlier ones do not.
pub(crate) fn check_rules_can_match(rules: &[PlacedRule], problems: &Problems<'_>) {
    let mut earlier = Earlier::default();
    for later in rules {
        let mut fate = RuleFate::new(later);
        fate.try_after(&earlier, problems);
        fate.report(problems);
        earlier.add(later);
    }
}

/// Whether something matches at any status and, if not, why not at the first one.
#[derive(Debug, Default, Clone)]
pub(crate) struct Fate {
    matches: bool,
    objection: Option<String>,
}

impl Fate {
    /// Adds what is against a match at one status.
    pub(crate) fn add(&mut self, objection: Option<String>) {
        self.matches |= objection.is_none();
        self.objection = self.objection.take().or(objection);
    }

    pub(crate) fn is_hidden(&self) -> bool {
        !self.matches && self.objection.is_some()
    }

    /// Reports what never matches, with the reason.
    pub(crate) fn report(&self, what: &str, at: usize, problems: &Problems<'_>) {
        if let Some(objection) = self.objection.as_ref().filter(|_| !self.matches) {
            problems.add(at, format!("{what}: {objection}"));
        }
    }
}

/// What becomes of a rule, and of each value of its lists: each counts like a rule of its own.
#[derive(Debug)]
pub(crate) struct RuleFate {
    rule: PlacedRule,
    whole: Fate,
    values: Vec<(Alternative, Fate)>,
}

impl RuleFate {
    pub(crate) fn new(rule: &PlacedRule) -> Self {
        let values = alternatives(rule).map(|alternative| (alternative, Fate::default())).collect();
        Self { rule: *rule, whole: Fate::default(), values }
    }

    /// Tries the rule where the earlier ones do not match. Returns what is against a match.
    pub(crate) fn try_after(&mut self, earlier: &Earlier<'_>, problems: &Problems<'_>) -> Option<String> {
        let objection = earlier.objection(&self.rule, problems);
        self.whole.add(objection.clone());
        let mut values = Fate::default();
        for (alternative, fate) in &mut self.values {
            let objection = earlier.objection(&alternative.rule, problems);
            values.add(objection.clone());
            fate.add(objection);
        }
        objection.or(values.objection.filter(|_| !values.matches))
    }

    pub(crate) fn is_hidden(&self) -> bool {
        self.whole.is_hidden()
    }

    pub(crate) fn report(&self, problems: &Problems<'_>) {
        self.whole.report("this rule can never match", self.rule.at, problems);
        if self.is_hidden() {
            return;
        }
        for (alternative, fate) in &self.values {
            fate.report(&format!("{} can never match", alternative.name()), self.rule.at, problems);
        }
    }
}

/// A cause is looked for only in responses that its entry's rules have recognized.
pub(crate) fn check_rules_fit(rules: &[PlacedRule], of_entry: Option<&[PlacedRule]>, problems: &Problems<'_>) {
    let Some(of_entry @ [_, ..]) = of_entry else { return };
    for cause in rules {
        if contradicts_each(cause, of_entry) {
            problems.add(cause.at, "this rule can never match: it contradicts its entry's `when`");
            continue;
        }
        for alternative in alternatives(cause).filter(|alternative| contradicts_each(&alternative.rule, of_entry)) {
            let name = alternative.name();
            problems.add(cause.at, format!("{name} can never match: it contradicts its entry's `when`"));
        }
    }
}

fn contradicts_each(cause: &PlacedRule, of_entry: &[PlacedRule]) -> bool {
    of_entry.iter().all(|entry| contradiction(entry, cause).is_some() || contradiction(cause, entry).is_some())
}

/// A rule with one value of a list in place of the list.
#[derive(Debug)]
struct Alternative {
    key: String,
    value: Scalar,
    rule: PlacedRule,
}

impl Alternative {
    fn name(&self) -> String {
        format!("`{}` in `{}`", self.value, self.key)
    }
}

fn alternatives(rule: &PlacedRule) -> impl Iterator<Item = Alternative> {
    let conditions = rule.compared.iter().enumerate();
    let lists = conditions.filter(|(_, condition)| condition.values.len() > 1 && condition.test != Test::NotEquals);
    lists.flat_map(move |(index, list)| list.values.iter().map(move |value| alternative(rule, index, list, value)))
}

fn alternative(rule: &PlacedRule, index: usize, list: &Condition, value: &'static Scalar) -> Alternative {
    let mut compared = rule.compared.to_vec();
    for condition in compared.iter_mut().skip(index).take(1) {
        condition.values = slice::from_ref(value);
    }
    let rule = PlacedRule { compared: compared.leak(), ..*rule };
    Alternative { key: list.key(), value: *value, rule }
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

/// Returns `true` if the first condition says something about a value that the second denies. In one rule, and in a cause and
/// its entry, equal pointers with `*` lead to one value.
fn contradict(first: &Condition, second: &Condition) -> bool {
    if first.subject == second.subject {
        return first.test == Test::Equals && first.values.iter().all(|value| !may_pass(value, second));
    }
    // Something inside a value means that it is not a scalar.
    let is_scalar = first.test != Test::Has;
    is_scalar && !second.allows_nothing() && is_below(&second.subject, &first.subject)
}

/// Returns `true` unless a value that equals this one never passes a test.
fn may_pass(value: &Scalar, condition: &Condition) -> bool {
    match (condition.test, value) {
        (Test::Has, _) => *value != Scalar::Null,
        (Test::Equals, _) => condition.values.iter().any(|other| !differ(value, other)),
        (Test::NotEquals, _) => *value != Scalar::Null && !condition.values.contains(value),
        (_, Scalar::String(text)) => passes_any(text, condition.test, condition.values),
        // `7.0` equals the integer 7, whose digits are tested as a string.
        (_, Scalar::Number(_)) => true,
        (_, Scalar::Null | Scalar::Bool(_)) => false,
    }
}

/// Returns `true` if no value equals both. Numbers can be written in several ways.
fn differ(one: &Scalar, other: &Scalar) -> bool {
    match (one, other) {
        (Scalar::Number(_), Scalar::Number(_) | Scalar::String(_)) | (Scalar::String(_), Scalar::Number(_)) => false,
        _ => one != other,
    }
}

fn passes_any(string: &str, test: Test, parts: &[Scalar]) -> bool {
    parts.iter().any(|part| passes(string, test, part))
}

/// Returns `true` if a string starts with a part, ends with it or contains it. Any string may pass another test.
fn passes(string: &str, test: Test, part: &Scalar) -> bool {
    let Scalar::String(part) = part else { return false };
    match test {
        Test::StartsWith => string.starts_with(part),
        Test::EndsWith => string.ends_with(part),
        Test::Contains => string.contains(part),
        _ => true,
    }
}

/// The rules so far, sorted by their anchor if they have one: comparing every rule with every other takes too long in a
/// long list.
#[derive(Default)]
pub(crate) struct Earlier<'r>(Vec<(Option<Anchor>, &'r PlacedRule)>);

/// Part of a rule that few others imply: the value, or the start of the value, that it wants.
type Anchor = (Subject, &'static str);

impl<'r> Earlier<'r> {
    pub(crate) fn add(&mut self, rule: &'r PlacedRule) {
        let mut anchored = false;
        for anchor in rule.compared.iter().map(anchors).find(|anchors| !anchors.is_empty()).into_iter().flatten() {
            self.insert(Some(anchor), rule);
            anchored = true;
        }
        if !anchored {
            self.insert(None, rule);
        }
    }

    fn insert(&mut self, anchor: Option<Anchor>, rule: &'r PlacedRule) {
        let end = self.0.partition_point(|(other, _)| *other <= anchor);
        self.0.insert(end, (anchor, rule));
    }

    /// Returns why a rule after these can never match.
    pub(crate) fn objection(&self, later: &PlacedRule, problems: &Problems<'_>) -> Option<String> {
        if let Some((one, other)) = contradiction(later, later) {
            return Some(format!("`{}` and `{}` contradict each other", one.key(), other.key()));
        }
        let winner = self.always_matching(later)?;
        Some(format!("the rule at {} always matches first", problems.position(winner.at)))
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

/// Returns the anchors of a condition, one for each of its values.
fn anchors(condition: &Condition) -> Vec<Anchor> {
    if !matches!(condition.test, Test::Equals | Test::StartsWith) {
        return Vec::new();
    }
    condition.values.iter().map(|value| (condition.subject, text_of(value))).collect()
}

fn text_of(value: &Scalar) -> &'static str {
    match value {
        Scalar::String(text) | Scalar::Number(text) => text,
        Scalar::Null | Scalar::Bool(_) => "",
    }
}

/// Returns the anchors that the rules have that this one implies, and `None` for those that have no anchor. A list implies
/// no rule that its first value does not.
fn implied_anchors(rule: &PlacedRule) -> Vec<Option<Anchor>> {
    let mut implied = vec![None];
    for (subject, text) in rule.compared.iter().filter_map(|condition| anchors(condition).into_iter().next()) {
        let starts = (0..=text.len()).filter_map(|end| text.get(..end));
        implied.extend(starts.map(|start| Some((subject, start))));
    }
    implied
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
        return test_implies(given, wanted);
    }
    // A value inside another one means that the outer one exists and is not null.
    wanted.test == Test::Has && !given.allows_nothing() && is_below(&given.subject, &wanted.subject)
}

fn test_implies(given: &Condition, wanted: &Condition) -> bool {
    match (given.test, wanted.test) {
        (Test::Equals, _) => given.values.iter().all(|value| always_passes(value, wanted)),
        (_, Test::Has) => true,
        (Test::NotEquals, Test::NotEquals) => wanted.values.iter().all(|value| given.values.contains(value)),
        (Test::StartsWith | Test::EndsWith | Test::Contains, Test::NotEquals) => {
            wanted.values.iter().all(|value| never_passes(value, given))
        }
        (Test::StartsWith, Test::StartsWith | Test::Contains)
        | (Test::EndsWith, Test::EndsWith | Test::Contains)
        | (Test::Contains, Test::Contains) => parts_imply(given, wanted),
        _ => false,
    }
}

/// Returns `true` if every value that equals this one passes a test.
fn always_passes(value: &Scalar, wanted: &Condition) -> bool {
    match (wanted.test, value) {
        (Test::Has, _) => *value != Scalar::Null,
        (Test::Equals, _) => wanted.values.contains(value),
        (Test::NotEquals, _) => *value != Scalar::Null && wanted.values.iter().all(|other| differ(value, other)),
        (Test::StartsWith | Test::EndsWith | Test::Contains, Scalar::String(text)) => {
            passes_any(text, wanted.test, wanted.values)
        }
        _ => false,
    }
}

/// Returns `true` if no value that equals this one passes a test of a string.
fn never_passes(value: &Scalar, given: &Condition) -> bool {
    match value {
        Scalar::String(text) => !passes_any(text, given.test, given.values),
        Scalar::Number(_) => false,
        Scalar::Bool(_) | Scalar::Null => true,
    }
}

/// Returns `true` if each part of a string that passes also has the wanted one.
fn parts_imply(given: &Condition, wanted: &Condition) -> bool {
    given.values.iter().all(|part| always_passes(part, wanted))
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

    fn condition(subject: Subject, test: Test, values: &[Scalar]) -> Condition {
        Condition { subject, test, values: values.to_vec().leak() }
    }

    fn conditions() -> Vec<Condition> {
        let message = Subject::Message;
        vec![
            condition(message, Test::Equals, &[text("é")]),
            condition(message, Test::Equals, &[text("éb"), text("é")]),
            condition(message, Test::NotEquals, &[text("c"), text("é")]),
            condition(message, Test::StartsWith, &[text("é")]),
            condition(message, Test::StartsWith, &[text("éb"), text("c")]),
            condition(message, Test::Contains, &[text("b")]),
            condition(details(&["x"]), Test::Has, &[]),
            condition(details(&["x", "y"]), Test::Equals, &[Scalar::Bool(true)]),
            condition(details(&["x", "*"]), Test::Equals, &[Scalar::Number("1.5")]),
        ]
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

    fn are_contradictory(conditions: [(Subject, Test, &[Scalar]); 2]) -> bool {
        let conditions = conditions.map(|(subject, test, values)| condition(subject, test, values)).to_vec();
        let rule = placed(0, conditions);
        contradiction(&rule, &rule).is_some()
    }

    #[test]
    fn conditions_contradict_only_if_no_response_fulfills_both() {
        use Test::{EndsWith, Equals, Has, NotEquals, StartsWith};
        let message = Subject::Message;
        let x = details(&["x"]);
        let any = details(&["*"]);
        let ab = &[text("ab")];
        assert!(are_contradictory([(message, Equals, ab), (message, StartsWith, &[text("b")])]));
        assert!(!are_contradictory([(message, Equals, ab), (message, EndsWith, &[text("b")])]));
        assert!(!are_contradictory([(message, Equals, ab), (message, EndsWith, &[text("c"), text("b")])]));
        assert!(are_contradictory([(message, Equals, ab), (message, NotEquals, &[text("c"), text("ab")])]));
        assert!(!are_contradictory([(message, Equals, &[text("c"), text("d")]), (message, NotEquals, &[text("c")])]));
        assert!(!are_contradictory([(message, Equals, ab), (Subject::Code, Equals, &[text("c")])]));
        assert!(are_contradictory([(x, Equals, ab), (details(&["x", "y"]), Has, &[])]));
        assert!(!are_contradictory([(x, Equals, ab), (details(&["x", "y"]), Equals, &[Scalar::Null])]));
        assert!(!are_contradictory([(x, Has, &[]), (details(&["x", "y"]), Has, &[])]));
        assert!(are_contradictory([(x, Equals, &[Scalar::Null]), (x, Has, &[])]));
        assert!(are_contradictory([(x, Equals, &[Scalar::Null]), (x, NotEquals, ab)]));
        assert!(!are_contradictory([(x, Equals, &[Scalar::Number("1.0")]), (x, Equals, &[text("1")])]));
        assert!(are_contradictory([(any, Equals, ab), (any, StartsWith, &[text("b")])]), "both are about one element");
        assert!(are_contradictory([(any, Equals, ab), (details(&["*", "x"]), Has, &[])]));
        assert!(!are_contradictory([(any, Equals, ab), (details(&["0"]), StartsWith, &[text("b")])]));
    }

    fn is_hidden(given: (Test, &[Scalar]), wanted: (Test, &[Scalar])) -> bool {
        let given = condition(Subject::Code, given.0, given.1);
        let wanted = condition(Subject::Code, wanted.0, wanted.1);
        super::implies(&given, &wanted)
    }

    #[test]
    fn an_earlier_condition_hides_a_later_one_only_if_it_holds_for_each_of_its_values() {
        use Test::{Contains, Equals, NotEquals, StartsWith};
        let zero = &[text("0")];
        let codes = &[text("0"), text("200000")];
        assert!(is_hidden((Equals, zero), (Equals, codes)) && !is_hidden((Equals, codes), (Equals, zero)));
        assert!(
            is_hidden((Equals, &[text("1")]), (NotEquals, codes)) && !is_hidden((Equals, zero), (NotEquals, codes))
        );
        assert!(!is_hidden((Equals, &[Scalar::Null]), (NotEquals, codes)), "no code is no other code");
        assert!(is_hidden((NotEquals, codes), (NotEquals, zero)) && !is_hidden((NotEquals, zero), (NotEquals, codes)));
        assert!(is_hidden((StartsWith, &[text("5")]), (NotEquals, codes)));
        assert!(!is_hidden((StartsWith, &[text("2")]), (NotEquals, codes)), "200000 starts with 2");
        assert!(is_hidden((StartsWith, codes), (Contains, zero)) && !is_hidden((NotEquals, zero), (Equals, zero)));
    }
}
