//! Three specs that newcomers wrote, in the current edition: for a payment service from its document, for Slack from saved
//! responses, and for Ethereum nodes. Each test holds what one of them taught.

use std::io;
use std::time::Duration;

use dfns_errors::{ApiError, Idempotency, Retries, Retry, Wait, dfns_errors};

#[dfns_errors(spec = "fixtures/good/own-paypal.json")]
#[derive(Debug)]
enum PayPalError {}

#[dfns_errors(spec = "fixtures/good/own-slack.json")]
#[derive(Debug)]
enum SlackError {}

mod evm {
    use super::{dfns_errors, io};

    #[dfns_errors(spec = "fixtures/good/own-evm.json")]
    #[derive(Debug)]
    pub(crate) enum EvmError {
        /// No answer came.
        #[dfns(transparent)]
        Io(#[from] io::Error),
    }
}
use evm::EvmError;

const CAPTURED: &str = r#"{"name":"UNPROCESSABLE_ENTITY","details":[{"issue":"ORDER_ALREADY_CAPTURED","description":"Order already captured."}],"message":"The requested action could not be performed.","debug_id":"90957fca61718"}"#;
const KNOWN: &str = r#"{"jsonrpc":"2.0","id":1,"error":{"code":-32000,"message":"already known"}}"#;

fn code<E: ApiError>(status: u16, body: &str) -> &'static str {
    E::from_response(status, body).unwrap().code()
}

#[test]
fn after_a_500_an_order_that_was_captured_settles_the_call() {
    let captured = PayPalError::from_response(422, CAPTURED).unwrap();
    assert_eq!((captured.retry(), captured.settles_call()), (Retry::AlreadyDone, true));
    assert_eq!(captured.to_string(), "422 Unprocessable: Order already captured. (error id 90957fca61718)");
    let mut retries = Retries::new(Idempotency::Idempotent);
    assert!(retries.delay_after(PayPalError::from_response(500, "{}").unwrap()).is_ok());
    let last = retries.delay_after(captured).unwrap_err();
    assert_eq!((last.status(), last.code()), (Some(422), "paypal::unprocessable::already_captured"));
    assert_eq!(retries.into_other_error().and_then(|other| other.status()), Some(500));
}

#[test]
fn after_a_timeout_a_transaction_that_is_already_known_settles_the_call() {
    let mut retries = Retries::new(Idempotency::Idempotent);
    assert!(retries.delay_after(EvmError::from(io::Error::from(io::ErrorKind::TimedOut))).is_ok());
    let last = retries.delay_after(EvmError::from_response(200, KNOWN).unwrap()).unwrap_err();
    assert_eq!((last.code(), last.message()), ("evm::refused::already_known", Some("already known")));
    assert!(matches!(retries.into_other_error(), Some(EvmError::Io(_))));
}

#[test]
fn an_entry_without_a_rule_keeps_the_rule_of_its_status() {
    for status in [500, 503, 599] {
        let down = PayPalError::from_response(status, "").unwrap();
        assert_eq!((down.code(), down.retry()), ("paypal::down", Retry::IfIdempotent(Wait::Backoff)), "{status}");
    }
    let limited = PayPalError::from_response(429, "{}").unwrap();
    assert_eq!((limited.code(), limited.retry()), ("paypal::refused", Retry::Always(Wait::Backoff)));
    assert_eq!(PayPalError::from_response(404, "{}").unwrap().retry(), Retry::Never);
}

#[test]
fn one_error_has_two_statuses() {
    let missing = r#"{"details":[{"issue":"X"},{"field":"/payer","issue":"MISSING_REQUIRED_PARAMETER"}]}"#;
    for status in [400, 422] {
        assert_eq!(code::<PayPalError>(status, missing), "paypal::invalid_request::missing_parameter");
    }
    assert_eq!(code::<PayPalError>(400, r#"{"name":"INVALID_REQUEST"}"#), "paypal::refused", "no cause matches");
    assert_eq!(code::<SlackError>(200, r#"{"ok":false,"error":"ratelimited"}"#), "slack::rate_limited");
    assert_eq!(code::<SlackError>(429, r#"{"ok":false,"error":"ratelimited"}"#), "slack::rate_limited");
    let invalid = r#"{"id":1,"error":{"code":-32602,"message":"invalid argument 0"}}"#;
    assert_eq!(code::<EvmError>(200, invalid), "evm::invalid_request");
    assert_eq!(code::<EvmError>(400, invalid), "evm::invalid_request");
}

#[test]
fn the_message_the_accessors_and_the_cause_are_of_the_same_issue() {
    let body = r#"{"details":[{"issue":"X","field":"/a","description":"first"},
        {"issue":"MISSING_REQUIRED_PARAMETER","field":"/payer","description":"second"},
        {"issue":"PAYPAL_REQUEST_ID_REQUIRED","description":"third"}]}"#;
    let error = PayPalError::from_response(400, body).unwrap();
    let causes: Vec<&str> = error.recognized_causes().map(|cause| cause.name).collect();
    assert_eq!(causes, ["RequestIdRequired", "MissingParameter"]);
    assert_eq!((error.message(), error.issue().as_deref()), (Some("third"), Some("PAYPAL_REQUEST_ID_REQUIRED")));
    assert_eq!(error.issue_field(), None, "the issue that was recognized first has no field");
}

#[test]
fn an_error_in_the_second_element_of_a_batch_is_found() {
    let batch = format!(r#"[{{"id":0,"result":"0x1"}},{KNOWN}]"#);
    let error = EvmError::from_response(200, batch).unwrap();
    assert_eq!((error.code(), error.message()), ("evm::refused::already_known", Some("already known")));
    let limited = r#"[{"id":1,"result":"0x1"},{"id":2,"error":{"code":-32005,"message":"m","data":{"rate":{"backoff_seconds":30}}}}]"#;
    let limited = EvmError::from_response(200, limited).unwrap();
    assert_eq!(limited.retry_after(), Some(Duration::from_secs(30)));
    assert_eq!(limited.retry(), Retry::IfIdempotent(Wait::Backoff), "another part may have been carried out");
    assert!(EvmError::from_response(200, r#"[{"id":1,"result":"0x1"}]"#).is_none());
}

#[test]
fn one_cause_is_a_code_in_a_200_and_a_text_in_a_404() {
    let expected = "slack::channel_unavailable::not_found";
    assert_eq!(code::<SlackError>(200, r#"{"ok":false,"error":"channel_not_found"}"#), expected);
    let webhook = SlackError::from_response(404, "channel_not_found\n").unwrap();
    assert_eq!((webhook.code(), webhook.message()), (expected, Some("channel_not_found")));
    assert_eq!(code::<SlackError>(410, "channel_is_archived"), "slack::channel_unavailable::archived");
    assert_eq!(code::<SlackError>(404, "no_service"), "slack::no_webhook");
    assert_eq!(code::<SlackError>(404, "<html>"), "slack::other");
    assert!(
        SlackError::from_response(200, "ok").is_none() && SlackError::from_response(200, r#"{"ok":true}"#).is_none()
    );
}

#[test]
fn a_list_of_codes_needs_no_entry_for_each() {
    for error in ["invalid_auth", "not_authed", "account_inactive", "token_revoked"] {
        assert_eq!(code::<SlackError>(200, &format!(r#"{{"ok":false,"error":"{error}"}}"#)), "slack::invalid_auth");
    }
    for number in [-32700, -32600, -32602] {
        assert_eq!(code::<EvmError>(200, &format!(r#"{{"error":{{"code":{number}}}}}"#)), "evm::invalid_request");
    }
    assert_eq!(code::<EvmError>(200, r#"{"error":{"code":-32601}}"#), "evm::invalid_request::method_not_found");
}

#[test]
fn an_id_in_a_header_comes_before_one_in_the_body() {
    let headers = [("paypal-debug-id", "f1a2")];
    let error = PayPalError::check(422, headers, CAPTURED).unwrap_err();
    assert_eq!(error.id(), Some("f1a2"));
    assert_eq!(PayPalError::from_response(422, CAPTURED).unwrap().id(), Some("90957fca61718"));
}

#[test]
fn a_wait_in_the_body_is_read_at_each_of_its_statuses() {
    let body = r#"{"id":1,"error":{"code":-32005,"message":"m","data":{"rate":{"backoff_seconds":30}}}}"#;
    for status in [200, 429] {
        let limited = EvmError::from_response(status, body).unwrap();
        assert_eq!(limited.retry_after(), Some(Duration::from_secs(30)), "{status}");
        assert_eq!(limited.retry(), Retry::Always(Wait::Backoff));
    }
    assert_eq!(EvmError::from_response(500, body).unwrap().retry_after(), None);
}

#[test]
fn every_example_is_decoded_at_its_status() {
    fn statuses<E: ApiError>() -> Vec<u16> {
        E::examples().map(|error| error.status().unwrap()).collect()
    }
    assert_eq!(statuses::<PayPalError>(), [400, 400, 422, 422, 422, 422, 422, 401, 409, 404, 415, 500, 503]);
    assert_eq!(statuses::<SlackError>(), [200, 429, 200, 200, 200, 200, 404, 200, 410, 200, 200, 200, 200, 200, 404]);
    assert_eq!(statuses::<EvmError>(), [200, 429, 200, 200, 200, 200, 200, 400, 200, 200, 200, 401]);
}
