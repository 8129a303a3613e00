//! Body -> entry and cause: by its status, and by the first rule of the spec that matches it.

use crate::response::body::ErrorBody;
use dfns_errors_spec::json::{find_first, string};
use dfns_errors_spec::model::{CauseEntry, Condition, ErrorEntry, Kind, Rule, Scalar, Spec, Subject, Test};

/// Returns the index of the first entry, in the order of the spec, that describes a response.
pub(crate) fn entry_of(spec: &Spec, body: &ErrorBody) -> Option<usize> {
    spec.entries_of(body.status()).find(|(_, entry)| describes(entry, body)).map(|(index, _)| index)
}

/// A pending entry describes JSON objects only: firewalls reply with status 202 and a page.
fn describes(entry: &ErrorEntry, body: &ErrorBody) -> bool {
    (entry.when.is_empty() || matches(entry.when, body)) && (entry.kind != Kind::Pending || body.is_object())
}

/// Returns the index of the first cause, in the order of the spec, that has a rule which matches the body.
pub(crate) fn cause_of(causes: &[CauseEntry], body: &ErrorBody) -> Option<usize> {
    causes.iter().position(|cause| matches(cause.when, body))
}

fn matches(when: &[Rule], body: &ErrorBody) -> bool {
    when.iter().any(|rule| rule.iter().all(|condition| holds(condition, body)))
}

/// Returns `true` if a condition of a rule holds for a response.
#[must_use]
pub fn holds(Condition { subject, test }: &Condition, body: &ErrorBody) -> bool {
    match subject {
        Subject::Message => body.message().is_some_and(|message| message_passes(message, test)),
        Subject::Code => body.api_code().is_some_and(|code| string_passes(code, test)),
        Subject::Details(pointer) => body.details_text().is_some_and(|details| any_passes(details, pointer, test)),
        Subject::Body(pointer) => any_passes(body.json_text(), pointer, test),
    }
}

/// Tests the values at a pointer in which `*` stands for any item of an array.
fn any_passes(json: &str, pointer: &[&str], test: &Test) -> bool {
    find_first(json, pointer, |value| value_passes(value, test)).is_some()
}

/// Compares without regard to ASCII case.
fn message_passes(message: &str, test: &Test) -> bool {
    let message = message.as_bytes();
    let is = |part: Option<&[u8]>, wanted: &str| part.is_some_and(|part| part.eq_ignore_ascii_case(wanted.as_bytes()));
    match test {
        Test::Has => true,
        Test::Equals(Scalar::String(wanted)) => is(Some(message), wanted),
        Test::Equals(_) => false,
        Test::StartsWith(start) => is(message.get(..start.len()), start),
        Test::EndsWith(end) => is(message.len().checked_sub(end.len()).and_then(|start| message.get(start..)), end),
        Test::Contains(part) => message.windows(part.len().max(1)).any(|window| is(Some(window), part)),
    }
}

fn string_passes(string: &str, test: &Test) -> bool {
    match test {
        Test::Has => true,
        Test::Equals(Scalar::String(wanted)) => string == *wanted,
        Test::Equals(_) => false,
        Test::StartsWith(start) => string.starts_with(start),
        Test::EndsWith(end) => string.ends_with(end),
        Test::Contains(part) => string.contains(part),
    }
}

/// Tests a JSON value as written.
fn value_passes(value: &str, test: &Test) -> bool {
    match test {
        Test::Has => value != "null",
        Test::Equals(scalar) => equals(value, scalar),
        _ => string(value).is_some_and(|string| string_passes(&string, test)),
    }
}

fn equals(value: &str, scalar: &Scalar) -> bool {
    match scalar {
        Scalar::Null => value == "null",
        Scalar::Bool(true) => value == "true",
        Scalar::Bool(false) => value == "false",
        Scalar::String(text) => string(value).is_some_and(|string| string == *text),
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
    use super::{equals, message_passes, value_passes};
    use dfns_errors_spec::model::{Scalar, Test};

    #[test]
    fn messages_are_compared_without_regard_to_ascii_case() {
        assert!(message_passes("USER Not found.", &Test::StartsWith("user not found")));
        assert!(!message_passes("user", &Test::StartsWith("user not found")));
        assert!(message_passes("transfer with same EXTERNALID", &Test::EndsWith("same externalId")));
        assert!(!message_passes("Id", &Test::EndsWith("same externalId")));
        assert!(message_passes("transfer with same EXTERNALID used", &Test::Contains("same externalId")));
        assert!(!message_passes("", &Test::Contains("a")) && !message_passes("É", &Test::Contains("é")));
    }

    #[test]
    fn only_strings_start_with_end_with_or_contain_something() {
        assert!(
            value_passes(r#""a\u0062c""#, &Test::StartsWith("ab")) && value_passes(r#""abc""#, &Test::EndsWith("bc"))
        );
        assert!(value_passes("\"abc\"", &Test::Contains("b")) && !value_passes("\"aBc\"", &Test::Contains("b")));
        assert!(!value_passes("123", &Test::StartsWith("1")) && !value_passes("[\"a\"]", &Test::Contains("a")));
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
        assert!(equals("null", &Scalar::Null) && !equals("\"null\"", &Scalar::Null));
    }
}
