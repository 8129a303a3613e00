//! What the versions of reqwest have in common: how much of an error body is read, and what their errors mean.

use std::error::Error;
use std::future::poll_fn;
use std::io;
use std::iter::successors;
use std::pin::{Pin, pin};
use std::task::{Context, Poll};
use std::time::Duration;
use std::vec::IntoIter;

use ::http::HeaderMap;
use bytes::Bytes;
use futures_timer::Delay;
use http_body::{Body, Frame, SizeHint};

use crate::error::api_error::ApiError;
use crate::response::reading::{Failure, Reading, Start};
use crate::retry::transport::Transport;

/// A body is read for at most this long.
pub(crate) const MOST_TIME: Duration = Duration::from_secs(10);

/// A response whose body comes in chunks.
pub(crate) trait Streamed: Send + Sized {
    /// Returns the status and the headers.
    fn head(&self) -> (u16, &HeaderMap);

    /// Returns the next chunk; `None` at the end of the body.
    fn next_chunk(&mut self) -> impl Future<Output = Result<Option<Bytes>, Failure>> + Send;

    /// Returns the response with the start of its body put back.
    fn put_back(self, start: Start) -> Self;
}

/// Returns the response if it is a success; otherwise, returns the error.
pub(crate) async fn check<E: ApiError, R: Streamed>(mut response: R) -> Result<R, E> {
    let (status, headers) = response.head();
    if !E::may_be_error(status) {
        return Ok(response);
    }
    let mut reading = Reading::new(E::__SPEC, status, headers.clone());
    if !reading.needs_more() {
        return Ok(response);
    }
    read(&mut response, &mut reading).await;
    match reading.finish() {
        Ok(start) => Ok(response.put_back(start)),
        Err(body) => Err(E::__from_body(body)),
    }
}

/// Reads a body until it is known what it is, up to the limits, or until it is cut off.
async fn read(response: &mut impl Streamed, reading: &mut Reading<HeaderMap>) {
    // The runtime's own timer may be turned off.
    let mut deadline = Delay::new(MOST_TIME);
    while reading.needs_more() {
        match before(&mut deadline, response.next_chunk()).await {
            Some(Ok(Some(chunk))) => reading.push(&chunk),
            Some(Err(failure)) => reading.cut_off(failure),
            Some(Ok(None)) | None => break,
        }
    }
}

/// A body whose start has already been read. The start comes in the chunks of the server.
pub(crate) struct Replayed<B> {
    start: Bytes,
    lengths: IntoIter<usize>,
    failure: Option<Failure>,
    rest: B,
}

impl<B> Replayed<B> {
    pub(crate) fn new(start: Start, rest: B) -> Self {
        let Start { bytes, lengths, failure } = start;
        Self { start: bytes.into(), lengths: lengths.into_iter(), failure, rest }
    }
}

impl<B: Body<Data = Bytes, Error: Into<Failure>> + Unpin> Body for Replayed<B> {
    type Data = Bytes;
    type Error = Failure;

    fn poll_frame(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, Failure>>> {
        if let Some(length) = self.lengths.next() {
            return Poll::Ready(Some(Ok(Frame::data(self.start.split_to(length)))));
        }
        match self.failure.take() {
            Some(failure) => Poll::Ready(Some(Err(failure))),
            None => Pin::new(&mut self.rest).poll_frame(context).map_err(Into::into),
        }
    }

    /// So that the response still knows its length.
    fn size_hint(&self) -> SizeHint {
        let rest = self.rest.size_hint();
        let start = self.start.len() as u64;
        let mut whole = SizeHint::new();
        if let Some(upper) = rest.upper() {
            whole.set_upper(upper.saturating_add(start));
        }
        whole.set_lower(rest.lower().saturating_add(start));
        whole
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

/// Returns how far a request got whose error says only `is_decode`, for a body that is cut off and for a success that is
/// not JSON, or `is_request`, for a connection that is closed before the response.
pub(crate) fn transport_of_sources(error: &(dyn Error + 'static)) -> Transport {
    let is_undecodable = source_of::<serde_json::Error>(error).is_some()
        || source_of::<io::Error>(error).is_some_and(|error| error.kind() == io::ErrorKind::InvalidData);
    if is_undecodable { Transport::Other } else { Transport::Interrupted }
}

/// Returns the first source of this type, however deep.
fn source_of<'e, T: Error + 'static>(error: &'e (dyn Error + 'static)) -> Option<&'e T> {
    successors(error.source(), |&source| source.source()).find_map(|source| source.downcast_ref())
}

/// Writes `ResponseExt` for the `Response` of one version of reqwest, and `TransportError` for its `Error`.
macro_rules! version {
    ($(#[$docs:meta])* ::$reqwest:ident) => {
        $(#[$docs])*
        pub trait ResponseExt: Sized {
            /// Returns the response if it is a success; otherwise, returns the error. The body of a success is not read,
            /// unless the spec describes errors inside a success.
            ///
            /// In that case, only as much of the body is read as is needed to know, and put back. A body with the
            /// `Content-Type` of a stream or a file (`text/event-stream`, NDJSON, `json-seq`,
            /// `application/octet-stream`, `image/*`, `audio/*`, `video/*`) is not read. Any other body is a success at
            /// the first byte if that does not start a JSON object or array; otherwise, at the end of the first JSON
            /// value if no error matches it, or if anything follows.
            ///
            /// At most 1 MiB (1,048,576 bytes) of an error body is read, for at most 10 seconds; then the connection is
            /// dropped. If the body is cut off, the error for its status is returned with the part that was read. The
            /// same limits apply to the search for an error inside a success; the success is then returned with its
            /// whole body, which may still be arriving.
            ///
            /// # Errors
            ///
            /// The API's error, for every response that is not a success.
            ///
            /// See the trait's example.
            fn check<E: $crate::ApiError>(self) -> impl Future<Output = Result<Self, E>> + Send;
        }

        impl ResponseExt for ::$reqwest::Response {
            fn check<E: $crate::ApiError>(self) -> impl Future<Output = Result<Self, E>> + Send {
                $crate::integrations::client::check(self)
            }
        }

        /// | error | kind |
        /// |---|---|
        /// | `is_builder`, `is_redirect`, `is_status` | `Other` |
        /// | `is_connect`: refused, not established in time, unknown name, or TLS failure | `NotConnected` |
        /// | any other `is_timeout` | `TimedOut` |
        /// | a complete body that can't be decoded | `Other` |
        /// | everything else, such as a broken connection or a body that is cut off | `Interrupted` |
        ///
        /// A refused connection after a redirect is `NotConnected` too, although the first server has seen the request:
        /// reqwest does not tell the two apart. A client that moves money should turn redirects off with
        /// `redirect::Policy::none()`.
        impl $crate::TransportError for ::$reqwest::Error {
            fn transport(&self) -> $crate::Transport {
                if self.is_builder() || self.is_redirect() || self.is_status() {
                    return $crate::Transport::Other;
                }
                if self.is_connect() {
                    return $crate::Transport::NotConnected;
                }
                if self.is_timeout() {
                    return $crate::Transport::TimedOut;
                }
                $crate::integrations::client::transport_of_sources(self)
            }
        }

        impl $crate::integrations::client::Streamed for ::$reqwest::Response {
            fn head(&self) -> (u16, &::http::HeaderMap) {
                (self.status().as_u16(), self.headers())
            }

            async fn next_chunk(&mut self) -> Result<Option<::bytes::Bytes>, $crate::response::reading::Failure> {
                Ok(self.chunk().await?)
            }

            fn put_back(self, start: $crate::response::reading::Start) -> Self {
                // Otherwise, 0.12 loses the URL.
                let head = ::http::response::Builder::new();
                let head = ::$reqwest::ResponseBuilderExt::url(head, self.url().clone());
                let (mut parts, rest) = ::http::Response::from(self).into_parts();
                if let Some(extensions) = head.extensions_ref() {
                    parts.extensions.extend(extensions.clone());
                }
                let body = ::$reqwest::Body::wrap($crate::integrations::client::Replayed::new(start, rest));
                ::http::Response::from_parts(parts, body).into()
            }
        }
    };
}
pub(crate) use version;
