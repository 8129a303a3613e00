//! Random specs with `*` and random bodies, compared with a slow model that tries every choice of elements: what no rule of a
//! 2xx matches is a success, and nothing is sent again that the rules of the recognized causes do not allow.

use std::collections::BTreeMap;
use std::fmt;
use std::time::Duration;

use dfns_errors::__private_0_1_0::{View, read_response};
use dfns_errors::{ApiError, DfnsError, ErrorBody, Idempotency, Retries};
use dfns_errors_spec::Spec;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use proptest::test_runner::Config;
use serde_json::{Map, Value, json};

/// Where the message is, from the root.
const MESSAGE: &[&str] = &["/a/*/m", "/m"];

/// Where the code is, from the root.
const CODE: &[&str] = &["/b/*/c"];

/// An error of a random spec: everything but the spec of its type is that of its body.
#[derive(Debug)]
struct RandomError(ErrorBody);

impl fmt::Display for RandomError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.__view().fmt(formatter)
    }
}

impl std::error::Error for RandomError {}

impl ApiError for RandomError {
    const __SPEC: &'static Spec = DfnsError::__SPEC;

    fn __from_body(body: ErrorBody) -> Self {
        Self(body)
    }

    fn __view(&self) -> View<'_> {
        View::of_response(&self.0)
    }
}

/// A condition: its key, its pointer (unused for the message and the code), and its value.
#[derive(Debug, Clone)]
struct Condition(&'static str, &'static str, Value);

type Rule = Vec<Condition>;

#[derive(Debug, Clone)]
struct Cause {
    when: Vec<Rule>,
    retry: Option<&'static str>,
}

#[derive(Debug, Clone)]
struct Entry {
    status: u16,
    when: Vec<Rule>,
    causes: Vec<Cause>,
    retry: Option<&'static str>,
}

fn scalar() -> impl Strategy<Value = Value> {
    select(vec![json!("s"), json!("t"), json!(1), json!(true), Value::Null])
}

fn condition() -> impl Strategy<Value = Condition> {
    let pointers =
        vec!["/m", "/a/*/x", "/a/*/y", "/a/*/m", "/b/*/x", "/b/*/y", "/*/x", "/a/*/n/*", "/a/*/n/*/x", "/a", "/a/*"];
    let of_body = (select(vec!["body_equals", "body_not_equals", "body_has"]), select(pointers), scalar());
    let of_fields = (select(vec!["message_equals", "code_equals"]), scalar());
    prop_oneof![
        3 => of_body.prop_map(|(key, pointer, value)| Condition(key, pointer, value)),
        1 => of_fields.prop_map(|(key, value)| Condition(key, "", value)),
    ]
}

fn rules(most: usize) -> impl Strategy<Value = Vec<Rule>> {
    prop::collection::vec(prop::collection::vec(condition(), 1..4), 1..=most)
}

fn retry() -> impl Strategy<Value = Option<&'static str>> {
    select(vec![None, Some("never"), Some("if_idempotent"), Some("always"), Some("already_done")])
}

fn entry(status: u16) -> impl Strategy<Value = Entry> {
    let cause = (rules(2), retry()).prop_map(|(when, retry)| Cause { when, retry });
    (rules(2), prop::collection::vec(cause, 0..3), retry()).prop_map(move |(when, causes, retry)| Entry {
        status,
        when,
        causes,
        retry,
    })
}

fn body() -> impl Strategy<Value = Value> {
    let nested = prop::collection::vec(prop_oneof![scalar(), scalar().prop_map(|value| json!({ "x": value }))], 0..3);
    let member = prop_oneof![
        4 => (select(vec!["x", "y", "m", "c"]), scalar()),
        1 => (Just("n"), nested.prop_map(Value::Array)),
    ];
    let element = prop::collection::vec(member, 0..4).prop_map(object);
    let list = prop_oneof![
        3 => prop::collection::vec(element.clone(), 0..4).prop_map(Value::Array),
        1 => prop::collection::vec((select(vec!["k", "l"]), element), 0..3).prop_map(object),
        1 => scalar(),
    ];
    let members = vec!["a", "b", "m"];
    (subsequence(members, 0..=3), list.clone(), list, scalar()).prop_map(|(present, a, b, m)| {
        let all = [("a", a), ("b", b), ("m", m)].into_iter();
        object(all.filter(|(key, _)| present.contains(key)).collect())
    })
}

fn object(members: Vec<(&str, Value)>) -> Value {
    Value::Object(members.into_iter().map(|(key, value)| (key.to_owned(), value)).collect())
}

fn rule_json(rule: &Rule) -> Value {
    let mut members = Map::new();
    for Condition(key, pointer, value) in rule {
        let member = match *key {
            "body_has" => json!(pointer),
            "message_equals" | "code_equals" => value.clone(),
            _ => json!({ *pointer: value }),
        };
        members.insert((*key).to_owned(), member);
    }
    Value::Object(members)
}

/// Each key of a rule has one condition, the last one.
fn without_repetitions(rule: &Rule) -> Rule {
    let by_key: BTreeMap<&str, &Condition> = rule.iter().map(|condition| (condition.0, condition)).collect();
    by_key.into_values().cloned().collect()
}

fn with_retry(mut json: Value, retry: Option<&str>) -> Value {
    if let Some(retry) = retry {
        json["retry"] = json!(retry);
    }
    json
}

fn entry_json(name: &str, entry: &Entry) -> Value {
    let when = |rules: &[Rule]| rules.iter().map(rule_json).collect::<Vec<Value>>();
    let causes = entry.causes.iter().enumerate().map(|(index, cause)| {
        let json = json!({ "name": format!("C{index}"), "description": "d", "when": when(&cause.when) });
        with_retry(json, cause.retry)
    });
    let causes: Vec<Value> = causes.collect();
    let json = json!({ "name": name, "status": entry.status, "title": "t", "description": "d", "when": when(&entry.when), "causes": causes });
    with_retry(json, entry.retry)
}

/// Returns the spec; `None` if a rule can't match or is hidden.
fn read(entries: &[Entry]) -> Option<&'static Spec> {
    let entries = entries.iter().enumerate().map(|(index, entry)| entry_json(&format!("E{index}"), entry));
    let spec = json!({
        "api": "Random", "prefix": "random",
        "envelope": { "fields": { "message": { "pointer": MESSAGE }, "code": { "pointer": CODE } } },
        "errors": entries.collect::<Vec<Value>>(),
        "retry_by_status": [{ "status": "5xx", "retry": "if_idempotent" }],
    });
    dfns_errors_spec::read(spec.to_string().as_bytes()).ok()
}

/// The model: for the pointer before each `*`, the key of the element, or `None` if there is no element.
type Choice = BTreeMap<String, Option<String>>;

fn elements(value: &Value) -> Vec<(String, &Value)> {
    match value {
        Value::Array(items) => items.iter().enumerate().map(|(index, item)| (index.to_string(), item)).collect(),
        Value::Object(members) => members.iter().map(|(key, value)| (key.clone(), value)).collect(),
        _ => Vec::new(),
    }
}

/// Returns the value at a pointer whose `*` are all chosen.
fn at<'v>(body: &'v Value, pointer: &str, choice: &Choice) -> Option<&'v Value> {
    let mut value = body;
    let mut before = String::new();
    for token in pointer.split('/').skip(1) {
        let chosen = if token == "*" { choice[&before].clone()? } else { token.to_owned() };
        value = elements(value).into_iter().find(|(key, _)| *key == chosen)?.1;
        before = format!("{before}/{token}");
    }
    Some(value)
}

/// Returns the pointers that a rule leads to.
fn pointers(rule: &[Condition]) -> Vec<&'static str> {
    let of = |condition: &Condition| match condition.0 {
        "message_equals" => MESSAGE.to_vec(),
        "code_equals" => CODE.to_vec(),
        _ => vec![condition.1],
    };
    rule.iter().flat_map(of).collect()
}

/// Returns every choice for the `*` in some pointers.
fn choices(body: &Value, pointers: &[&str]) -> Vec<Choice> {
    let mut before: Vec<&str> =
        pointers.iter().flat_map(|pointer| pointer.match_indices("/*").map(|(at, _)| &pointer[..at])).collect();
    before.sort_by_key(|before| (before.len(), *before));
    before.dedup();
    let mut choices = vec![Choice::new()];
    for before in before {
        let extended = choices.iter().flat_map(|choice| {
            let keys: Vec<String> =
                at(body, before, choice).map_or_else(Vec::new, elements).into_iter().map(|(key, _)| key).collect();
            let keys = if keys.is_empty() { vec![None] } else { keys.into_iter().map(Some).collect() };
            keys.into_iter().map(|key| {
                let mut choice = choice.clone();
                choice.insert(before.to_owned(), key);
                choice
            })
        });
        choices = extended.collect();
    }
    choices
}

fn holds(condition: &Condition, body: &Value, choice: &Choice) -> bool {
    let Condition(key, pointer, wanted) = condition;
    let first_text = |pointers: &[&str], is_word: fn(&Value) -> bool| {
        pointers.iter().find_map(|pointer| at(body, pointer, choice).filter(|value| is_word(value))).cloned()
    };
    let value = match *key {
        "message_equals" => first_text(MESSAGE, Value::is_string),
        "code_equals" => first_text(CODE, |value| value.is_string() || value.is_number()),
        _ => at(body, pointer, choice).cloned(),
    };
    let value = value.unwrap_or(Value::Null);
    match *key {
        "body_has" => !value.is_null(),
        "body_not_equals" => {
            !value.is_null()
                && elements(&value).is_empty()
                && !value.is_array()
                && !value.is_object()
                && value != *wanted
        }
        _ => value == *wanted,
    }
}

fn match_together(rules: &[&Rule], body: &Value) -> bool {
    let conditions: Vec<Condition> = rules.iter().flat_map(|rule| (*rule).clone()).collect();
    choices(body, &pointers(&conditions)).iter().any(|choice| conditions.iter().all(|one| holds(one, body, choice)))
}

fn expected_causes(entry: &Entry, body: &Value) -> Vec<usize> {
    let matches = |cause: &Cause| {
        cause.when.iter().any(|rule| entry.when.iter().any(|of_entry| match_together(&[rule, of_entry], body)))
    };
    (0..entry.causes.len()).filter(|index| matches(&entry.causes[*index])).collect()
}

/// Returns `true` if some recognized cause does not allow to send the request again.
fn is_forbidden(entry: &Entry, causes: &[usize], request: Idempotency) -> bool {
    let of_status = if (500..600).contains(&entry.status) { "if_idempotent" } else { "never" };
    let of_entry = entry.retry.unwrap_or(of_status);
    let rules: Vec<&str> = causes.iter().map(|cause| entry.causes[*cause].retry.unwrap_or(of_entry)).collect();
    let rules = if rules.is_empty() { vec![of_entry] } else { rules };
    let is_allowed = |rule: &&str| *rule == "always" || *rule == "if_idempotent" && request == Idempotency::Idempotent;
    !rules.iter().all(is_allowed)
}

proptest! {
    #![proptest_config(Config { cases: 500, max_global_rejects: 100_000, failure_persistence: None, ..Config::default() })]

    #[test]
    fn a_response_is_an_error_only_if_a_rule_matches_and_is_repeated_only_if_all_causes_allow_it(
        entries in prop::collection::vec(select(vec![200, 422, 503]).prop_flat_map(entry), 1..3),
        body in body(),
        request in select(&[Idempotency::Idempotent, Idempotency::NotIdempotent][..]),
        asked in 0..200_u64,
    ) {
        let entries: Vec<Entry> = entries.iter().map(normal).collect();
        let spec = read(&entries);
        prop_assume!(spec.is_some());
        let spec = spec.unwrap();
        for status in [200, 422, 503] {
            let expected = entries.iter().position(|entry| {
                entry.status == status && entry.when.iter().any(|rule| match_together(&[rule], &body))
            });
            let asked_header = asked.to_string();
            let headers = [("retry-after", asked_header.as_str())];
            let Some(response) = read_response(spec, status, &headers, body.to_string().into_bytes()) else {
                prop_assert!(status == 200 && expected.is_none(), "{status} is a success");
                continue;
            };
            prop_assert!(status != 200 || expected.is_some(), "a success is an error");
            let error = RandomError(response);
            prop_assert_eq!(error.entry().map(|entry| entry.name.to_owned()), expected.map(|index| format!("E{index}")));
            let Some(entry) = expected.map(|index| &entries[index]) else { continue };
            let causes = expected_causes(entry, &body);
            let names: Vec<String> = causes.iter().map(|index| format!("C{index}")).collect();
            let found: Vec<String> = error.recognized_causes().map(|cause| cause.name.to_owned()).collect();
            prop_assert_eq!(found, names);
            let mut retries = Retries::new(request).with_longest_wait(Duration::from_secs(100));
            match retries.delay_after(error) {
                Ok(wait) => {
                    prop_assert!(!is_forbidden(entry, &causes, request), "sent again");
                    prop_assert!(asked <= 100 && wait >= Duration::from_secs(asked), "{wait:?}");
                }
                Err(_) => prop_assert!(asked > 100 || is_forbidden(entry, &causes, request), "gave up"),
            }
        }
    }
}

fn normal(entry: &Entry) -> Entry {
    let rules = |rules: &[Rule]| rules.iter().map(without_repetitions).collect::<Vec<Rule>>();
    let when = rules(&entry.when);
    let causes = entry.causes.iter().map(|cause| Cause { when: rules(&cause.when), retry: cause.retry }).collect();
    Entry { status: entry.status, when, causes, retry: entry.retry }
}
