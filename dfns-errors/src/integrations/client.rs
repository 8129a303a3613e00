//! What the versions of reqwest have in common: how much of an error body is read, and what their errors mean.

use std::future::poll_fn;
use std::mem::take;
use std::pin::{Pin, pin};
use std::task::{Context, Poll};
use std::time::Duration;

use ::http::HeaderMap;
use bytes::Bytes;
use futures_timer::Delay;
use http_body::{Body, Frame};

use crate::error::api_error::ApiError;
use crate::response::decode::{read, read_error};

/// At most this many bytes of an error body are read, after decompression.
pub(crate) const MOST_BYTES: usize = 1 << 20;

/// An error body is read for at most this long.
pub(crate) const MOST_TIME: Duration = Duration::from_secs(10);

/// A response whose body comes in chunks.
pub(crate) trait Streamed: Send + Sized {
    type Failure: Send;

    /// Returns the status and the headers.
    fn head(&self) -> (u16, &HeaderMap);

    /// Returns the next chunk; `None` at the end of the body.
    fn next_chunk(&mut self) -> impl Future<Output = Result<Option<Bytes>, Self::Failure>> + Send;

    /// Returns the response with the start of its body put back.
    fn put_back(self, start: Start<Self::Failure>) -> Self;
}

/// The start of a body, and the error if it was cut off.
pub(crate) struct Start<F> {
    pub(crate) bytes: Vec<u8>,
    pub(crate) failure: Option<F>,
}

/// Returns the response if it is a success; otherwise, returns the error.
pub(crate) async fn check<E: ApiError, R: Streamed>(mut response: R) -> Result<R, E> {
    let (status, headers) = response.head();
    if !E::may_be_error(status) {
        return Ok(response);
    }
    let headers = headers.clone();
    let mut start = read_start(&mut response).await;
    if E::__SPEC.may_be_success(status) {
        // A success keeps its body: the error is looked for in a copy.
        let error = read(status, &headers, start.bytes.clone());
        return error.map_or_else(|| Ok(response.put_back(start)), Err);
    }
    drop(response);
    start.bytes.truncate(MOST_BYTES);
    Err(read_error(status, &headers, start.bytes))
}

/// Reads a body up to the limits, or until it is cut off.
async fn read_start<R: Streamed>(response: &mut R) -> Start<R::Failure> {
    let mut start = Start { bytes: Vec::new(), failure: None };
    // The runtime's own timer may be turned off.
    let mut deadline = Delay::new(MOST_TIME);
    while start.bytes.len() < MOST_BYTES {
        match before(&mut deadline, response.next_chunk()).await {
            Some(Ok(Some(chunk))) => start.bytes.extend_from_slice(&chunk),
            Some(Err(failure)) => {
                start.failure = Some(failure);
                break;
            }
            Some(Ok(None)) | None => break,
        }
    }
    start
}

/// A body whose start has already been read.
pub(crate) struct Replayed<B, F> {
    pub(crate) start: Start<F>,
    pub(crate) rest: B,
}

impl<B: Body<Data = Bytes, Error = F> + Unpin, F: Unpin> Body for Replayed<B, F> {
    type Data = Bytes;
    type Error = F;

    fn poll_frame(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, F>>> {
        let bytes = take(&mut self.start.bytes);
        if !bytes.is_empty() {
            return Poll::Ready(Some(Ok(Frame::data(bytes.into()))));
        }
        match self.start.failure.take() {
            Some(failure) => Poll::Ready(Some(Err(failure))),
            None => Pin::new(&mut self.rest).poll_frame(context),
        }
    }
}

/// Returns `None` if the deadline comes first.
async fn before<T>(deadline: &mut Delay, future: impl Future<Output = T>) -> Option<T> {
    let mut future = pin!(future);
    poll_fn(|context| match future.as_mut().poll(context) {
        Poll::Ready(value) => Poll::Ready(Some(value)),
        Poll::Pending => pin!(&mut *deadline).poll(context).map(|()| None),
    })
    .await
}

/// Returns how far a reqwest request got. The behavior is the same on 0.12 and 0.13.
///
/// For a body that is cut off and for a success that is not JSON, only `is_decode` is `true`, so the sources tell them
/// apart. For a connection that is closed before the response, only `is_request` is `true`.
macro_rules! transport_of {
    ($error:expr) => {{
        let error = $error;
        let source = |kind: fn(&std::io::Error) -> bool| $crate::retry::transport::source_of(error).is_some_and(kind);
        if error.is_builder() || error.is_redirect() || error.is_status() {
            $crate::Transport::Other
        } else if error.is_connect() {
            $crate::Transport::NotConnected
        } else if error.is_timeout() {
            $crate::Transport::TimedOut
        } else if $crate::retry::transport::source_of::<serde_json::Error>(error).is_some()
            || source(|error| error.kind() == std::io::ErrorKind::InvalidData)
        {
            $crate::Transport::Other
        } else {
            $crate::Transport::Interrupted
        }
    }};
}
pub(crate) use transport_of;

/// Implements [`Streamed`] for the `Response` of one version of reqwest.
macro_rules! streamed {
    ($reqwest:ident) => {
        impl $crate::integrations::client::Streamed for ::$reqwest::Response {
            type Failure = ::$reqwest::Error;

            fn head(&self) -> (u16, &::http::HeaderMap) {
                (self.status().as_u16(), self.headers())
            }

            async fn next_chunk(&mut self) -> Result<Option<::bytes::Bytes>, Self::Failure> {
                self.chunk().await
            }

            fn put_back(self, start: $crate::integrations::client::Start<Self::Failure>) -> Self {
                // Otherwise, 0.12 loses the URL.
                let head = ::http::response::Builder::new();
                let head = ::$reqwest::ResponseBuilderExt::url(head, self.url().clone());
                let (mut parts, rest) = ::http::Response::from(self).into_parts();
                parts.extensions.extend(head.extensions_ref().cloned().unwrap_or_default());
                let body = ::$reqwest::Body::wrap($crate::integrations::client::Replayed { start, rest });
                ::http::Response::from_parts(parts, body).into()
            }
        }
    };
}
pub(crate) use streamed;
