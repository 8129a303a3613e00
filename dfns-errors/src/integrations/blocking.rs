//! `reqwest::blocking` 0.13 responses.

use std::io::{self, Read as _};
use std::pin::Pin;
use std::sync::mpsc::{self, Receiver, SyncSender};
use std::sync::{Mutex, PoisonError};
use std::task::{Context, Poll};
use std::thread;
use std::time::{Duration, Instant};

use ::http::HeaderMap;
use ::reqwest::ResponseBuilderExt as _;
use ::reqwest::blocking::Response;
use bytes::Bytes;
use http_body::{Body, Frame, SizeHint};

use super::client::{MOST_TIME, Replayed};
use crate::error::api_error::ApiError;
use crate::response::reading::Reading;

/// Adds `check` to `reqwest::blocking` 0.13 responses.
///
/// ```no_run
/// use dfns_errors::DfnsError;
/// use dfns_errors::blocking::ResponseExt as _;
///
/// let response = reqwest::blocking::get("https://api.dfns.io/wallets/wa-1")?;
/// let wallet = response.check::<DfnsError>()?.text()?;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub trait ResponseExt: Sized {
    /// Returns the response if it is a success; otherwise, returns the error. The body of a success is not read, unless the
    /// spec describes errors inside a success. In that case, the whole body is read and put back.
    ///
    /// At most 1 MiB (1,048,576 bytes) of an error body is read, for at most 10 seconds. If the body is cut off, the
    /// error for its status is returned with the part that was read. The search for an error
    /// inside a 2xx covers the first MiB of the body; a success is still returned with its whole body.
    ///
    /// # Errors
    ///
    /// The API's error, for every response that is not a success.
    ///
    /// See the trait's example.
    fn check<E: ApiError>(self) -> Result<Self, E>;
}

impl ResponseExt for Response {
    fn check<E: ApiError>(self) -> Result<Self, E> {
        let status = self.status().as_u16();
        if !E::may_be_error(status) {
            return Ok(self);
        }
        let mut reading = Reading::new(E::__SPEC, status, self.headers().clone());
        if !reading.needs_more() {
            return Ok(self);
        }
        let head = head_of(&self);
        let mut rest = Rest::of(self);
        rest.read(&mut reading);
        match reading.finish() {
            Ok(start) => Ok(head.map(|()| ::reqwest::Body::wrap(Replayed::new(start, rest))).into()),
            Err(body) => Err(E::__from_body(body)),
        }
    }
}

/// Returns everything but the body.
fn head_of(response: &Response) -> ::http::Response<()> {
    let mut head = ::http::Response::new(());
    *head.status_mut() = response.status();
    *head.version_mut() = response.version();
    *head.headers_mut() = response.headers().clone();
    *head.extensions_mut() = response.extensions().clone();
    let with_url = ::http::response::Builder::new().url(response.url().clone());
    if let Some(extensions) = with_url.extensions_ref() {
        head.extensions_mut().extend(extensions.clone());
    }
    head
}

/// The rest of a body. A thread reads it, because a silent server blocks the reader, and the search must end in time. The
/// client's own timeout ends that thread; or the server sends more and nobody listens anymore.
struct Rest {
    /// A body must be `Sync`. Nothing ever waits for this lock.
    chunks: Mutex<Receiver<io::Result<Bytes>>>,
    /// How many bytes are left, if the server said how many it sends.
    length: Option<u64>,
}

impl Rest {
    fn of(response: Response) -> Self {
        let length = response.content_length();
        // The thread waits for the reader: a fast server must not fill the memory.
        let (sender, chunks) = mpsc::sync_channel(1);
        thread::spawn(move || send_chunks(response, &sender));
        Self { chunks: Mutex::new(chunks), length }
    }

    /// Reads until it is known what the response is, up to the limits, or until it is cut off.
    fn read(&mut self, reading: &mut Reading<HeaderMap>) {
        let started = Instant::now();
        while reading.needs_more() {
            match self.next(MOST_TIME.saturating_sub(started.elapsed())) {
                Some(Ok(chunk)) => reading.push(&chunk),
                Some(Err(failure)) => reading.cut_off(failure.into()),
                None => return,
            }
        }
    }

    /// Returns `None` at the end of the body, or if nothing comes in time.
    fn next(&mut self, most_time: Duration) -> Option<io::Result<Bytes>> {
        let chunks = self.chunks.get_mut().unwrap_or_else(PoisonError::into_inner);
        let chunk = chunks.recv_timeout(most_time).ok()?;
        let read = chunk.as_ref().map_or(0, |chunk| chunk.len() as u64);
        self.length = self.length.map(|length| length.saturating_sub(read));
        Some(chunk)
    }
}

impl Body for Rest {
    type Data = Bytes;
    type Error = io::Error;

    /// Waits, as every reader of a blocking response does.
    fn poll_frame(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<io::Result<Frame<Bytes>>>> {
        Poll::Ready(self.next(Duration::MAX).map(|chunk| chunk.map(Frame::data)))
    }

    fn size_hint(&self) -> SizeHint {
        self.length.map_or_else(SizeHint::new, SizeHint::with_exact)
    }
}

/// Sends what it reads, until the body ends or is cut off, or nobody listens anymore.
fn send_chunks(mut response: Response, chunks: &SyncSender<io::Result<Bytes>>) {
    let mut buffer = vec![0; 16 << 10];
    while let Some(chunk) = read_chunk(&mut response, &mut buffer) {
        let is_cut_off = chunk.is_err();
        if chunks.send(chunk).is_err() || is_cut_off {
            return;
        }
    }
}

/// Returns `None` at the end of the body.
fn read_chunk(response: &mut Response, buffer: &mut [u8]) -> Option<io::Result<Bytes>> {
    match response.read(buffer) {
        Ok(0) => None,
        Ok(length) => buffer.get(..length).map(|chunk| Ok(Bytes::copy_from_slice(chunk))),
        Err(error) => Some(Err(error)),
    }
}
