//! Specs of other APIs, made from what those publish: shapes that the Dfns API does not have. The bodies are published ones.

use dfns_errors::{ApiError, Retry, Wait, dfns_errors};
use proptest::prelude::*;
use serde_json::Value;

#[dfns_errors(spec = "fixtures/good/slack.json")]
#[derive(Debug)]
enum SlackError {}

#[dfns_errors(spec = "fixtures/good/telegram.json")]
#[derive(Debug)]
enum TelegramError {}

#[dfns_errors(spec = "fixtures/good/matrix.json")]
#[derive(Debug)]
enum MatrixError {}

#[dfns_errors(spec = "fixtures/good/google.json")]
#[derive(Debug)]
enum GoogleError {}

#[dfns_errors(spec = "fixtures/good/stripe.json")]
#[derive(Debug)]
enum StripeError {}

#[dfns_errors(spec = "fixtures/good/firebase.json")]
#[derive(Debug)]
enum FirebaseError {}

#[dfns_errors(spec = "fixtures/good/problem-json.json")]
#[derive(Debug)]
enum ProblemError {}

#[dfns_errors(spec = "fixtures/good/discord.json")]
#[derive(Debug)]
enum DiscordError {}

#[dfns_errors(spec = "fixtures/good/okx.json")]
#[derive(Debug)]
enum OkxError {}

#[dfns_errors(spec = "fixtures/good/kucoin.json")]
#[derive(Debug)]
enum KucoinError {}

#[dfns_errors(spec = "fixtures/good/graphql.json")]
#[derive(Debug)]
enum GraphqlError {}

#[test]
fn any_code_but_that_of_a_success_is_an_error() {
    let success = r#"{"code":"0","msg":"","data":[{"instType":"SPOT","instId":"BTC-USDT","last":"41000"}]}"#;
    assert!(OkxError::from_response(200, success).is_none());
    assert!(OkxError::from_response(200, r#"{"code":0,"data":[]}"#).is_none(), "a number too");
    for no_code in [r#"{"data":[]}"#, r#"{"code":null}"#, r#"{"code":""}"#, r#"{"code":{}}"#, "[]", "", "<html>"] {
        assert!(OkxError::from_response(200, no_code).is_none(), "{no_code}");
    }
    let order = r#"{"code":"51008","msg":"Order failed. Insufficient USDT balance in account","data":[]}"#;
    let error = OkxError::from_response(200, order).expect("51008 is not 0");
    assert_eq!((error.code(), error.api_code()), ("okx::failed", Some("51008")));
    let limited = OkxError::from_response(200, r#"{"code":"50011","msg":"Too Many Requests","data":[]}"#).unwrap();
    assert_eq!((limited.code(), limited.retry()), ("okx::rate_limited", Retry::Always(Wait::Backoff)));
    assert!(OkxError::from_response(200, r#"{"code":50061}"#).unwrap().is_rate_limited(), "a number too");
}

#[test]
fn the_code_of_a_success_can_be_any_number() {
    let success = r#"{"code":"200000","data":{"time":1729100692873}}"#;
    assert!(KucoinError::from_response(200, success).is_none());
    let key = KucoinError::from_response(200, r#"{"code":"400003","msg":"KC-API-KEY not exists"}"#).unwrap();
    assert_eq!(key.code(), "kucoin::failed::bad_key");
    let zero = KucoinError::from_response(200, r#"{"code":"0","msg":"x"}"#).unwrap();
    assert_eq!(zero.code(), "kucoin::failed", "another API's success");
}

#[test]
fn partial_data_of_graphql_is_a_success() {
    let partial = r#"{"data":{"hero":{"name":"R2-D2"}},"errors":[{"message":"Name for character with ID 1002 could not be fetched."}]}"#;
    assert!(GraphqlError::from_response(200, partial).is_none());
    for data in [r#""data":null,"#, ""] {
        let body = format!(r#"{{{data}"errors":[{{"message":"x","extensions":{{"code":"FORBIDDEN"}}}}]}}"#);
        let error = GraphqlError::from_response(200, body).unwrap();
        assert_eq!((error.message(), error.api_code()), (Some("x"), Some("FORBIDDEN")));
    }
    for success in [r#"{"data":null}"#, r#"{"errors":[]}"#, r#"{"errors":[null]}"#, "{}", "not JSON"] {
        assert!(GraphqlError::from_response(200, success).is_none(), "{success}");
    }
}

#[dfns_errors(spec = "fixtures/good/azure.json")]
#[derive(Debug)]
enum AzureError {}

#[dfns_errors(spec = "fixtures/good/github-limits.json")]
#[derive(Debug)]
enum LimitsError {}

#[test]
fn a_code_in_a_header_recognizes_an_answer_without_a_body() {
    let headers = [("X-Ms-Error-Code", " BlobNotFound "), ("x-ms-request-id", "e0a4e5c2-001e-0043-7a1b-4ad1d3000000")];
    let head = AzureError::check(404, headers, "").unwrap_err();
    assert_eq!((head.code(), head.api_code()), ("azure::blob_not_found", Some("BlobNotFound")));
    assert_eq!(head.id(), Some("e0a4e5c2-001e-0043-7a1b-4ad1d3000000"));
    assert_eq!(head.header("x-ms-error-code"), Some(" BlobNotFound "), "the header as sent");
    let deleted = AzureError::check(404, [("x-ms-error-code", "ContainerBeingDeleted")], "").unwrap_err();
    assert!(deleted.is_container_not_found());
    assert!(AzureError::check(404, [("x-ms-error-code", "")], "").unwrap_err().is_not_found());
}

#[test]
fn the_header_of_a_field_comes_before_its_pointer() {
    let body = r#"{"error":{"code":"BlobNotFound","message":"The specified blob does not exist."}}"#;
    let both = AzureError::check(404, [("x-ms-error-code", "ContainerNotFound")], body).unwrap_err();
    assert_eq!(
        (both.api_code(), both.message()),
        (Some("ContainerNotFound"), Some("The specified blob does not exist."))
    );
    for headers in [vec![("x-ms-error-code", " ")], vec![]] {
        assert_eq!(AzureError::check(404, headers, body).unwrap_err().api_code(), Some("BlobNotFound"));
    }
}

#[test]
fn a_403_is_a_rate_limit_if_a_header_says_so() {
    let error = |headers: &[(&str, &str)]| LimitsError::check(403, headers, r#"{"message":"x"}"#).unwrap_err();
    let limited = error(&[("x-ratelimit-remaining", "0"), ("x-ratelimit-reset", "1372700873")]);
    assert_eq!((limited.code(), limited.retry()), ("limits::rate_limited", Retry::Always(Wait::Backoff)));
    assert_eq!(limited.header("X-RateLimit-Remaining"), Some("0"), "every header that the spec names is kept");
    assert_eq!(limited.header("x-ratelimit-reset"), Some("1372700873"));
    assert!(error(&[("Retry-After", "60")]).is_rate_limited());
    let required = (
        "x-github-sso",
        "required; url=https://github.com/orgs/octodocs-test/sso?authorization_request=AZSCKtL4U8yX1H3sCQIVnVgmjmon5fWxks5YrqhJgah0b2tlbl9pZM4EuMz4",
    );
    assert!(error(&[("x-ratelimit-remaining", "59"), required]).is_single_sign_on());
    assert!(error(&[("x-ratelimit-remaining", "1"), required]).is_forbidden());
    assert!(error(&[required]).is_forbidden(), "without a value, nothing is another value");
    assert!(error(&[("x-ratelimit-remaining", "00")]).is_forbidden() && error(&[]).is_forbidden());
}

#[dfns_errors(spec = "fixtures/good/slack-webhook.json")]
#[derive(Debug)]
enum WebhookError {}

fn webhook(body: impl Into<Vec<u8>>) -> WebhookError {
    WebhookError::from_response(404, body).expect("a 404 is an error")
}

#[test]
fn a_body_of_plain_text_is_recognized_by_its_text() {
    for body in ["no_service", " no_service\r\n", "\u{feff}no_service", r#""no_service""#, r#"" no\u005fservice ""#] {
        let error = webhook(body);
        assert_eq!((error.code(), error.message()), ("webhook::no_service", Some("no_service")), "{body}");
    }
    assert!(webhook("Channel_Not_Found").is_channel_not_found(), "the text is the message");
    for body in ["", " \n", "\u{feff}", "null"] {
        let error = webhook(body);
        assert_eq!((error.code(), error.message()), ("webhook::silent", None), "{body:?}");
    }
    for body in [r#"{"error":"no_service"}"#, r#"["no_service"]"#, "404", "true", r#"{"error":""}"#] {
        assert!(webhook(body).is_not_found(), "{body}");
    }
    assert_eq!(webhook(r#"{"error":"x"}"#).message(), Some("x"));
    assert_eq!(webhook(r#"{"other":"x"}"#).message(), None, "an object is no text");
    assert_eq!(webhook("{\"error\":").message(), Some("{\"error\":"), "JSON that was cut off");
}

#[test]
fn bytes_that_are_not_utf8_are_replaced_in_a_text_and_binary_data_has_none() {
    assert_eq!(webhook(b"no\xff".to_vec()).message(), Some("no\u{fffd}"));
    assert!(webhook(vec![0xff; 200_000]).is_silent());
}

#[test]
fn a_text_is_the_message_only_if_the_spec_says_so() {
    let error = SlackError::from_response(404, "no_service").unwrap();
    assert_eq!(error.message(), None);
    assert!(format!("{error:#}").contains("Response: no_service"));
    let report = format!("{:#}", webhook("no_service"));
    assert!(report.starts_with("404 No service: no_service") && !report.contains("Response:"), "{report}");
}

#[test]
fn an_example_of_a_text_is_read_as_its_entry() {
    let codes: Vec<&str> = WebhookError::examples().map(|error| error.code()).collect();
    assert_eq!(codes, ["webhook::no_service", "webhook::channel_not_found", "webhook::silent"]);
    let silent = WebhookError::ENTRIES.iter().find(|entry| entry.name == "Silent").expect("it is listed");
    assert_eq!((silent.examples[0].status, silent.examples[0].body), (404, ""));
}

#[dfns_errors(spec = "fixtures/good/ethereum.json")]
#[derive(Debug)]
enum EthereumError {}

#[test]
fn an_entry_can_be_recognized_by_its_causes() {
    let error = |error: &str| {
        EthereumError::from_response(200, format!(r#"{{"jsonrpc":"2.0","id":1,"error":{error}}}"#)).unwrap()
    };
    let known = error(r#"{"code":-32000,"message":"already known"}"#);
    assert_eq!((known.code(), known.settles_call()), ("ethereum::refused::already_known", true));
    assert_eq!(error(r#"{"code":-32005,"message":"x"}"#).code(), "ethereum::refused::limit_exceeded");
    assert_eq!(error(r#"{"code":"429"}"#).retry(), Retry::Always(Wait::Backoff));
    assert_eq!(error(r#"{"code":-32000,"message":"nonce too low"}"#).code(), "ethereum::failed", "no cause matches");
    for success in [r#"{"jsonrpc":"2.0","id":1,"result":"0x1"}"#, r#"{"id":1,"error":null,"result":"0x1"}"#, ""] {
        assert!(EthereumError::from_response(200, success).is_none(), "{success}");
    }
}

#[test]
fn an_empty_string_is_a_message_only_if_there_is_no_other() {
    let message = |body: &str| ProblemError::from_response(400, body).unwrap().message().map(str::to_owned);
    assert_eq!(message(r#"{"detail":"","title":"Bad Request"}"#).as_deref(), Some("Bad Request"));
    assert_eq!(message(r#"{"detail":""}"#).as_deref(), Some(""));
}

fn seconds<E: ApiError>(error: &E) -> Option<u64> {
    error.retry_after().map(|wait| wait.as_secs())
}

#[test]
fn an_error_inside_a_200_is_told_from_a_success() {
    let success = r#"{"ok":true,"channel":"C123456"}"#.to_owned();
    assert_eq!(SlackError::check(200, (), success.clone()).unwrap(), success);
    assert!(SlackError::from_response(200, success).is_none());
    assert!(SlackError::may_be_error(200) && !SlackError::may_be_error(201));
    let error = SlackError::check(200, (), r#"{"ok":false,"error":"invalid_auth"}"#).unwrap_err();
    assert_eq!(
        (error.code(), error.status(), error.api_code()),
        ("slack::invalid_auth", Some(200), Some("invalid_auth"))
    );
    let scope =
        SlackError::from_response(200, r#"{"ok":false,"error":"missing_scope","needed":"chat:write"}"#).unwrap();
    assert!(scope.is_missing_scope() && scope.needed().as_deref() == Some("chat:write"));
    let other = SlackError::from_response(200, r#"{"ok":false,"error":"too_many_attachments"}"#).unwrap();
    assert_eq!((other.is_call_failed(), other.message()), (true, Some("too_many_attachments")));
}

#[test]
fn a_success_with_another_body_stays_a_success() {
    for body in ["", "ok", "[]", r#"{"ok":"false"}"#, r#"{"error":"invalid_auth"}"#, "{\"ok\":false", "\u{feff}{}"] {
        assert_eq!(SlackError::check(200, (), body).ok(), Some(body));
    }
    assert_eq!(SlackError::check(200, (), vec![0xff, 0xfe]).ok(), Some(vec![0xff, 0xfe]));
}

#[test]
fn a_wait_in_the_body_is_read_in_its_unit() {
    let body = r#"{"ok":false,"error_code":429,"description":"Too Many Requests: retry after 35","parameters":{"retry_after":35}}"#;
    let error = TelegramError::from_response(429, body).unwrap();
    assert_eq!((seconds(&error), error.api_code()), (Some(35), Some("429")));
    let header = TelegramError::check(429, [("Retry-After", "7")], body).unwrap_err();
    assert_eq!(seconds(&header), Some(7), "the header comes first");
    let matrix = r#"{"errcode":"M_LIMIT_EXCEEDED","error":"Too many requests","retry_after_ms":2000}"#;
    assert_eq!(seconds(&MatrixError::from_response(429, matrix).unwrap()), Some(2));
    assert_eq!(seconds(&MatrixError::from_response(403, matrix).unwrap()), None, "it is said for a 429 only");
    let discord = r#"{"message":"You are being rate limited.","retry_after":64.57,"global":false}"#;
    assert_eq!(seconds(&DiscordError::from_response(429, discord).unwrap()), Some(65), "rounded up");
}

#[test]
fn waits_that_are_not_numbers_are_ignored() {
    for wait in ["-1", "1e3", "\"inf\"", "null", "{}", "[35]", "true", "\"soon\""] {
        let body = format!(r#"{{"description":"x","parameters":{{"retry_after":{wait}}}}}"#);
        assert_eq!(seconds(&TelegramError::from_response(429, body).unwrap()), None, "{wait}");
    }
    let text = r#"{"description":"x","parameters":{"retry_after":"35.5"}}"#;
    assert_eq!(seconds(&TelegramError::from_response(429, text).unwrap()), Some(36));
}

#[test]
fn two_errors_of_one_status_are_told_apart_by_a_code() {
    let error = |code: &str| MatrixError::from_response(403, format!(r#"{{"errcode":"{code}","error":"x"}}"#)).unwrap();
    assert_eq!(error("M_USER_DEACTIVATED").code(), "matrix::user_deactivated");
    assert_eq!(error("M_FORBIDDEN").code(), "matrix::forbidden");
    assert_eq!(error("m_user_deactivated").code(), "matrix::forbidden", "codes are compared exactly");
    assert_eq!(MatrixError::from_response(403, "<html>").unwrap().code(), "matrix::forbidden");
}

#[test]
fn a_reason_is_found_anywhere_in_a_list() {
    let body = |details: &str| {
        format!(r#"{{"error":{{"code":403,"message":"x","status":"PERMISSION_DENIED","details":{details}}}}}"#)
    };
    let cause =
        |details: &str| GoogleError::from_response(403, body(details)).unwrap().cause_entry().map(|cause| cause.name);
    assert_eq!(cause(r#"[{"@type":"x","links":[]},{"reason":"SERVICE_DISABLED"}]"#), Some("ServiceDisabled"));
    assert_eq!(cause(r#"[{"reason":"API_KEY_SERVICE_BLOCKED"},{"reason":"x"}]"#), Some("Blocked"));
    assert_eq!(cause(r#"{"x":{},"0":{"reason":"SERVICE_DISABLED"}}"#), Some("ServiceDisabled"), "members, too");
    assert_eq!(cause(r#"[{"reason":"SERVICE_DISABLED","reason":"x"}]"#), None, "the last of repeated keys");
    assert_eq!(cause(r#"[{"reason":"SERVICE_DISABLED"},{"reason":"x","reason":"y"}]"#), Some("ServiceDisabled"));
    assert_eq!(cause(r#"[1e999,"\ud800",{"reason":"SERVICE_DISABLED"},{"\ud800":1}]"#), Some("ServiceDisabled"));
    assert_eq!(cause("[]"), None);
    assert_eq!(cause("[[{\"reason\":\"SERVICE_DISABLED\"}]]"), None, "another depth");
}

#[test]
fn an_id_can_be_in_a_header() {
    let body = r#"{"error":{"code":"card_declined","decline_code":"insufficient_funds","message":"Your card has insufficient funds.","type":"card_error"}}"#;
    let error = StripeError::check(402, [("request-id", "req_4dJ2wDXeOyUYMr")], body).unwrap_err();
    assert_eq!((error.id(), error.header("Request-Id")), (Some("req_4dJ2wDXeOyUYMr"), Some("req_4dJ2wDXeOyUYMr")));
    assert_eq!(
        error.to_string(),
        "402 Request failed: Your card has insufficient funds. (error id req_4dJ2wDXeOyUYMr)"
    );
    assert_eq!(error.code(), "stripe::request_failed::insufficient_funds");
    let html =
        StripeError::check(500, [("Request-Id", "req_1"), ("Stripe-Should-Retry", "true")], "<html>").unwrap_err();
    assert_eq!((html.id(), html.header("stripe-should-retry")), (Some("req_1"), Some("true")));
    let again: StripeError = html.retype().unwrap();
    assert_eq!(again.id(), Some("req_1"));
    assert_eq!(StripeError::from_response(402, body).unwrap().id(), None);
}

#[test]
fn the_first_pointer_that_finds_a_string_wins() {
    let error = |body: &str| StripeError::from_response(400, body.to_owned()).unwrap();
    assert_eq!(error(r#"{"error":{"type":"idempotency_error","message":"x"}}"#).code(), "stripe::idempotency_error");
    assert_eq!(error(r#"{"error":{"type":"idempotency_error","code":"other"}}"#).code(), "stripe::bad_request");
    assert_eq!(error(r#"{"error":{"type":"idempotency_error","code":null}}"#).api_code(), Some("idempotency_error"));
    assert_eq!(error(r#"{"error":{"type":"idempotency_error","code":{}}}"#).api_code(), Some("idempotency_error"));
    let problem = r#"{"type":"about:blank","title":"You do not have enough credit.","status":403}"#;
    assert_eq!(ProblemError::from_response(403, problem).unwrap().message(), Some("You do not have enough credit."));
}

#[test]
fn a_listed_status_outside_2xx_can_be_a_success() {
    assert!(!StripeError::may_be_error(304) && StripeError::may_be_error(301));
    assert_eq!(StripeError::check(304, (), "").ok(), Some(""));
}

#[test]
fn a_code_has_a_namespace() {
    let cause = |code: &str| {
        let error = FirebaseError::from_response(401, format!(r#"{{"code":"{code}","message":"x"}}"#)).unwrap();
        error.cause_entry().map(|cause| cause.name)
    };
    assert_eq!(cause("auth/id-token-expired"), Some("TokenExpired"));
    assert_eq!(cause("auth/argument-error"), Some("Auth"));
    assert_eq!((cause("Auth/argument-error"), cause("authentication")), (None, None));
}

#[test]
fn members_of_a_problem_are_its_details() {
    let body = r#"{"type":"https://example.com/probs/out-of-credit","title":"You do not have enough credit.","detail":"Your current balance is 30, but that costs 50.","instance":"/account/12345/msgs/abc","balance":30,"accounts":["/account/12345","/account/67890"]}"#;
    let error = ProblemError::from_response(403, body).unwrap();
    assert!(error.is_out_of_credit());
    assert_eq!((error.balance().as_deref(), error.id()), (Some("30"), Some("/account/12345/msgs/abc")));
    assert_eq!(error.message(), Some("Your current balance is 30, but that costs 50."));
    assert_eq!(error.body().unwrap().details().unwrap().get(), body);
    let invalid = r##"{"type":"https://example.net/validation-error","title":"Your request is not valid.","errors":[{"detail":"must be a positive integer","pointer":"#/age"},{"detail":"must be 'green', 'red' or 'blue'","pointer":"#/profile/color"}]}"##;
    assert_eq!(ProblemError::from_response(422, invalid).unwrap().code(), "problem::validation_error::not_positive");
    assert!(ProblemError::from_response(403, "{}").unwrap().is_other());
}

#[test]
fn flags_of_a_flat_body_tell_causes_apart() {
    let error = |global: &str| {
        DiscordError::from_response(429, format!(r#"{{"message":"You are being rate limited.","global":{global}}}"#))
            .unwrap()
    };
    assert_eq!(error("true").code(), "discord::rate_limited::global");
    assert_eq!(error("false").code(), "discord::rate_limited::route");
    assert_eq!(error("\"true\"").code(), "discord::rate_limited");
    let flags_only = DiscordError::from_response(429, r#"{"global":true}"#).unwrap();
    assert_eq!(flags_only.code(), "discord::rate_limited::global", "the details are the body itself");
    assert_eq!(flags_only.retry(), Retry::Always(Wait::Backoff));
}

#[test]
fn an_error_of_one_api_is_not_retyped_as_a_success_of_another() {
    let error = SlackError::from_response(200, r#"{"ok":false,"error":"x"}"#).unwrap();
    assert!(error.retype::<StripeError>().is_err());
}

/// The examples of these specs, by their codes.
fn codes<E: ApiError>() -> Vec<&'static str> {
    E::examples().map(|error| error.code()).collect()
}

#[test]
fn examples_come_in_the_order_of_the_spec() {
    let slack = ["slack::invalid_auth", "slack::missing_scope", "slack::call_failed", "slack::rate_limited"];
    assert_eq!(codes::<SlackError>(), slack);
    let stripe = [
        "stripe::request_failed::insufficient_funds",
        "stripe::request_failed::card_declined",
        "stripe::idempotency_error",
    ];
    assert_eq!(codes::<StripeError>(), stripe);
    let limited = SlackError::examples().last().unwrap();
    assert_eq!(seconds(&limited), Some(30), "with their headers");
}

/// Details as text: keys can repeat, and `serde_json` rejects some of the values.
fn details() -> impl Strategy<Value = String> {
    let reason = prop::sample::select(vec![
        "\"SERVICE_DISABLED\"",
        "\"x\"",
        "null",
        "1",
        "[]",
        "{}",
        "\"SERVICE\\u005fDISABLED\"",
    ]);
    let key = prop::sample::select(vec!["reason", "*", "0", "other", "re\\u0061son"]);
    let member = (key, reason.clone()).prop_map(|(key, value)| format!("\"{key}\":{value}"));
    let object = prop::collection::vec(member, 0..4).prop_map(|members| format!("{{{}}}", members.join(",")));
    let item = prop_oneof![object.clone(), reason.prop_map(str::to_owned)];
    let array = prop::collection::vec(item.clone(), 0..4).prop_map(|items| format!("[{}]", items.join(",")));
    let keyed = prop::collection::vec((prop::sample::select(vec!["*", "0", "x"]), item), 0..3).prop_map(|members| {
        let members: Vec<String> = members.iter().map(|(key, value)| format!("\"{key}\":{value}")).collect();
        format!("{{{}}}", members.join(","))
    });
    prop_oneof![array, keyed, object]
}

proptest! {
    #[test]
    fn a_wildcard_finds_what_a_walk_through_the_parsed_value_finds(details in details()) {
        let is_disabled = |value: &Value| value["reason"] == "SERVICE_DISABLED";
        let expected = match serde_json::from_str(&details).unwrap() {
            Value::Array(items) => items.iter().any(is_disabled),
            Value::Object(members) => members.values().any(is_disabled),
            _ => false,
        };
        let body = format!(r#"{{"error":{{"message":"x","details":{details}}}}}"#);
        let error = GoogleError::from_response(403, body).unwrap();
        prop_assert_eq!(error.cause_entry().is_some(), expected, "{}", details);
    }
}
