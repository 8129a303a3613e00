//! Any bytes: no panic, nothing lost, one line.

use std::time::{Duration, Instant};

use dfns_errors::DfnsError;
use dfns_errors_tests::bodies::HOSTILE;
use dfns_errors_tests::fuzzed::{check_line, response};
use dfns_errors_tests::payloads;
use proptest::prelude::*;
use proptest::sample::Index;
use proptest::test_runner::Config;

fn status() -> impl Strategy<Value = u16> {
    let listed: Vec<u16> = DfnsError::ENTRIES.iter().filter_map(dfns_errors::ErrorEntry::only_status).collect();
    prop_oneof![4 => prop::sample::select(listed), 1 => any::<u16>()]
}

fn json_text() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        "\"",
        "\"error\"",
        "\"message\"",
        "\"id\"",
        "\"details\"",
        "\"duplicate\"",
        "null",
        "1",
        "-1",
        "1e999",
        "\\",
        "\\u",
        "\\ud800",
        "\\u0000",
        "true",
        " ",
        "\n",
        "\u{feff}",
        "é",
        "\u{202e}",
        "\u{1b}",
        "{\"error\":{",
        "\"message\":\"x",
        "}}",
    ]);
    prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

/// Miri, which looks for undefined behavior, takes a thousand times as long.
const CASES: u32 = if cfg!(miri) { 30 } else { 8_000 };

proptest! {
    #![proptest_config(Config { cases: CASES, failure_persistence: None, ..Config::default() })]

    #[test]
    fn random_bytes_are_kept_and_displayed_on_one_line(
        status in status(), header in proptest::option::of(".{0,30}"), body in prop::collection::vec(any::<u8>(), 0..300),
    ) {
        response(status, header.as_deref(), &body);
    }

    #[test]
    fn random_pieces_of_json_are_kept_and_displayed_on_one_line(status in status(), body in json_text()) {
        response(status, None, body.as_bytes());
    }

    #[test]
    fn collected_bodies_with_changed_bytes_are_kept_and_displayed_on_one_line(
        status in status(), which in any::<Index>(),
        changes in prop::collection::vec((any::<Index>(), any::<u8>(), 0..3_u8), 0..5),
    ) {
        thread_local!(static BODIES: Vec<String> = payloads::all().into_iter().map(|payload| payload.body).filter(|body| body.len() < 2_000).collect());
        let mut body = BODIES.with(|bodies| which.get(bodies).clone().into_bytes());
        for (at, byte, kind) in changes {
            if body.is_empty() { break }
            let at = at.index(body.len());
            match kind {
                0 => body[at] = byte,
                1 => body.insert(at, byte),
                _ => body.truncate(at),
            }
        }
        response(status, None, &body);
    }

    #[test]
    fn any_message_and_id_are_read_as_sent(message in any::<String>(), id in any::<String>()) {
        let body = serde_json::json!({ "error": { "id": id, "message": message, "details": { "n": 1 } } }).to_string();
        let error = DfnsError::from_response(400, body).unwrap();
        prop_assert_eq!(error.message(), Some(message.as_str()));
        prop_assert_eq!(error.id(), Some(id.as_str()));
        check_line(&error.to_string());
    }
}

/// A reader that is not linear would take minutes. The decode benchmark counts the instructions.
#[test]
fn a_hostile_mebibyte_is_kept_and_displayed_on_one_line() {
    let started = Instant::now();
    for hostile in HOSTILE {
        response(409, None, hostile.body(1 << 20).as_bytes());
    }
    assert!(started.elapsed() < Duration::from_secs(60), "{:?}", started.elapsed());
}
