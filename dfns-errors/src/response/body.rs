//! Bytes -> body: the response as it came, with the few fields that the spec's envelope names.

use std::borrow::Cow;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::ops::Range;
use std::str::Utf8Chunk;
use std::sync::OnceLock;
use std::time::{Duration, SystemTime};

use dfns_errors_spec::json::{Lookup, find, find_first, find_members, string};
use serde_core::Deserialize;
use serde_json::value::RawValue;

use crate::error::escape::Escaped;
use crate::fields::cause::Cause;
use crate::response::choice::{Choice, part, range};
use crate::response::headers::Headers;
use crate::response::wait::RetryAfter;
use dfns_errors_spec::model::{Envelope, FieldSource, Pointer, Spec, Unit, WaitPlace, WaitSource, covers, is_integer};

/// The maximum number of bytes that replacing invalid UTF-8 may add to a string. A body that would grow by more is
/// treated as binary data.
const MOST_GROWTH: usize = 64 << 10;

/// A response that is an error: the exact bytes of its body, and the fields that the spec's envelope names.
///
/// It is one word wide. It is created by [`check`](crate::DfnsError::check) and similar functions, and borrowed from any
/// error with [`body`](crate::DfnsError::body). Two bodies are equal if they come from equal responses.
///
/// ```
/// use dfns_errors::DfnsError;
/// let sent = r#"{"error":{"id":"20388","status":404,"message":"wallet not found"}}"#;
/// let error = DfnsError::from_response(404, sent).expect("a 404 is an error");
/// let body = error.body().expect("every variant of DfnsError keeps the body");
/// assert_eq!((body.id(), body.message()), (Some("20388"), Some("wallet not found")));
/// assert_eq!(body.raw(), sent.as_bytes());
/// ```
#[derive(Clone)]
pub struct ErrorBody(Box<Parts>);

#[derive(Clone)]
struct Parts {
    spec: &'static Spec,
    status: u16,
    recognized: Recognized,
    retry_after: Option<RetryAfter>,
    headers: Box<[KeptHeader]>,
    raw: Raw,
    /// The elements that the rule chose which recognized the cause or, without a cause, the entry.
    choice: Choice,
    /// Found when they are first asked for: many errors are only matched on.
    fields: OnceLock<Fields>,
}

/// The name that the spec has for a header, and the value that the server sent.
type KeptHeader = (&'static str, Box<str>);

/// The entry and the cause that a response was recognized as, by their indices in the spec.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Recognized {
    pub(crate) entry: Option<usize>,
    pub(crate) cause: Option<usize>,
}

/// The bytes of a body, checked once, so that parts of the text can be lent without another check.
#[derive(Clone)]
enum Raw {
    Text(String),
    /// Bytes, and the text to read: with U+FFFD in place of invalid UTF-8, or empty for data that can't be read.
    Bytes(Vec<u8>, Box<str>),
}

/// The fields found in the envelope; all empty if there is none.
#[derive(Clone, Default)]
struct Fields {
    /// The pointer to the envelope's object.
    at: Option<Pointer>,
    /// The envelope's object, for a spec with `*`.
    object: Option<Range<usize>>,
    id: Option<Text>,
    message: Option<Text>,
    code: Option<Text>,
    details: Option<Text>,
}

#[derive(Clone)]
enum Text {
    /// A part of the body, as it is.
    Part(Range<usize>),
    /// A string that had escapes.
    Unescaped(String),
}

impl ErrorBody {
    /// Keeps a response without recognizing it.
    pub(crate) fn new(spec: &'static Spec, status: u16, headers: &dyn Headers, bytes: Vec<u8>) -> Self {
        let retry_after = headers.value("retry-after").and_then(|value| RetryAfter::read(value, Unit::Http, headers));
        Self::with(spec, status, retry_after, headers, Raw::new(bytes))
    }

    /// Creates a body from the same response for another spec.
    pub(crate) fn reread(&self, spec: &'static Spec) -> Self {
        let Parts { status, retry_after, raw, .. } = &*self.0;
        Self::with(spec, *status, *retry_after, &self.headers(), raw.clone())
    }

    fn with(
        spec: &'static Spec,
        status: u16,
        retry_after: Option<RetryAfter>,
        headers: &dyn Headers,
        raw: Raw,
    ) -> Self {
        Self(Box::new(Parts {
            spec,
            status,
            recognized: Recognized::default(),
            choice: Choice::default(),
            retry_after,
            headers: kept(spec, headers),
            raw,
            fields: OnceLock::new(),
        }))
    }

    /// Returns the headers that were kept.
    pub(crate) fn headers(&self) -> &[KeptHeader] {
        &self.0.headers
    }

    /// Reads the wait from the places that the spec lists, unless `Retry-After` has it.
    pub(crate) fn read_retry_after(&mut self, headers: &dyn Headers) {
        let sources = self.0.spec.retry_after.iter();
        let mut sources = sources.filter(|source| covers(source.statuses, self.0.status));
        self.0.retry_after = self.0.retry_after.or_else(|| sources.find_map(|source| self.wait_at(source, headers)));
    }

    fn wait_at(&self, source: &WaitSource, headers: &dyn Headers) -> Option<RetryAfter> {
        match source.place {
            WaitPlace::Header(name) => RetryAfter::read(headers.value(name)?, source.unit, headers),
            WaitPlace::Body(pointers) => pointers.iter().find_map(|pointer| {
                self.find(pointer, &mut |value| RetryAfter::read(&scalar(value)?, source.unit, headers))
            }),
        }
    }

    /// Returns the envelope's fields.
    fn fields(&self) -> &Fields {
        self.0.fields.get_or_init(|| {
            let Spec { envelope, has_stars, .. } = self.0.spec;
            let mut fields = Fields::default();
            if !has_stars {
                fields.find(self.json_text(), envelope);
            } else if let Some(chosen) = Fields::find_chosen(self.json_text(), envelope, &self.0.choice) {
                fields = chosen;
            }
            if fields.at.is_none() && envelope.text_is_message {
                fields.message = self.text_message();
            }
            fields
        })
    }

    fn text_message(&self) -> Option<Text> {
        Some(match self.text_body()? {
            Cow::Borrowed(text) => Text::Part(range(self.json_text(), text)),
            Cow::Owned(text) => Text::Unescaped(text),
        })
    }

    /// Returns the text of a body that is not JSON, or is one JSON string; `None` if it is empty or binary data.
    pub(crate) fn text_body(&self) -> Option<Cow<'_, str>> {
        let text = match find(self.json_text(), &[]) {
            None => Cow::Borrowed(self.json_text().trim()),
            Some(value) => trimmed(string(value)?),
        };
        (!text.is_empty()).then_some(text)
    }

    /// Discards the envelope's fields.
    pub(crate) fn forget_envelope(&mut self) {
        self.0.fields = OnceLock::from(Fields::default());
    }

    /// Returns the spec that the response was read with.
    pub(crate) fn spec(&self) -> &'static Spec {
        self.0.spec
    }

    /// Remembers what the response was recognized as.
    pub(crate) fn set_recognized(&mut self, recognized: Recognized) {
        self.0.recognized = recognized;
    }

    /// From now on, reads fields from the elements that a rule chose, if there are any.
    pub(crate) fn set_choice(&mut self, choice: Choice) {
        if !choice.is_empty() {
            self.0.choice = choice;
            self.0.fields = OnceLock::new();
        }
    }

    /// Returns what the response was recognized as with this spec; nothing if it was read with another spec.
    pub(crate) fn recognized_by(&self, spec: &'static Spec) -> Recognized {
        if std::ptr::eq(self.0.spec, spec) { self.0.recognized } else { Recognized::default() }
    }

    /// Returns the indices of the entry and the cause that the response was recognized as. Generated code creates a
    /// variant from them.
    #[doc(hidden)]
    #[must_use]
    pub fn recognized(&self) -> (Option<usize>, Option<usize>) {
        (self.0.recognized.entry, self.0.recognized.cause)
    }

    /// Returns the recognized cause as the enum of the entry's causes.
    #[doc(hidden)]
    #[must_use]
    pub fn cause<C: Cause>(&self) -> Option<C> {
        C::ALL.get(self.0.recognized.cause?).copied()
    }

    /// Returns `true` if the body is one JSON object.
    pub(crate) fn is_object(&self) -> bool {
        find(self.json_text(), &[]).is_some_and(|value| value.starts_with('{'))
    }

    /// Returns `true` if the body is an array of more than one element, or one that can't be read to its end: what was cut
    /// off may have been more elements.
    pub(crate) fn may_be_batch(&self) -> bool {
        let text = self.json_text();
        let Some(elements) = text.trim_start().strip_prefix('[') else { return false };
        if find(text, &[]).is_some() {
            return find(text, &["1"]).is_some();
        }
        let first = elements.trim_start();
        first.is_empty() || first.starts_with(['{', '['])
    }

    /// Returns the first scalar at these pointers inside the envelope; `None` if there is no envelope.
    pub(crate) fn in_envelope(&self, pointers: &[Pointer]) -> Option<Cow<'_, str>> {
        let at = self.fields().at?;
        pointers.iter().find_map(|pointer| self.scalar_in_envelope(at, pointer))
    }

    fn scalar_in_envelope(&self, at: Pointer, pointer: Pointer) -> Option<Cow<'_, str>> {
        let json = self.json_text();
        let Some(object) = &self.fields().object else { return scalar(find(find(json, at)?, pointer)?) };
        let place = ChosenPlace { json, at, object: part(json, object), choice: &self.0.choice };
        place.find(pointer, &mut scalar)
    }

    /// Returns the first scalar at these pointers inside the whole body.
    pub(crate) fn at_root(&self, pointers: &[Pointer]) -> Option<Cow<'_, str>> {
        pointers.iter().find_map(|pointer| self.find(pointer, &mut scalar))
    }

    /// Calls `read` with each value at a pointer into the whole body, and returns its first result that is not `None`.
    fn find<'t, T>(&'t self, pointer: Pointer, read: &mut dyn FnMut(&'t str) -> Option<T>) -> Option<T> {
        self.0.choice.find(self.json_text(), pointer, read)
    }

    /// Returns the details as written; `None` if there are none or they are `null`.
    pub(crate) fn details_text(&self) -> Option<&str> {
        Some(self.resolve(self.fields().details.as_ref()?))
    }

    /// Returns the HTTP status of the response, even if the body contains a different one.
    ///
    /// ```
    /// use dfns_errors::DfnsError;
    /// let error = DfnsError::from_response(400, r#"{"error":{"status":429}}"#).expect("a 400 is an error");
    /// assert_eq!(error.body().map(|body| body.status()), Some(400));
    /// ```
    #[must_use]
    pub fn status(&self) -> u16 {
        self.0.status
    }

    /// Returns this failure's id, to quote when you contact support: a string, or an integer's digits. Some
    /// APIs send it in a header.
    ///
    /// `None` if the server sent no id, or if the spec looks for it in the body and the body isn't JSON. The id comes
    /// from the server: escape it before you print it.
    ///
    /// ```
    /// use dfns_errors::DfnsError;
    /// let error = DfnsError::from_response(404, r#"{"error":{"id":2038837570328299032}}"#).expect("a 404 is an error");
    /// assert_eq!(error.body().and_then(|body| body.id()), Some("2038837570328299032"));
    /// ```
    #[must_use]
    pub fn id(&self) -> Option<&str> {
        self.field_in_header(self.0.spec.envelope.id).or_else(|| Some(self.resolve(self.fields().id.as_ref()?)))
    }

    /// Returns the whole message, with JSON escapes decoded. It isn't safe to print: for a log line, print the error
    /// itself.
    ///
    /// Some APIs send it in a header. `None` if there is none, the message isn't a string, or the body isn't JSON.
    ///
    /// ```
    /// use dfns_errors::DfnsError;
    /// let error = DfnsError::from_response(502, r#"{"message":"Bad\nGateway"}"#).expect("a 502 is an error");
    /// assert_eq!(error.body().and_then(|body| body.message()), Some("Bad\nGateway"));
    /// ```
    #[must_use]
    pub fn message(&self) -> Option<&str> {
        self.field_in_header(self.0.spec.envelope.message)
            .or_else(|| Some(self.resolve(self.fields().message.as_ref()?)))
    }

    /// Returns the API's own error code: a string, or an integer's digits.
    ///
    /// Some APIs send it in a header. `None` if the server sent no code, or if the spec doesn't define a code field. The
    /// code comes from the server: escape it before you print it.
    ///
    /// ```
    /// use dfns_errors::DfnsError;
    /// let error = DfnsError::from_response(404, r#"{"error":{"code":"x"}}"#).expect("a 404 is an error");
    /// assert_eq!(error.body().and_then(|body| body.api_code()), None, "the Dfns API has no codes");
    /// ```
    #[must_use]
    pub fn api_code(&self) -> Option<&str> {
        self.field_in_header(self.0.spec.envelope.code).or_else(|| {
            let code = self.resolve(self.fields().code.as_ref()?);
            (!code.is_empty()).then_some(code)
        })
    }

    pub(crate) fn has_message_in_header(&self) -> bool {
        self.field_in_header(self.0.spec.envelope.message).is_some()
    }

    pub(crate) fn has_code_in_header(&self) -> bool {
        self.field_in_header(self.0.spec.envelope.code).is_some()
    }

    /// Returns a field that the server sent in a header; `None` if the header is missing or empty.
    fn field_in_header(&self, source: FieldSource) -> Option<&str> {
        let value = self.header(source.header?)?.trim();
        (!value.is_empty()).then_some(value)
    }

    /// Returns the unparsed details; `None` if they are missing or `null`.
    ///
    /// ```
    /// use dfns_errors::DfnsError;
    /// let error = DfnsError::from_response(404, r#"{"error":{"details":{"walletId":"wa-1"}}}"#).expect("a 404 is an error");
    /// let details = error.body().and_then(|body| body.details()).expect("details were sent");
    /// assert_eq!(details.get(), r#"{"walletId":"wa-1"}"#);
    /// ```
    #[must_use]
    pub fn details(&self) -> Option<&RawValue> {
        unparsed(self.details_text()?)
    }

    /// Parses the details into your own type; `Ok(None)` if they are missing or `null`.
    ///
    /// # Errors
    ///
    /// The `serde_json` error, if the details don't fit the type.
    ///
    /// ```
    /// # #[derive(serde::Deserialize)]
    /// # #[serde(rename_all = "camelCase")]
    /// struct Details { wallet_id: String }
    /// use dfns_errors::DfnsError;
    /// let error = DfnsError::from_response(404, r#"{"error":{"details":{"walletId":"wa-1"}}}"#).expect("a 404 is an error");
    /// let body = error.body().expect("every variant of DfnsError keeps the body");
    /// let details = body.details_as::<Details>()?.expect("details were sent");
    /// assert_eq!(details.wallet_id, "wa-1");
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    pub fn details_as<'a, T: Deserialize<'a>>(&'a self) -> Result<Option<T>, serde_json::Error> {
        self.details_text().map(serde_json::from_str).transpose()
    }

    /// Returns the unparsed value, which may be `null`, at a JSON pointer (RFC 6901) into the whole body.
    ///
    /// `None` if there is no such value, if `pointer` is invalid, or if the body isn't JSON.
    ///
    /// ```
    /// use dfns_errors::DfnsError;
    /// let error = DfnsError::from_response(409, r#"{"error":{"details":{"duplicate":{"id":"xfr-1"}}}}"#).expect("a 409 is an error");
    /// let body = error.body().expect("every variant of DfnsError keeps the body");
    /// assert_eq!(body.pointer("/error/details/duplicate/id").map(|id| id.get()), Some("\"xfr-1\""));
    /// ```
    #[must_use]
    pub fn pointer(&self, pointer: &str) -> Option<&RawValue> {
        let mut value = find(self.json_text(), &[])?;
        if pointer.is_empty() {
            return unparsed(value);
        }
        for token in pointer.strip_prefix('/')?.split('/') {
            // RFC 6901, section 4: `~1` before `~0`.
            let token = token.replace("~1", "/").replace("~0", "~");
            value = find(value, &[&token])?;
        }
        unparsed(value)
    }

    /// Parses the whole body into your own type, such as the change request in a 202.
    ///
    /// # Errors
    ///
    /// The `serde_json` error, if the body doesn't fit the type or isn't JSON.
    ///
    /// ```
    /// # #[derive(serde::Deserialize)]
    /// # #[serde(rename_all = "camelCase")]
    /// struct ChangeRequest { id: String, approval_id: Option<String> }
    /// use dfns_errors::DfnsError;
    /// let pending = DfnsError::from_response(202, r#"{"id":"cr-1","approvalId":"ap-1"}"#).expect("a 202 is listed");
    /// let body = pending.body().expect("every variant of DfnsError keeps the body");
    /// let request: ChangeRequest = body.json()?;
    /// assert_eq!((request.id.as_str(), request.approval_id.as_deref()), ("cr-1", Some("ap-1")));
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    pub fn json<'a, T: Deserialize<'a>>(&'a self) -> Result<T, serde_json::Error> {
        serde_json::from_str(self.json_text())
    }

    /// Returns the value of a header that the spec names; `None` if the server did not send it.
    ///
    /// ASCII case in the name is ignored. The Dfns API's spec names `X-RateLimit-Limit`, `X-RateLimit-Remaining` and
    /// `X-RateLimit-Reset`.
    ///
    /// ```
    /// use dfns_errors::DfnsError;
    /// let error = DfnsError::check(429, [("X-RateLimit-Limit", "1000")], "{}").unwrap_err();
    /// assert_eq!(error.body().and_then(|body| body.header("x-ratelimit-limit")), Some("1000"));
    /// ```
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        self.0.headers.value(name)
    }

    /// Returns the exact bytes of the body.
    ///
    /// ```
    /// use dfns_errors::DfnsError;
    /// let error = DfnsError::from_response(500, vec![0xff, 0x00]).expect("a 500 is an error");
    /// assert_eq!(error.body().map(|body| body.raw()), Some(&[0xff, 0x00][..]));
    /// ```
    #[must_use]
    pub fn raw(&self) -> &[u8] {
        match &self.0.raw {
            Raw::Text(text) => text.as_bytes(),
            Raw::Bytes(bytes, _) => bytes,
        }
    }

    /// Returns the body as text, with U+FFFD in place of invalid UTF-8.
    ///
    /// ```
    /// use dfns_errors::DfnsError;
    /// let error = DfnsError::from_response(503, "no healthy upstream").expect("a 503 is an error");
    /// assert_eq!(error.body().map(|body| body.text()).as_deref(), Some("no healthy upstream"));
    /// ```
    #[must_use]
    pub fn text(&self) -> Cow<'_, str> {
        match &self.0.raw {
            Raw::Text(text) => Cow::Borrowed(text),
            Raw::Bytes(bytes, _) => String::from_utf8_lossy(bytes),
        }
    }

    /// Returns how long the server asks you to wait. It reads the `Retry-After` header (RFC 9110, 10.2.3). If that is
    /// missing or invalid, it reads the places that the spec lists: for the Dfns API, `X-RateLimit-Reset` on a 429.
    ///
    /// A wait until a point in time is measured from the response's `Date` header, so that a wrong local clock doesn't
    /// matter. If the server sent no valid `Date`, it is measured from the local clock, when you call this method. On
    /// targets without a clock, such as `wasm32-unknown-unknown`, it is then `None`. Nothing else reads the clock.
    ///
    /// `None` if the server does not ask for a wait, or if the value is not in the expected format: for `Retry-After`, a
    /// number or an HTTP-date. A past date counts as zero, and a fraction is rounded up. Waits over 2^31 seconds count as
    /// 2^31 (RFC 9111, 1.2.2). Servers have been known to ask for a wait of several years: set a limit.
    ///
    /// ```
    /// use dfns_errors::DfnsError;
    /// use std::time::Duration;
    /// let error = DfnsError::check(429, [("Retry-After", "12")], "{}").unwrap_err();
    /// assert_eq!(error.body().and_then(|body| body.retry_after()), Some(Duration::from_secs(12)));
    ///
    /// let headers = [("Date", "Mon, 30 Nov 2026 12:00:00 GMT"), ("Retry-After", "Mon, 30 Nov 2026 12:00:30 GMT")];
    /// let error = DfnsError::check(503, headers, "").unwrap_err();
    /// assert_eq!(error.body().and_then(|body| body.retry_after()), Some(Duration::from_secs(30)));
    /// ```
    #[must_use]
    pub fn retry_after(&self) -> Option<Duration> {
        self.0.retry_after?.wait()
    }

    /// Returns the same as [`retry_after`](Self::retry_after), except that a wait until a point in time is measured from
    /// `now`, even if the response has a `Date` header. It never reads the clock.
    ///
    /// ```
    /// use dfns_errors::DfnsError;
    /// use std::time::{Duration, SystemTime};
    /// let headers = [("Retry-After", "Thu, 01 Jan 1970 00:01:00 GMT")];
    /// let error = DfnsError::check(503, headers, "").unwrap_err();
    /// let body = error.body().expect("every variant of DfnsError keeps the body");
    /// assert_eq!(body.retry_after_at(SystemTime::UNIX_EPOCH), Some(Duration::from_secs(60)));
    /// ```
    #[must_use]
    pub fn retry_after_at(&self, now: SystemTime) -> Option<Duration> {
        Some(self.0.retry_after?.wait_at(now))
    }

    /// Returns the text that may be JSON, without a byte order mark.
    pub(crate) fn json_text(&self) -> &str {
        let text: &str = match &self.0.raw {
            Raw::Text(text) => text,
            Raw::Bytes(_, text) => text,
        };
        text.strip_prefix('\u{feff}').unwrap_or(text)
    }

    /// Returns the whole body as text, such as a gateway's page, if it has no message; `None` if it is empty.
    pub(crate) fn text_without_message(&self) -> Option<&str> {
        let has_message = self.message().is_some_and(|message| !message.trim().is_empty());
        let text = self.json_text().trim();
        (!has_message && !text.is_empty()).then_some(text)
    }

    fn resolve<'a>(&'a self, text: &'a Text) -> &'a str {
        match text {
            Text::Part(range) => part(self.json_text(), range),
            Text::Unescaped(text) => text,
        }
    }
}

/// Keeps the headers that the spec names.
fn kept(spec: &'static Spec, headers: &dyn Headers) -> Box<[KeptHeader]> {
    spec.headers.iter().filter_map(|name| Some((*name, headers.value(name)?.into()))).collect()
}

impl Raw {
    fn new(bytes: Vec<u8>) -> Self {
        match String::from_utf8(bytes) {
            Ok(text) => Self::Text(text),
            Err(error) => {
                let text = lossy(error.as_bytes());
                Self::Bytes(error.into_bytes(), text)
            }
        }
    }
}

/// Replaces invalid UTF-8 with U+FFFD. Returns an empty string for binary data.
fn lossy(bytes: &[u8]) -> Box<str> {
    let length =
        |chunk: Utf8Chunk<'_>| chunk.valid().len() + if chunk.invalid().is_empty() { 0 } else { '\u{fffd}'.len_utf8() };
    let length: usize = bytes.utf8_chunks().map(length).sum();
    if length > bytes.len() + MOST_GROWTH { Box::default() } else { String::from_utf8_lossy(bytes).into() }
}

impl Fields {
    /// Reads the first of the envelope's places that has at least one of the fields.
    fn find(&mut self, json: &str, envelope: &Envelope) {
        for at in envelope.at {
            if self.find_at(json, at, envelope) != Some(false) {
                break;
            }
        }
    }

    /// Returns `false` if the place has none of the fields, and `None` if the text is not JSON.
    fn find_at(&mut self, json: &str, at: &'static Pointer, envelope: &Envelope) -> Option<bool> {
        let Envelope { id, message, code, .. } = envelope;
        let lists = [id.pointers, envelope.status, message.pointers, envelope.details, code.pointers];
        // One pass finds the members that the first pointers start with.
        let mut lookups = lists.map(|pointers| Lookup { name: first_name(pointers), value: None });
        if !find_members(json, at, &mut lookups)? {
            return Some(false);
        }
        let [id, status, message, details, code] = &lookups;
        let mut place = Place { json, at, has_field: false };
        let id = place.field(envelope.id.pointers, id.value, is_word);
        let message = place.field(envelope.message.pointers, message.value, is_string);
        let code = place.field(envelope.code.pointers, code.value, is_word);
        let details = place.field(envelope.details, details.value, is_not_null);
        self.id = id.map(|id| Text::unescaped(json, id));
        self.message = message.map(|message| Text::unescaped(json, message));
        self.code = code.map(|code| Text::unescaped(json, code));
        self.details = details.map(|details| Text::Part(range(json, details)));
        // The status is not returned: it only shows that this is the envelope.
        if !place.has_field {
            place.field(envelope.status, status.value, is_not_null);
        }
        self.at = place.has_field.then_some(at);
        Some(place.has_field)
    }

    /// Reads the fields for a spec with `*`, from the elements that were chosen.
    fn find_chosen(json: &str, envelope: &Envelope, choice: &Choice) -> Option<Self> {
        envelope.at.iter().find_map(|at| {
            choice.find(json, at, &mut |object| Self::in_object(&ChosenPlace { json, at, object, choice }, envelope))
        })
    }

    fn in_object(place: &ChosenPlace<'_>, envelope: &Envelope) -> Option<Self> {
        if !has_field(place.object, envelope) {
            return None;
        }
        let details = place.field(envelope.details, is_not_null);
        Some(Self {
            at: Some(place.at),
            object: Some(range(place.json, place.object)),
            id: place.text(envelope.id.pointers, is_word),
            message: place.text(envelope.message.pointers, is_string),
            code: place.text(envelope.code.pointers, is_word),
            details: details.map(|details| Text::Part(range(place.json, details))),
        })
    }
}

/// The envelope's object in a spec with `*`.
struct ChosenPlace<'t> {
    json: &'t str,
    at: Pointer,
    object: &'t str,
    choice: &'t Choice,
}

impl<'t> ChosenPlace<'t> {
    fn text(&self, pointers: &[Pointer], fits: fn(&str) -> bool) -> Option<Text> {
        Some(Text::unescaped(self.json, self.field(pointers, fits)?))
    }

    /// Returns the first value that fits and is not an empty string; if there is none, an empty string.
    fn field(&self, pointers: &[Pointer], fits: fn(&str) -> bool) -> Option<&'t str> {
        let full = pointers
            .iter()
            .find_map(|pointer| self.find(pointer, &mut |value| (value != "\"\"" && fits(value)).then_some(value)));
        full.or_else(|| {
            pointers.iter().find_map(|pointer| self.find(pointer, &mut |value| (value == "\"\"").then_some(value)))
        })
    }

    /// Looks in the element that was chosen inside of the object, if there is one.
    fn find<T>(&self, pointer: Pointer, read: &mut dyn FnMut(&'t str) -> Option<T>) -> Option<T> {
        let root = [self.at, pointer].concat();
        let (element, rest) = self.choice.enter(self.json, &root);
        if rest.len() < pointer.len() {
            return find_first(element, rest, read);
        }
        find_first(self.object, pointer, read)
    }
}

/// A place where the envelope's object may be.
struct Place<'t> {
    json: &'t str,
    at: Pointer,
    /// One of the envelope's fields was found here.
    has_field: bool,
}

impl<'t> Place<'t> {
    /// Returns the first value that fits and is not an empty string; if there is none, an empty string. `member` is where
    /// the first pointer starts.
    fn field(&mut self, pointers: &[Pointer], member: Option<&'t str>, fits: fn(&str) -> bool) -> Option<&'t str> {
        let mut empty = None;
        for (index, pointer) in pointers.iter().enumerate() {
            let found = match pointer {
                [_] if index == 0 => member,
                [_, rest @ ..] if index == 0 => member.and_then(|member| find(member, rest)),
                _ => self.find(pointer),
            };
            let Some(value) = found else { continue };
            self.has_field = true;
            if value == "\"\"" {
                empty = Some(value);
            } else if fits(value) {
                return Some(value);
            }
        }
        empty
    }

    /// The empty pointer is the envelope's object itself.
    fn find(&self, pointer: Pointer) -> Option<&'t str> {
        let found = find(find(self.json, self.at)?, pointer)?;
        if pointer.is_empty() && !found.starts_with('{') { None } else { Some(found) }
    }
}

/// Returns `true` if a value is the envelope's object: it has at least one of the fields.
pub(crate) fn has_field(value: &str, envelope: &Envelope) -> bool {
    let Envelope { id, status, message, code, details, .. } = envelope;
    let lists = [id.pointers, status, message.pointers, code.pointers, details];
    lists.iter().copied().flatten().any(|pointer| {
        let found = find_first(value, pointer, &mut Some);
        found.is_some_and(|found| !pointer.is_empty() || found.starts_with('{'))
    })
}

fn first_name(pointers: &[Pointer]) -> Option<&'static str> {
    pointers.first()?.first().copied()
}

impl Text {
    /// Decodes a string, and keeps any other value as written.
    fn unescaped(json: &str, value: &str) -> Self {
        match string(value) {
            Some(Cow::Owned(text)) => Self::Unescaped(text),
            Some(Cow::Borrowed(text)) => Self::Part(range(json, text)),
            None => Self::Part(range(json, value)),
        }
    }
}

fn is_string(value: &str) -> bool {
    value.starts_with('"')
}

/// Returns `true` for a string and for an integer.
fn is_word(value: &str) -> bool {
    is_string(value) || is_integer(value)
}

fn is_not_null(value: &str) -> bool {
    value != "null"
}

fn trimmed(text: Cow<'_, str>) -> Cow<'_, str> {
    match text {
        Cow::Borrowed(text) => Cow::Borrowed(text.trim()),
        Cow::Owned(text) => Cow::Owned(text.trim().to_owned()),
    }
}

fn unparsed(value: &str) -> Option<&RawValue> {
    serde_json::from_str(value).ok()
}

/// Reads a string, unescaped, or a number or boolean as written.
fn scalar(value: &str) -> Option<Cow<'_, str>> {
    if value.starts_with(['{', '[', 'n']) {
        return None;
    }
    Some(string(value).unwrap_or(Cow::Borrowed(value)))
}

/// Two bodies are equal if they have the same status, kept headers, wait and bytes. Everything else follows from these.
impl PartialEq for ErrorBody {
    fn eq(&self, other: &Self) -> bool {
        let Parts { status, retry_after, headers, .. } = &*self.0;
        let is_same_head = (*status, *retry_after) == (other.0.status, other.0.retry_after);
        is_same_head && *headers == other.0.headers && self.raw() == other.raw()
    }
}

impl Eq for ErrorBody {}

/// Hashes the status and the bytes, which are the same for equal responses.
impl Hash for ErrorBody {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (self.status(), self.raw()).hash(state);
    }
}

impl AsRef<ErrorBody> for ErrorBody {
    fn as_ref(&self) -> &ErrorBody {
        self
    }
}

/// Leaves out the bytes and the details, which may hold secrets. Escapes text from the server.
impl fmt::Debug for ErrorBody {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("ErrorBody")
            .field("status", &self.status())
            .field("id", &self.id().map(Escaped::id))
            .field("message", &self.message().map(Escaped::message))
            .field("retry_after", &self.0.retry_after)
            .field("raw", &format_args!("{} bytes", self.raw().len()))
            .finish()
    }
}
