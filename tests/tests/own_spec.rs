//! Enums on custom specs, and the user's own errors beside those of the spec.

use std::borrow::Cow;
use std::error::Error;
use std::io;
use std::time::Duration;

use dfns_errors::{DfnsError, Retry, Wait, dfns_errors};

/// A spec with a flat envelope and details in an array.
#[dfns_errors(spec = "fixtures/good/github.json")]
#[derive(Debug, Clone)]
pub enum GitHubError {}

mod flat {
    use dfns_errors::dfns_errors;

    #[dfns_errors(spec = "fixtures/good/flat.json")]
    #[derive(Debug)]
    pub(crate) enum FlatError {
        /// The network.
        #[dfns(transparent)]
        Http(#[from] std::io::Error),
        #[dfns(transparent)]
        Named { inner: std::fmt::Error },
    }
}
use flat::FlatError;

#[dfns_errors]
#[derive(Debug)]
enum PaymentError {
    #[dfns(transparent)]
    Boxed(#[from] Box<dyn Error + Send + Sync>),
}

#[dfns_errors(spec = "fixtures/good/everything.json")]
#[derive(Debug)]
enum EverythingError {}

#[test]
fn a_flat_envelope_is_read() {
    let body = r#"{"message":"Validation Failed","documentation_url":"https://docs.github.com/x","errors":[{"resource":"Issue","field":"title","code":"missing_field"}]}"#;
    let error = GitHubError::from_response(422, body).unwrap();
    assert!(matches!(error, GitHubError::ValidationFailed { cause: Some(ValidationFailedCause::MissingField), .. }));
    assert_eq!(error.to_string(), "422 Validation Failed: Validation Failed");
    assert_eq!(error.documentation_url().as_deref(), Some("https://docs.github.com/x"));
    assert_eq!(error.first_field().as_deref(), Some("title"));
    assert_eq!(error.code(), "github::validation_failed::missing_field");
    let unauthorized = GitHubError::from_response(401, r#"{"message":"Bad credentials"}"#).unwrap();
    assert_eq!(unauthorized.solutions().collect::<Vec<_>>(), ["Make a new token."]);
    assert_eq!(unauthorized.docs_url(), None);
    assert_eq!(GitHubError::from_response(503, "").unwrap().retry(), Retry::IfIdempotent(Wait::Backoff));
}

#[test]
fn an_envelope_of_code_msg_and_trace_is_read() {
    let error = FlatError::from_response(400, r#"{"code":4001,"msg":"no stock","trace":"t-1"}"#).unwrap();
    assert_eq!(error.to_string(), "400 Refused: no stock (error id t-1)");
    assert_eq!(error.number().as_deref(), Some("4001"));
    assert!(error.is_refused());
}

#[test]
fn a_transparent_error_passes_through() {
    let inner = io::Error::other(FlatError::from(io::Error::other("deepest")));
    let error = FlatError::from(inner);
    assert!(matches!(error, FlatError::Http(_)) && error.is_http());
    let report = "deepest\n\nRetry: Do not send the same request again. If there was a response that could not be read, the \
                  request was probably carried out.\nCode: flat::transport::other";
    assert_eq!((error.to_string(), format!("{error:#}")), ("deepest".to_owned(), report.to_owned()));
    assert_eq!(error.source().map(ToString::to_string), None, "what the wrapped error says");
    assert_eq!((error.code(), error.status(), error.retry()), ("flat::transport::other", None, Retry::Never));
    assert!(error.body().is_none() && error.entry().is_none() && error.id().is_none());
    let named = FlatError::Named { inner: std::fmt::Error };
    assert_eq!(named.to_string(), std::fmt::Error.to_string());
}

mod client {
    use dfns_errors::dfns_errors;

    #[dfns_errors]
    #[derive(Debug)]
    pub(crate) enum ClientError {
        #[dfns(display = "the amount {amount} is not a number")]
        BadAmount { amount: String, source: std::num::ParseIntError },
        #[dfns(display = "the key {0} can't be read")]
        Key(&'static str, #[source] std::io::Error),
    }
}

#[test]
fn a_field_named_source_is_the_source() {
    let amount = "x".to_owned();
    let error = client::ClientError::BadAmount { source: amount.parse::<u8>().unwrap_err(), amount };
    assert_eq!(error.source().map(ToString::to_string).as_deref(), Some("invalid digit found in string"));
    assert_eq!(error.to_string(), "the amount x is not a number");
}

#[test]
fn the_report_of_a_custom_message_lists_its_sources() {
    let error = client::ClientError::Key("/key", io::Error::other("the disk\nis gone"));
    assert_eq!(error.to_string(), "the key /key can't be read");
    assert_eq!(format!("{error:#}"), "the key /key can't be read\n\nCaused by:\n  - the disk\\nis gone");
}

#[test]
fn the_source_is_that_of_the_wrapped_error() {
    let outer: Box<dyn Error + Send + Sync> = Box::new(Outer(io::Error::other("inner")));
    let error = PaymentError::from(outer);
    assert_eq!(error.to_string(), "outer");
    assert_eq!(error.source().map(ToString::to_string).as_deref(), Some("inner"));
}

#[derive(Debug)]
struct Outer(io::Error);

impl std::fmt::Display for Outer {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("outer")
    }
}

impl Error for Outer {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        Some(&self.0)
    }
}

#[test]
fn a_dfns_error_converts_without_loss() {
    let body = r#"{"error":{"id":"1","details":{"duplicate":{"id":"xfr-1"}}}}"#;
    for status in [202, 400, 404, 409, 500, 503] {
        let error = DfnsError::check(status, [("Retry-After", "5")], body).unwrap_err();
        let (line, code) = (error.to_string(), error.code());
        let made = PaymentError::from(error);
        assert_eq!((made.to_string(), made.code()), (line, code));
        assert_eq!(made.body().unwrap().raw(), body.as_bytes());
        assert_eq!(made.retry_after().map(|wait| wait.as_secs()), Some(5));
    }
    let conflict = PaymentError::from(DfnsError::from_response(409, body).unwrap());
    let shared =
        matches!(&conflict, PaymentError::Conflict { cause: Some(dfns_errors::ConflictCause::ExternalIdReused), .. });
    assert!(shared && conflict.duplicate_id().as_deref() == Some("xfr-1"));
}

fn cause_of(body: &str) -> Option<&'static str> {
    EverythingError::from_response(599, body).unwrap().cause_entry().map(|cause| cause.name)
}

#[test]
fn every_kind_of_rule_recognizes_its_cause_and_the_first_wins() {
    let with = |message: &str, details: &str| format!(r#"{{"message":{{"text":"{message}"}},"details":{details}}}"#);
    assert_eq!(cause_of(&with("X Y", "null")), Some("Equals"));
    assert_eq!(cause_of(&with("X Yz", "null")), Some("Starts"));
    assert_eq!(cause_of(&with("y", "0")), Some("Starts"), "all conditions of a rule");
    assert_eq!(cause_of(&with("y", "null")), None, "one of two conditions is not enough");
    assert_eq!(cause_of(&with("-Z-", "null")), Some("Contains"));
    assert_eq!(cause_of(&with("-", r#"{"deep":{"er":false}}"#)), Some("Has"));
    assert_eq!(cause_of(&with("-", r#"{"deep":{"er":null}}"#)), None);
    let scalars = r#"{"n":null,"b":true,"i":18446744073709551616,"f":-1500,"s":"","0":{"~/":false}}"#;
    assert_eq!(cause_of(&with("-", scalars)), Some("Scalars"));
    for other in [
        scalars.replace("true", "false"),
        scalars.replace("616", "617"),
        scalars.replace("null", "0"),
        scalars.replace(":\"\"", ":\"x\""),
    ] {
        assert_eq!(cause_of(&with("-", &other)), None, "{other}");
    }
}

#[test]
fn the_most_cautious_rule_of_the_recognized_causes_counts() {
    let both = EverythingError::from_response(599, r#"{"message":{"text":"x y"}}"#).unwrap();
    let causes: Vec<&str> = both.recognized_causes().map(|cause| cause.name).collect();
    assert_eq!(causes, ["Equals", "Starts"]);
    assert_eq!(both.retry(), Retry::IfIdempotent(Wait::Backoff), "the most cautious: `Starts` has the entry's rule");
    assert_eq!(ManyCause::Equals.entry().retry, Some(Retry::Always(Wait::ShortDelay)));
    assert_eq!(ManyCause::Has.entry().retry, None, "as written: the entry's rule applies");
    let inherits = EverythingError::from_response(599, r#"{"details":{"deep":{"er":1}}}"#).unwrap();
    assert_eq!(inherits.cause_entry().map(|cause| cause.name), Some("Has"));
    assert_eq!(inherits.retry(), Retry::IfIdempotent(Wait::Backoff), "the entry's");
}

#[test]
fn the_narrowest_rule_for_an_unlisted_status_wins() {
    let retry = |status| EverythingError::from_response(status, "").unwrap().retry();
    assert_eq!(retry(408), Retry::Always(Wait::ShortDelay));
    assert_eq!((retry(500), retry(503)), (Retry::Never, Retry::Never));
    assert_eq!((retry(504), retry(598)), (Retry::IfIdempotent(Wait::Backoff), Retry::IfIdempotent(Wait::Backoff)));
    assert_eq!((retry(407), retry(600)), (Retry::Never, Retry::Never));
}

#[dfns_errors(spec = "fixtures/good/waits.json")]
#[derive(Debug)]
enum WaitsError {}

#[test]
fn a_wait_until_a_date_is_measured_from_the_response() {
    let wait = |name: &str, value: &str| {
        let headers = [("Date", "Mon, 30 Nov 2026 12:00:00 GMT"), (name, value)];
        let error = WaitsError::check(429, headers, "").unwrap_err();
        error.retry_after().map(|wait| wait.as_millis())
    };
    assert_eq!(wait("X-Reset", "1796040030"), Some(30_000));
    assert_eq!(wait("X-Reset-Ms", "1796040030500"), Some(30_500));
    assert_eq!(wait("X-Reset-At", "2026-11-30T13:00:29.5+01:00"), Some(30_000));
    assert_eq!(wait("X-Wait", "Mon, 30 Nov 2026 12:00:30 GMT"), Some(30_000));
    assert_eq!(wait("X-Reset-At", "2026-11-30T11:59:59Z"), Some(0));
    assert_eq!(wait("X-Reset-At", "soon"), None);
}

#[test]
fn a_wait_in_the_body_may_be_a_duration() {
    let wait = |body: &str| WaitsError::from_response(429, body).unwrap().retry_after();
    assert_eq!(wait(r#"{"wait_for":"6m0s"}"#), Some(Duration::from_secs(360)));
    assert_eq!(wait(r#"{"wait_for":"1.5s"}"#), Some(Duration::from_millis(1_500)));
    assert_eq!(wait(r#"{"wait_for":15}"#), None);
}

#[test]
fn retype_and_equality_use_the_measured_wait() {
    let respond = |date: &str| {
        let headers = [("Date", date), ("Retry-After", "Mon, 30 Nov 2026 12:00:30 GMT")];
        DfnsError::check(429, headers, "").unwrap_err()
    };
    let error = respond("Mon, 30 Nov 2026 12:00:00 GMT");
    assert_eq!(error.body(), respond("Mon, 30 Nov 2026 12:00:00 GMT").body());
    assert_ne!(error.body(), respond("Mon, 30 Nov 2026 11:00:00 GMT").body());
    let error: WaitsError = error.retype().unwrap();
    assert_eq!(error.retry_after(), Some(Duration::from_secs(30)));
}

#[test]
fn an_envelope_deep_in_an_array_is_found_by_its_escaped_pointer() {
    let body = r#"{"id":"outer","a/b":{"c~d":[{"id":"inner"}]}}"#;
    assert_eq!(EverythingError::from_response(599, body).unwrap().id(), Some("inner"));
}

mod hostile {
    use dfns_errors::dfns_errors;

    #[dfns_errors(spec = "fixtures/good/careful.json")]
    #[derive(Debug)]
    pub(crate) enum CarefulError {}
}
use hostile::CarefulError;

#[test]
fn a_pending_status_with_a_foreign_body_is_never_retried() {
    let page = CarefulError::from_response(202, "<html>").unwrap();
    assert!(page.is_other() && !page.is_pending());
    assert_eq!(page.retry(), Retry::Never);
    assert_eq!(page.to_string(), "202 Unrecognized response");
    assert!(
        format!("{page:#}").contains("The Careful lists this status, but the body does not match any of its errors.")
    );
    assert_eq!(
        CarefulError::from_response(301, "").unwrap().retry(),
        Retry::Always(Wait::Backoff),
        "the rule is there"
    );
}

#[test]
fn a_field_is_read_only_from_the_envelope() {
    let trace = |body: &str| CarefulError::from_response(400, body).unwrap().trace().map(Cow::into_owned);
    assert_eq!(trace(r#"{"error":{"m":"x","trace":"inner"},"trace":"outer"}"#).as_deref(), Some("inner"));
    assert_eq!(trace(r#"{"error":{"trace":"inner"},"trace":"outer"}"#), None, "none of the envelope's own fields");
    assert_eq!(trace(r#"{"error":"plain","trace":"outer"}"#), None);
}

#[test]
fn a_number_out_of_range_does_not_hide_its_neighbors() {
    let message = |body: &str| CarefulError::from_response(400, body).unwrap().message().map(str::to_owned);
    for odd in ["1e999", "\"\\ud800\"", "-1e999", "[1e999]"] {
        assert_eq!(message(&format!(r#"{{"error":{odd},"error":{{"m":"x"}}}}"#)).as_deref(), Some("x"), "{odd}");
        assert_eq!(message(&format!(r#"{{"error":{{"deep":{odd},"m":"x"}}}}"#)).as_deref(), Some("x"), "{odd}");
    }
}
