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

#[cfg(test)]
mod tests {
    use super::{MOST_BYTES, Reading};
    use crate::error::api_error::ApiError;
    use dfns_errors_derive::dfns_errors;

    #[dfns_errors(spec = "tests/client/ok.json", crate = crate)]
    #[derive(Debug)]
    #[allow(dead_code, reason = "only its spec is used")]
    enum ChatError {}

    fn reading() -> Reading<()> {
        Reading::new(ChatError::__SPEC, 200, ())
    }

    /// Returns how many bytes are read, and whether they are an error.
    fn read(chunks: &[&[u8]]) -> (usize, bool) {
        let mut reading = reading();
        let mut length = 0;
        for chunk in chunks {
            if !reading.needs_more() {
                break;
            }
            reading.push(chunk);
            length += chunk.len();
        }
        (length, reading.finish().is_err())
    }

    fn bytes(body: &str) -> Vec<&[u8]> {
        body.as_bytes().chunks(1).collect()
    }

    #[test]
    fn a_success_is_decided_at_the_first_byte_that_can_decide_it() {
        for (body, length) in [
            ("data: {}", 1),
            ("\u{feff} \r\n\ttrue", 8),
            ("{\"ok\":true} {}", 11),
            ("[{\"ok\":false}]\n", 14),
            ("{\"ok\":false}\n{\"ok\":false}", 14),
            ("{\"a\":\"}\",\"b\":[]}", 16),
            ("{]}", 2),
        ] {
            assert_eq!(read(&bytes(body)), (length, false), "{body}");
        }
    }

    #[test]
    fn a_body_that_ends_undecided_is_read_to_its_end() {
        for body in ["", " \n", "\u{feff}", "{\"ok\":false", "[", "{\"ok\":\"false}"] {
            assert_eq!(read(&bytes(body)), (body.len(), false), "{body}");
        }
        for body in ["{\"ok\":false}", "\u{feff}\n{ \"ok\" : false }\r\n", "{\"ok\":false,\"error\":\"}\"}"] {
            assert_eq!(read(&bytes(body)), (body.len(), true), "{body}");
        }
    }

    #[test]
    fn it_does_not_matter_where_a_body_is_cut_into_chunks() {
        for body in
            ["\u{feff} {\"ok\":false} \n", "{\"a\":\"\\\"}\",\"ok\":false}", "{\"ok\":false} x", "[{\"ok\":false}, {}]"]
        {
            let is_error = read(&[body.as_bytes()]).1;
            for at in 0..body.len() {
                let (start, end) = body.as_bytes().split_at(at);
                assert_eq!(read(&[start, end]).1, is_error, "{body} at {at}");
            }
        }
    }

    #[test]
    fn more_than_the_limit_is_a_success_with_everything_that_was_read() {
        let mut reading = reading();
        reading.push(b"{\"ok\":false}");
        reading.push(&vec![b' '; MOST_BYTES]);
        assert!(!reading.needs_more());
        let start = reading.finish().unwrap();
        assert_eq!((start.bytes.len(), start.lengths), (MOST_BYTES + 12, vec![12, MOST_BYTES]));
    }
}
