//! `reqwest::blocking` 0.13 responses.

use std::io::{self, Read as _};
use std::pin::Pin;
use std::sync::mpsc::{self, Receiver, Sender};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll};
use std::thread;
use std::time::Instant;

use ::http::HeaderMap;
use ::reqwest::ResponseBuilderExt as _;
use ::reqwest::blocking::Response;
use bytes::Bytes;
use http_body::{Body, Frame, SizeHint};

use super::stream::{MOST_TIME, Replayed};
use crate::error::api_error::ApiError;
use crate::response::reading::{Reading, Start};

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
    /// spec describes errors inside a success. In that case, only as much of the body is read as is needed to know, and put
    /// back: see [`reqwest::ResponseExt::check`](crate::reqwest::ResponseExt::check).
    ///
    /// At most 1 MiB (1,048,576 bytes) of an error body is read, for at most 10 seconds. If the body is cut off, the
    /// error for its status is returned with the part that was read. The same limits apply to the search for an error
    /// inside a success; the success is then returned with its whole body, which may still be arriving.
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
        let length = self.content_length();
        let source = read(self, &mut reading);
        match reading.finish() {
            Ok(start) => Ok(put_back(head, start, Rest { source: Mutex::new(source), length })),
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

fn put_back(head: ::http::Response<()>, start: Start, mut rest: Rest) -> Response {
    rest.count(start.bytes.len());
    head.map(|()| ::reqwest::Body::wrap(Replayed::new(start, rest))).into()
}

/// Reads until it is known what the response is, up to the limits, or until it is cut off.
fn read(mut response: Response, reading: &mut Reading<HeaderMap>) -> Source {
    let started = Instant::now();
    while reading.needs_more() {
        let reader = start_reading(response);
        let Ok(read) = reader.recv_timeout(MOST_TIME.saturating_sub(started.elapsed())) else {
            return Source::Reader(reader);
        };
        response = read.response;
        match read.chunk {
            Some(Ok(chunk)) => reading.push(&chunk),
            Some(Err(failure)) => reading.cut_off(failure.into()),
            None => {
                reading.end();
                break;
            }
        }
    }
    Source::Response(response)
}

/// The rest of a body.
struct Rest {
    /// A body must be `Sync`. Nothing ever waits for this lock.
    source: Mutex<Source>,
    /// How many bytes are left, if the server said how many it sends.
    length: Option<u64>,
}

/// Where the rest of a body comes from.
enum Source {
    Response(Response),
    /// A thread that was still reading when the time was up. It sends the response back.
    Reader(Receiver<Read>),
}

impl Rest {
    fn count(&mut self, read: usize) {
        self.length = self.length.map(|length| length.saturating_sub(read as u64));
    }
}

impl Body for Rest {
    type Data = Bytes;
    type Error = io::Error;

    /// Waits, as every reader of a blocking response does.
    fn poll_frame(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<io::Result<Frame<Bytes>>>> {
        let chunk = self.source.get_mut().unwrap_or_else(PoisonError::into_inner).next();
        if let Some(Ok(chunk)) = &chunk {
            self.count(chunk.len());
        }
        Poll::Ready(chunk.map(|chunk| chunk.map(Frame::data)))
    }

    fn size_hint(&self) -> SizeHint {
        self.length.map_or_else(SizeHint::new, SizeHint::with_exact)
    }
}

impl Source {
    fn next(&mut self) -> Option<io::Result<Bytes>> {
        match self {
            Self::Response(response) => read_chunk(response),
            Self::Reader(reader) => match reader.recv() {
                Ok(read) => {
                    *self = Self::Response(read.response);
                    read.chunk
                }
                Err(error) => Some(Err(io::Error::other(error))),
            },
        }
    }
}

/// Returns `None` at the end of the body.
fn read_chunk(response: &mut Response) -> Option<io::Result<Bytes>> {
    let mut buffer = vec![0; 16 << 10];
    match response.read(&mut buffer) {
        Ok(0) => None,
        Ok(length) => {
            buffer.truncate(length);
            Some(Ok(buffer.into()))
        }
        Err(error) => Some(Err(error)),
    }
}

/// A response to read a chunk from, and where to send both.
struct Job {
    response: Response,
    result: Sender<Read>,
}

/// What a thread read; no chunk is the end of the body.
struct Read {
    response: Response,
    chunk: Option<io::Result<Bytes>>,
}

/// Threads that wait for a job: starting a thread can take longer than the whole request.
static IDLE: Mutex<Vec<Sender<Job>>> = Mutex::new(Vec::new());

/// At most this many threads wait.
const MOST_IDLE: usize = 8;

/// Reads a chunk in another thread: a silent server blocks the reader, and this one has a deadline. Reading then goes on
/// until the client's own timeout.
fn start_reading(response: Response) -> Receiver<Read> {
    let (result, reader) = mpsc::channel();
    let job = Job { response, result };
    let idle = idle().pop();
    match idle {
        // Idle threads never end, so this can't fail.
        Some(thread) => drop(thread.send(job)),
        None => drop(thread::spawn(move || work(job))),
    }
    reader
}

fn idle() -> MutexGuard<'static, Vec<Sender<Job>>> {
    IDLE.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Does one job after the other, unless enough threads wait already.
fn work(mut job: Job) {
    let (thread, jobs) = mpsc::channel();
    loop {
        let chunk = read_chunk(&mut job.response);
        // Before the result: the next chunk is for the same thread.
        let is_idle = add_idle(&thread);
        // If nobody waits for it anymore, this drops the response.
        drop(job.result.send(Read { response: job.response, chunk }));
        if !is_idle {
            return;
        }
        let Ok(next) = jobs.recv() else { return };
        job = next;
    }
}

/// Returns `false` if enough threads wait already.
fn add_idle(thread: &Sender<Job>) -> bool {
    let mut idle = idle();
    if idle.len() == MOST_IDLE {
        return false;
    }
    idle.push(thread.clone());
    true
}
