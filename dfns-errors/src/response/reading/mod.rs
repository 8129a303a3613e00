//! Chunks -> error or success: which part of a body has to be read to know.

mod content_type;
mod first_value;
mod rules;

use std::error::Error;

use self::content_type::is_stream;
use self::first_value::{FirstValue, is_space};
use self::rules::{match_headers, test_text};
use crate::response::MOST_BYTES;
use crate::response::body::ErrorBody;
use crate::response::decode::{read_body, read_response};
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
    /// A rule tests the text of the body, so the end of the body decides.
    Text,
    /// An error may be or follow in the first value.
    Searched(FirstValue),
    /// It is this error, if nothing but white space follows.
    Matched(ErrorBody),
}

impl<H: Headers> Reading<H> {
    /// Starts with what the status and the headers say.
    pub(crate) fn new(spec: &'static Spec, status: u16, headers: H) -> Self {
        let state = if !spec.may_be_success(status) || match_headers(spec, status, &headers) {
            State::Error
        } else if spec.is_certain_success(status) || is_stream(&headers) {
            State::Success
        } else if test_text(spec, status) {
            State::Text
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
            State::Text => return,
            State::Searched(value) => self.state_at(value.after_all(chunk)),
            State::Matched(_) if chunk.iter().all(|byte| is_space(*byte)) => return,
            State::Matched(_) => State::Success,
        };
    }

    fn state_at(&self, value: FirstValue) -> State {
        match value {
            FirstValue::Other => State::Success,
            FirstValue::Whole => self.recognized(),
            _ => State::Searched(value),
        }
    }

    fn recognized(&self) -> State {
        let body = read_response(self.spec, self.status, &self.headers, self.start.bytes.clone());
        body.map_or(State::Success, State::Matched)
    }

    /// Ends the body.
    pub(crate) fn end(&mut self) {
        if let State::Text | State::Searched(_) = self.state {
            self.state = self.recognized();
        }
    }

    /// Ends the body early, because the connection failed.
    pub(crate) fn cut_off(&mut self, failure: Failure) {
        self.start.failure = Some(failure);
        self.end();
    }

    /// Returns the error, or the start of the success's body. What is undecided when the time is up is a success.
    pub(crate) fn finish(mut self) -> Result<Start, ErrorBody> {
        match self.state {
            State::Success | State::Text | State::Searched(_) => Ok(self.start),
            State::Matched(body) if body.raw().len() == self.start.bytes.len() => Err(body),
            // It is the whole body that counts, white space at its end included.
            State::Error | State::Matched(_) => {
                self.start.bytes.truncate(MOST_BYTES);
                Err(read_body(self.spec, self.status, &self.headers, self.start.bytes))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{MOST_BYTES, Reading};
    use crate::DfnsError;
    use crate::error::api_error::ApiError;
    use dfns_errors_derive::dfns_errors;

    #[dfns_errors(spec = "tests/client/ok.json", crate = crate)]
    #[derive(Debug)]
    #[allow(dead_code, reason = "only its spec is used")]
    enum ChatError {}

    #[dfns_errors(spec = "tests/client/rules.json", crate = crate)]
    #[derive(Debug)]
    #[allow(dead_code, reason = "only its spec is used")]
    enum MixedError {}

    type Pairs<'t> = &'t [(&'t str, &'t str)];

    /// Returns how many bytes are read, and whether they are an error.
    fn read<E: ApiError>(status: u16, headers: Pairs<'_>, chunks: &[&[u8]]) -> (usize, bool) {
        let mut reading = Reading::new(E::__SPEC, status, headers);
        let mut chunks = chunks.iter();
        let mut length = 0;
        while reading.needs_more() {
            let Some(chunk) = chunks.next() else {
                reading.end();
                break;
            };
            reading.push(chunk);
            length += chunk.len();
        }
        (length, reading.finish().is_err())
    }

    fn read_chat(body: &str) -> (usize, bool) {
        read::<ChatError>(200, &[], &bytes(body))
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
            assert_eq!(read_chat(body), (length, false), "{body}");
        }
    }

    #[test]
    fn a_body_that_ends_undecided_is_read_to_its_end() {
        for body in ["", " \n", "\u{feff}", "{\"ok\":false", "[", "{\"ok\":\"false}"] {
            assert_eq!(read_chat(body), (body.len(), false), "{body}");
        }
        for body in ["{\"ok\":false}", "\u{feff}\n{ \"ok\" : false }\r\n", "{\"ok\":false,\"error\":\"}\"}"] {
            assert_eq!(read_chat(body), (body.len(), true), "{body}");
        }
    }

    #[test]
    fn it_does_not_matter_where_a_body_is_cut_into_chunks() {
        for (body, is_error) in [
            ("\u{feff} {\"ok\":false} \n", true),
            ("{\"a\":\"\\\"}\",\"ok\":false}", true),
            ("{\"ok\":false} x", false),
            ("[{\"ok\":false}, {}]", false),
        ] {
            for at in 0..body.len() {
                let (start, end) = body.as_bytes().split_at(at);
                assert_eq!(read::<ChatError>(200, &[], &[start, end]).1, is_error, "{body} at {at}");
            }
        }
    }

    /// On wasm32, `check` of a response compiles only for specs without such errors.
    #[test]
    fn a_spec_says_if_bodies_of_successes_must_be_searched() {
        assert!(ChatError::__SPEC.has_errors_inside_successes());
        assert!(!DfnsError::__SPEC.has_errors_inside_successes(), "a 202 is never a success");
    }

    /// Every body of up to five of these pieces.
    #[test]
    fn chunks_are_an_error_if_and_only_if_the_whole_body_is_one() {
        let pieces = ["{\"ok\":false", "}", "{", "\"", "\\", "[", " ", "x", "\u{feff}"];
        for mut number in 0..9_usize.pow(5) {
            let mut body = String::new();
            for _ in 0..5 {
                body.push_str(pieces[number % 9]);
                number /= 9;
            }
            let body = body.trim_end_matches('x');
            let is_error = ChatError::check(200, (), body).is_err();
            assert_eq!(read_chat(body).1, is_error, "{body}");
        }
    }

    #[test]
    fn more_than_the_limit_is_a_success_with_everything_that_was_read() {
        let mut reading = Reading::new(ChatError::__SPEC, 200, ());
        reading.push(b"{\"ok\":false}");
        reading.push(&vec![b' '; MOST_BYTES]);
        assert!(!reading.needs_more());
        let start = reading.finish().unwrap();
        assert_eq!((start.bytes.len(), start.lengths), (MOST_BYTES + 12, vec![12, MOST_BYTES]));
    }

    #[test]
    fn what_is_undecided_when_the_time_is_up_is_a_success() {
        let headers: Pairs<'_> = &[("x-partial", "1")];
        for (status, start) in [(200, "{\"errors\":"), (201, "ERROR"), (203, "busy")] {
            let mut reading = Reading::new(MixedError::__SPEC, status, headers);
            reading.push(start.as_bytes());
            assert_eq!(reading.finish().unwrap().bytes, start.as_bytes());
        }
        let mut reading = Reading::new(MixedError::__SPEC, 200, headers);
        reading.push(b"{\"errors\":[]}\n");
        assert!(reading.finish().is_err(), "nothing followed the whole value");
    }

    /// Even if the body is a stream or does not start like JSON.
    #[test]
    fn an_error_that_the_headers_tell_is_read_to_its_end() {
        let stream = ("content-type", "text/event-stream");
        for header in [("x-status", "denied"), ("X-Code", "denied")] {
            for body in ["data: {}\n\n", "{\"data\":1}\n{}", ""] {
                assert_eq!(read::<MixedError>(200, &[stream, header], &bytes(body)), (body.len(), true), "{body}");
            }
        }
        assert_eq!(read::<MixedError>(200, &[stream, ("x-partial", "1")], &bytes("{}")), (0, false));
        assert_eq!(read::<MixedError>(200, &[("x-partial", "1")], &bytes("{}")), (2, true));
        assert_eq!(read::<MixedError>(200, &[("x-code", "")], &bytes("{\"code\":\"denied\"}")), (17, true));
        assert_eq!(read::<MixedError>(200, &[("x-code", "ok")], &bytes("{\"code\":\"denied\"} ")), (17, false));
    }

    #[test]
    fn a_text_that_is_tested_is_read_to_its_end() {
        for (body, is_error) in [
            ("ERROR: no stock", true),
            (" \"ERROR\"\n", true),
            ("fine", false),
            ("{\"a\":1}", false),
            ("{\"a\":1} {\"a\":1}", false),
            ("", false),
        ] {
            assert_eq!(read::<MixedError>(201, &[], &bytes(body)), (body.len(), is_error), "{body}");
        }
        assert_eq!(read::<MixedError>(203, &[], &bytes("The server is busy")), (18, true));
        assert_eq!(read::<MixedError>(201, &[("content-type", "image/png")], &bytes("ERROR")), (0, false));
    }
}
