//! Responses as `http::Response`, from any client.

use ::http::{HeaderMap, Response};

use crate::error::api_error::ApiError;
use crate::response::headers::Headers;

/// Returns the response untouched if it is a success; otherwise, returns the error.
///
/// It takes a whole body, so it can't return a stream before its end, and it does not limit what is read. If
/// [`may_be_error`](crate::ApiError::may_be_error) is `false` for the status, pass on the response instead of reading it.
/// The clients that have a `check` of their own read no more than they need.
///
/// # Errors
///
/// The API's error, for every response that is not a success.
///
/// ```
/// use dfns_errors::DfnsError;
///
/// let refused = http::Response::builder().status(429).header("retry-after", "7").body("{}")?;
/// let error = dfns_errors::http::check::<DfnsError, _>(refused).unwrap_err();
/// assert_eq!(error.retry_after().map(|wait| wait.as_secs()), Some(7));
///
/// let response = dfns_errors::http::check::<DfnsError, _>(http::Response::new("{\"id\":\"wa-1\"}"))?;
/// assert_eq!(response.body(), &"{\"id\":\"wa-1\"}");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn check<E: ApiError, B: AsRef<[u8]> + Into<Vec<u8>>>(response: Response<B>) -> Result<Response<B>, E> {
    let (parts, body) = response.into_parts();
    let body = E::check(parts.status.as_u16(), &parts.headers, body)?;
    Ok(Response::from_parts(parts, body))
}

impl Headers for HeaderMap {
    fn value(&self, name: &str) -> Option<&str> {
        str::from_utf8(self.get(name)?.as_bytes()).ok()
    }
}
