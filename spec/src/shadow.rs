//! Rules that can never win, because an earlier rule matches whenever they do.

use crate::model::{Condition, Pointer, Rule, Scalar};
use crate::problem::Problems;
use crate::read::cause::PlacedRule;

/// The first rule that matches wins, so a later one must be able to match where the earlier ones do not.
pub(crate) fn check_rules_can_match(rules: &[PlacedRule], problems: &mut Problems<'_>) {
    for (index, later) in rules.iter().enumerate() {
        let mut earlier = rules.iter().take(index);
        if let Some(earlier) = earlier.find(|earlier| always_matches_where(&earlier.rule, &later.rule)) {
            let position = problems.position(earlier.at);
            problems.add(later.at, format!("this rule can never match, the one at {position} always matches first"));
        }
    }
}

/// A rule whose conditions were all broken says nothing, and is reported already.
fn always_matches_where(earlier: &Rule, later: &Rule) -> bool {
    let implied = |wanted| later.conditions.iter().any(|given| implies(given, wanted));
    !earlier.conditions.is_empty() && earlier.conditions.iter().all(implied)
}

/// Whether every body that fulfils `given` fulfils `wanted`, both in lower case.
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

/// Something that stands inside a value means that the value is there, and is not null.
fn is_below(inner: &Pointer, outer: &Pointer) -> bool {
    inner.tokens.starts_with(&outer.tokens)
}
