//! What the versions of reqwest have in common: how much of an error body is read, and what their errors mean.

use std::future::poll_fn;
use std::pin::pin;
use std::task::Poll;
use std::time::Duration;

use futures_timer::Delay;

/// At most this many bytes of an error body are read, after decompression.
pub(crate) const MOST_BYTES: usize = 1 << 20;

/// An error body is read for at most this long.
pub(crate) const MOST_TIME: Duration = Duration::from_secs(10);

/// A response whose body comes in chunks.
pub(crate) trait Chunks: Send {
    /// Returns the next chunk; `None` at the end of the body, and if the connection breaks.
    fn next_chunk(&mut self) -> impl Future<Output = Option<impl AsRef<[u8]>>> + Send;
}

/// Reads an error body up to the limits. A body that breaks off is what was read: it is still that error.
pub(crate) async fn read_body(mut response: impl Chunks) -> Vec<u8> {
    let mut body = Vec::new();
    // The runtime's own timer may be turned off.
    let mut deadline = Delay::new(MOST_TIME);
    while let Some(chunk) = before(&mut deadline, response.next_chunk()).await.flatten() {
        let room = MOST_BYTES - body.len();
        body.extend(chunk.as_ref().iter().take(room));
        if body.len() == MOST_BYTES {
            break;
        }
    }
    body
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

/// Returns how far a request of reqwest got: seen on 0.12 and 0.13 alike.
///
/// A body that breaks off and a success that is not JSON are both `is_decode` only, so the sources tell them apart. A
/// connection that is closed before the response is `is_request` only.
macro_rules! transport_of {
    ($error:expr) => {{
        let error = $error;
        let source = |kind: fn(&std::io::Error) -> bool| $crate::transport::source_of(error).is_some_and(kind);
        if error.is_builder() || error.is_redirect() || error.is_status() {
            $crate::Transport::Other
        } else if error.is_connect() {
            $crate::Transport::NotConnected
        } else if error.is_timeout() {
            $crate::Transport::TimedOut
        } else if $crate::transport::source_of::<serde_json::Error>(error).is_some()
            || source(|error| error.kind() == std::io::ErrorKind::InvalidData)
        {
            $crate::Transport::Other
        } else {
            $crate::Transport::Interrupted
        }
    }};
}
pub(crate) use transport_of;
