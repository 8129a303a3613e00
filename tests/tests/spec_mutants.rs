//! The built-in spec with random mistakes: the reader reports problems at places that exist, or accepts it; and the macro
//! expands it to code that parses.
//!
//! `PROPTEST_CASES=3000` tries more of them, as `.ci/run` does.

use std::ops::Range;
use std::sync::LazyLock;

use dfns_errors_spec::DFNS;
use dfns_errors_tests::fuzzed;
use proptest::prelude::*;
use proptest::sample::Index;
use proptest::test_runner::Config;
use serde_json::{Map, Value, json};

/// A spec with every key of the format.
const EVERYTHING: &str = include_str!("../fixtures/good/all-keys.json");

static SCHEMA: LazyLock<jsonschema::Validator> = LazyLock::new(|| {
    let schema = include_str!("../../spec/schema.json");
    jsonschema::validator_for(&serde_json::from_str(schema).unwrap()).unwrap()
});

#[derive(Debug, Clone)]
enum ByteChange {
    Replace(u8),
    Insert(Vec<u8>),
    Delete(usize),
    Swap(Index),
    CutOff,
}

fn byte_change() -> impl Strategy<Value = ByteChange> {
    let token =
        prop::sample::select(vec!["{", "}", "[", "]", ",", ":", "\"", "\\", "null", "\\u", "é", "\u{202e}", "\n"]);
    prop_oneof![
        any::<u8>().prop_map(ByteChange::Replace),
        token.prop_map(|token| ByteChange::Insert(token.as_bytes().to_vec())),
        (1..40_usize).prop_map(ByteChange::Delete),
        any::<Index>().prop_map(ByteChange::Swap),
        Just(ByteChange::CutOff),
    ]
}

fn change_bytes(text: &mut Vec<u8>, at: Index, change: &ByteChange) {
    if text.is_empty() {
        return;
    }
    let at = at.index(text.len());
    match change {
        ByteChange::Replace(byte) => text[at] = *byte,
        ByteChange::Insert(bytes) => drop(text.splice(at..at, bytes.iter().copied())),
        ByteChange::Delete(count) => drop(text.drain(at..(at + count).min(text.len()))),
        ByteChange::Swap(other) => {
            let other = other.index(text.len());
            text.swap(at, other);
        }
        ByteChange::CutOff => text.truncate(at),
    }
}

#[derive(Debug, Clone)]
enum TreeChange {
    Replace(Value),
    RenameKey(String),
    Remove,
    Repeat,
}

fn tree_change() -> impl Strategy<Value = TreeChange> {
    let value = prop::sample::select(vec![
        json!(null),
        json!(true),
        json!(7),
        json!(404),
        json!(-1),
        json!(1.5),
        json!(""),
        json!("x"),
        json!("never"),
        json!("already_done"),
        json!("if_idempotent"),
        json!("always"),
        json!("short_delay"),
        json!("Self"),
        json!("/a~"),
        json!("Conflict"),
        json!("status"),
        json!([]),
        json!({}),
        json!([[]]),
        json!({"when": "always", "wait": "backoff"}),
        json!("pending"),
        json!("a\u{7}"),
        json!("fn"),
        json!(200),
        json!("2xx"),
        json!("503"),
        json!("502-504"),
        json!([429, "5xx"]),
        json!(["503", 503]),
        json!("/*/a"),
        json!(["/a", ""]),
        json!({"/*/a": "x"}),
        json!([{"body_has": "/a"}]),
        json!(["x", "y"]),
        json!("a_cause_matches"),
        json!(["x", "x"]),
        json!([7, "7"]),
        json!([null, 1.5, false]),
        json!({"header": "x-id"}),
        json!({"header": "x-id", "pointer": "/id"}),
        json!({"x-a": ["b", 1]}),
        json!("unix_seconds"),
        json!("rfc3339"),
        json!("a\r\nb"),
        json!([{"body": {"a": [1, null]}, "headers": {"X-A": "b"}}]),
    ]);
    let key = prop::sample::select(vec![
        "name",
        "status",
        "retry",
        "when",
        "x",
        "",
        "causes",
        "message_equals",
        "code_equals",
        "code_not_equals",
        "text",
        "header_has",
        "header_equals",
        "body_not_equals",
        "body_has",
        "details_contains",
        "headers",
        "retry_after",
        "success",
        "unlisted",
        "retry_by_status",
        "header",
        "pointer",
        "unit",
        "examples",
        "body",
        "code",
        "$comment",
    ]);
    prop_oneof![
        value.prop_map(TreeChange::Replace),
        key.prop_map(|key| TreeChange::RenameKey(key.to_owned())),
        Just(TreeChange::Remove),
        Just(TreeChange::Repeat),
    ]
}

/// Changes the node at the end of a walk down the tree.
fn change_tree(node: &mut Value, walk: &[Index], change: &TreeChange) {
    let Some((step, rest)) = walk.split_first() else { return };
    match node {
        Value::Object(map) if !map.is_empty() => {
            let key = map.keys().nth(step.index(map.len())).unwrap().clone();
            if rest.is_empty() { change_member(map, &key, change) } else { change_tree(&mut map[&key], rest, change) }
        }
        Value::Array(items) if !items.is_empty() => {
            let at = step.index(items.len());
            if rest.is_empty() { change_item(items, at, change) } else { change_tree(&mut items[at], rest, change) }
        }
        other => *other = json!("changed"),
    }
}

fn change_member(map: &mut Map<String, Value>, key: &str, change: &TreeChange) {
    match change {
        TreeChange::Replace(value) => drop(map.insert(key.to_owned(), value.clone())),
        TreeChange::RenameKey(name) => {
            let value = map.remove(key).unwrap();
            map.insert(name.clone(), value);
        }
        TreeChange::Remove | TreeChange::Repeat => drop(map.remove(key)),
    }
}

fn change_item(items: &mut Vec<Value>, at: usize, change: &TreeChange) {
    match change {
        TreeChange::Replace(value) => items[at] = value.clone(),
        TreeChange::Remove => drop(items.remove(at)),
        TreeChange::Repeat | TreeChange::RenameKey(_) => items.push(items[at].clone()),
    }
}

/// Pieces of JSON, and of what is nearly JSON.
const PIECES: &[&str] = &[
    "{", "}", "[", "]", ",", ":", "\"", "\"a\"", "\"\"", "\\", "\\n", "\\u00e9", "\\ud83d", "\\ude00", "\\u12", "null",
    "true", "fals", "0", "1", "-", "+", ".", "e", "E5", "01", " ", "\t", "\n", "\u{7}", "\u{e9}", "\u{feff}", "/", "'",
];

/// Returns a value that is likely to be wrong in a spec.
fn piece() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "\"\"",
        "\"Self\"",
        "\"fn\"",
        "\"Conflict\"",
        "\"conflict\"",
        "\"status\"",
        "\"is_gone\"",
        "\"/\"",
        "\"a b\"",
        "\"😀\"",
        "\"9\"",
        "null",
        "7",
        "409",
        "-1",
        "1e9",
        "true",
        "[]",
        "{}",
        "[\"a\"]",
        "\"never\"",
        "\"already_done\"",
        "\"pending\"",
        "\"r#type\"",
        "\"\\u0000\"",
        "\"```\"",
        "\"*/\"",
        "\"_\"",
        "\"Other\"",
        "\"Http\"",
    ])
}

/// Returns where the strings of a spec are. Those of the built-in spec have no escapes.
fn strings(text: &str) -> Vec<Range<usize>> {
    let mut strings = Vec::new();
    let mut start = None;
    for (at, letter) in text.char_indices() {
        match (letter, start) {
            ('"', None) => start = Some(at),
            ('"', Some(begin)) => {
                strings.push(begin..at + 1);
                start = None;
            }
            _ => {}
        }
    }
    strings
}

proptest! {
    #![proptest_config(Config { failure_persistence: None, ..Config::default() })]

    #[test]
    fn a_spec_with_changed_bytes_is_accepted_or_rejected_with_positions(
        changes in prop::collection::vec((any::<Index>(), byte_change()), 1..4),
    ) {
        let mut text = DFNS.as_bytes().to_vec();
        for (at, change) in &changes {
            change_bytes(&mut text, *at, change);
        }
        fuzzed::spec(&text);
    }

    #[test]
    fn a_spec_with_changed_keys_and_types_is_accepted_or_rejected_with_positions(
        base in prop::sample::select(vec![DFNS, EVERYTHING]),
        changes in prop::collection::vec((prop::collection::vec(any::<Index>(), 1..7), tree_change()), 1..4),
    ) {
        let mut tree: Value = serde_json::from_str(base).unwrap();
        for (walk, change) in &changes {
            change_tree(&mut tree, walk, change);
        }
        let text = serde_json::to_string_pretty(&tree).unwrap();
        fuzzed::spec(text.as_bytes());
        if dfns_errors_spec::read(text.as_bytes()).is_ok() {
            let problems: Vec<String> = SCHEMA.iter_errors(&tree).map(|problem| problem.to_string()).collect();
            prop_assert!(problems.is_empty(), "only the schema rejects {text}: {problems:?}");
        }
    }

    #[test]
    fn the_reader_and_serde_agree_on_what_is_json(
        pieces in prop::collection::vec(prop::sample::select(PIECES), 0..12),
    ) {
        fuzzed::spec(pieces.concat().as_bytes());
    }
}

proptest! {
    // A case takes as long as six of the others.
    #![proptest_config(Config { cases: Config::default().cases / 6, failure_persistence: None, ..Config::default() })]

    #[test]
    fn a_spec_with_other_values_expands_to_code_that_parses(
        changes in prop::collection::vec((any::<Index>(), piece()), 1..6),
    ) {
        let mut text = DFNS.to_owned();
        for (at, piece) in changes {
            let strings = strings(&text);
            text.replace_range(at.get(&strings).clone(), piece);
        }
        fuzzed::expand(text.as_bytes());
    }
}
