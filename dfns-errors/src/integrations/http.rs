//! Responses of the `http` crate, whichever client they come from.

use ::http::header::RETRY_AFTER;
use ::http::{HeaderMap, Response};

use crate::api_error::ApiError;
use crate::decode::decode_error;

/// The response where it is a success, untouched; else the error that it is. Status and `Retry-After` are read.
///
/// Every `#[dfns_errors]` enum has it as a method too: `DfnsError::from_http(response)`.
///
/// # Errors
///
/// The API's error, for every status but a 2xx that the spec does not list.
///
/// ```
/// use dfns_errors::DfnsError;
///
/// let refused = http::Response::builder().status(429).header("retry-after", "7").body("{}")?;
/// let error = dfns_errors::http::from_http::<DfnsError, _>(refused).unwrap_err();
/// assert_eq!(error.retry_after().map(|wait| wait.as_secs()), Some(7));
///
/// let response = DfnsError::from_http(http::Response::new("{\"id\":\"wa-1\"}"))?;
/// assert_eq!(response.body(), &"{\"id\":\"wa-1\"}");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn from_http<E: ApiError, B: Into<Vec<u8>>>(response: Response<B>) -> Result<Response<B>, E> {
    let status = response.status().as_u16();
    if E::__SPEC.is_success(status) {
        return Ok(response);
    }
    let (parts, body) = response.into_parts();
    Err(E::__from_body(decode_error(E::__SPEC, status, retry_after(&parts.headers), body.into())))
}

fn retry_after(headers: &HeaderMap) -> Option<&str> {
    headers.get(RETRY_AFTER)?.to_str().ok()
}
