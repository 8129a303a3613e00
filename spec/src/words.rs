//! What a spec says, in words: for docs, catalogs and messages.

use crate::model::{CauseEntry, Condition, ErrorEntry, Pointer, Retry, Rule, Scalar, Spec, Statuses, Subject, Test};

/// Returns statuses as they are read aloud: `429, 503 or 5xx`.
///
/// ```
/// use dfns_errors_spec::{in_words, model::Statuses};
/// let statuses = [Statuses { first: 429, last: 429 }, Statuses { first: 500, last: 599 }];
/// assert_eq!(in_words(&statuses), "429 or 5xx");
/// ```
#[must_use]
pub fn in_words(statuses: &[Statuses]) -> String {
    alternatives(&statuses.iter().map(Statuses::to_string).collect::<Vec<String>>())
}

/// Joins alternatives: `a`, `a or b`, `a, b or c`.
fn alternatives(words: &[String]) -> String {
    match words {
        [] => String::new(),
        [word] => word.clone(),
        [rest @ .., last] => format!("{} or {last}", rest.join(", ")),
    }
}

/// Returns the text of the retry rule of an entry or one of its causes. If the rule depends on the status, there is one
/// sentence for each rule.
#[must_use]
pub fn advice(spec: &Spec, entry: &ErrorEntry, cause: Option<&CauseEntry>) -> String {
    let rules = retries(spec, entry, cause);
    if let [(_, retry)] = rules[..] {
        return entry.advice(retry).to_owned();
    }
    let rules = rules.iter().map(|(statuses, retry)| format!("{}: {}", in_words(statuses), entry.advice(*retry)));
    rules.collect::<Vec<String>>().join(" ")
}

/// Returns the retry rules of an entry or one of its causes, each with its statuses.
#[must_use]
pub fn retries(spec: &Spec, entry: &ErrorEntry, cause: Option<&CauseEntry>) -> Vec<(Vec<Statuses>, Retry)> {
    let mut rules: Vec<(Vec<Statuses>, Retry)> = Vec::new();
    for status in spec.statuses_of(entry) {
        let retry = spec.retry_of(entry, cause, Some(status));
        match rules.iter_mut().find(|(_, other)| *other == retry) {
            Some((statuses, _)) => add(status, statuses),
            None => rules.push((vec![Statuses { first: status, last: status }], retry)),
        }
    }
    rules
}

/// Adds a status to the last range, if it is the next one.
fn add(status: u16, statuses: &mut Vec<Statuses>) {
    match statuses.last_mut() {
        Some(range) if range.last + 1 == status => range.last = status,
        _ => statuses.push(Statuses { first: status, last: status }),
    }
}

/// How many rules of an error and how many values of a condition are written.
const SHOWN: usize = 8;

/// Returns what recognizes an entry, as Markdown after "Recognized by"; `None` if it describes every response.
#[must_use]
pub fn recognition_of(entry: &ErrorEntry) -> Option<String> {
    if has_rules_of_causes(entry) { Some("one of its causes".to_owned()) } else { recognition(entry.when) }
}

/// Returns `true` if the rules of an entry are those of its causes.
#[must_use]
pub fn has_rules_of_causes(entry: &ErrorEntry) -> bool {
    !entry.when.is_empty() && entry.when.iter().eq(entry.causes.iter().flat_map(|cause| cause.when))
}

/// Returns what rules recognize, as Markdown after "Recognized by": codes, messages, headers and values. Returns `None` if
/// there are no rules.
///
/// ```
/// let spec = dfns_errors_spec::read(dfns_errors_spec::DFNS.as_bytes()).expect("the built-in spec is valid");
/// let conflict = spec.errors.iter().find(|entry| entry.name == "Conflict").expect("409 is listed");
/// let reused = conflict.causes.iter().find(|cause| cause.name == "ExternalIdReused").expect("it is a cause");
/// let words = dfns_errors_spec::recognition(reused.when).expect("it has rules");
/// assert_eq!(words, "a value at `/duplicate` in the details, or a message that contains `same externalId`");
/// ```
#[must_use]
pub fn recognition(when: &[Rule]) -> Option<String> {
    let rules = when.iter().map(|rule| in_one(rule)).collect();
    (!when.is_empty()).then(|| cut(rules, "other rules").join(", or "))
}

/// Leaves out the end of a long list, if it has more than one item.
fn cut(mut words: Vec<String>, rest: &str) -> Vec<String> {
    if words.len() > SHOWN + 1 {
        let more = words.len() - SHOWN;
        words.truncate(SHOWN);
        words.push(format!("{more} {rest}"));
    }
    words
}

fn in_one(rule: Rule) -> String {
    rule.iter().map(condition).collect::<Vec<String>>().join(" and ")
}

/// Returns what a condition asks for, as Markdown, such as "the code" and its values.
#[must_use]
pub fn condition(condition: &Condition) -> String {
    let (noun, place) = noun_and_place(condition.subject);
    let values = values(condition.values);
    match condition.test {
        Test::Has => format!("a {noun}{place}"),
        Test::Equals if values.is_empty() => format!("no {noun}{place}"),
        Test::Equals if condition.allows_nothing() => format!("the {noun} {values} or none{place}"),
        Test::Equals => format!("the {noun} {values}{place}"),
        Test::NotEquals => format!("a {noun} other than {values}{place}"),
        test => format!("a {noun}{place} that {} {values}", test.name().replace('_', " ")),
    }
}

/// Returns what is tested, and where it is.
fn noun_and_place(subject: Subject) -> (&'static str, String) {
    match subject {
        Subject::Message => ("message", String::new()),
        Subject::Code => ("code", String::new()),
        Subject::Header(name) => ("value", format!(" of the header {}", code(name))),
        Subject::Details([]) => ("value", " of the details".to_owned()),
        Subject::Details(pointer) => ("value", format!(" at {} in the details", code(&written(pointer)))),
        Subject::Body([]) => ("body", String::new()),
        Subject::Body(pointer) => ("value", format!(" at {} in the body", code(&written(pointer)))),
    }
}

/// Writes a pointer as a spec has it.
fn written(pointer: Pointer) -> String {
    let tokens = pointer.iter().map(|token| token.replace('~', "~0").replace('/', "~1"));
    format!("/{}", tokens.collect::<Vec<String>>().join("/"))
}

/// Writes the values of a list, without `null`.
fn values(values: &[Scalar]) -> String {
    let values = values.iter().filter(|value| **value != Scalar::Null);
    alternatives(&cut(values.map(value).collect(), "others"))
}

fn value(value: &Scalar) -> String {
    match value {
        Scalar::String(text) => code(text),
        other => code(&other.to_string()),
    }
}

/// Writes a code span of one line.
fn code(text: &str) -> String {
    let line = text.replace(['\n', '\r'], " ");
    let mut ticks = "`".to_owned();
    while line.contains(&ticks) {
        ticks.push('`');
    }
    let space = if line.starts_with('`') || line.ends_with('`') || line.trim().is_empty() { " " } else { "" };
    format!("{ticks}{space}{line}{space}{ticks}")
}

/// Returns the API's own codes that rules ask for: the strings that are compared as a whole, apart from messages.
#[must_use]
pub fn api_codes(when: &[Rule]) -> Vec<&'static str> {
    let mut codes = Vec::new();
    for condition in when.iter().copied().flatten() {
        if condition.test != Test::Equals || condition.subject == Subject::Message {
            continue;
        }
        for value in condition.values {
            match value {
                Scalar::String(text) if !codes.contains(text) => codes.push(*text),
                _ => {}
            }
        }
    }
    codes
}

#[cfg(test)]
mod tests {
    use super::{api_codes, condition, recognition};
    use crate::model::{Condition, Rule, Scalar, Subject, Test};

    fn words(subject: Subject, test: Test, values: &'static [Scalar]) -> String {
        condition(&Condition { subject, test, values })
    }

    const A: Scalar = Scalar::String("a");

    #[test]
    fn each_condition_is_a_noun() {
        use Test::{Contains, EndsWith, Equals, Has, NotEquals, StartsWith};
        let issue = Subject::Details(&["*", "is/sue"]);
        let data = Subject::Body(&["data"]);
        let header = Subject::Header("x-code");
        assert_eq!(words(Subject::Code, Equals, &[A]), "the code `a`");
        assert_eq!(words(Subject::Code, NotEquals, &[A, Scalar::String("0")]), "a code other than `a` or `0`");
        assert_eq!(words(Subject::Code, Equals, &[A, Scalar::Null]), "the code `a` or none");
        assert_eq!(words(Subject::Message, StartsWith, &[A]), "a message that starts with `a`");
        assert_eq!(words(Subject::Message, EndsWith, &[A]), "a message that ends with `a`");
        assert_eq!(words(issue, Contains, &[A]), "a value at `/*/is~1sue` in the details that contains `a`");
        assert_eq!(words(data, Equals, &[Scalar::Null]), "no value at `/data` in the body");
        assert_eq!(words(data, Equals, &[Scalar::Bool(false)]), "the value `false` at `/data` in the body");
        assert_eq!(words(data, Has, &[]), "a value at `/data` in the body");
        assert_eq!(words(header, Equals, &[A]), "the value `a` of the header `x-code`");
        assert_eq!(words(header, Has, &[]), "a value of the header `x-code`");
        assert_eq!(words(Subject::Body(&[]), Equals, &[A]), "the body `a`");
    }

    #[test]
    fn code_spans_hold_backticks_and_line_breaks() {
        assert_eq!(words(Subject::Code, Test::Equals, &[Scalar::String("a`b\nc")]), "the code ``a`b c``");
        assert_eq!(words(Subject::Code, Test::Equals, &[Scalar::String("`")]), "the code `` ` ``");
    }

    #[test]
    fn long_lists_are_cut() {
        const TEN: &[Scalar] = &[A; 10];
        let eight = ["`a`"; 8].join(", ");
        assert_eq!(words(Subject::Code, Test::Equals, TEN), format!("the code {eight} or 2 others"));
        let rule: Rule = &[Condition { subject: Subject::Code, test: Test::Equals, values: &[A] }];
        let rules = |count| recognition(&vec![rule; count]);
        assert_eq!(rules(9), Some(["the code `a`"; 9].join(", or ")));
        assert_eq!(rules(10), Some(format!("{}, or 2 other rules", ["the code `a`"; 8].join(", or "))));
        assert_eq!(recognition(&[]), None);
    }

    #[test]
    fn only_whole_strings_that_are_not_messages_are_codes() {
        const RULE: Rule = &[
            Condition { subject: Subject::Code, test: Test::Equals, values: &[A, Scalar::Null] },
            Condition { subject: Subject::Message, test: Test::Equals, values: &[Scalar::String("m")] },
            Condition { subject: Subject::Details(&["x"]), test: Test::Equals, values: &[Scalar::String("b"), A] },
            Condition { subject: Subject::Details(&["y"]), test: Test::StartsWith, values: &[Scalar::String("c")] },
        ];
        assert_eq!(api_codes(&[RULE]), ["a", "b"]);
    }
}
