//! Converts errors of the official client, `dfns-sdk-rust` 0.3, to `dfns-errors` enums.
//!
//! That client keeps every documented error as raw text and drops the headers. Two things are lost, and this crate can't
//! recover them: the `Retry-After` header, and a 202, which the client treats as a success. If a policy can hold a
//! call, read the returned entity: its `status` is `Pending`, and `approvalId` is the approval's id. Or make the call with
//! an HTTP client of your own and read its response with [`DfnsError::check`](dfns_errors::DfnsError::check).

use dfns_errors::ApiError;
use dfns_sdk_rust::Error;
use serde_json::{Map, Value};

/// Returns the API's error, or any other error unchanged.
///
/// # Errors
///
/// The client's own errors (configuration, signer, transport, serialization), unchanged.
///
/// ```
/// use dfns_errors::DfnsError;
/// use dfns_errors_sdk::classify;
/// use dfns_sdk_rust::Error;
///
/// let raw = r#"{"error":{"id":"20388","status":404,"message":"wallet not found"}}"#.to_owned();
/// let error: DfnsError = classify(Error::ApiRaw { status: 404, raw }).expect("an error of the API");
/// assert_eq!(error.to_string(), "404 Not Found: wallet not found (error id 20388)");
///
/// let config = classify::<DfnsError>(Error::Config("no base URL".to_owned()));
/// assert!(matches!(config, Err(Error::Config(_))));
/// ```
pub fn classify<E: ApiError>(error: Error) -> Result<E, Error> {
    let (status, body) = match &error {
        Error::ApiRaw { status, raw } => (*status, raw.clone()),
        Error::Api { status, body } => (*status, gateway_body(body)),
        _ => return Err(error),
    };
    E::from_response(status, body).ok_or(error)
}

/// Rebuilds the body of a gateway's response, because the client parsed it and dropped the text.
fn gateway_body(body: &dfns_sdk_rust::error::ApiError) -> String {
    let mut object = Map::new();
    object.insert("message".to_owned(), body.message.clone().into());
    object.extend(body.code.clone().map(|code| ("code".to_owned(), code.into())));
    Value::Object(object).to_string()
}
