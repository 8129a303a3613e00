//! The JSON reader of spec files and bodies, compared with `serde_json` and with a public collection of texts.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::{env, fmt, fs};

use dfns_errors::DfnsError;
use dfns_errors_spec::examine;
use dfns_errors_spec::json::{Lookup, find, find_first, find_members, string};
use proptest::prelude::*;
use proptest::test_runner::Config;
use serde::de::{IgnoredAny, Visitor};
use serde::{Deserialize, Deserializer};
use serde_json::value::RawValue;

/// A key as bytes: as a string, `serde_json` would reject half of a surrogate pair.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Key(Vec<u8>);

impl<'de> Deserialize<'de> for Key {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_bytes(KeyVisitor)
    }
}

struct KeyVisitor;

impl Visitor<'_> for KeyVisitor {
    type Value = Key;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a key")
    }

    fn visit_bytes<E>(self, key: &[u8]) -> Result<Key, E> {
        Ok(Key(key.to_vec()))
    }
}

/// Returns the value of a member or an item as `serde_json` finds it: the last of repeated keys counts.
fn child<'t>(value: &'t str, token: &str) -> Option<&'t str> {
    if let Ok(members) = serde_json::from_str::<BTreeMap<Key, &RawValue>>(value) {
        return members.get(&Key(token.into())).map(|value| value.get());
    }
    let items: Vec<&RawValue> = serde_json::from_str(value).ok()?;
    let index = items.iter().enumerate().find(|(index, _)| index.to_string() == token);
    index.map(|(_, item)| item.get())
}

fn walk<'t>(value: &'t str, pointer: &[&str]) -> Option<&'t str> {
    pointer.iter().try_fold(value.trim_matches([' ', '\n', '\r', '\t']), |value, token| child(value, token))
}

fn check(text: &str) {
    let is_json = serde_json::from_str::<IgnoredAny>(text).is_ok();
    assert_eq!(find(text, &[]).is_some(), is_json, "{text:?}");
    check_spec(text, is_json);
    if is_json {
        check_found(text);
    }
}

/// As a spec file, a text is rejected as JSON only if it is not JSON.
fn check_spec(text: &str, is_json: bool) {
    let (_, problems) = examine(text.as_bytes());
    let is_rejected = problems.iter().any(|problem| problem.message.starts_with("not JSON"));
    let has_half = problems.iter().any(|problem| problem.message.contains("half of a surrogate pair"));
    assert!(has_half || is_rejected != is_json, "{text:?}: {problems:?}");
}

fn check_found(text: &str) {
    let pointers: [&[&str]; 6] = [&[], &["a"], &["a", "b"], &["0"], &["a", "1"], &["b", "a", "0"]];
    for pointer in pointers {
        let found = find(text, pointer);
        assert_eq!(found, walk(text, pointer), "{pointer:?} in {text:?}");
        if let Some(Ok(expected)) = found.map(serde_json::from_str::<String>) {
            assert_eq!(found.and_then(string).as_deref(), Some(&*expected), "{text:?}");
        }
    }
    check_members(text);
    check_stars(text);
}

fn check_members(text: &str) {
    for base in [&[][..], &["a"], &["b", "0"]] {
        let mut lookups = ["a", "b", "0"].map(|name| Lookup { name: Some(name), value: None });
        let object = walk(text, base);
        assert_eq!(find_members(text, base, &mut lookups), Some(object.is_some()), "{base:?} in {text:?}");
        let Some(object) = object else { continue };
        for lookup in lookups {
            let expected = lookup.name.and_then(|name| child(object, name));
            assert_eq!(lookup.value, expected, "{:?} below {base:?} in {text:?}", lookup.name);
        }
    }
}

/// In a pointer of a spec, `*` stands for any element of an array and any member of an object.
fn check_stars(text: &str) {
    let elements = walk(text, &["a"]).map_or_else(Vec::new, elements);
    let mut values = elements.iter().filter_map(|element| walk(element, &["b"]));
    let first = values.find(|value| value.starts_with('"'));
    let found = find_first(text, &["a", "*", "b"], &mut |value| value.starts_with('"').then_some(value));
    assert_eq!(found, first, "{text:?}");
}

/// Returns the elements of an array, or the members of an object without those that a later one repeats.
fn elements(list: &str) -> Vec<&str> {
    if let Ok(items) = serde_json::from_str::<Vec<&RawValue>>(list) {
        return items.into_iter().map(RawValue::get).collect();
    }
    let members = serde_json::from_str::<BTreeMap<Key, &RawValue>>(list).unwrap_or_default();
    let mut values: Vec<&str> = members.into_values().map(RawValue::get).collect();
    values.sort_by_key(|value| value.as_ptr().addr());
    values
}

/// JSON values as text, with escapes, repeated keys, numbers that `serde_json` has no type for, and white space.
fn value() -> impl Strategy<Value = String> {
    let scalar = prop::sample::select(vec![
        "null",
        "true",
        "false",
        "0",
        "-0.50",
        "1e999",
        "-12E+3",
        "123456789012345678901234567890",
        r#""""#,
        r#""plain and longer than eight bytes""#,
        r#""\"\\\/\b\f\n\r\t""#,
        r#""\u0041\u00e9\ud83d\ude00""#,
        "\"é中\u{1f600}\u{7f}\"",
        r#""{\"a\":[1,2]}""#,
    ]);
    let key = prop::sample::select(vec!["a", "b", "0", "1", "*", r"\u0061", r"\n", ""]);
    let space = prop::sample::select(vec!["", "", "", " ", "\n", "\t \r"]);
    let leaf = scalar.prop_map(str::to_owned);
    leaf.prop_recursive(4, 24, 4, move |inner| {
        let spaced = (space.clone(), inner).prop_map(|(space, value)| format!("{space}{value}{space}"));
        let member = (space.clone(), key.clone(), spaced.clone())
            .prop_map(|(space, key, value)| format!("{space}\"{key}\"{space}:{value}"));
        let object = prop::collection::vec(member, 0..5).prop_map(|members| format!("{{{}}}", members.join(",")));
        let array = prop::collection::vec(spaced, 0..4).prop_map(|items| format!("[{}]", items.join(",")));
        prop_oneof![3 => object, 1 => array]
    })
}

/// Pieces that can make a text invalid.
fn piece() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "", "{", "}", "[", "]", ",", ":", "\"", "\\", "\\u", "\\ud800", "0", "-", ".", "e", "+", "x", " ", "\n",
        "\u{1}", "nul", "é", "//", "\u{a0}",
    ])
}

proptest! {
    #![proptest_config(Config { failure_persistence: None, ..Config::default() })]

    #[test]
    fn valid_texts_are_read_as_serde_json_reads_them(text in value()) {
        check(&text);
    }

    #[test]
    fn changed_texts_are_judged_as_serde_json_judges_them(
        text in value(), piece in piece(), at in any::<prop::sample::Index>(), is_inserted in any::<bool>(),
    ) {
        let letters: Vec<char> = text.chars().collect();
        let (before, after) = letters.split_at(at.index(letters.len()));
        let after = if is_inserted { after } else { &after[1..] };
        check(&[&before.iter().collect::<String>(), piece, &after.iter().collect::<String>()].concat());
    }
}

#[test]
fn a_text_is_read_up_to_the_depth_that_serde_json_reads() {
    for depth in [1, 126, 127, 128, 129, 100_000] {
        for (open, inner, close) in [("[", "", "]"), ("[", "1", "]"), ("{\"a\":", "1", "}"), (" [\n", "\"[[[\"", "]")] {
            let text = format!("{}{inner}{}", open.repeat(depth), close.repeat(depth));
            let is_read = serde_json::from_str::<serde_json::Value>(&text).is_ok();
            assert_eq!(find(&text, &[]).is_some(), is_read, "{depth} times {open:?}");
        }
    }
}

#[test]
fn half_of_a_surrogate_pair_is_replaced_in_a_body_and_rejected_in_a_spec() {
    let text = r#"{"\ud800":1,"a":"x\udc00\ud800y"}"#;
    assert_eq!(find(text, &["a"]).and_then(string).as_deref(), Some("x\u{fffd}\u{fffd}y"));
    assert_eq!(find(text, &["\u{fffd}"]), Some("1"));
    assert_eq!(examine(text.as_bytes()).1[0].to_string(), "1:3: not JSON: half of a surrogate pair");
}

/// To run it: `JSON_TEST_SUITE=<checkout of nst/JSONTestSuite> cargo test -p dfns-errors-tests json -- --ignored`
#[test]
#[ignore = "needs a checkout of nst/JSONTestSuite"]
fn the_texts_of_json_test_suite_are_judged_right() {
    let folder = PathBuf::from(env::var_os("JSON_TEST_SUITE").expect("JSON_TEST_SUITE is set")).join("test_parsing");
    let mut count = 0;
    for file in fs::read_dir(folder).expect("the checkout has test_parsing") {
        let file = file.expect("the folder can be read");
        let bytes = fs::read(file.path()).expect("the file can be read");
        judge(&file.file_name().to_string_lossy(), &bytes);
        count += 1;
    }
    assert_eq!(count, 318);
}

/// Accepts `y_` and rejects `n_`. For `i_`, both are right.
fn judge(name: &str, bytes: &[u8]) {
    let error = DfnsError::from_response(400, bytes).expect("a 400 is an error");
    let is_json = error.body().is_some_and(|body| body.pointer("").is_some());
    let (_, problems) = examine(bytes);
    let refusals = ["not JSON", "not UTF-8", "UTF-16", "nested deeper"];
    let is_refused = problems.iter().any(|problem| refusals.iter().any(|refusal| problem.message.starts_with(refusal)));
    if name.starts_with("y_") {
        assert!(is_json && !is_refused, "{name}");
    } else if name.starts_with("n_") {
        assert!(!is_json && is_refused, "{name}");
    }
}
