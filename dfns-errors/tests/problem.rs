//! RFC 9457 responses, as a client of the service sees them.

use axum::Router;
use axum::http::StatusCode;
use axum::response::IntoResponse as _;
use axum::routing::get;
use dfns_errors::axum::Problem;
use dfns_errors::{DfnsError, dfns_errors};
use serde_json::{Value, json};

#[dfns_errors]
#[derive(Debug)]
enum ApiError {
    #[dfns(transparent)]
    Io(#[from] std::io::Error),
    #[dfns(transparent)]
    Network(Box<dyn std::error::Error + Send + Sync>),
}

const SECRETS: &str = r#"{"error":{"id":"7\n","message":"invalid token: Bearer x","details":{"authorization":"Bearer x","duplicate":{"id":"xfr-1"}}}}"#;

/// Returns the status, Retry-After, content type and body that a real client gets from a real server.
async fn seen(
    status: u16,
    retry_after: Option<&'static str>,
    body: &'static str,
) -> (u16, Option<String>, String, Value) {
    let handler = get(move || async move {
        let headers = retry_after.map(|value| [("retry-after", value)]);
        let body = DfnsError::check(status, headers, body)?;
        Ok::<_, Problem>(body)
    });
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}/", listener.local_addr().unwrap());
    tokio::spawn(axum::serve(listener, Router::new().route("/", handler)).into_future());
    let response = reqwest::get(url).await.unwrap();
    let header = |name: &str| response.headers().get(name).map(|value| value.to_str().unwrap().to_owned());
    let (retry_after, content_type) = (header("retry-after"), header("content-type").unwrap());
    (response.status().as_u16(), retry_after, content_type, response.text().await.unwrap().parse().unwrap())
}

#[tokio::test]
async fn a_problem_has_the_text_of_the_spec_and_not_that_of_the_server() {
    let (status, _, content_type, body) = seen(409, None, SECRETS).await;
    assert_eq!((status, content_type.as_str()), (409, "application/problem+json"));
    assert_eq!(
        body,
        json!({
            "type": "https://docs.dfns.co/api-reference/error-codes#409-conflict",
            "title": "Conflict",
            "status": 409,
            "detail": "The `externalId` was already used with a different body or wallet.",
            "code": "dfns::conflict::external_id_reused",
            "retryable": false,
            "upstreamId": "7\\n",
        })
    );
}

#[tokio::test]
async fn a_401_a_403_and_server_errors_are_bad_gateways() {
    for status in [401, 403, 407, 500, 503, 301, 100 + 500] {
        let (seen, _, _, body) = seen(status, None, SECRETS).await;
        assert_eq!((seen, &body["status"]), (502, &json!(502)), "{status}");
        assert!(!body.to_string().contains("Bearer"), "{body}");
    }
    for status in [400, 402, 404, 410, 412, 422, 429, 418] {
        assert_eq!(seen(status, None, "{}").await.0, status);
    }
    assert_eq!(seen(202, None, "{}").await.0, 202);
    assert_eq!(seen(202, None, "<html>").await.0, 502, "a firewall's page");
    assert_eq!(seen(200, None, "{}").await.0, 200);
}

#[tokio::test]
async fn a_problem_is_retryable_only_if_any_request_may_be_sent_again() {
    for (status, retryable) in [(429, true), (500, false), (503, false), (408, false), (409, false), (202, false)] {
        assert_eq!(seen(status, None, "{}").await.3["retryable"], json!(retryable), "{status}");
    }
}

#[tokio::test]
async fn a_retry_after_is_passed_on_with_a_429_only() {
    assert_eq!(seen(429, Some("12"), "{}").await.1.as_deref(), Some("12"));
    assert_eq!(seen(503, Some("12"), "{}").await.1, None);
    assert_eq!(seen(429, Some("soon"), "{}").await.1, None);
}

#[test]
fn the_status_can_be_overridden() {
    let forbidden = DfnsError::from_response(403, "{}").unwrap();
    let response = Problem::of(&forbidden).with_status(StatusCode::FORBIDDEN).into_response();
    assert_eq!(response.status(), StatusCode::FORBIDDEN);
}

#[test]
fn a_title_without_a_type_is_that_of_the_status() {
    let network = ApiError::Network("no route".into());
    let problem = Problem::from(network).with_status(StatusCode::BAD_REQUEST);
    assert_eq!(problem.member("title"), Some(&json!("Bad Request")));
    let conflict = DfnsError::from_response(409, "{}").unwrap();
    let problem = Problem::of(&conflict).with_status(StatusCode::BAD_REQUEST);
    assert_eq!(problem.member("title"), Some(&json!("Conflict")), "the title of its type");
}

#[test]
fn a_408_becomes_a_504_because_clients_repeat_a_408() {
    let timed_out = DfnsError::from_response(408, "").unwrap();
    assert_eq!(Problem::of(&timed_out).status(), StatusCode::GATEWAY_TIMEOUT);
}

mod bookings {
    use dfns_errors::dfns_errors;

    #[dfns_errors(spec = "tests/bookings.json")]
    #[derive(Debug)]
    pub(crate) enum BookingError {
        #[dfns(Taken, Refused)]
        Lost,
        SlowDown,
        Gone,
        Trouble,
        Waiting,
        #[dfns(other)]
        Other,
    }
}
use bookings::BookingError;

mod refusals {
    use dfns_errors::dfns_errors;

    #[dfns_errors(spec = "tests/bookings.json", partial)]
    #[derive(Debug)]
    pub(crate) enum RefusalError {
        Refused,
        #[dfns(other)]
        Other,
    }
}
use refusals::RefusalError;

#[test]
fn an_error_of_several_statuses_whose_response_was_not_kept_is_a_bad_gateway() {
    for error in [BookingError::SlowDown, BookingError::Trouble, BookingError::Lost, BookingError::Other] {
        let problem = Problem::of(&error);
        assert_eq!(
            (problem.status(), problem.member("retryable")),
            (StatusCode::BAD_GATEWAY, Some(&json!(error.is_retryable())))
        );
    }
    assert_eq!(Problem::of(&BookingError::SlowDown).member("title"), Some(&json!("Slow down")));
    let lost = Problem::of(&BookingError::Lost);
    assert_eq!(lost.member("title"), Some(&json!("Unexpected response from upstream")));
    assert_eq!(Problem::of(&BookingError::Gone).status(), StatusCode::GONE, "it has one status");
}

#[test]
fn the_text_about_what_may_be_a_refusal_of_this_service_is_not_shown() {
    let refused = Problem::of(&RefusalError::Refused);
    assert_eq!((refused.status(), refused.member("detail")), (StatusCode::BAD_GATEWAY, None), "it covers 401 and 403");
}

#[test]
fn an_accepted_request_whose_response_was_not_kept_is_still_accepted() {
    assert_eq!(Problem::of(&BookingError::Waiting).status(), StatusCode::ACCEPTED);
}

#[test]
fn an_error_of_your_own_is_an_internal_error() {
    let network = ApiError::Network("password in the text".into());
    let problem = Problem::from(network);
    assert_eq!(problem.status(), StatusCode::INTERNAL_SERVER_ERROR);
    assert_eq!(problem.member("title"), Some(&json!("Internal error")));
    assert!(!format!("{problem:?}").contains("password"));
}

#[test]
fn a_transport_error_is_a_bad_gateway_or_a_gateway_timeout() {
    for (kind, status, retryable) in [
        (std::io::ErrorKind::ConnectionRefused, StatusCode::BAD_GATEWAY, true),
        (std::io::ErrorKind::ConnectionReset, StatusCode::BAD_GATEWAY, false),
        (std::io::ErrorKind::TimedOut, StatusCode::GATEWAY_TIMEOUT, false),
    ] {
        let problem = Problem::from(ApiError::from(std::io::Error::from(kind)));
        assert_eq!((problem.status(), problem.member("retryable")), (status, Some(&json!(retryable))), "{kind:?}");
    }
}

#[test]
fn members_can_be_added_and_removed() {
    let pending = DfnsError::from_response(202, r#"{"id":"cr-1","approvalId":"ap-1"}"#).unwrap();
    let problem = Problem::of(&pending).with("approvalId", pending.approval_id()).with("detail", Value::Null);
    assert_eq!((problem.status(), problem.member("approvalId")), (StatusCode::ACCEPTED, Some(&json!("ap-1"))));
    assert_eq!(problem.member("detail"), None);
}
