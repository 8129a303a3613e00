//! Responses whose body is read in chunks, no further than needed, and put back.

use std::future::poll_fn;
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
            Some(Ok(None)) => return reading.end(),
            None => return,
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
