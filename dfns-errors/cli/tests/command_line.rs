//! The binary `dfns-errors`, called as a person would.

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
fn list_has_a_line_for_every_error_and_cause() {
    let (code, printed, _) = call(&["list"], "");
    assert_eq!(code, Some(0));
    assert!(printed.contains("\n429 TooManyRequests             always        dfns::too_many_requests\n"), "{printed}");
    let cause = "\n    ExternalIdReused            already_done  dfns::conflict::external_id_reused\n";
    assert!(printed.contains(cause), "{printed}");
    assert!(printed.contains("dfns::not_found::deleted (documented only)\n"), "{printed}");
    let (_, printed, _) = call(&["list", "--spec", "../errors.json"], "");
    assert!(printed.starts_with("Errors of the Shop API\n409 SoldOut "), "{printed}");
}

#[test]
fn the_spec_may_be_named_before_the_command() {
    let expected = "Errors of the Shop API\n409 SoldOut                     already_done  shop::sold_out\n\
                    503 Closed                      if_idempotent shop::closed\n";
    let expected = (Some(0), expected.to_owned(), String::new());
    assert_eq!(call(&["--spec", "../errors.json", "list"], ""), expected);
    assert_eq!(call(&["list", "--spec", "../errors.json"], ""), expected);
}

fn with_status(entries: &serde_json::Value, status: u16) -> &serde_json::Value {
    entries["errors"].as_array().unwrap().iter().find(|entry| entry["status"] == status).unwrap()
}

#[test]
fn list_as_json_has_what_a_program_needs() {
    let (_, printed, _) = call(&["list", "--format", "json"], "");
    let entries: serde_json::Value = serde_json::from_str(&printed).unwrap();
    assert_eq!(entries["api"], "Dfns API");
    let failed = with_status(&entries, 500);
    assert_eq!(failed["code"], "dfns::internal_server_error");
    assert_eq!((&failed["retry"], &failed["wait"]), (&"if_idempotent".into(), &"short_delay".into()));
    assert_eq!(with_status(&entries, 409)["causes"][0]["recognized"], true);
    assert_eq!(with_status(&entries, 202)["pending"], true);
}

#[test]
fn explain_accepts_statuses_names_codes_and_messages() {
    let (code, conflict, _) = call(&["explain", "409"], "");
    assert_eq!(code, Some(0));
    assert!(conflict.starts_with("409 Conflict  dfns::conflict\n\nA resource with the same"), "{conflict}");
    assert!(conflict.contains("\n  PermissionAlreadyAssigned (documented only)\n"), "{conflict}");
    for word in ["Conflict", "conflict", "dfns::conflict", "CONFLICT"] {
        assert_eq!(call(&["explain", word], "").1, conflict, "{word}");
    }
    let (_, cause, _) = call(&["explain", "dfns::conflict::external_id_reused"], "");
    assert!(cause.starts_with("409 Conflict: ExternalIdReused  dfns::conflict::external_id_reused\n"), "{cause}");
    assert!(
        cause.contains(
            "\nRetry: Do not send the same request again: this response also answers for earlier attempts.\n"
        ),
        "{cause}"
    );
    for word in ["ExternalIdReused", "external_id_reused", "Conflict::ExternalIdReused", "same externalid"] {
        assert_eq!(call(&["explain", word], "").1, cause, "{word}");
    }
    let (_, user_action, _) = call(&["explain", "user action has already been used."], "");
    assert!(user_action.starts_with("400 Bad Request: UserActionReused  "), "{user_action}");
    assert!(call(&["explain", "wallet not found"], "").1.starts_with("404 Not Found  dfns::not_found\n"));
    assert!(call(&["explain", "dfns::transport::not_connected"], "").1.contains("Nothing was sent"));
    assert!(call(&["explain", "dfns::other"], "").1.contains("does not list"));
    assert!(
        call(&["explain", "SoldOut", "--spec", "../errors.json"], "").1.starts_with("409 Sold out  shop::sold_out\n")
    );
}

#[test]
fn explain_understands_the_codes_of_the_api() {
    let explain = |words: &str, spec: &str| {
        let (_, printed, said) =
            call(&["--spec", &format!("../../tests/fixtures/good/{spec}.json"), "explain", words], "");
        format!("{}{said}", printed.split('\n').next().unwrap())
    };
    for words in ["missing_scope", "MissingScope", "Slack error: missing_scope", r#"{"error":"missing_scope"}"#] {
        assert_eq!(explain(words, "slack"), "200 Missing scope  slack::missing_scope", "{words}");
    }
    assert!(explain("a_missing_scope.", "slack").contains("has no error named `a_missing_scope.`"));
    for words in ["-32005", "error code -32005: slow down", r#"{"code":-32005}"#] {
        assert!(explain(words, "ethereum").contains(": LimitExceeded  "), "{words}");
    }
    assert!(!explain("9-32005", "ethereum").contains("LimitExceeded"));
    // A status and a code are written alike.
    let (_, both, _) = call(&["--spec", "../../tests/fixtures/good/ethereum.json", "explain", "429"], "");
    assert!(both.contains(": LimitExceeded  "), "{both}");
}

#[test]
fn explain_does_not_search_error_ids() {
    let said =
        "dfns-errors: `2038` looks like an error id, which identifies one failure: quote it when you contact support\n";
    assert_eq!(call(&["explain", "2038"], ""), (Some(2), String::new(), said.to_owned()));
    assert_eq!(call(&["explain", "\"id\": \"2038"], "").0, Some(2));
}

#[test]
fn explain_finds_the_code_in_a_line_of_a_log() {
    let cause = call(&["explain", "dfns::conflict::external_id_reused"], "").1;
    let line = r#"level=error error.type="dfns::conflict::external_id_reused" status=409"#;
    assert_eq!(call(&["explain", line], "").1, cause);
    let missing = call(&["explain", "404"], "").1;
    assert_eq!(call(&["explain", "my_app::client: code=dfns::not_found: id=7"], "").1, missing);
    let said = call(&["explain", "code=dfns::not_fund id=7"], "").2;
    assert_eq!(
        said,
        "dfns-errors: the Dfns API has no error named `dfns::not_fund`; did you mean `dfns::not_found`?\n"
    );
}

#[test]
fn explain_trusts_the_field_with_the_code_more_than_the_message() {
    let failed = call(&["explain", "500"], "").1;
    let line = "500 Internal Server Error: upstream said dfns::too_many_requests (error id 1) \
                code=dfns::internal_server_error status=500";
    assert_eq!(call(&["explain", line], "").1, failed);
    let json = r#"{"message":"dfns::too_many_requests","code":"dfns::internal_server_error"}"#;
    assert_eq!(call(&["explain", json], "").1, failed);
    let both = call(&["explain", "dfns::gone, then dfns::not_found"], "").1;
    assert!(both.starts_with("410 Gone") && both.contains("\n---\n\n404 Not Found"), "{both}");
}

#[test]
fn explain_understands_the_text_of_an_error() {
    let line = "ERROR pay: 409 Conflict: Conflicting transfer with same externalId (error id 20388)";
    assert_eq!(call(&["explain", line], "").1, call(&["explain", "ExternalIdReused"], "").1);
    let line = "404 Not Found: wallet not found (error id 1)";
    assert_eq!(call(&["explain", line], "").1, call(&["explain", "404"], "").1);
    for line in ["409 Conflict", "WARN pay: 409 Conflict (error id 20388)", "409 Conflict: label in use"] {
        assert_eq!(call(&["explain", line], "").1, call(&["explain", "409"], "").1, "{line}");
    }
    let line = "code=dfns::other status=504 retry=if_idempotent";
    assert_eq!(call(&["explain", line], "").1, call(&["explain", "504"], "").1);
    let unread = call(&["explain", "code=dfns::other status=202"], "").1;
    assert!(unread.contains("lists this status, but the response's body did not match any of its errors"), "{unread}");
}

#[test]
fn explain_understands_the_text_of_an_error_without_an_entry() {
    let unlisted = call(&["explain", "460"], "").1;
    for line in ["460 Unlisted status", "WARN attempt failed: 460 Unlisted status: hm (error id 7)", "pay status=460"] {
        assert_eq!(call(&["explain", line], "").1, unlisted, "{line}");
    }
    assert_eq!(call(&["explain", "pay status=404 ms=12"], "").1, call(&["explain", "404"], "").1);
    let unread = call(&["explain", "202 Unrecognized response"], "").1;
    assert_eq!(unread, call(&["explain", "code=dfns::other status=202"], "").1);
    assert_eq!(call(&["explain", "code=own::no_signer status=404"], "").0, Some(2));
    let said = call(&["explain", "io: Connection refused (os error 111)"], "").2;
    let expected = "dfns-errors: no error of the Dfns API matches `io: Connection refused (os error 111)`; \
                    run `dfns-errors list` to see all errors\n";
    assert_eq!(said, expected);
}

#[test]
fn explain_points_to_the_option_for_a_spec() {
    let said = "dfns-errors: to use the spec `../errors.json`, write `--spec ../errors.json 409`\n";
    assert_eq!(call(&["explain", "../errors.json", "409"], ""), (Some(2), String::new(), said.to_owned()));
}

#[test]
fn explain_prints_the_rule_of_a_status_without_an_entry() {
    let expected = "503  dfns::other\n\n\
        The Dfns API spec does not list this status, so the code is `dfns::other`.\n\n\
        Retry: Only an idempotent request can be sent again, and only a few times, with a longer wait before each attempt: the outcome is unknown.\n";
    assert_eq!(call(&["explain", "503"], ""), (Some(0), expected.to_owned(), String::new()));
    assert!(call(&["explain", "460"], "").1.ends_with("\nRetry: Do not send the same request again.\n"));
    assert_eq!(call(&["explain", "200"], "").2, "dfns-errors: the Dfns API has no error with the status 200\n");
}

#[test]
fn explain_recognizes_codes_of_the_users_own_program() {
    let said = "dfns-errors: `own::no_signer` is not from the Dfns API: it looks like a code from your own program \
                (a variant with `display`) or from another API (pass the spec of that API with `--spec`)\n";
    for line in ["own::no_signer", "code=own::no_signer retry=never"] {
        assert_eq!(call(&["explain", line], ""), (Some(2), String::new(), said.to_owned()));
    }
}

#[test]
fn explain_finds_transport_codes_by_their_last_part() {
    for name in ["timed_out", "not_connected", "interrupted"] {
        let (code, printed, _) = call(&["explain", name], "");
        assert_eq!(code, Some(0), "{name}");
        assert!(printed.starts_with(&format!("dfns::transport::{name}\n\n")), "{printed}");
    }
}

#[test]
fn explain_takes_several_words_without_quotes() {
    let (code, printed, _) = call(&["explain", "user", "action", "has", "already", "been", "used"], "");
    assert_eq!(code, Some(0));
    assert!(printed.starts_with("400 Bad Request: UserActionReused  "), "{printed}");
    assert!(call(&["explain", "rate", "limit"], "").1.starts_with("429 Too Many Requests  "));
}

#[test]
fn a_pipe_gets_plain_text() {
    let (_, printed, _) = call(&["explain", "401"], "");
    assert!(
        !printed.contains('\u{1b}') && printed.contains("authentication (https://docs.dfns.co/api-reference/auth)")
    );
}

#[test]
fn an_unknown_error_gets_the_nearest_name() {
    let said = |word| call(&["explain", word], "");
    let unknown = |word, near| {
        let said_of = format!("dfns-errors: the Dfns API has no error named `{word}`; did you mean `{near}`?\n");
        assert_eq!(said(word), (Some(2), String::new(), said_of));
    };
    unknown("Conflikt", "Conflict");
    unknown("dfns::conflict::external_id_resued", "dfns::conflict::external_id_reused");
    assert_eq!(said("no such thing").0, Some(2));
}

#[test]
fn decode_reports_an_error_and_exits_with_1() {
    let body = r#"{"error":{"id":"7","message":"a\nb"}}"#;
    let (code, printed, _) = call(&["decode", "429", "--header", "Retry-After: 12", "-H", "X-Other:x"], body);
    assert_eq!(code, Some(1));
    assert!(printed.starts_with("429 Too Many Requests: a\\nb (error id 7)\n"), "{printed}");
    assert!(printed.ends_with("Code: dfns::too_many_requests\nAPI: Dfns API\nRetry-After: 12 s\n"), "{printed}");
    let success =
        (Some(0), "According to the Dfns API spec, this 200 response is a success\n".to_owned(), String::new());
    assert_eq!(call(&["decode", "200"], "{}"), success);
}

#[test]
fn decode_reads_the_headers_that_curl_saved() {
    let saved =
        "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 429 Too Many Requests\r\nRetry-After: 12\r\n\r\n{\"message\":\"slow\"}";
    let raw = write("raw.txt", saved);
    let (code, printed, said) = call(&["decode", "429", &raw], "");
    assert_eq!((code, said.as_str()), (Some(1), ""));
    assert!(printed.starts_with("429 Too Many Requests: slow\n"), "{printed}");
    assert!(printed.ends_with("Code: dfns::too_many_requests\nAPI: Dfns API\nRetry-After: 12 s\n"), "{printed}");
    let (_, printed, _) = call(&["decode", "429", &raw, "-H", "retry-after: 5"], "");
    assert!(printed.ends_with("\nRetry-After: 5 s\n"), "{printed}");
    let (_, printed, said) = call(&["decode", "404", &raw], "");
    assert_eq!(said, "dfns-errors: the saved response has the status 429, but it is decoded as a 404\n");
    assert!(printed.starts_with("404 Not Found: slow\n"), "{printed}");
}

#[test]
fn diff_says_where_waits_come_from() {
    let waits = |name: &str, waits: serde_json::Value| {
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        let text = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../errors.json")).unwrap();
        let mut spec: serde_json::Value = serde_json::from_str(&text).unwrap();
        spec["retry_after"] = waits;
        std::fs::write(&path, spec.to_string()).unwrap();
        path.display().to_string()
    };
    let old = waits("old.json", serde_json::json!([{ "header": "X-Wait", "unit": "milliseconds", "status": "429" }]));
    let new = waits("new.json", serde_json::json!([{ "pointer": ["/a/wait", "/wait"], "unit": "seconds" }]));
    let none = waits("none.json", serde_json::json!([]));
    let effect = "the timing of retries changes\nVerdict for the Shop API: minor\n";
    // Every header that the spec names is kept.
    let kept = "minor  the kept headers changed: `header` may return something else\n";
    let line = format!("{kept}minor  the `retry_after` sources changed from `X-Wait` (milliseconds, status 429)");
    assert_eq!(call(&["diff", &old, &new], "").1, format!("{line} to `/a/wait` or `/wait` (seconds): {effect}"));
    assert_eq!(call(&["diff", &old, &none], "").1, format!("{line} to only `Retry-After`: {effect}"));
}

#[test]
fn decode_rounds_waits_up_and_says_if_they_come_from_retry_after() {
    let mut spec = shop();
    spec["retry_after"] = serde_json::json!([{ "header": "X-Wait", "unit": "milliseconds" }]);
    let spec = write("waits.json", &spec.to_string());
    let last = |headers: &[&str]| {
        let arguments = [&["decode", "503", "--spec", &spec], headers].concat();
        call(&arguments, "{}").1.lines().last().map(str::to_owned)
    };
    assert_eq!(last(&["-H", "X-Wait: 900"]).as_deref(), Some("Wait: 1 s"));
    assert_eq!(last(&["-H", "X-Wait: 30000", "-H", "Retry-After: soon"]).as_deref(), Some("Wait: 30 s"));
    assert_eq!(last(&["-H", "X-Wait: 900", "-H", "Retry-After: 30"]).as_deref(), Some("Retry-After: 30 s"));
}

#[test]
fn decode_as_json_has_the_headers_that_the_spec_keeps() {
    let headers = ["-H", "x-ratelimit-limit: 600", "-H", "X-Other: 1"];
    let (_, printed, _) = call(&[&["decode", "429", "--format", "json"], &headers[..]].concat(), "{}");
    let decoded: serde_json::Value = serde_json::from_str(&printed).unwrap();
    assert_eq!(decoded["headers"], serde_json::json!({ "X-RateLimit-Limit": "600" }));
}

#[test]
fn decode_prints_the_accessors_and_a_202_that_waits_is_not_a_failure() {
    let body = r#"{"id":"cr-1","approvalId":"ap-1"}"#;
    let (code, printed, _) = call(&["decode", "202", "-"], body);
    assert_eq!(code, Some(0));
    assert!(
        printed.ends_with("Code: dfns::policy_pending\nAPI: Dfns API\napproval_id: ap-1\nchange_request_id: cr-1\n"),
        "{printed}"
    );
    let (code, printed, _) = call(&["decode", "202", "--format", "json"], body);
    let decoded: serde_json::Value = serde_json::from_str(&printed).unwrap();
    assert_eq!(code, Some(0));
    assert_eq!((&decoded["fields"]["approval_id"], &decoded["retry"]), (&"ap-1".into(), &"never".into()));
}

#[test]
fn decode_reads_a_file_with_another_spec() {
    let path = write("slack.json", r#"{"ok":false,"error":"invalid_auth"}"#);
    let spec = "../../tests/fixtures/good/slack.json";
    let (code, printed, _) = call(&["decode", "200", &path, "--spec", spec], "");
    assert_eq!(code, Some(1));
    assert!(printed.contains("Code: slack::invalid_auth\n"), "{printed}");
    assert_eq!(call(&["decode", "200", "--spec", spec], "{\"ok\":true}").0, Some(0));
}

#[test]
fn check_goes_on_after_a_file_that_cannot_be_read() {
    let bad = "../../tests/fixtures/bad/unknown-kind.json";
    let (code, printed, said) = call(&["check", "nowhere.json", "../errors.json", bad], "");
    assert_eq!(code, Some(2));
    assert_eq!(
        printed,
        format!(
            "../errors.json: valid (Shop API: 2 errors, 0 causes, 2 examples)\n{bad}:7:15: unknown `kind` `pendign`, did you mean `pending`?\n"
        )
    );
    assert!(said.starts_with("dfns-errors: nowhere.json: "), "{said}");
    let spec = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../errors.json")).unwrap();
    assert_eq!(
        call(&["check", "-"], &spec),
        (Some(0), "-: valid (Shop API: 2 errors, 0 causes, 2 examples)\n".to_owned(), String::new())
    );
}

#[test]
fn check_prints_formats_for_ci() {
    let bad = "../../tests/fixtures/bad/unknown-kind.json";
    let (code, printed, _) = call(&["check", "--format", "github", bad, "../errors.json"], "");
    let line = format!("::error file={bad},line=7,col=15::unknown `kind` `pendign`, did you mean `pending`?\n");
    assert_eq!((code, printed), (Some(1), line));
    let (_, printed, _) = call(&["check", "--format", "json", bad, "../errors.json"], "");
    let files: serde_json::Value = serde_json::from_str(&printed).unwrap();
    assert_eq!((&files[0]["problems"][0]["line"], &files[1]["valid"]), (&7.into(), &true.into()));
}

#[test]
fn check_decodes_the_examples_and_reports_misplaced_ones() {
    let (code, printed, _) = call(&["check", "../../tests/fixtures/misplaced-examples.json"], "");
    assert_eq!(code, Some(1));
    let file = "../../tests/fixtures/misplaced-examples.json";
    assert_eq!(
        printed,
        format!(
            "{file}:10:21: this example is recognized as `SoldOut::Reserved`, not as `SoldOut`\n\
             {file}:15:25: this example is recognized as `SoldOut`, not as `SoldOut::Reserved`: `message_equals` of \
             `SoldOut::Reserved` fails: it asks for the message `reserved`, but the message is `\"sold\"`\n\
             {file}:22:21: this example is not recognized as `Hidden`: `body_equals` of `Hidden` fails: it asks for the value \
             `false` at `/ok` in the body, but `/ok` in the body is `true`\n"
        )
    );
    let good = std::fs::read_dir("../../tests/fixtures/good").unwrap().map(|file| file.unwrap().path());
    let good: Vec<String> =
        good.map(|path| path.display().to_string()).chain(["../../spec/dfns.json".to_owned()]).collect();
    let arguments: Vec<&str> = ["check"].into_iter().chain(good.iter().map(String::as_str)).collect();
    let (code, printed, _) = call(&arguments, "");
    assert_eq!((code, printed.lines().filter(|line| line.contains(": valid (")).count()), (Some(0), good.len()));
    assert_eq!(printed.lines().filter(|line| line.contains("dfns.json")).count(), 1, "no warnings: {printed}");
}

#[test]
fn check_warns_about_accessors_and_causes_that_no_example_needs() {
    let file = "../../tests/fixtures/unused-pointers.json";
    let accessor = "the accessor `first_id` finds nothing in any example of `Conflict`";
    let cause = "`Conflict::Label` has a `when`, but no example";
    let (code, printed, _) = call(&["check", file], "");
    let valid = "valid (Shop API: 2 errors, 3 causes, 1 example)";
    let untested = "`Untested` has no example";
    let expected = format!(
        "{file}:9:5: warning: {accessor}\n{file}:9:5: warning: {cause}\n{file}:26:5: warning: {untested}\n{file}: {valid}\n"
    );
    assert_eq!((code, printed), (Some(0), expected));
    let (_, printed, _) = call(&["check", "--format", "github", file], "");
    assert_eq!(printed.lines().next(), Some(format!("::warning file={file},line=9,col=5::{accessor}").as_str()));
    let (_, printed, _) = call(&["check", "--format", "json", file], "");
    let files: serde_json::Value = serde_json::from_str(&printed).unwrap();
    assert_eq!((&files[0]["valid"], &files[0]["warnings"][1]["message"]), (&true.into(), &cause.into()));
}

/// Checks a spec with one error in a 200. Returns what is printed, without the path.
fn checked(name: &str, envelope: &serde_json::Value, when: &serde_json::Value) -> (Option<i32>, String) {
    let spec = serde_json::json!({
        "api": "Shop API", "envelope": envelope, "prefix": "shop",
        "errors": [{ "name": "Failed", "status": 200, "title": "t", "description": "d", "when": when,
            "examples": [{ "body": { "error": { "code": "E1", "message": "no" } } }, { "body": { "error": { "code": "E2" } } }] }],
        "retry_by_status": [{ "status": "5xx", "retry": "if_idempotent" }]
    });
    let path = write(name, &format!("{spec:#}"));
    let (code, printed, _) = call(&["check", &path], "");
    (code, printed.replace(&path, ""))
}

#[test]
fn a_wrong_pointer_in_the_envelope_is_one_problem() {
    let rule = serde_json::json!([{ "code_starts_with": "E" }]);
    let fields = |code: &str| serde_json::json!({ "code": { "pointer": code }, "message": { "pointer": "/message" } });
    let envelope = serde_json::json!({ "at": ["/error"], "fields": fields("/cod") });
    let expected = ":8:15: the envelope's `code` finds nothing in any example, did you mean `/error/code`?\n";
    assert_eq!(checked("wrong-code.json", &envelope, &rule), (Some(1), expected.to_owned()));
    let envelope = serde_json::json!({ "at": ["/errors"], "fields": fields("/code") });
    let expected = ":4:11: the envelope's `at` finds nothing in any example, did you mean `/error`?\n";
    assert_eq!(checked("wrong-at.json", &envelope, &rule), (Some(1), expected.to_owned()));
    let envelope = serde_json::json!({ "at": ["/error"], "fields": fields("/code") });
    let expected = ": valid (Shop API: 1 error, 0 causes, 2 examples)\n";
    assert_eq!(checked("right.json", &envelope, &rule), (Some(0), expected.to_owned()));
}

#[test]
fn an_example_that_does_not_match_says_which_condition_fails() {
    let envelope = serde_json::json!({ "at": ["/error"], "fields": {
        "message": { "pointer": "/message" }, "code": { "pointer": "/code" } } });
    let objection = "this example is not recognized as `Failed`: ";
    let said = |name: &str, when: serde_json::Value| checked(name, &envelope, &when).1;
    let code = said("fails-code.json", serde_json::json!([{ "code_equals": "E1" }]));
    assert!(
        code.ends_with(&format!(
            "{objection}`code_equals` of `Failed` fails: it asks for the code `E1`, but the code is `\"E2\"`\n"
        )),
        "{code}"
    );
    let message = said("fails-message.json", serde_json::json!([{ "message_contains": "no" }]));
    let expected = format!(
        "{objection}`message_contains` of `Failed` fails: it asks for a message that contains `no`, but the message is missing\n"
    );
    assert!(message.ends_with(&expected), "{message}");
    // The second rule comes nearer: one of its conditions holds.
    let rules = serde_json::json!([{ "code_equals": "X" }, { "code_starts_with": "E", "body_has": "/error/message" }]);
    let body = said("fails-body.json", rules);
    let expected = format!(
        "{objection}`body_has` of `Failed` fails: it asks for a value at `/error/message` in the body, but `/error/message` in the body is missing\n"
    );
    assert!(body.ends_with(&expected), "{body}");
}

#[test]
fn check_warns_about_a_rule_that_successes_may_match() {
    let envelope = serde_json::json!({ "at": ["/error"], "fields": {
        "message": { "pointer": "/message" }, "code": { "pointer": "/code" } } });
    let warning = "warning: this rule of `Failed` matches each success that has the field, too: test its value\n";
    let (code, printed) = checked("wide.json", &envelope, &serde_json::json!([{ "body_has": "/error/code" }]));
    assert!(code == Some(0) && printed.lines().count() == 2 && printed.contains(warning), "{printed}");
    for (name, rule) in [
        ("narrow.json", serde_json::json!({ "body_has": "/error/code", "code_starts_with": "E" })),
        ("other-place.json", serde_json::json!({ "body_has": "/error" })),
    ] {
        let (_, printed) = checked(name, &envelope, &serde_json::json!([rule]));
        assert!(!printed.contains("warning"), "{printed}");
    }
}

#[test]
fn check_warns_about_a_5xx_without_a_retry_rule() {
    let mut spec = shop();
    let warnings = |name: &str, spec: &serde_json::Value| {
        let printed = call(&["check", &write(name, &spec.to_string())], "").1;
        let lines = printed.lines().filter(|line| line.contains("no retry rule"));
        lines.filter_map(|line| line.split_once("warning: ")).map(|(_, warning)| warning.to_owned()).collect::<Vec<_>>()
    };
    assert!(warnings("covered.json", &spec).is_empty());
    spec["retry_by_status"] = serde_json::json!([{ "status": "504-599", "retry": "never" }]);
    let expected = "no retry rule covers 500-502; without one, a response is never retried";
    assert_eq!(warnings("own-rule.json", &spec), [expected], "the entry for 503 has a rule");
    spec["errors"][1].as_object_mut().unwrap().remove("retry");
    let expected = "no retry rule covers 500-503; without one, a response is never retried";
    assert_eq!(warnings("no-rule.json", &spec), [expected]);
}

#[test]
fn a_code_that_moves_to_an_error_with_a_looser_rule_is_a_major_change() {
    let spec = |first: &str, second: &str| {
        let error = |name: &str, code: &str, retry: &str| {
            serde_json::json!({
                "name": name, "status": 422, "title": "t", "description": "d", "retry": retry,
                "when": [{ "code_equals": code }], "examples": [{ "body": { "code": code } }]
            })
        };
        let mut spec = shop();
        spec["errors"] =
            serde_json::json!([error("Unsure", first, "if_idempotent"), error("Refused", second, "always")]);
        spec.to_string()
    };
    let old = write("moved-old.json", &spec("A", "B"));
    let new = write("moved-new.json", &spec("C", "A"));
    let (code, printed, _) = call(&["diff", &old, &new, "--fail-on", "major"], "");
    let expected = "major  a 422 with the body { \"code\": \"A\" } was recognized as `Unsure`, and is now recognized as \
                    `Refused`: requests that were not retried before are now retried\n";
    assert!(code == Some(1) && printed.starts_with(expected), "{printed}");
    let (_, printed, _) = call(&["diff", &new, &old], "");
    assert!(!printed.contains("`Refused`, and is now recognized as `Unsure`: requests"), "{printed}");
}

#[test]
fn schema_prints_the_schema() {
    let schema = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../spec/schema.json")).unwrap();
    assert_eq!(call(&["schema"], ""), (Some(0), schema, String::new()));
}

#[test]
fn a_variable_names_the_spec_unless_an_option_does() {
    let list = |arguments: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_dfns-errors"));
        command.args(arguments).current_dir(env!("CARGO_MANIFEST_DIR")).env("DFNS_ERRORS_SPEC", "../errors.json");
        let output = command.output().unwrap();
        [output.stdout, output.stderr].map(|bytes| String::from_utf8(bytes).unwrap())
    };
    assert!(list(&["list"])[0].starts_with("Errors of the Shop API\n"));
    let slack = "../../tests/fixtures/good/slack.json";
    assert!(list(&["list", "--spec", slack])[0].starts_with("Errors of the Slack Web API\n"));
    assert!(list(&["--spec", slack, "list"])[0].starts_with("Errors of the Slack Web API\n"));
    assert!(list(&["explain", "no such thing"])[1].ends_with("; run `dfns-errors list` to see all errors\n"));
}

#[test]
fn hints_carry_the_spec_that_was_given() {
    let said = "dfns-errors: no error of the Shop API matches `no such thing`; \
                run `dfns-errors list --spec ../errors.json` to see all errors\n";
    for arguments in [
        ["--spec", "../errors.json", "explain", "no such thing"],
        ["explain", "no such thing", "--spec", "../errors.json"],
    ] {
        assert_eq!(call(&arguments, ""), (Some(2), String::new(), said.to_owned()));
    }
}

#[test]
fn invalid_usage_exits_with_2() {
    assert_eq!(call(&["check", "nowhere.json"], "").0, Some(2));
    assert_eq!(call(&["explain"], "").0, Some(2));
    for status in ["99", "1000", "70000", "abc", "-1"] {
        assert_eq!(call(&["decode", status], "").0, Some(2), "{status}");
    }
    let (code, _, said) = call(&["decode", "404", "--header", "no header"], "");
    assert_eq!((code, said.as_str()), (Some(2), "dfns-errors: `no header` is not a header: write `Name: value`\n"));
    let (code, _, said) = call(&["list", "--spec", "../../tests/fixtures/bad/unknown-kind.json"], "");
    assert!(code == Some(2) && said.contains("unknown-kind.json:7:15"), "{said}");
}

/// Writes a file for one test, and returns its path.
fn write(name: &str, text: &str) -> String {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(&path, text).unwrap();
    path.display().to_string()
}

/// A spec with one of everything that two specs can differ in.
fn shop() -> serde_json::Value {
    serde_json::json!({
        "api": "Shop API", "prefix": "shop",
        "envelope": { "fields": { "message": { "pointer": "/msg" }, "code": { "pointer": "/code" } } },
        "errors": [
            { "name": "SoldOut", "status": 409, "title": "Sold out", "description": "None is left.",
              "causes": [
                  { "name": "Reserved", "description": "Somebody was faster.", "when": [{ "code_equals": "reserved" }],
                    "examples": [{ "body": { "code": "reserved" } }] },
                  { "name": "Gone", "description": "It was sold." }
              ],
              "fields": [{ "name": "item", "pointer": "/item" }] },
            { "name": "Closed", "status": 503, "title": "Closed", "description": "Nobody is there.",
              "retry": { "when": "if_idempotent", "wait": "backoff" } }
        ],
        "retry_by_status": [{ "status": "5xx", "retry": { "when": "if_idempotent", "wait": "backoff" } }]
    })
}

/// Compares the spec with a changed one. Returns the verdict and the changes, each with its level.
fn diff(name: &str, change: impl Fn(&mut serde_json::Value)) -> (String, Vec<String>) {
    let (old, mut new) = (shop(), shop());
    change(&mut new);
    let paths =
        [write(&format!("{name}-old.json"), &old.to_string()), write(&format!("{name}-new.json"), &new.to_string())];
    let (_, printed, said) = call(&["diff", &paths[0], &paths[1], "--format", "json"], "");
    assert_eq!(said, "");
    let found: serde_json::Value = serde_json::from_str(&printed).unwrap();
    let text = |value: &serde_json::Value| value.as_str().unwrap().to_owned();
    let changes = found["changes"].as_array().unwrap().iter();
    let changes = changes.map(|change| format!("{} {}", text(&change["level"]), text(&change["change"])));
    (text(&found["verdict"]), changes.collect())
}

#[test]
fn each_change_has_the_level_that_a_maintainer_would_give_it() {
    type Change = (&'static str, fn(&mut serde_json::Value), &'static str, &'static str);
    let changes: &[Change] = &[
        ("equal", |_| {}, "equal", ""),
        (
            "text",
            |spec| spec["errors"][0]["description"] = "Sold.".into(),
            "patch",
            "patch the text of `SoldOut` changed",
        ),
        (
            "looser",
            |spec| spec["errors"][0]["retry"] = serde_json::json!({ "when": "always", "wait": "backoff" }),
            "major",
            "major the retry rule of `SoldOut` was loosened from already_done to always",
        ),
        (
            "settled",
            |spec| spec["errors"][0]["retry"] = "never".into(),
            "minor",
            "minor the retry rule of `SoldOut` changed from already_done to never",
        ),
        (
            "tighter",
            |spec| spec["errors"][1]["retry"] = "never".into(),
            "minor",
            "minor the retry rule of `Closed` was tightened from if_idempotent to never",
        ),
        (
            "removed",
            |spec| drop(spec["errors"].as_array_mut().unwrap().remove(1)),
            "major",
            "major the error `Closed` was removed",
        ),
        (
            "added",
            |spec| {
                let gone = serde_json::json!({ "name": "Gone", "status": 410, "title": "t", "description": "d" });
                spec["errors"].as_array_mut().unwrap().push(gone);
            },
            "major",
            "major the error `Gone` (410) was added",
        ),
        (
            "renamed",
            |spec| spec["errors"][1]["name"] = "Shut".into(),
            "major",
            "major the error `Closed` was renamed to `Shut`",
        ),
        (
            "cause",
            |spec| spec["errors"][0]["causes"][0]["name"] = "Held".into(),
            "major",
            "major the cause `SoldOut::Reserved` was renamed to `SoldOut::Held`",
        ),
        (
            "accessor",
            |spec| spec["errors"][0]["fields"][0]["name"] = "article".into(),
            "major",
            "major the accessor `item` of `SoldOut` was removed",
        ),
        (
            "prefix",
            |spec| spec["prefix"] = "store".into(),
            "major",
            "major the code `shop::closed` became `store::closed`",
        ),
        (
            "rule",
            |spec| spec["errors"][0]["causes"][0]["when"] = serde_json::json!([{ "code_equals": "held" }]),
            "minor",
            "minor a 409 with the body { \"code\": \"reserved\" } was recognized as `SoldOut::Reserved`, and is now recognized as `SoldOut`",
        ),
        (
            "retry-by-status",
            |spec| spec["retry_by_status"][0]["retry"] = serde_json::json!({ "when": "always", "wait": "backoff" }),
            "major",
            "major the retry rule of statuses 500-502 was loosened from if_idempotent to always",
        ),
    ];
    for (name, change, verdict, expected) in changes {
        let (found, changes) = diff(name, change);
        assert_eq!(found, *verdict, "{name}: {changes:?}");
        assert!(expected.is_empty() || changes.iter().any(|change| change == expected), "{name}: {changes:?}");
    }
}

#[test]
fn diff_puts_an_error_that_became_a_success_first() {
    let entry = |reason: &str| {
        serde_json::json!({
            "name": "NotAccepted", "status": 200, "title": "t", "description": "d",
            "when": [{ "body_equals": { "/ok": reason } }], "examples": [{ "body": { "ok": "no" } }]
        })
    };
    let spec = |reason: &str| {
        let mut spec = shop();
        spec["errors"].as_array_mut().unwrap().push(entry(reason));
        spec["errors"][2]["examples"] = serde_json::json!([{ "body": { "ok": reason } }]);
        spec.to_string()
    };
    let (old, new) = (write("lost-old.json", &spec("no")), write("lost-new.json", &spec("never")));
    let (_, printed, _) = call(&["diff", &old, &new, "--fail-on", "major"], "");
    let expected = "major  a 200 with the body { \"ok\": \"no\" } was recognized as `NotAccepted`, and is now treated as a \
                    success: the error is no longer noticed\n\
                    minor  a 200 with the body { \"ok\": \"never\" } was treated as a success, and is now recognized as \
                    `NotAccepted`: the same response is decoded differently\n";
    let lines: Vec<&str> = printed.lines().filter(|line| !line.contains("the rules of")).take(2).collect();
    assert_eq!(lines, expected.lines().collect::<Vec<_>>(), "{printed}");
}

#[test]
fn diff_names_the_statuses_that_became_successes_or_errors() {
    let (_, changes) = diff("success", |spec| spec["success"] = serde_json::json!(["304", "310-312"]));
    assert_eq!(changes, ["major status 304 became a success", "major statuses 310-312 became successes"]);
    let (old, new) =
        (write("success-new-old.json", &with_success()), write("success-new-new.json", &shop().to_string()));
    let (_, printed, _) = call(&["diff", &old, &new], "");
    assert_eq!(
        printed,
        "major  status 304 became an error: its responses are no longer successes\nVerdict for the Shop API: major\n"
    );
}

/// The spec, with a status outside 2xx that is a success.
fn with_success() -> String {
    let mut spec = shop();
    spec["success"] = serde_json::json!(["304"]);
    spec.to_string()
}

#[test]
fn loosened_rules_of_unlisted_statuses_come_before_all_other_changes() {
    let (_, changes) = diff("retry-by-status-first", |spec| {
        spec["prefix"] = "store".into();
        spec["success"] = serde_json::json!(["304"]);
        spec["retry_by_status"][0]["retry"] = serde_json::json!({ "when": "always", "wait": "backoff" });
    });
    let expected = [
        "major the retry rule of statuses 500-502 was loosened from if_idempotent to always",
        "major the retry rule of statuses 504-599 was loosened from if_idempotent to always",
        "major status 304 became a success",
        "major the code `shop::sold_out` became `store::sold_out`",
    ];
    assert_eq!(changes.iter().take(4).map(String::as_str).collect::<Vec<&str>>(), expected);
}

#[test]
fn a_retry_that_is_loosened_because_an_entry_was_removed_is_listed_first() {
    let (_, changes) = diff("entry-goes", |spec| {
        drop(spec["errors"].as_array_mut().unwrap().remove(1));
        spec["retry_by_status"][0] =
            serde_json::json!({ "status": "503", "retry": { "when": "always", "wait": "backoff" } });
    });
    let first = "major the retry rule of status 503 was loosened from if_idempotent to always";
    assert_eq!(changes.first().map(String::as_str), Some(first), "{changes:?}");
}

#[test]
fn diff_help_names_its_two_files() {
    let (_, printed, _) = call(&["diff", "--help"], "");
    assert!(printed.contains("\nUsage: dfns-errors diff [OPTIONS] <OLD> <NEW>\n"), "{printed}");
}

#[test]
fn docs_help_says_whose_catalog_it_writes() {
    let (_, printed, _) = call(&["docs", "--help"], "");
    assert!(printed.contains("\nWithout --spec, it writes the catalog of the Dfns API.\n"), "{printed}");
}

#[test]
fn a_loosened_retry_is_listed_first_and_fail_on_sets_the_exit_code() {
    let mut new = shop();
    new["prefix"] = "store".into();
    new["errors"][1]["retry"] = serde_json::json!({ "when": "always", "wait": "backoff" });
    let (old, new) = (write("first-old.json", &shop().to_string()), write("first-new.json", &new.to_string()));
    let (code, printed, _) = call(&["diff", &old, &new], "");
    assert_eq!(code, Some(1));
    assert!(
        printed.starts_with("major  the retry rule of `Closed` was loosened from if_idempotent to always: "),
        "{printed}"
    );
    assert!(printed.ends_with("Verdict for the Shop API: major\n"), "{printed}");
    let mut reworded = shop();
    reworded["errors"][1]["title"] = "Shut".into();
    let reworded = write("reworded.json", &reworded.to_string());
    let exit = |fail_on| call(&["diff", &old, &reworded, "--fail-on", fail_on], "").0;
    assert_eq!((exit("major"), exit("minor"), exit("any")), (Some(0), Some(0), Some(1)));
    assert_eq!(
        call(&["diff", &old, &old, "--fail-on", "any"], ""),
        (Some(0), "Verdict for the Shop API: equal\n".to_owned(), String::new())
    );
    let (_, markdown, _) = call(&["diff", &old, &reworded, "--format", "markdown"], "");
    assert!(
        markdown.starts_with(
            "**Verdict for the Shop API: patch**\n\n| level | change | effect |\n|---|---|---|\n| patch | "
        ),
        "{markdown}"
    );
}

const SLACK: &str = "../../tests/fixtures/good/slack.json";

/// Writes saved responses into a new folder, and returns its path.
fn saved(folder: &str, files: &[(&str, &str)]) -> String {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(folder);
    for (name, text) in files {
        let file = path.join(name);
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        std::fs::write(file, text).unwrap();
    }
    path.display().to_string()
}

#[test]
fn decode_needs_no_status_for_what_curl_saved() {
    let raw = write(
        "status-line.txt",
        "HTTP/1.1 302 Found\r\n\r\nHTTP/2 429 \r\nretry-after: 12\r\n\r\n{\"message\":\"slow\"}",
    );
    let (code, printed, said) = call(&["decode", &raw], "");
    assert_eq!((code, said.as_str()), (Some(1), ""));
    assert!(printed.starts_with("429 Too Many Requests: slow\n"), "{printed}");
    let (code, printed, _) = call(&["decode"], "HTTP/1.1 404 Not Found\n\n{}");
    assert!(code == Some(1) && printed.starts_with("404 Not Found\n"), "{printed}");
    let (code, _, said) = call(&["decode"], "{}");
    assert_eq!(code, Some(2));
    assert_eq!(
        said,
        "dfns-errors: standard input: it does not start with a status line; write the status, such as `decode 404`, or \
         save the response with `curl -i`\n"
    );
}

#[test]
fn decode_shows_several_responses_in_a_table() {
    let folder = saved(
        "several",
        &[
            ("1.txt", "HTTP/1.1 200 OK\r\n\r\n{\"ok\":false,\"error\":\"invalid_auth\"}"),
            ("2.txt", "HTTP/1.1 200 OK\r\n\r\n{\"ok\":true}"),
            ("3.txt", "HTTP/1.1 200 OK\r\n\r\n{\"ok\":false,\"error\":\"new_code\"}"),
            ("deep/4.txt", "HTTP/1.1 418 I'm a teapot\r\n\r\n{}"),
            (".hidden", "HTTP/1.1 418 I'm a teapot\r\n\r\n{}"),
        ],
    );
    let (code, printed, said) = call(&["decode", &folder, "--spec", SLACK], "");
    assert_eq!((code, said.as_str()), (Some(1), ""));
    let expected = "/1.txt       200  slack::invalid_auth\n\
                    /2.txt       200  success\n\
                    /3.txt       200  slack::call_failed  (a catch-all)\n\
                    /deep/4.txt  418  slack::other  (no error matches)\n\
                    \nAPI: Slack Web API. Not explained: 2 of 4\n";
    assert_eq!(printed.replace(&folder, ""), expected);
}

#[test]
fn decode_of_several_responses_exits_with_0_if_the_spec_explains_all_of_them() {
    let folder = saved("explained", &[("1.txt", "HTTP/1.1 200 OK\r\n\r\n{\"ok\":false,\"error\":\"invalid_auth\"}")]);
    assert_eq!(call(&["decode", &folder, "--spec", SLACK], "").0, Some(0));
}

#[test]
fn decode_goes_on_after_a_file_that_cannot_be_read_or_has_no_status() {
    let folder = saved("unreadable", &[("1.json", "{}"), ("2.txt", "HTTP/1.1 404 Not Found\r\n\r\n{}")]);
    let (code, printed, said) = call(&["decode", &folder, "nowhere.txt"], "");
    assert_eq!(code, Some(2));
    assert!(printed.contains("/2.txt  404  dfns::not_found\n"), "{printed}");
    assert!(said.contains("/1.json: it does not start with a status line;"), "{said}");
    assert!(said.contains("dfns-errors: nowhere.txt: "), "{said}");
    let (_, printed, said) = call(&["decode", "404", &folder], "");
    assert_eq!(said, "");
    assert!(printed.contains("/1.json  404  dfns::not_found"), "{printed}");
}

#[test]
fn decode_of_several_responses_prints_json() {
    let folder = saved("as-json", &[("1", "HTTP/1.1 200 OK\r\n\r\n{\"ok\":true}"), ("2", "HTTP/1.1 418 x\r\n\r\n{}")]);
    let (_, printed, _) = call(&["decode", &folder, "--spec", SLACK, "--format", "json", "--why"], "");
    let rows: serde_json::Value = serde_json::from_str(&printed).unwrap();
    assert_eq!((&rows[0]["success"], &rows[0]["not_explained"]), (&true.into(), &serde_json::Value::Null));
    assert_eq!((&rows[1]["code"], &rows[1]["not_explained"]), (&"slack::other".into(), &"no error matches".into()));
    assert_eq!(rows[0]["why"][0]["matches"], false);
    assert_eq!(rows[0]["why"][0]["condition"], "body_equals");
    assert_eq!(rows[1]["why"], serde_json::json!([]));
}

#[test]
fn decode_says_why_nothing_was_recognized() {
    let (_, printed, _) = call(&["decode", "404", "--why"], r#"{"error":{"message":"no such door"}}"#);
    let (_, why) = printed.split_once("Why, in the order of the spec:\n").unwrap();
    assert!(why.starts_with("  NotFound: matches every response with this status\n"), "{why}");
    let (_, printed, _) = call(&["decode", "409", "--why"], r#"{"error":{"message":"no such door"}}"#);
    assert!(
        printed.contains(
            "\n    ExternalIdReused: `details_has` fails: it asks for a value at `/duplicate` in the details, but"
        ),
        "{printed}"
    );
    let (_, printed, _) = call(&["decode", "202", "--why"], "<html>");
    assert!(printed.ends_with("  PolicyPending: the body is not a JSON object\n"), "{printed}");
    let (_, printed, _) = call(&["decode", "418", "--why"], "{}");
    assert!(printed.ends_with("Why: the Dfns API has no error with the status 418\n"), "{printed}");
}

/// A spec whose entries cover several statuses.
const BOOKINGS: &str = "../../tests/fixtures/good/several-statuses.json";

#[test]
fn explain_finds_every_error_that_covers_a_status() {
    let (code, printed, _) = call(&["explain", "503", "--spec", BOOKINGS], "");
    assert_eq!(code, Some(0));
    let titles: Vec<&str> = printed.lines().filter(|line| line.contains("  bookings::")).collect();
    let expected =
        ["429 or 503 Slow down  bookings::slow_down", "503 Closed  bookings::closed", "5xx Trouble  bookings::trouble"];
    assert_eq!(titles, expected);
    let (_, line, _) = call(&["explain", "--spec", BOOKINGS, "503 Slow down: wait"], "");
    assert!(line.starts_with("429 or 503 Slow down  "), "{line}");
    let (_, refused, _) = call(&["explain", "--spec", BOOKINGS, "404"], "");
    assert!(refused.starts_with("400-401 or 403-499 Refused  "), "{refused}");
    assert!(refused.contains("\nExample (404):\n"), "{refused}");
}

#[test]
fn a_retry_rule_that_depends_on_the_status_is_written_for_each() {
    let (_, printed, _) = call(&["explain", "Taken", "--spec", BOOKINGS], "");
    let rules = "\nRetry: 409: Do not send the same request again: this response also answers for earlier attempts. \
                 422: Do not send the same request again.\n";
    assert!(printed.contains(rules), "{printed}");
    let (_, trouble, _) = call(&["explain", "Trouble", "--spec", BOOKINGS], "");
    assert!(trouble.contains("\nRetry: 500-501 or 504-599: Only an idempotent"), "503 is never `Trouble`: {trouble}");
    let (_, listed, _) = call(&["list", "--spec", BOOKINGS], "");
    let row = "409 or 422 Taken                never         bookings::taken (the rule depends on the status)\n";
    assert!(listed.contains(row), "{listed}");
    assert!(listed.contains("\n503 Closed                      never         bookings::closed\n"), "{listed}");
}

#[test]
fn list_as_json_has_statuses_as_a_spec_has_them() {
    let (_, printed, _) = call(&["list", "--format", "json", "--spec", BOOKINGS], "");
    let entries: serde_json::Value = serde_json::from_str(&printed).unwrap();
    let statuses: Vec<&serde_json::Value> =
        entries["errors"].as_array().unwrap().iter().map(|entry| &entry["status"]).collect();
    let expected =
        serde_json::json!([[429, 503], [402, 200], [409, 422], 410, 503, "5xx", ["400-401", "403-499"], [201, 202]]);
    assert_eq!(serde_json::json!(statuses), expected);
}

#[test]
fn decode_tries_the_errors_of_a_status_in_the_order_of_the_spec() {
    for (status, body, expected) in [
        ("503", r#"{"code":"slow_down"}"#, "503 Slow down\n"),
        ("503", "{}", "503 Closed\n"),
        ("599", "{}", "599 Trouble\n"),
        ("200", r#"{"code":"declined"}"#, "200 Declined\n"),
        ("200", "{}", "According to the Bookings API spec, this 200 response is a success\n"),
    ] {
        let (_, printed, _) = call(&["decode", status, "--spec", BOOKINGS], body);
        assert!(printed.starts_with(expected), "{printed}");
    }
}

#[test]
fn the_catalog_shows_the_statuses_of_errors_and_examples() {
    let (_, markdown, _) = call(&["docs", "--format", "markdown", "--spec", BOOKINGS], "");
    assert!(markdown.contains("\n## 402 or 200 Declined\n"), "{markdown}");
    assert!(markdown.contains("\n```text\n200\n{ \"code\": \"declined\" }\n```\n"), "{markdown}");
    let (_, page, _) = call(&["docs", "--spec", BOOKINGS], "");
    assert!(page.contains(">402 or 200 Declined</a>") && page.contains("<summary>Example (200)</summary>"), "{page}");
    let taken = r#"<article id="bookings::taken" data-retry="already_done never">"#;
    assert!(page.contains(taken) && page.contains("Depends on the status</span>"), "{page}");
}

#[test]
fn diff_compares_the_retry_rules_at_each_status() {
    let (_, changes) = diff("two-statuses", |spec| {
        spec["errors"][1]["status"] = serde_json::json!([503, "505-506"]);
        spec["errors"][1].as_object_mut().unwrap().remove("retry");
        spec["retry_by_status"][0] = serde_json::json!({ "status": [503, "506"], "retry": "always" });
    });
    let expected = [
        "major the retry rule of `Closed` was loosened from if_idempotent to always",
        "major the retry rule of status 506 was loosened from if_idempotent to always",
        "major the status of `Closed` changed from 503 to 503 or 505-506",
        "minor the retry rule of statuses 500-502 was tightened from if_idempotent to never",
        "minor the retry rule of statuses 504-505 was tightened from if_idempotent to never",
        "minor the retry rule of statuses 507-599 was tightened from if_idempotent to never",
    ];
    assert_eq!(changes, expected);
    let one = serde_json::json!({
        "api": "Shop", "prefix": "shop", "envelope": { "fields": { "message": { "pointer": "/msg" } } },
        "errors": [{ "name": "Down", "status": ["500-501", 503], "title": "t", "description": "d" }],
        "retry_by_status": [{ "status": [500, 503], "retry": "if_idempotent" }]
    });
    let mut other = one.clone();
    other["retry_by_status"][0] = serde_json::json!({ "status": [500, 501], "retry": "if_idempotent" });
    let paths = [write("each-old.json", &one.to_string()), write("each-new.json", &other.to_string())];
    let (_, printed, _) = call(&["diff", &paths[0], &paths[1]], "");
    let expected = "major  the retry rule of `Down` at status 501 was loosened from never to if_idempotent: requests that were not retried before are now retried\n\
                    minor  the retry rule of `Down` at status 503 was tightened from if_idempotent to never: requests that were retried before are no longer retried\n\
                    Verdict for the Shop: major\n";
    assert_eq!(printed, expected);
}

#[test]
fn explain_and_the_catalog_say_how_an_error_is_recognized() {
    let words = "Recognized by the code `declined`.\n";
    assert!(call(&["explain", "Declined", "--spec", BOOKINGS], "").1.contains(words));
    assert!(call(&["docs", "--format", "markdown", "--spec", BOOKINGS], "").1.contains(words));
    let (_, page, _) = call(&["docs", "--spec", BOOKINGS], "");
    assert!(page.contains("<p>Recognized by the code <code>declined</code>.</p>"), "{page}");
    let (_, gone, _) = call(&["explain", "Gone", "--spec", BOOKINGS], "");
    assert!(!gone.contains("Recognized by"), "every 410 is this error: {gone}");
}

#[test]
fn a_cause_has_a_badge_only_if_its_retry_rule_differs() {
    let (_, page, _) = call(&["docs", "--spec", BOOKINGS], "");
    let (_, by_you) = page.split_once("<section id=\"bookings::taken::by_you\"").unwrap();
    assert!(!by_you.split_once("</section>").unwrap().0.contains("badge"), "{page}");
    let (_, page, _) = call(&["docs"], "");
    let (_, reused) = page.split_once("<section id=\"dfns::bad_request::user_action_reused\"").unwrap();
    assert!(!reused.split_once("</section>").unwrap().0.contains("badge"));
}
