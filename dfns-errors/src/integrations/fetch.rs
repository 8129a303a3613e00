//! Responses of `fetch`, on wasm32: a body is read once, without a deadline, and can't be put back.

#[cfg(feature = "reqwest")]
use std::future::poll_fn;
#[cfg(feature = "reqwest")]
use std::pin::pin;

use ::http::HeaderMap;
#[cfg(feature = "reqwest")]
use futures_core::Stream;

use crate::error::api_error::ApiError;
use crate::response::MOST_BYTES;
use crate::response::decode::read_error;

/// A response of `fetch`.
pub(crate) trait Fetched: Sized {
    /// Returns the status and the headers.
    fn head(&self) -> (u16, &HeaderMap);

    /// Reads the body, or what can be read of it.
    fn read(self) -> impl Future<Output = Vec<u8>>;
}

/// Returns the response if it is a success; otherwise, returns the error.
pub(crate) async fn check<E: ApiError, R: Fetched>(response: R) -> Result<R, E> {
    const {
        assert!(
            !E::__SPEC.has_errors_inside_successes(),
            "`check` can't look for errors inside a success on wasm32: once a body was read, it can't be put back; help: read \
             the body, then call `check(status, &headers, body)` of the enum"
        );
    }
    let (status, headers) = response.head();
    if !E::may_be_error(status) {
        return Ok(response);
    }
    let headers = headers.clone();
    let mut body = response.read().await;
    body.truncate(MOST_BYTES);
    Err(read_error(status, &headers, body))
}

/// Reads a body up to the limit, or until it ends or is cut off.
#[cfg(feature = "reqwest")]
pub(crate) async fn read_chunks<C: AsRef<[u8]>, F>(chunks: impl Stream<Item = Result<C, F>>) -> Vec<u8> {
    let mut chunks = pin!(chunks);
    let mut body = Vec::new();
    while body.len() < MOST_BYTES {
        let Some(Ok(chunk)) = poll_fn(|context| chunks.as_mut().poll_next(context)).await else { break };
        body.extend_from_slice(chunk.as_ref());
    }
    body
}
