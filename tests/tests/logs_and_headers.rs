//! What goes to a log, and what is kept of the headers.

use std::time::{Duration, SystemTime};

use dfns_errors::{DfnsError, Headers};

fn now() -> u64 {
    SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap().as_secs()
}

#[test]
fn a_success_comes_back_untouched() {
    let body = vec![0xff, 0x00];
    let address = body.as_ptr();
    let returned = DfnsError::check(200, (), body).unwrap();
    assert_eq!((returned.as_ptr(), returned.len()), (address, 2));
    assert_eq!(DfnsError::check(204, (), "").unwrap(), "");
    assert_eq!(DfnsError::check(299, (), String::from("{}")).unwrap(), "{}");
    assert!(DfnsError::check(202, (), "{}").unwrap_err().is_pending());
}

#[test]
fn may_be_error_is_false_only_if_the_status_is_always_a_success() {
    for status in [200, 201, 204, 299] {
        assert!(!DfnsError::may_be_error(status), "{status}");
    }
    for status in [0, 100, 199, 202, 300, 304, 400, 404, 500, 999, u16::MAX] {
        assert!(DfnsError::may_be_error(status), "{status}");
    }
}

#[test]
fn headers_are_found_in_any_case_and_the_first_one_wins() {
    let headers = [("RETRY-AFTER", "7"), ("retry-after", "9"), ("X-Other", "x")];
    let error = DfnsError::check(503, headers, "").unwrap_err();
    assert_eq!(error.retry_after(), Some(Duration::from_secs(7)));
    let slice: &[(&str, &str)] = &headers;
    assert_eq!(DfnsError::check(503, slice, "").unwrap_err().retry_after(), Some(Duration::from_secs(7)));
    let owned = vec![("Retry-After".to_owned(), "8".to_owned())];
    assert_eq!(DfnsError::check(503, &owned, "").unwrap_err().retry_after(), Some(Duration::from_secs(8)));
    assert_eq!((slice.value("x-other"), slice.value("x-missing")), (Some("x"), None));
}

#[test]
fn the_rate_limit_headers_are_kept_and_no_others() {
    let headers = [("x-ratelimit-limit", "1000"), ("X-RateLimit-Remaining", "0"), ("X-Secret", "s")];
    let error = DfnsError::check(429, headers, "{}").unwrap_err();
    assert_eq!(error.header("X-RateLimit-Limit"), Some("1000"));
    assert_eq!(error.header("x-ratelimit-remaining"), Some("0"));
    assert_eq!((error.header("x-ratelimit-reset"), error.header("x-secret")), (None, None));
}

#[test]
fn a_429_falls_back_to_the_reset_of_the_rate_limit() {
    let reset = (now() + 30).to_string();
    let wait = |status: u16, headers: &[(&str, &str)]| DfnsError::check(status, headers, "").unwrap_err().retry_after();
    let fallback = wait(429, &[("X-RateLimit-Reset", &reset)]).unwrap().as_secs();
    assert!((28..=30).contains(&fallback), "{fallback}");
    assert_eq!(wait(429, &[("X-RateLimit-Reset", &reset), ("Retry-After", "3")]), Some(Duration::from_secs(3)));
    assert_eq!(wait(429, &[("X-RateLimit-Reset", "1")]), Some(Duration::ZERO), "in the past");
    assert_eq!(wait(503, &[("X-RateLimit-Reset", &reset)]), None, "only on a 429");
    assert_eq!(wait(429, &[("X-RateLimit-Reset", "soon")]), None);
}

#[test]
fn a_log_record_is_one_escaped_line() {
    let body = r#"{"error":{"id":"1\n2","message":"a \"b\"\r\n\u001b[2Jc=d"}}"#;
    let error = DfnsError::check(400, [("Retry-After", "2.5")], body).unwrap_err();
    let record = error.log_record();
    assert_eq!(
        (record.code, record.status, record.retry, record.retry_after),
        ("dfns::bad_request", Some(400), "never", Some(3))
    );
    assert_eq!(record.id.as_deref(), Some("1\\n2"));
    assert_eq!(record.message.as_deref(), Some("a \"b\"\\r\\n\\u{1b}[2Jc=d"));
    let line = record.to_string();
    let start = r#"code=dfns::bad_request status=400 id="1\\n2" message="a \"b\"\\r\\n\\u{1b}[2Jc=d" retry=never retry_after=3 docs=https://"#;
    assert!(line.starts_with(start) && line.lines().count() == 1, "{line}");
}

#[test]
fn a_log_record_is_an_object_without_empty_fields() {
    let failed = serde_json::to_value(DfnsError::from_response(503, "").unwrap().log_record()).unwrap();
    assert_eq!(failed, serde_json::json!({ "code": "dfns::other", "status": 503, "retry": "if_idempotent" }));
    let refused = DfnsError::check(429, [("retry-after", "5")], r#"{"error":{"id":"9","message":"slow down"}}"#);
    let refused = serde_json::to_value(refused.unwrap_err().log_record()).unwrap();
    let expected = serde_json::json!({
        "code": "dfns::too_many_requests", "status": 429, "id": "9", "message": "slow down", "retry": "always",
        "retry_after": 5, "docs": "https://docs.dfns.co/api-reference/error-codes#429-too-many-requests",
    });
    assert_eq!(refused, expected);
}

#[test]
fn errors_can_be_compared_in_tests() {
    assert_eq!(DfnsError::check(200, (), ""), Ok(""));
    assert_eq!(DfnsError::check(404, (), "{}"), Err(DfnsError::from_response(404, "{}").unwrap()));
}

#[test]
fn the_body_of_a_pending_request_parses_into_a_custom_type() {
    #[derive(serde::Deserialize)]
    #[serde(rename_all = "camelCase")]
    struct ChangeRequest {
        id: String,
        approval_id: Option<String>,
    }
    let pending = DfnsError::from_response(202, "\u{feff}{\"id\":\"cr-1\",\"approvalId\":\"ap-1\"}").unwrap();
    let request: ChangeRequest = pending.body().unwrap().json().unwrap();
    assert_eq!((request.id.as_str(), request.approval_id.as_deref()), ("cr-1", Some("ap-1")));
    assert!(pending.body().unwrap().json::<Vec<u8>>().is_err());
}
