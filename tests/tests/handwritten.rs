//! Enums that name errors of the spec: which errors each variant stands for, and what it keeps.

use std::error::Error;

use dfns_errors::{ConflictCause, DfnsError, ErrorBody, ForbiddenCause, Idempotency, Retry, Wait, dfns_errors};

/// Keeps a body without lending it.
#[derive(Debug, PartialEq)]
pub struct Line(String);

impl From<ErrorBody> for Line {
    fn from(body: ErrorBody) -> Self {
        Self(body.text().into_owned())
    }
}

/// Every form of a variant.
#[dfns_errors(partial)]
#[derive(Debug)]
pub enum TransferError {
    /// The user's docs stay.
    Unauthorized,
    /// One field: the body itself.
    Forbidden(ErrorBody),
    /// In this order.
    Conflict { body: ErrorBody, cause: Option<ConflictCause> },
    /// One cause.
    #[dfns(Conflict::ExternalIdReused)]
    Replayed { body: ErrorBody },
    /// Several errors.
    #[dfns(NotFound, 410)]
    Missing(ErrorBody),
    /// Several errors that can't be told apart.
    #[dfns(412, UnprocessableContent)]
    State,
    /// Any type made of a body.
    BadRequest(Line),
    /// A box lends the body.
    PaymentRequired { body: Box<ErrorBody> },
    /// The safest rule wins: one is always retryable, the other only if idempotent.
    #[dfns(TooManyRequests, 500)]
    Overloaded,
    /// Waits.
    PolicyPending { body: ErrorBody },
    /// The network.
    #[dfns(transparent)]
    Network(#[from] std::io::Error),
    /// The rest.
    #[dfns(other)]
    Unexpected(ErrorBody),
}

const REUSED: &str = r#"{"error":{"id":"7","message":"m","details":{"duplicate":{"id":"xfr-1"}}}}"#;

fn read(status: u16, body: &str) -> TransferError {
    TransferError::from_response(status, body).unwrap()
}

#[test]
fn a_variant_is_created_from_the_error_that_it_names() {
    use TransferError as E;
    assert!(matches!(read(401, ""), E::Unauthorized));
    assert!(matches!(read(403, "x"), E::Forbidden(body) if body.raw() == b"x"));
    assert!(matches!(read(409, "x"), E::Conflict { cause: None, .. }));
    assert!(matches!(read(409, REUSED), E::Replayed { .. }), "a cause's variant takes precedence over its entry's");
    assert!(matches!(read(404, ""), E::Missing(_)) && matches!(read(410, ""), E::Missing(_)));
    assert!(matches!(read(412, ""), E::State) && matches!(read(422, ""), E::State));
    assert!(matches!(read(400, "x"), E::BadRequest(line) if line == Line("x".to_owned())));
    assert!(matches!(read(402, ""), E::PaymentRequired { .. }));
    assert!(matches!(read(429, ""), E::Overloaded) && matches!(read(500, ""), E::Overloaded));
    assert!(matches!(read(202, "{}"), E::PolicyPending { .. }));
    assert!(matches!(read(202, "<html>"), E::Unexpected(_)) && matches!(read(503, ""), E::Unexpected(_)));
    assert!(TransferError::from_response(200, "{}").is_none());
}

#[test]
fn a_variant_without_a_body_still_knows_its_entry() {
    let unauthorized = read(401, r#"{"error":{"id":"7","message":"User not found"}}"#);
    assert_eq!((unauthorized.status(), unauthorized.code()), (Some(401), "dfns::unauthorized"));
    assert_eq!((unauthorized.body().is_none(), unauthorized.id(), unauthorized.cause_entry()), (true, None, None));
    assert_eq!(unauthorized.to_string(), "401 Unauthorized");
    assert_eq!(unauthorized.solutions().count(), 0);
    let line = read(400, REUSED);
    assert_eq!((line.status(), line.body().is_none(), line.message()), (Some(400), true, None));
    let boxed = read(402, REUSED);
    assert_eq!((boxed.id(), boxed.message()), (Some("7"), Some("m")), "a box lends what it holds");
}

#[test]
fn a_variant_without_a_cause_field_finds_the_cause_in_its_body() {
    let forbidden = read(403, r#"{"error":{"message":"Invalid code"}}"#);
    assert_eq!(forbidden.cause_entry(), Some(ForbiddenCause::CodeInvalid.entry()));
    assert_eq!(forbidden.code(), "dfns::forbidden::code_invalid");
}

#[test]
fn a_variant_of_one_cause_knows_its_cause() {
    let replayed = read(409, REUSED);
    assert_eq!(replayed.cause_entry(), Some(ConflictCause::ExternalIdReused.entry()));
    assert_eq!((replayed.code(), replayed.status()), ("dfns::conflict::external_id_reused", Some(409)));
    assert_eq!(replayed.duplicate_id().as_deref(), Some("xfr-1"));
}

#[test]
fn a_variant_of_several_errors_tells_them_apart_by_its_body() {
    let (not_found, gone) = (read(404, "{}"), read(410, "{}"));
    assert_eq!((not_found.status(), not_found.code()), (Some(404), "dfns::not_found"));
    assert_eq!((gone.status(), gone.code(), gone.to_string()), (Some(410), "dfns::gone", "410 Gone".to_owned()));
    assert_eq!(gone.docs_url(), Some("https://docs.dfns.co/api-reference/error-codes#410-gone"));
}

#[test]
fn a_variant_of_several_errors_without_a_body_takes_the_safest_rule() {
    let state = read(412, "{}");
    assert_eq!((state.status(), state.entry(), state.docs_url(), state.body().is_none()), (None, None, None, true));
    assert_eq!((state.code(), state.retry()), ("dfns::state", Retry::Never));
    let overloaded = read(429, "{}");
    assert_eq!(overloaded.retry(), Retry::IfIdempotent(Wait::ShortDelay), "not the 429's `Always`");
    assert!(!overloaded.is_retryable_for(Idempotency::NotIdempotent));
    assert_eq!(overloaded.code(), "dfns::overloaded");
    assert_eq!(overloaded.to_string(), "dfns::overloaded");
    let report = "dfns::overloaded\n\nOne of several errors. The response was not kept, so the error can't be identified.\n\nRetry: Only an idempotent request can be sent again, and only a few times, after a short delay with jitter: the outcome is unknown.\nCode: dfns::overloaded";
    assert_eq!(format!("{overloaded:#}"), report);
}

#[test]
fn transparent_errors_pass_through() {
    let error = TransferError::from(std::io::Error::other("no route"));
    assert_eq!(
        (error.to_string(), error.code(), error.status()),
        ("no route".to_owned(), "dfns::transport::other", None)
    );
    assert!(error.source().is_none() && error.is_network() && !error.is_retryable());
}

#[test]
fn a_dfns_error_becomes_the_variant_of_its_status_and_cause() {
    let made = TransferError::from(DfnsError::from_response(409, REUSED).unwrap());
    assert!(made.is_replayed() && made.id() == Some("7"));
    assert!(TransferError::from(DfnsError::from_response(202, "<html>").unwrap()).is_unexpected());
}

#[dfns_errors(partial)]
#[derive(Debug)]
enum PartialError {
    #[dfns(Conflict::ExternalIdReused, BadRequest::NonceReused)]
    Twice,
    Conflict {
        cause: Option<ConflictCause>,
    },
    #[dfns(Gone, Forbidden::CodeInvalid)]
    Lost {
        body: ErrorBody,
    },
    #[dfns(other)]
    Other,
}

#[test]
fn a_partial_enum_sends_what_it_does_not_name_to_other() {
    assert!(matches!(PartialError::from_response(500, ""), Some(PartialError::Other)));
    assert!(matches!(PartialError::from_response(403, ""), Some(PartialError::Other)), "another cause");
    let invalid_code = r#"{"error":{"message":"Invalid code"}}"#;
    assert!(matches!(PartialError::from_response(403, invalid_code), Some(PartialError::Lost { .. })));
    let reused = r#"{"error":{"message":"request nonce has already been used"}}"#;
    assert!(matches!(PartialError::from_response(400, reused), Some(PartialError::Twice)));
    assert!(matches!(PartialError::from_response(410, ""), Some(PartialError::Lost { .. })));
    let other = PartialError::Other;
    assert_eq!((other.status(), other.code(), other.retry()), (None, "dfns::other", Retry::Never));
    assert_eq!(other.to_string(), "dfns::other");
    assert!(format!("{other:#}").contains("No variant matches. The response was not kept."));
}

#[dfns_errors(partial)]
#[derive(Debug)]
enum RestError {
    NotFound,
    #[dfns(other)]
    Rest(ErrorBody),
}

#[test]
fn an_unnamed_error_in_other_keeps_its_code_and_retry_rule() {
    let refused = RestError::check(429, [("retry-after", "5")], "{}").unwrap_err();
    assert!(refused.is_rest() && refused.is_retryable_for(Idempotency::NotIdempotent));
    assert_eq!((refused.code(), refused.to_string()), ("dfns::too_many_requests", "429 Too Many Requests".to_owned()));
    let pending = RestError::from_response(202, r#"{"id":"cr-1"}"#).unwrap();
    assert!(pending.is_rest() && pending.is_pending() && !pending.is_retryable());
    let page = RestError::from_response(202, "<html>").unwrap();
    assert_eq!((page.is_pending(), page.code(), page.retry()), (false, "dfns::other", Retry::Never));
    assert_eq!(RestError::from_response(503, "").unwrap().code(), "dfns::other");
}

#[dfns_errors(partial)]
#[derive(Debug)]
enum NonceError {
    #[dfns(BadRequest::NonceInvalid, BadRequest::NonceReused)]
    Nonce,
    #[dfns(other)]
    Other,
}

#[test]
fn a_variant_of_several_causes_of_one_error_knows_the_error() {
    let nonce =
        NonceError::from_response(400, r#"{"error":{"message":"request nonce has already been used"}}"#).unwrap();
    assert!(matches!(nonce, NonceError::Nonce));
    assert_eq!((nonce.status(), nonce.cause_entry()), (Some(400), None));
    let assigned = PartialError::Conflict { cause: Some(ConflictCause::PermissionAlreadyAssigned) };
    assert_eq!(assigned.code(), "dfns::conflict::permission_already_assigned");
}

/// Other attributes and derives stay.
#[dfns_errors(partial)]
#[derive(Debug, serde::Serialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
#[non_exhaustive]
#[repr(u8)]
enum AttributedError {
    #[serde(rename = "lost")]
    #[deprecated = "to be split"]
    #[doc(hidden)]
    #[dfns(404)]
    Missing,
    #[cfg(any())]
    Gone(NoSuchType),
    #[cfg(test)]
    Gone {
        #[serde(skip)]
        body: ErrorBody,
    },
    #[cfg(any())]
    Conflict,
    #[allow(dead_code, reason = "never created: no test reads a 402")]
    PaymentRequired = 7,
    #[dfns(other)]
    Other,
}

#[test]
fn other_attributes_stay_and_cfg_removes_a_variant_everywhere() {
    let shown = |status| serde_json::to_string(&AttributedError::from_response(status, "").unwrap()).unwrap();
    assert_eq!((shown(404), shown(410)), (r#"{"kind":"lost"}"#.to_owned(), r#"{"kind":"gone"}"#.to_owned()));
    assert_eq!(shown(409), r#"{"kind":"other"}"#, "its variant is removed by `cfg`");
    let gone = AttributedError::from_response(410, "x").unwrap();
    assert_eq!(gone.body().unwrap().raw(), b"x");
}

#[dfns_errors(partial)]
#[derive(Debug)]
enum EitherError {
    #[dfns(PolicyPending, 404)]
    Either,
    #[dfns(other)]
    Other(ErrorBody),
}

#[test]
fn the_text_of_one_error_is_not_used_for_another_one() {
    let report = format!("{:#}", EitherError::from_response(404, "").unwrap());
    assert!(report.contains("Retry: Do not send the same request again."), "{report}");
}

#[dfns_errors(spec = "fixtures/good/github.json")]
#[derive(Debug)]
enum GitHubError {
    #[dfns(ValidationFailed::MissingField)]
    Incomplete(ErrorBody),
    ValidationFailed {
        cause: Option<ValidationFailedCause>,
    },
    #[dfns(401, 429)]
    Later(ErrorBody),
    #[dfns(other)]
    Other(ErrorBody),
}

#[test]
fn an_enum_on_a_custom_spec_works_like_one_on_the_built_in_spec() {
    let read = |status, body: &str| GitHubError::from_response(status, body).unwrap();
    assert!(read(422, r#"{"errors":[{"code":"missing_field"}]}"#).is_incomplete());
    let exists = read(422, r#"{"errors":[{"code":"already_exists"}]}"#);
    assert!(matches!(exists, GitHubError::ValidationFailed { cause: Some(ValidationFailedCause::AlreadyExists) }));
    assert_eq!(read(429, "{}").retry(), Retry::Always(Wait::Backoff));
    assert_eq!(read(401, r#"{"message":"","documentation_url":"u"}"#).documentation_url().as_deref(), Some("u"));
}

/// Lends the body that it was made of.
#[derive(Debug)]
pub struct Lends(ErrorBody);

impl From<ErrorBody> for Lends {
    fn from(body: ErrorBody) -> Self {
        Self(body)
    }
}

impl AsRef<ErrorBody> for Lends {
    fn as_ref(&self) -> &ErrorBody {
        &self.0
    }
}

/// With a custom body type.
#[dfns_errors(partial)]
#[derive(Debug)]
pub enum LendingError {
    /// The custom type lends the body.
    NotFound(Lends),
    /// The rest.
    #[dfns(other)]
    Other,
}

#[test]
fn a_body_type_with_as_ref_keeps_everything() {
    let sent = r#"{"error":{"id":"7","message":"no wallet"}}"#;
    let error = LendingError::check(404, [("retry-after", "3")], sent).unwrap_err();
    assert_eq!((error.id(), error.message()), (Some("7"), Some("no wallet")));
    assert_eq!(error.body().map(ErrorBody::raw), Some(sent.as_bytes()));
    assert_eq!(error.to_string(), "404 Not Found: no wallet (error id 7)");
    assert!(error.retry_after().is_some());
}
