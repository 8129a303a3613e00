//! Events of `tracing`, recorded by a real subscriber and read back.

use std::io::{self, Write};
use std::sync::{Arc, Mutex};

use dfns_errors::{DfnsError, dfns_errors};
use serde_json::{Value, json};
use tracing::Level;

#[derive(Clone, Default)]
struct Lines(Arc<Mutex<Vec<u8>>>);

impl Write for Lines {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[dfns_errors]
#[derive(Debug)]
enum ClientError {
    #[dfns(api)]
    Api(#[from] DfnsError),
    #[dfns(display = "no signer is configured", code = "client::signer")]
    SignerRequired,
}

/// Returns the one event that is recorded.
fn recorded(record: impl FnOnce()) -> Value {
    let lines = Lines::default();
    let writer = lines.clone();
    let subscriber = tracing_subscriber::fmt().json().with_writer(move || writer.clone()).finish();
    tracing::subscriber::with_default(subscriber, record);
    let text = String::from_utf8(lines.0.lock().unwrap().clone()).unwrap();
    assert_eq!(text.lines().count(), 1, "{text}");
    serde_json::from_str(&text).unwrap()
}

#[test]
fn an_event_has_the_fields_of_the_log_record_under_the_names_of_opentelemetry() {
    let body = r#"{"error":{"id":"7","message":"slow\ndown"}}"#;
    let error = DfnsError::check(429, [("retry-after", "5")], body).unwrap_err();
    let event = recorded(|| dfns_errors::event!(Level::WARN, &error, wallet = "wa-1", "payment {} failed", 3));
    assert_eq!((&event["level"], &event["fields"]["message"]), (&json!("WARN"), &json!("payment 3 failed")));
    let mut fields = event["fields"].as_object().unwrap().clone();
    fields.remove("message");
    assert_eq!(
        Value::Object(fields),
        json!({
            "error.type": "dfns::too_many_requests", "http.response.status_code": 429, "api.error_id": "7",
            "api.error_message": "slow\\ndown", "retry": "always", "retry_after": 5, "wallet": "wa-1",
            "error.docs": "https://docs.dfns.co/api-reference/error-codes#429-too-many-requests",
        })
    );
}

#[test]
fn a_user_defined_error_has_no_empty_fields() {
    let event = recorded(|| dfns_errors::event!(Level::ERROR, &ClientError::SignerRequired));
    let expected =
        json!({ "error.type": "client::signer", "api.error_message": "no signer is configured", "retry": "never" });
    assert_eq!(event["fields"], expected);
    let api = ClientError::from(DfnsError::from_response(404, "").unwrap());
    let event = recorded(|| dfns_errors::event!(Level::ERROR, &api, "gone"));
    assert_eq!(event["fields"]["error.type"], "dfns::not_found");
}

#[test]
fn the_error_can_be_the_result_of_a_call() {
    let not_found = || DfnsError::from_response(404, r#"{"error":{"id":"7"}}"#).unwrap();
    let event = recorded(|| dfns_errors::event!(Level::ERROR, &not_found(), "gone"));
    assert_eq!((&event["fields"]["api.error_id"], &event["fields"]["message"]), (&json!("7"), &json!("gone")));
}
