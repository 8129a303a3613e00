//! Chunks -> error or success: which part of a body has to be read to know.

mod content_type;
mod first_value;

use std::error::Error;

use self::content_type::is_stream;
use self::first_value::{FirstValue, is_space};
use crate::response::MOST_BYTES;
use crate::response::body::ErrorBody;
use crate::response::decode::{read_response, recognize};
use crate::response::headers::Headers;
use dfns_errors_spec::model::Spec;

/// Why a body was cut off.
pub(crate) type Failure = Box<dyn Error + Send + Sync>;

/// A response that may be an error, while its body arrives. It does no I/O: a client pushes chunks while more are needed.
pub(crate) struct Reading<H> {
    spec: &'static Spec,
    status: u16,
    headers: H,
    start: Start,
    state: State,
}

/// The start of a body.
#[derive(Default)]
pub(crate) struct Start {
    pub(crate) bytes: Vec<u8>,
    /// The lengths of the chunks that the bytes came in.
    pub(crate) lengths: Vec<usize>,
    /// Why the body ends here, if it was cut off.
    pub(crate) failure: Option<Failure>,
}

/// What is known about the response.
enum State {
    Error,
    Success,
    /// An error may follow.
    Searched(FirstValue),
    /// The first value is this error, if nothing but white space follows.
    Matched(ErrorBody),
}

impl<H: Headers> Reading<H> {
    /// Starts with what the status and the headers say.
    pub(crate) fn new(spec: &'static Spec, status: u16, headers: H) -> Self {
        let state = if !spec.may_be_success(status) {
            State::Error
        } else if spec.is_certain_success(status) || is_stream(&headers) {
            State::Success
        } else {
            State::Searched(FirstValue::START)
        };
        Self { spec, status, headers, start: Start::default(), state }
    }

    /// Returns `true` if more of the body is needed.
    pub(crate) fn needs_more(&self) -> bool {
        !matches!(self.state, State::Success) && self.start.failure.is_none() && self.start.bytes.len() <= MOST_BYTES
    }

    /// Adds the next chunk of the body.
    pub(crate) fn push(&mut self, chunk: &[u8]) {
        self.start.lengths.push(chunk.len());
        self.start.bytes.extend_from_slice(chunk);
        self.state = match &self.state {
            State::Error | State::Success => return,
            _ if self.start.bytes.len() > MOST_BYTES => State::Success,
            State::Searched(value) => self.state_at(value.after_all(chunk)),
            State::Matched(_) if chunk.iter().all(|byte| is_space(*byte)) => return,
            State::Matched(_) => State::Success,
        };
    }

    fn state_at(&self, value: FirstValue) -> State {
        match value {
            FirstValue::Other => State::Success,
            FirstValue::Whole => self.recognized().map_or(State::Success, State::Matched),
            _ => State::Searched(value),
        }
    }

    /// Returns the error that the body is, as far as it has arrived.
    fn recognized(&self) -> Option<ErrorBody> {
        read_response(self.spec, self.status, &self.headers, self.start.bytes.clone())
    }

    /// Ends the body where it was cut off.
    pub(crate) fn cut_off(&mut self, failure: Failure) {
        self.start.failure = Some(failure);
    }

    /// Returns the error, or the start of the success's body, when the body has ended or no more of it is read.
    pub(crate) fn finish(mut self) -> Result<Start, ErrorBody> {
        match self.state {
            State::Success => Ok(self.start),
            State::Error => {
                self.start.bytes.truncate(MOST_BYTES);
                Err(recognize(ErrorBody::new(self.spec, self.status, &self.headers, self.start.bytes)))
            }
            State::Matched(body) if body.raw().len() == self.start.bytes.len() => Err(body),
            State::Searched(_) | State::Matched(_) => self.recognized().map_or(Ok(self.start), Err),
        }
    }
}
