//! The built-in enum: what an error can do, and the body that it keeps.

use std::borrow::Cow;
use std::error::Error;
use std::time::{Duration, SystemTime};

use dfns_errors::{
    ApiError, BadRequestCause, ConflictCause, DfnsError, ErrorBody, Example, ForbiddenCause, Idempotency, Kind, Retry,
    UnauthorizedCause, Wait,
};

const EXTERNAL_ID_REUSED: &str = r#"{"error":{"id":"2038","status":409,"message":"Conflicting transfer with same externalId","details":{"duplicate":{"id":"xfr-1","externalId":"payout-\"7\""}}}}"#;
const PENDING: &str =
    r#"{"id":"cr-1","kind":"Permission","status":"Pending","approvalId":"ap-1","message":"not an error's"}"#;

use dfns_errors_tests::bodies::NOT_FOUND;

fn read(status: u16, body: &str) -> DfnsError {
    DfnsError::from_response(status, body).unwrap_or_else(|| panic!("{status} was taken for a success"))
}

#[test]
fn an_error_is_two_words_wide_and_a_body_is_one() {
    assert_eq!(size_of::<DfnsError>(), 16);
    assert_eq!(size_of::<ErrorBody>(), size_of::<usize>());
    assert_eq!(size_of::<Result<(), DfnsError>>(), 16);
}

#[test]
fn errors_and_bodies_are_send_sync_and_clone() {
    fn check<T: Send + Sync + Clone + std::fmt::Debug + 'static>() {}
    check::<DfnsError>();
    check::<ErrorBody>();
    check::<ConflictCause>();
    let error = read(404, NOT_FOUND);
    assert_eq!(error.clone().to_string(), error.to_string());
}

#[test]
fn each_status_has_its_variant() {
    assert!(matches!(read(202, "{}"), DfnsError::PolicyPending { .. }));
    assert!(matches!(read(400, ""), DfnsError::BadRequest { cause: None, .. }));
    assert!(matches!(read(401, ""), DfnsError::Unauthorized { cause: None, .. }));
    assert!(matches!(read(402, ""), DfnsError::PaymentRequired { .. }));
    assert!(matches!(read(403, ""), DfnsError::Forbidden { cause: None, .. }));
    assert!(matches!(read(404, ""), DfnsError::NotFound { cause: None, .. }));
    assert!(matches!(read(409, ""), DfnsError::Conflict { cause: None, .. }));
    assert!(matches!(read(410, ""), DfnsError::Gone { .. }));
    assert!(matches!(read(412, ""), DfnsError::PreconditionFailed { .. }));
    assert!(matches!(read(422, ""), DfnsError::UnprocessableContent { .. }));
    assert!(matches!(read(429, ""), DfnsError::TooManyRequests { .. }));
    assert!(matches!(read(500, ""), DfnsError::InternalServerError { .. }));
    assert!(matches!(read(503, ""), DfnsError::Other { .. }));
}

#[test]
fn every_message_with_a_published_wording_has_its_cause() {
    let known: &[(u16, &str, &str)] = &[
        (400, "request nonce is missing or invalid", "NonceInvalid"),
        (400, "request nonce has already been used", "NonceReused"),
        (400, "user action has already been used", "UserActionReused"),
        (400, "User account has been deactivated.", "AccountDeactivated"),
        (400, "Registration code expired", "RegistrationCodeExpired"),
        (400, "Challenge token is not valid.", "ChallengeInvalid"),
        (400, "application cannot modify its own state", "ApplicationModifiesItself"),
        (400, "duplicate derivation path", "DerivationPathTaken"),
        (401, "Not Authorized.", "TokenRejected"),
        (401, "Unauthorized", "TokenRejected"),
        (401, "User not found", "UserNotFound"),
        (401, "User already exists.", "UserAlreadyExists"),
        (401, "User does not have a credential that can be used for the application.", "NoUsableCredential"),
        (401, "Credential cannot be used as a recovery factor.", "NotARecoveryCredential"),
        (401, "App ID invalid or disabled", "AppIdInvalid"),
        (403, "user action signature is missing or invalid", "UserActionMissing"),
        (403, "CustomerEmployee us-1 is not authorized to perform operation (Wallets:Create)", "PermissionDenied"),
        (403, "Policy approval forbidden for initiator", "ApprovalByInitiator"),
        (403, "Invalid code", "CodeInvalid"),
        (409, "Conflicting transfer with same externalId", "ExternalIdReused"),
    ];
    for (status, message, cause) in known {
        for message in [message.to_string(), message.to_uppercase(), message.trim_end_matches('.').to_owned()] {
            let body = serde_json::json!({ "error": { "message": message } }).to_string();
            assert_eq!(read(*status, &body).cause_entry().map(|cause| cause.name), Some(*cause), "{message}");
        }
    }
}

#[test]
fn every_error_and_every_recognized_cause_has_an_example_that_decodes_to_it() {
    let read = |example: &Example| DfnsError::check(example.status, example.headers, example.body).unwrap_err();
    let mut seen = Vec::new();
    for entry in DfnsError::ENTRIES {
        assert!(!entry.examples.is_empty(), "{}", entry.name);
        for example in entry.examples {
            let error = read(example);
            assert_eq!((error.entry(), error.cause_entry()), (Some(entry), None), "{}", example.body);
            seen.push(error);
        }
        for cause in entry.causes {
            assert_eq!(cause.examples.is_empty(), !cause.is_recognized(), "{}", cause.code);
            for example in cause.examples {
                let error = read(example);
                assert_eq!((error.entry(), error.cause_entry()), (Some(entry), Some(cause)), "{}", example.body);
                seen.push(error);
            }
        }
    }
    assert_eq!(DfnsError::examples().collect::<Vec<_>>(), seen);
}

#[test]
fn the_example_of_a_429_has_the_headers_that_the_api_documents() {
    let error = DfnsError::examples().find(DfnsError::is_too_many_requests).unwrap();
    assert_eq!(error.header("X-RateLimit-Remaining"), Some("0"));
    assert_eq!(error.retry_after(), Some(Duration::from_secs(37)));
}

#[test]
fn the_meaning_of_an_unlisted_status_decides_its_retry_rule() {
    use Retry::{Always, IfIdempotent, Never};
    let never = [301, 460, 501, 505, 511, 600];
    let processed = [408, 502, 503, 504, 507, 599];
    assert!(never.into_iter().all(|status| read(status, "").retry() == Never));
    assert!(processed.into_iter().all(|status| read(status, "").retry() == IfIdempotent(Wait::Backoff)));
    assert!([421, 425].into_iter().all(|status| read(status, "").retry() == Always(Wait::Backoff)));
}

#[test]
fn a_recognized_cause_is_reported_with_advice_that_fits_it() {
    let report = |status, message: &str| {
        format!("{:#}", read(status, &serde_json::json!({ "error": { "message": message } }).to_string()))
    };
    for (status, message) in [(401, "User not found"), (401, "User already exists."), (403, "Invalid code")] {
        let report = report(status, message);
        let solutions = report.split_once("Solutions:").unwrap().1.split_once("Retry:").unwrap().0.to_lowercase();
        assert!(!solutions.contains("token") && !solutions.contains("user action"), "{report}");
    }
    let unknown = report(401, "?");
    assert!(
        unknown.contains("Possible causes (the response does not say which):\n  - The request has no `Authorization` header.\n    - Send"),
        "{unknown}"
    );
    assert!(!report(401, "User not found").contains("Possible causes"));
}

#[test]
fn a_cause_is_recognized_by_details_too_and_never_by_null() {
    let by_details = read(409, r#"{"error":{"message":"?","details":{"duplicate":{}}}}"#);
    assert!(matches!(by_details, DfnsError::Conflict { cause: Some(ConflictCause::ExternalIdReused), .. }));
    for unknown in [r#"{"error":{"details":{"duplicate":null}}}"#, r#"{"error":{"message":"wallet is archived"}}"#] {
        assert!(matches!(read(409, unknown), DfnsError::Conflict { cause: None, .. }), "{unknown}");
    }
}

#[test]
fn an_unlisted_2xx_is_a_success_and_any_other_unlisted_status_is_other() {
    for status in [200, 201, 203, 204, 299] {
        assert!(DfnsError::from_response(status, r#"{"error":{"message":"x"}}"#).is_none(), "{status}");
    }
    for status in [0, 100, 199, 301, 402 + 1000, 460, 501, 599, 600, u16::MAX] {
        let error = read(status, "");
        assert!(error.is_other() && error.status() == Some(status), "{status}");
    }
}

#[test]
fn the_status_in_the_body_is_ignored() {
    let error = read(400, r#"{"error":{"status":429,"message":"Too Many Requests"}}"#);
    assert!(error.is_bad_request() && !error.is_retryable());
    assert_eq!(error.body().map(ErrorBody::status), Some(400));
}

#[test]
fn only_a_json_object_is_a_pending_request() {
    assert!(read(202, PENDING).is_policy_pending() && read(202, " \u{feff} ".trim()).is_other());
    for page in ["<html>", "", "[]", "\"x\"", "null", "{\"id\":", "{} {}"] {
        assert!(read(202, page).is_other(), "{page}");
    }
    let pending = read(202, PENDING);
    assert!(pending.is_pending() && !pending.is_retryable());
    assert_eq!((pending.id(), pending.message()), (None, None), "its body is not an envelope");
    assert_eq!(pending.approval_id().as_deref(), Some("ap-1"));
    assert_eq!(pending.change_request_id().as_deref(), Some("cr-1"));
}

#[test]
fn accessors_read_their_own_entry_and_unescape_its_strings() {
    let error = read(409, EXTERNAL_ID_REUSED);
    assert!(matches!(error.duplicate_id(), Some(Cow::Borrowed("xfr-1"))));
    assert_eq!(error.duplicate_external_id().as_deref(), Some("payout-\"7\""));
    assert_eq!(error.approval_id(), None);
    assert_eq!(read(404, EXTERNAL_ID_REUSED).duplicate_id(), None);
    let odd = |id: &str| read(409, &format!(r#"{{"error":{{"details":{{"duplicate":{{"id":{id}}}}}}}}}"#));
    assert_eq!(odd("17").duplicate_id().as_deref(), Some("17"));
    assert_eq!(odd("true").duplicate_id().as_deref(), Some("true"));
    for nothing in ["null", "{}", "[1]"] {
        assert_eq!(odd(nothing).duplicate_id(), None, "{nothing}");
    }
}

#[test]
fn codes_are_stable_and_name_the_cause() {
    assert_eq!(read(404, "").code(), "dfns::not_found");
    assert_eq!(read(409, EXTERNAL_ID_REUSED).code(), "dfns::conflict::external_id_reused");
    assert_eq!(read(409, "").code(), "dfns::conflict");
    assert_eq!(read(503, "").code(), "dfns::other");
}

#[test]
fn the_entry_has_the_text_of_the_spec() {
    let error = read(409, EXTERNAL_ID_REUSED);
    let entry = error.entry().unwrap();
    assert_eq!(
        (entry.name, entry.only_status(), entry.title, entry.kind),
        ("Conflict", Some(409), "Conflict", Kind::Error)
    );
    assert_eq!(error.docs_url(), Some("https://docs.dfns.co/api-reference/error-codes#409-conflict"));
    let cause = error.cause_entry().unwrap();
    assert_eq!(cause, ConflictCause::ExternalIdReused.entry());
    let solutions: Vec<&str> = error.solutions().collect();
    assert_eq!(solutions, [cause.solutions, entry.solutions].concat(), "the cause's first");
    let other = read(503, "");
    assert_eq!((other.entry(), other.cause_entry(), other.docs_url()), (None, None, None));
    assert_eq!(other.solutions().count(), 0);
}

#[test]
fn solutions_outlive_the_error() {
    let solutions = { read(410, "").solutions() };
    assert_eq!(solutions.count(), 1);
}

#[test]
fn causes_are_small_and_display_their_description() {
    let causes = std::collections::HashSet::from([ForbiddenCause::PermissionDenied, ForbiddenCause::UserActionMissing]);
    let copied = ForbiddenCause::PermissionDenied;
    assert!(causes.contains(&copied));
    assert_eq!(
        copied.to_string(),
        "The user lacks the permission for this operation. The message names the user and the operation or its path."
    );
    assert_eq!(size_of::<Option<BadRequestCause>>(), 1);
    assert_eq!(format!("{:?}", UnauthorizedCause::WrongRegion), "WrongRegion");
}

#[test]
fn only_safe_requests_are_retried() {
    use Idempotency::{Idempotent, NotIdempotent};
    let safe = |status, request| read(status, "{}").is_retryable_for(request);
    assert_eq!(read(429, "").retry(), Retry::Always(Wait::Backoff));
    assert!(safe(429, NotIdempotent) && safe(429, Idempotent));
    assert_eq!(read(500, "").retry(), Retry::IfIdempotent(Wait::ShortDelay));
    assert!(safe(500, Idempotent) && !safe(500, NotIdempotent));
    for status in [408, 502, 503, 504, 520, 599] {
        assert_eq!(read(status, "").retry(), Retry::IfIdempotent(Wait::Backoff), "{status}");
    }
    for status in [0, 100, 202, 301, 400, 401, 402, 403, 404, 407, 410, 412, 413, 422, 460, 600] {
        let error = read(status, "{}");
        assert_eq!((error.retry(), error.is_retryable()), (Retry::Never, false), "{status}");
    }
    let conflict = read(409, "{}");
    assert_eq!((conflict.retry(), conflict.is_retryable_for(Idempotent)), (Retry::AlreadyDone, false));
}

#[test]
fn idempotency_follows_rfc_9110() {
    for method in ["GET", "HEAD", "OPTIONS", "TRACE", "PUT", "DELETE"] {
        assert_eq!(Idempotency::of_method(method), Idempotency::Idempotent, "{method}");
    }
    for method in ["POST", "PATCH", "CONNECT", "get", "", "QUERY"] {
        assert_eq!(Idempotency::of_method(method), Idempotency::NotIdempotent, "{method}");
    }
}

#[test]
fn the_retry_advice_agrees_with_the_predicates() {
    let advice = |status| {
        let report = format!("{:#}", read(status, "{}"));
        report.lines().find_map(|line| line.strip_prefix("Retry: ")).unwrap().to_owned()
    };
    assert_eq!(advice(404), "Do not send the same request again.");
    assert_eq!(advice(202), "Do not send the request again: it was accepted and is still pending.");
    let if_idempotent = "Only an idempotent request can be sent again, and only a few times,";
    assert!(advice(500).starts_with(&format!("{if_idempotent} after a short delay")));
    assert!(advice(503).starts_with(&format!("{if_idempotent} with a longer wait")));
    assert!(advice(429).starts_with("Any request can be sent again a few times, with a longer wait"));
    assert_eq!(advice(409), "Do not send the same request again: this response also answers for earlier attempts.");
    assert_eq!(advice(460), "Do not send the same request again.");
}

#[test]
fn display_leaves_out_a_missing_message_and_id() {
    let conflict = read(409, EXTERNAL_ID_REUSED);
    assert_eq!(conflict.to_string(), "409 Conflict: Conflicting transfer with same externalId (error id 2038)");
    assert_eq!(read(409, "").to_string(), "409 Conflict");
    assert_eq!(read(409, r#"{"error":{"id":"7"}}"#).to_string(), "409 Conflict (error id 7)");
    assert_eq!(read(409, r#"{"error":{"message":"","id":""}}"#).to_string(), "409 Conflict");
    assert_eq!(read(503, r#"{"message":"x"}"#).to_string(), "503 Unlisted status: x");
    assert_eq!(read(202, PENDING).to_string(), "202 Policy pending");
}

#[test]
fn display_escapes_control_characters() {
    let error = read(400, r#"{"error":{"id":"1\n2","message":"a\r\nb\u001b[2J\u202ec\u2028d"}}"#);
    let line = "400 Bad Request: a\\r\\nb\\u{1b}[2J\\u{202e}c\\u{2028}d (error id 1\\n2)";
    assert_eq!(error.to_string(), line);
}

#[test]
fn display_cuts_a_message_at_1024_characters() {
    let body = format!(r#"{{"error":{{"message":"{}"}}}}"#, "é".repeat(5_000));
    assert_eq!(read(400, &body).to_string(), format!("400 Bad Request: {}…", "é".repeat(1_024)));
    assert_eq!(read(400, &body).message().map(|message| message.chars().count()), Some(5_000), "the message is whole");
}

#[test]
fn the_report_has_advice_and_no_secrets() {
    let report = format!("{:#}", read(409, EXTERNAL_ID_REUSED));
    assert_eq!(
        report,
        "409 Conflict: Conflicting transfer with same externalId (error id 2038)

A resource with the same unique property already exists.

Cause: The `externalId` was already used with a different body or wallet.

Solutions:
  - Compare the request with the first one to find the difference. An exact repeat (same body, same wallet, same `externalId`) returns 200 and the first request's entity.
  - To learn the first transfer's status, fetch it with the id in `details.duplicate`: this error has only its `id` and `externalId`. If it is `Failed` or `Rejected`, use a new `externalId` to try again.
  - Don't create a second transfer until the first is `Confirmed`, `Failed` or `Rejected`. If you can't wait, cancel or abort the first one.
  - Use a unique `externalId` (up to 50 characters) for each distinct request. Idempotency is documented only for transfers and broadcast transactions: see [idempotency](https://docs.dfns.co/api-reference/idempotency).
  - Read `details`: it identifies the existing entity.

Retry: Do not send the same request again: this response also answers for earlier attempts.
Docs: https://docs.dfns.co/api-reference/error-codes#409-conflict
Code: dfns::conflict::external_id_reused"
    );
    let other = format!("{:#}", read(503, "no healthy\nupstream"));
    assert_eq!(
        other,
        "503 Unlisted status

The Dfns API does not list this status.

Response: no healthy\\nupstream

Retry: Only an idempotent request can be sent again, and only a few times, with a longer wait before each attempt: the outcome is unknown.
Code: dfns::other"
    );
    let debug = format!("{:?}", read(401, r#"{"error":{"details":{"authorization":"Bearer x"}}}"#));
    assert!(!debug.contains("Bearer"), "{debug}");
}

#[test]
fn a_report_has_the_start_of_a_page() {
    let report = |status, body: &str| format!("{:#}", read(status, body));
    let page = format!("<html>{}</html>", "x".repeat(1000));
    let shown = format!("\n\nResponse: <html>{}…\n\nRetry: ", "x".repeat(194));
    assert!(report(502, &page).contains(&shown), "{}", report(502, &page));
    assert!(report(500, "upstream\u{1b}[31m").contains("\n\nResponse: upstream\\u{1b}[31m\n"));
}

#[test]
fn an_error_of_the_api_has_no_source() {
    assert!(read(500, "").source().is_none());
}

#[test]
fn integer_ids_keep_every_digit() {
    let id = |id: &str| read(404, &format!(r#"{{"error":{{"id":{id}}}}}"#)).id().map(str::to_owned);
    assert_eq!(id("\"20\\u0033\"").as_deref(), Some("203"));
    assert_eq!(id("2038837570328299032").as_deref(), Some("2038837570328299032"));
    assert_eq!(id("-5").as_deref(), Some("-5"));
    for nothing in ["null", "1.5", "1e5", "true", "{}", "[\"x\"]"] {
        assert_eq!(id(nothing), None, "{nothing}");
    }
}

#[test]
fn the_first_object_with_a_known_field_is_the_envelope() {
    let message = |body: &str| read(400, body).message().map(str::to_owned);
    assert_eq!(message(r#"{"message":"outer","error":{"message":"inner"}}"#).as_deref(), Some("inner"));
    assert_eq!(message(r#"{"message":"outer","error":{}}"#).as_deref(), Some("outer"));
    assert_eq!(message(r#"{"message":"outer","error":"x"}"#).as_deref(), Some("outer"));
    assert_eq!(message(r#"{"message":"outer","error":"\ud800"}"#).as_deref(), Some("outer"));
    assert_eq!(message(r#"{"message":"outer","error":1e999}"#).as_deref(), Some("outer"));
    assert_eq!(message(r#"{"message":"outer","error":{"id":null}}"#), None, "the inner one has a field");
}

#[test]
fn duplicate_keys_keep_the_last_value() {
    let message = |body: &str| read(400, body).message().map(str::to_owned);
    assert_eq!(message(r#"{"error":{"message":"a","message":"b"}}"#).as_deref(), Some("b"));
    assert_eq!(message(r#"{"error":{"message":"a","m\u0065ssage":"b"}}"#).as_deref(), Some("b"));
    assert_eq!(message(r#"{"error":{"message":"a"},"error":{"id":"1"}}"#), None);
    assert_eq!(message(r#"{"error":{"message":"a","message":null}}"#), None);
}

#[test]
fn a_byte_order_mark_is_skipped_when_parsing_and_kept_in_the_body() {
    let error = read(404, &format!("\u{feff}{NOT_FOUND}"));
    assert_eq!(error.message(), Some("wallet not found"));
    let body = error.body().unwrap();
    assert!(body.raw().starts_with(b"\xef\xbb\xbf{"));
    assert_eq!(body.pointer("/error/id").map(serde_json::value::RawValue::get), Some("\"2038837570328299032\""));
    assert!(body.details().is_some());
}

#[test]
fn a_body_that_is_not_json_has_no_fields_and_keeps_its_bytes() {
    for bytes in
        [&b""[..], b"<html>", b"{\"error\":{\"message\":\"x\"}", b"{\"message\":\"\xff", b"{\"message\":\"x\"} x"]
    {
        let error = DfnsError::from_response(500, bytes).unwrap();
        assert_eq!((error.id(), error.message()), (None, None), "{bytes:?}");
        let body = error.body().unwrap();
        assert_eq!(body.raw(), bytes);
        assert!(body.details().is_none() && body.pointer("").is_none() && body.pointer("/message").is_none());
    }
    let invalid = DfnsError::from_response(500, vec![b'a', 0xff]).unwrap();
    assert_eq!(invalid.body().unwrap().text(), "a\u{fffd}");
}

/// A body with arrays in its details. The body and the envelope are two levels more.
fn deep_body(arrays: usize) -> String {
    let details = format!("{}{}", "[".repeat(arrays), "]".repeat(arrays));
    format!(r#"{{"error":{{"message":"deep","details":{details}}}}}"#)
}

#[test]
fn a_body_of_127_levels_is_read() {
    let error = read(400, &deep_body(125));
    assert_eq!(error.message(), Some("deep"));
    assert_eq!(error.body().unwrap().details().map(|details| details.get().len()), Some(250));
    assert!(error.body().unwrap().json::<serde_json::Value>().is_ok());
}

#[test]
fn a_deeper_body_is_kept_and_not_read() {
    for arrays in [126, 100_000] {
        let body = deep_body(arrays);
        let error = read(400, &body);
        let kept = error.body().unwrap();
        assert_eq!((error.message(), kept.raw()), (None, body.as_bytes()));
        assert!(kept.details().is_none() && kept.pointer("").is_none() && kept.pointer("/error/message").is_none());
        assert!(kept.json::<serde_json::Value>().is_err(), "serde_json has the same limit");
    }
}

#[test]
fn details_can_be_parsed_as_any_type() {
    #[derive(serde::Deserialize)]
    struct Details<'a> {
        #[serde(rename = "walletId")]
        wallet_id: &'a str,
    }
    let error = read(404, NOT_FOUND);
    let details: Details<'_> = error.body().unwrap().details_as().unwrap().unwrap();
    assert_eq!(details.wallet_id, "wa-1f04s-lqc9q-xxxxxxxxxxxxxxxx");
    for nothing in ["{}", r#"{"error":{"details":null}}"#, "<html>"] {
        assert!(read(404, nothing).body().unwrap().details_as::<Details<'_>>().unwrap().is_none(), "{nothing}");
    }
    let wrong = read(404, r#"{"error":{"details":"see docs"}}"#);
    assert!(wrong.body().unwrap().details_as::<Details<'_>>().is_err());
}

#[test]
fn a_pointer_reaches_any_value_of_the_body() {
    let error = read(400, r#"{"a/b":{"m~n":[10,{"":null}]},"a":1}"#);
    let at = |pointer: &str| error.body().unwrap().pointer(pointer).map(|value| value.get().to_owned());
    assert_eq!(at("/a~1b/m~0n/0").as_deref(), Some("10"));
    assert_eq!(at("/a~1b/m~0n/1/").as_deref(), Some("null"));
    assert_eq!(at("").as_deref(), Some(r#"{"a/b":{"m~n":[10,{"":null}]},"a":1}"#));
    for nothing in ["/b", "a", "/a~1b/m~0n/2", "/a~1b/m~0n/00", "/a~1b/m~0n/-", "/a~1b/m~0n/*", "/a/b"] {
        assert_eq!(at(nothing), None, "{nothing}");
    }
}

#[test]
fn retry_after_is_seconds_or_an_http_date() {
    let at = SystemTime::UNIX_EPOCH + Duration::from_secs(1_445_412_400);
    let wait = |header: &str| {
        let error = DfnsError::check(429, [("retry-after", header)], "{}").unwrap_err();
        error.body().unwrap().retry_after_at(at).map(|wait| wait.as_secs())
    };
    assert_eq!((wait("0"), wait("120"), wait(" 7 "), wait("\t7")), (Some(0), Some(120), Some(7), Some(7)));
    assert_eq!(wait("Wed, 21 Oct 2015 07:28:00 GMT"), Some(80), "IMF-fixdate");
    assert_eq!(wait("Wednesday, 21-Oct-15 07:28:00 GMT"), Some(80), "RFC 850");
    assert_eq!(wait("Wed Oct 21 07:28:00 2015"), Some(80), "asctime");
    assert_eq!(wait("Wed, 21 Oct 2015 07:20:00 GMT"), Some(0), "in the past");
    assert_eq!((wait("99999999999999999999"), wait("2147483649")), (Some(1 << 31), Some(1 << 31)));
    assert_eq!((wait("299.997"), wait("1.5"), wait("2.000")), (Some(300), Some(2), Some(2)), "rounded up");
    for nothing in ["", " ", "-5", "+5", "1.", ".5", "inf", "nan", "1e3", "5s", "Wed, 21 Oct 2015", "soon", "\u{664}"] {
        assert_eq!(wait(nothing), None, "{nothing}");
    }
    assert_eq!(read(429, "{}").retry_after(), None);
    let huge = DfnsError::check(429, [("Retry-After", "99999999999999999999")], "").unwrap_err().retry_after().unwrap();
    assert!(std::time::Instant::now().checked_add(huge).is_some());
}

#[test]
fn the_trait_and_the_inherent_methods_agree() {
    fn summary<E: ApiError>(status: u16, body: &str) -> String {
        let error = E::from_response(status, body).unwrap();
        format!("{} {:?} {} {}", error.code(), error.id(), error.is_retryable(), E::ENTRIES[0].name)
    }
    assert_eq!(
        summary::<DfnsError>(404, NOT_FOUND),
        "dfns::not_found Some(\"2038837570328299032\") false PolicyPending"
    );
}

#[test]
fn a_body_is_not_copied() {
    let bytes = NOT_FOUND.as_bytes().to_vec();
    let address = bytes.as_ptr();
    let error = DfnsError::from_response(404, bytes).unwrap();
    assert_eq!(error.body().unwrap().raw().as_ptr(), address);
}
