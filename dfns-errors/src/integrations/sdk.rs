//! Errors of the official client, `dfns-sdk-rust` 0.3.
//!
//! That client keeps every documented error as raw text and drops the headers. Two things it cannot tell any
//! more, and neither can this module: the `Retry-After` header, and a 202, which it takes for a success. Where a
//! call can be held by a policy, read the returned entity: `status` is `Pending` and `approvalId` names the
//! approval. Or make the call with an HTTP client of your own and read its response with
//! [`DfnsError::from_parts`](crate::DfnsError::from_parts).

use dfns_sdk_rust::Error;

use crate::api_error::ApiError;

/// The API's error, typed; what is none is given back unchanged.
///
/// # Errors
///
/// The client's own errors (configuration, signer, transport, serialisation), as they were.
///
/// ```
/// use dfns_errors::{DfnsError, sdk::classify};
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

/// A body of the form that the client understands is a gateway's; the text itself it has not kept.
fn gateway_body(body: &dfns_sdk_rust::error::ApiError) -> String {
    let mut object = serde_json::Map::new();
    object.insert("message".to_owned(), body.message.clone().into());
    object.extend(body.code.clone().map(|code| ("code".to_owned(), code.into())));
    serde_json::Value::Object(object).to_string()
}
