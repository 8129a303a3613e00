//! `reqwest::blocking` 0.13 responses.

use std::io::Read as _;
use std::sync::mpsc::{self, Sender};
use std::thread;
use std::time::Instant;

use ::reqwest::blocking::Response;
use ::reqwest::{Body, ResponseBuilderExt as _};

use super::client::{MOST_BYTES, MOST_TIME, Replayed, Start};
use crate::error::api_error::ApiError;
use crate::response::decode::{read, read_error};

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
        if E::__SPEC.may_be_success(status) {
            return check_success(self);
        }
        let headers = self.headers().clone();
        Err(read_error(status, &headers, read_body(self)))
    }
}

/// Looks for an error inside a success, which keeps its body. The client's own timeout limits how long it is read.
fn check_success<E: ApiError>(mut response: Response) -> Result<Response, E> {
    let status = response.status().as_u16();
    let mut bytes = Vec::new();
    let failure = response.read_to_end(&mut bytes).err().map(Into::into);
    let searched = bytes.get(..MOST_BYTES).unwrap_or(&bytes);
    match read(status, response.headers(), searched.to_vec()) {
        Some(error) => Err(error),
        None => Ok(put_back(&response, Start { bytes, failure })),
    }
}

/// Returns a response with the body that was read.
fn put_back(response: &Response, start: Start) -> Response {
    let mut whole = ::http::Response::new(Body::wrap(Replayed { start, rest: Body::default() }));
    *whole.status_mut() = response.status();
    *whole.version_mut() = response.version();
    *whole.headers_mut() = response.headers().clone();
    let with_url = ::http::response::Builder::new().url(response.url().clone());
    if let Some(extensions) = with_url.extensions_ref() {
        whole.extensions_mut().extend(extensions.clone());
    }
    whole.into()
}

/// Reads in a thread, because a silent server blocks the reader. The client's own timeout ends that thread.
fn read_body(response: Response) -> Vec<u8> {
    let (chunks, received) = mpsc::channel();
    thread::spawn(move || send_chunks(response, &chunks));
    let started = Instant::now();
    let mut body = Vec::new();
    while let Ok(chunk) = received.recv_timeout(MOST_TIME.saturating_sub(started.elapsed())) {
        body.extend(chunk);
    }
    body
}

/// Sends what it reads up to the limit, until the body ends or is cut off, or nobody listens anymore.
fn send_chunks(response: Response, chunks: &Sender<Vec<u8>>) {
    let mut response = response.take(MOST_BYTES as u64);
    let mut buffer = vec![0; 16 << 10];
    while let Ok(length @ 1..) = response.read(&mut buffer) {
        let Some(chunk) = buffer.get(..length) else { return };
        if chunks.send(chunk.to_vec()).is_err() {
            return;
        }
    }
}
