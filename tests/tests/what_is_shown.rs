//! What reports and log lines show: the start of a body without a message, and no secrets from URLs.

use std::error::Error;
use std::{fmt, io};

use dfns_errors::{DfnsError, dfns_errors};
use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::Config;

fn report(status: u16, body: &str) -> String {
    format!("{:#}", DfnsError::from_response(status, body).unwrap())
}

/// Returns the line of the report that shows the body.
fn response(status: u16, body: &str) -> Option<String> {
    report(status, body).lines().find_map(|line| line.strip_prefix("Response: ").map(str::to_owned))
}

#[test]
fn a_report_has_the_start_of_a_body_without_a_message() {
    for body in [
        "upstream connect error: db down",
        r#"{"error":{"message":"db down","stack":"aaaa"#,
        r#"{"error":{"message":"db down"}}{"error":{"message":"db down"}}"#,
        "{'error': {'message': 'db down'}}",
        "[ERROR] db down",
        r#"{"detail":"db down"}"#,
        r#"{"error":"db down"}"#,
        r#"[{"message":"db down"}]"#,
        r#"{"errors":[{"detail":"db down"}]}"#,
        r#"{"error":"invalid_token","error_description":"db down"}"#,
        r#"{"error":{"message":["db down","and more"]}}"#,
        r#"{"error":{"message":"","detail":"db down"}}"#,
        r#"{"error":{"message":" ","detail":"db down"}}"#,
        r#"{"error":{"id":"7","detail":"db down"}}"#,
        "\"db down\"",
        "7",
        "{}",
    ] {
        assert_eq!(response(500, body).as_deref(), Some(body));
        assert_eq!(response(418, body).as_deref(), Some(body), "an unlisted status");
    }
    let lines = "{\"error\":{\"message\":\"db down\"}}\nInternal Server Error\r\n";
    assert_eq!(response(500, lines).unwrap(), r#"{"error":{"message":"db down"}}\nInternal Server Error"#);
    let line_break = response(500, "{\"error\":{\"message\":\"db\ndown\"}}").unwrap();
    assert_eq!(line_break, r#"{"error":{"message":"db\ndown"}}"#);
    assert_eq!(response(500, &format!("[{}]", "7".repeat(300))).unwrap(), format!("[{}…", "7".repeat(199)));
}

#[test]
fn a_report_does_not_show_a_body_with_a_message_or_of_a_pending_request() {
    for body in ["", " \n", r#"{"error":{"message":"db down","stack":"aaaa"}}"#, r#"{"message":"db down"}"#] {
        assert_eq!(response(500, body), None, "{body}");
    }
    assert_eq!(response(202, r#"{"id":"cr-1","approvalId":"ap-1"}"#), None);
    let page = response(202, "<html>");
    assert_eq!(page.as_deref(), Some("<html>"), "a 202 that is not JSON is not pending");
}

/// An error whose text and sources are given.
#[derive(Debug)]
struct Failed(String, Option<Box<Failed>>);

impl fmt::Display for Failed {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl Error for Failed {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.1.as_deref().map(|source| source as &(dyn Error + 'static))
    }
}

#[dfns_errors]
#[derive(Debug)]
enum WalletError {
    #[dfns(transparent)]
    Call(#[from] Failed),
    #[dfns(transparent)]
    Network(#[from] io::Error),
    #[dfns(display = "the call of {0} failed")]
    Named(String),
    #[dfns(display = "the call of {url:?} failed")]
    Traced { url: String, source: Failed },
}

/// Returns one error for each place where a text can be.
fn errors_with(text: &str) -> [WalletError; 5] {
    let failed = || Failed(text.to_owned(), None);
    [
        WalletError::Call(failed()),
        WalletError::Call(Failed(
            "the call failed".to_owned(),
            Some(Box::new(Failed(text.to_owned(), Some(Box::new(failed()))))),
        )),
        WalletError::Network(io::Error::other(failed())),
        WalletError::Named(text.to_owned()),
        WalletError::Traced { url: text.to_owned(), source: failed() },
    ]
}

#[test]
fn logs_and_reports_show_only_the_host_of_a_url() {
    let text = "error sending request for url (https://me:SECRET@api.example:8443/botSECRET?key=SECRET#SECRET)";
    let cut = "error sending request for url (https://api.example:8443)";
    for error in errors_with(text) {
        let report = format!("{error:#}");
        let record = error.log_record();
        let message = record.message.as_deref().unwrap();
        assert!(report.contains(cut) && !report.contains("SECRET"), "{report}");
        assert!(message.contains(cut) && !message.contains("SECRET"), "{message}");
        assert!(!record.to_string().contains("SECRET"), "{record}");
        assert!(!serde_json::to_string(&record).unwrap().contains("SECRET"), "{record:?}");
    }
}

#[test]
fn the_text_of_an_error_keeps_its_urls() {
    let text = "error sending request for url (https://api.example/botSECRET)";
    for error in [WalletError::from(Failed(text.to_owned(), None)), WalletError::from(io::Error::other(text))] {
        assert_eq!(error.to_string(), text);
        assert!(format!("{error:?}").contains(text));
    }
    assert_eq!(WalletError::Named(text.to_owned()).to_string(), format!("the call of {text} failed"));
}

#[test]
fn urls_in_the_message_of_the_server_and_of_its_docs_stay() {
    let body = r#"{"error":{"message":"see https://docs.example/errors?id=7"}}"#;
    let error = DfnsError::from_response(404, body).unwrap();
    let docs = "https://docs.dfns.co/api-reference/error-codes#404-not-found";
    for text in [format!("{error:#}"), error.log_record().to_string()] {
        assert!(text.contains("https://docs.example/errors?id=7") && text.contains(docs), "{text}");
    }
    let page = report(502, "<a href=\"https://gateway.example/status?id=7\">");
    assert!(page.contains("Response: <a href=\"https://gateway.example/status?id=7\">"), "{page}");
}

/// Shapes of bodies in which no message is found.
const OPENINGS: [&str; 10] = [
    "",
    "{",
    "[",
    "{\"detail\":\"",
    "[{\"message\":\"",
    "{'message': '",
    "[ERROR] ",
    "{\"error\":\"",
    "<html>",
    "{\"error\":{\"message\":[\"",
];

fn secret_url() -> impl Strategy<Value = String> {
    let scheme = select(vec!["http://", "https://", "wss://", "postgres://", "HTTP://", "git+ssh://", "x://"]);
    let user =
        select(vec!["", "SECRET@", "me:SECRET@", "SECRET:@", "me:SEC@SECRET@", "m'e(\"SECRET\")@", "é:SECRET,@"]);
    let host = select(vec!["api.example", "127.0.0.1", "[::1]", "bücher.example", "a_b"]);
    let port = select(vec!["", ":1", ":65535"]);
    let path = select(vec![
        "",
        "/SECRET",
        "?SECRET",
        "#SECRET",
        "/a/SECRET)SECRET",
        "/(SECRET)",
        "/x?to=http://SECRET",
        "/'SECRET'",
        "?k=\"SECRET\",\"SECRET\"",
        "/SECRET/@SECRET",
        "\\SECRET",
        "/é/SECRET",
        "/%22SECRET",
        "/\\\"SECRET\\\"",
        ":/SECRET",
    ]);
    (scheme, user, host, port, path)
        .prop_map(|(scheme, user, host, port, path)| [scheme, user, host, port, path].concat())
}

fn words_around() -> impl Strategy<Value = String> {
    select(vec![
        " ",
        " (",
        ") ",
        "\n",
        ": ",
        " \"",
        "\" ",
        " data:text/plain,x ",
        " : // ",
        "\u{a0}",
        "é ",
        " '",
        "', ",
    ])
    .prop_map(str::to_owned)
}

proptest! {
    #![proptest_config(Config { failure_persistence: None, ..Config::default() })]

    #[test]
    fn any_body_without_a_message_is_shown_on_one_line(opening in select(OPENINGS.to_vec()), rest in "\\PC{1,40}[\u{0}-\u{20}]{0,3}x") {
        let body = format!("{opening}{rest}");
        prop_assume!(!body.contains("\"message\":\"") || opening == "[{\"message\":\"");
        let shown = response(500, &body).unwrap();
        prop_assert!(shown.starts_with(opening.trim_end()), "{shown}");
        prop_assert_eq!(report(500, &body).lines().count(), report(500, "x").lines().count());
    }

    #[test]
    fn no_log_line_or_report_shows_a_secret_of_a_url(
        parts in prop::collection::vec((words_around(), secret_url(), words_around()), 1..4),
    ) {
        let text: String = parts.iter().flat_map(|(before, url, after)| [before.as_str(), url, after]).collect();
        for error in errors_with(&text) {
            let record = error.log_record().to_string();
            prop_assert!(!record.contains("SECRET") && !record.contains("SEC@"), "{text:?} -> {record}");
            let report = format!("{error:#}");
            prop_assert!(!report.contains("SECRET") && !report.contains("SEC@"), "{text:?} -> {report}");
        }
    }

    #[test]
    fn a_text_without_urls_is_unchanged(text in "([^:/]|/|:[^:/]|:/[^:/]){0,60}") {
        let error = WalletError::Named(text.clone());
        prop_assert_eq!(format!("{error:#}"), format!("the call of {text} failed"));
    }
}
