//! The binary `dfns-errors`, called as a person would.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "in a test a panic is the report")]

use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

/// Returns the exit code, the output and the error output.
fn call(arguments: &[&str], input: &str) -> (Option<i32>, String, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_dfns-errors"));
    command.args(arguments).current_dir(Path::new(env!("CARGO_MANIFEST_DIR")));
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    // A command that reads no input may have closed it already.
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    let output = child.wait_with_output().unwrap();
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    (output.status.code(), text(&output.stdout), text(&output.stderr))
}

#[test]
fn list_has_a_line_for_every_error() {
    let (code, printed, _) = call(&["list"], "");
    assert_eq!((code, printed.lines().count()), (Some(0), 12));
    assert!(printed.contains("\n409 Conflict              Do not send the same request again.\n"), "{printed}");
    let (_, printed, _) = call(&["list", "--spec", "errors.json"], "");
    assert!(printed.starts_with("409 SoldOut "), "{printed}");
}

#[test]
fn explain_takes_a_status_or_a_name() {
    let (code, by_status, _) = call(&["explain", "409"], "");
    assert_eq!((code, &by_status), (Some(0), &call(&["explain", "Conflict"], "").1));
    assert!(by_status.starts_with("409 Conflict (Conflict)\n\nA resource with the same"), "{by_status}");
    assert!(by_status.contains("Cause PermissionAlreadyAssigned (never recognized): "), "{by_status}");
    assert!(by_status.ends_with("Docs: https://docs.dfns.co/api-reference/error-codes#409-conflict\n"), "{by_status}");
}

#[test]
fn an_unknown_error_gets_the_nearest_name() {
    let (code, _, said) = call(&["explain", "Conflikt"], "");
    assert_eq!(
        (code, said.as_str()),
        (Some(2), "dfns-errors: the Dfns API has no error `Conflikt`; did you mean `Conflict`?\n")
    );
}

#[test]
fn decode_reports_an_error_and_exits_with_1() {
    let (code, printed, _) =
        call(&["decode", "429", "--retry-after", "12"], r#"{"error":{"id":"7","message":"a\nb"}}"#);
    assert_eq!(code, Some(1));
    assert!(printed.starts_with("429 Too Many Requests: a\\nb (error id 7)\n"), "{printed}");
    assert!(printed.ends_with("Code: dfns::too_many_requests\nRetry-After: 12 s\n"), "{printed}");
    assert_eq!(call(&["decode", "200"], "{}").0, Some(0));
}

#[test]
fn check_reports_every_problem_of_every_file() {
    assert_eq!(call(&["check", "errors.json", "../spec/dfns.json"], ""), (Some(0), String::new(), String::new()));
    let (code, printed, _) = call(&["check", "errors.json", "../tests/fixtures/bad/unknown-kind.json"], "");
    assert_eq!(code, Some(1));
    assert_eq!(
        printed,
        "../tests/fixtures/bad/unknown-kind.json:7:15: unknown `kind` `pendign`, did you mean `pending`?\n"
    );
}

#[test]
fn check_decodes_the_examples_and_compares_them_with_their_places() {
    let (code, printed, _) = call(&["check", "../tests/fixtures/misplaced-examples.json"], "");
    assert_eq!(code, Some(1));
    let file = "../tests/fixtures/misplaced-examples.json";
    assert_eq!(
        printed,
        format!(
            "{file}:10:21: this example is recognized as `SoldOut::Reserved`, not as `SoldOut`\n\
             {file}:15:25: this example is recognized as `SoldOut`, not as `SoldOut::Reserved`\n\
             {file}:22:21: this example is not recognized as `Hidden`\n"
        )
    );
    let good = std::fs::read_dir("../tests/fixtures/good").unwrap().map(|file| file.unwrap().path());
    let good: Vec<String> =
        good.map(|path| path.display().to_string()).chain(["../spec/dfns.json".to_owned()]).collect();
    let arguments: Vec<&str> = ["check"].into_iter().chain(good.iter().map(String::as_str)).collect();
    assert_eq!(call(&arguments, ""), (Some(0), String::new(), String::new()));
}

#[test]
fn a_wrong_call_exits_with_2() {
    assert_eq!(call(&["check", "nowhere.json"], "").0, Some(2));
    assert_eq!(call(&["explain"], "").0, Some(2));
    assert_eq!(call(&["decode", "70000"], "").0, Some(2));
    let (code, _, said) = call(&["list", "--spec", "../tests/fixtures/bad/unknown-kind.json"], "");
    assert!(code == Some(2) && said.contains("unknown-kind.json:7:15"), "{said}");
}
