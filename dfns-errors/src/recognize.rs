//! Body -> entry and cause: by its status, and by the first rule of the spec that matches it.

use crate::body::{ErrorBody, find_short, is_string};
use crate::table::{Condition, EntryRules, Pointer, Scalar, Spec};

/// Returns the index of the entry that describes a body. A pending entry describes JSON objects only: firewalls reply
/// with status 202 and a page.
pub(crate) fn entry_of(spec: &Spec, body: &ErrorBody) -> Option<usize> {
    let index = spec.index_of(body.status())?;
    let is_pending = spec.is_pending(index);
    (!is_pending || body.is_object()).then_some(index)
}

/// Returns the index of the first cause, in the order of the spec, that has a rule which matches the body.
pub(crate) fn cause_of(rules: &EntryRules, body: &ErrorBody) -> Option<usize> {
    let matches = |rule: &&[Condition]| rule.iter().all(|condition| holds(condition, body));
    rules.causes.iter().position(|cause| cause.when.iter().any(matches))
}

fn holds(condition: &Condition, body: &ErrorBody) -> bool {
    match condition {
        Condition::MessageEquals(text) => body.message().is_some_and(|message| message.eq_ignore_ascii_case(text)),
        Condition::MessageStartsWith(text) => body.message().is_some_and(|message| starts_with(message, text)),
        Condition::MessageContains(text) => body.message().is_some_and(|message| contains(message, text)),
        Condition::DetailsHas(pointer) => detail(body, pointer).is_some_and(|value| value != "null"),
        Condition::DetailsEquals(pointer, scalar) => detail(body, pointer).is_some_and(|value| equals(value, scalar)),
    }
}

fn starts_with(message: &str, text: &str) -> bool {
    message.as_bytes().get(..text.len()).is_some_and(|start| start.eq_ignore_ascii_case(text.as_bytes()))
}

fn contains(message: &str, text: &str) -> bool {
    let mut windows = message.as_bytes().windows(text.len().max(1));
    windows.any(|window| window.eq_ignore_ascii_case(text.as_bytes()))
}

fn detail(body: &ErrorBody, pointer: Pointer) -> Option<&str> {
    find_short(body.details_text()?, &[], pointer)
}

fn equals(value: &str, scalar: &Scalar) -> bool {
    match scalar {
        Scalar::Word(word) => value == *word,
        Scalar::String(text) => is_string(value, text),
        Scalar::Number(number) => value == *number || is_same_number(value, number),
    }
}

/// Compares integers by every digit: ids above 2^53 can differ although their nearest `f64` is the same.
fn is_same_number(value: &str, number: &str) -> bool {
    match (value.parse::<i128>(), number.parse::<i128>()) {
        (Ok(value), Ok(number)) => value == number,
        _ => value.parse::<f64>().is_ok_and(|value| number.parse() == Ok(value)),
    }
}

#[cfg(test)]
mod tests {
    use super::{contains, equals, starts_with};
    use crate::table::Scalar;

    #[test]
    fn messages_are_compared_without_regard_to_ascii_case() {
        assert!(starts_with("USER Not found.", "user not found"));
        assert!(!starts_with("user", "user not found"));
        assert!(contains("transfer with same EXTERNALID used", "same externalId"));
        assert!(!contains("", "a") && !contains("É", "é"));
    }

    #[test]
    fn numbers_are_compared_by_value_and_large_integers_by_every_digit() {
        assert!(equals("1.0", &Scalar::Number("1")) && equals("1e2", &Scalar::Number("100")));
        assert!(!equals("9007199254740993", &Scalar::Number("9007199254740992")));
        assert!(!equals("\"1\"", &Scalar::Number("1")) && !equals("inf", &Scalar::Number("nan")));
    }

    #[test]
    fn strings_are_compared_unescaped_and_words_as_written() {
        assert!(equals("\"\\u0061\"", &Scalar::String("a")));
        assert!(equals("null", &Scalar::Word("null")) && !equals("\"null\"", &Scalar::Word("null")));
    }
}
