//! Whether a condition of a rule holds for a response, or for a value in its body.

use std::borrow::Cow;

use crate::response::body::ErrorBody;
use dfns_errors_spec::json::{find, string};
use dfns_errors_spec::model::{Condition, Scalar, Subject, Test, is_integer};

/// Returns `true` if a condition without `*` holds for a response.
pub(crate) fn holds(condition: &Condition, body: &ErrorBody) -> bool {
    match condition.subject {
        Subject::Message => message_passes(body.message(), condition),
        Subject::Code => text_passes(body.api_code(), condition, string_fits),
        Subject::Header(name) => text_passes(body.header(name).map(str::trim), condition, string_fits),
        Subject::Details(pointer) => {
            body.details_text().map_or(condition.allows_nothing(), |details| json_passes(details, pointer, condition))
        }
        Subject::Body(pointer) => body_passes(body, pointer, condition),
    }
}

/// The empty pointer is also the text of a body that is not JSON.
fn body_passes(body: &ErrorBody, pointer: &[&str], condition: &Condition) -> bool {
    if pointer.is_empty()
        && let Some(text) = body.text_body()
    {
        return text_passes(Some(&text), condition, string_fits);
    }
    json_passes(body.json_text(), pointer, condition)
}

/// Compares a string with one value, by a test other than `Has` and `NotEquals`.
type Fits = fn(&str, Test, &str) -> bool;

pub(crate) fn message_passes(message: Option<&str>, condition: &Condition) -> bool {
    text_passes(message, condition, message_fits)
}

/// Tests a part of a response that is always a string.
fn text_passes(part: Option<&str>, condition: &Condition, fits: Fits) -> bool {
    let Some(part) = part else { return condition.allows_nothing() };
    match condition.test {
        Test::Has => true,
        Test::NotEquals => !fits_any(part, Test::Equals, condition.values, fits),
        test => fits_any(part, test, condition.values, fits),
    }
}

fn fits_any(part: &str, test: Test, values: &[Scalar], fits: Fits) -> bool {
    values.iter().any(|value| matches!(value, Scalar::String(wanted) if fits(part, test, wanted)))
}

/// Compares without regard to ASCII case.
fn message_fits(message: &str, test: Test, wanted: &str) -> bool {
    let message = message.as_bytes();
    let wanted = wanted.as_bytes();
    let part = match test {
        Test::StartsWith => message.get(..wanted.len()),
        Test::EndsWith => message.len().checked_sub(wanted.len()).and_then(|start| message.get(start..)),
        Test::Contains => message.windows(wanted.len().max(1)).find(|window| window.eq_ignore_ascii_case(wanted)),
        Test::Has | Test::Equals | Test::NotEquals => Some(message),
    };
    part.is_some_and(|part| part.eq_ignore_ascii_case(wanted))
}

fn string_fits(string: &str, test: Test, wanted: &str) -> bool {
    match test {
        Test::StartsWith => string.starts_with(wanted),
        Test::EndsWith => string.ends_with(wanted),
        Test::Contains => string.contains(wanted),
        Test::Has | Test::Equals | Test::NotEquals => string == wanted,
    }
}

fn json_passes(json: &str, pointer: &[&str], condition: &Condition) -> bool {
    passes(find(json, pointer), condition)
}

/// Tests the value at one of the subject's pointers. The subject is not a header.
pub(crate) fn passes(value: Option<&str>, condition: &Condition) -> bool {
    let Some(value) = value else { return condition.allows_nothing() };
    match condition.subject {
        Subject::Message => message_passes(string(value).as_deref(), condition),
        Subject::Code => text_passes(text_of(value).as_deref(), condition, string_fits),
        _ => value_passes(value, condition),
    }
}

/// Tests a JSON value as written.
fn value_passes(value: &str, condition: &Condition) -> bool {
    let Condition { test, values, .. } = condition;
    match test {
        Test::Has => value != "null",
        Test::Equals => equals_any(value, values),
        Test::NotEquals => !value.starts_with(['{', '[', 'n']) && !equals_any(value, values),
        Test::StartsWith | Test::EndsWith | Test::Contains => {
            text_of(value).is_some_and(|text| fits_any(&text, *test, values, string_fits))
        }
    }
}

/// Returns a string, unescaped, or the digits of an integer.
pub(crate) fn text_of(value: &str) -> Option<Cow<'_, str>> {
    if is_integer(value) { Some(Cow::Borrowed(value)) } else { string(value) }
}

fn equals_any(value: &str, values: &[Scalar]) -> bool {
    values.iter().any(|scalar| equals(value, scalar))
}

fn equals(value: &str, scalar: &Scalar) -> bool {
    match scalar {
        Scalar::Null => value == "null",
        Scalar::Bool(true) => value == "true",
        Scalar::Bool(false) => value == "false",
        Scalar::Number(number) => is_same_number(value, number),
        Scalar::String(text) => {
            string(value).is_some_and(|string| string == *text) || is_integer(text) && is_same_number(value, text)
        }
    }
}

/// Compares integers by every digit: ids above 2^53 can differ although their nearest `f64` is the same.
fn is_same_number(value: &str, number: &str) -> bool {
    if is_integer(value) && is_integer(number) {
        return value == number;
    }
    value.parse::<f64>().is_ok_and(|value| number.parse() == Ok(value))
}

#[cfg(test)]
mod tests {
    use super::{equals, message_fits, value_passes};
    use dfns_errors_spec::model::{Condition, Scalar, Subject, Test};

    fn passes(value: &str, test: Test, values: &[Scalar]) -> bool {
        let values: &'static [Scalar] = values.to_vec().leak();
        value_passes(value, &Condition { subject: Subject::Body(&[]), test, values })
    }

    #[test]
    fn messages_are_compared_without_regard_to_ascii_case() {
        assert!(message_fits("USER Not found", Test::Equals, "user not found"));
        assert!(message_fits("USER Not found.", Test::StartsWith, "user not found"));
        assert!(!message_fits("user", Test::StartsWith, "user not found"));
        assert!(message_fits("transfer with same EXTERNALID", Test::EndsWith, "same externalId"));
        assert!(!message_fits("Id", Test::EndsWith, "same externalId"));
        assert!(message_fits("transfer with same EXTERNALID used", Test::Contains, "same externalId"));
        assert!(!message_fits("", Test::Contains, "a") && !message_fits("É", Test::Contains, "é"));
    }

    #[test]
    fn only_strings_and_integers_start_with_end_with_or_contain_something() {
        let ab = &[Scalar::String("x"), Scalar::String("ab")];
        assert!(passes(r#""a\u0062c""#, Test::StartsWith, ab) && passes("\"cab\"", Test::EndsWith, ab));
        assert!(passes("\"cabc\"", Test::Contains, ab) && !passes("\"aBc\"", Test::Contains, ab));
        assert!(!passes("[\"ab\"]", Test::Contains, ab));
        let one = &[Scalar::String("1")];
        assert!(passes("123", Test::StartsWith, one) && !passes("1.5", Test::StartsWith, one));
        assert!(!passes("true", Test::Contains, &[Scalar::String("t")]));
    }

    #[test]
    fn numbers_are_compared_by_value_and_large_integers_by_every_digit() {
        assert!(equals("1.50", &Scalar::Number("1.5")) && equals("1e2", &Scalar::String("100")));
        assert!(!equals("9007199254740993", &Scalar::String("9007199254740992")));
        assert!(!equals("\"1.5\"", &Scalar::Number("1.5")) && !equals("inf", &Scalar::Number("nan")));
    }

    #[test]
    fn an_integer_equals_the_string_of_its_digits() {
        let minus_five = Scalar::String("-5");
        assert!(equals("-5", &minus_five) && equals("\"-5\"", &minus_five) && equals("-5.0", &minus_five));
        let odd = Scalar::String("05");
        assert!(equals("\"05\"", &odd) && !equals("5", &odd));
        assert!(!equals("\"-5.0\"", &minus_five) && !equals("5", &minus_five));
    }

    #[test]
    fn not_equals_holds_for_other_scalars_only() {
        let successes = &[Scalar::String("0"), Scalar::String("200000")];
        for other in ["1", "\"1\"", "\"\"", "true", "0.5", "\"00\""] {
            assert!(passes(other, Test::NotEquals, successes), "{other}");
        }
        for never in ["0", "\"0\"", "200000", "0.0", "null", "{}", "[1]"] {
            assert!(!passes(never, Test::NotEquals, successes), "{never}");
        }
    }

    #[test]
    fn strings_are_compared_unescaped_and_words_as_written() {
        assert!(equals("\"\\u0061\"", &Scalar::String("a")));
        assert!(equals("null", &Scalar::Null) && !equals("\"null\"", &Scalar::Null));
    }
}
