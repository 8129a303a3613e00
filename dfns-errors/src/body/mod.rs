//! Bytes -> body: what the server said, whole, with its few known fields found.

mod cursor;
mod retry_after;
pub(crate) mod scan;
pub(crate) mod unescape;

use std::borrow::Cow;
use std::fmt;
use std::ops::Range;
use std::time::{Duration, SystemTime};

use serde_core::Deserialize;
use serde_json::value::RawValue;

use crate::escape::Escaped;
use crate::table::{Envelope, Pointer};
use retry_after::RetryAfter;
use scan::{Target, find, scan};
use unescape::{decoded, inner};

/// What the server sent with an error: the exact bytes, and the fields that the spec's envelope names.
///
/// One word wide. It is made by [`from_response`](crate::DfnsError::from_response) and its like, and borrowed from any
/// error with [`body`](crate::DfnsError::body).
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
    status: u16,
    retry_after: Option<RetryAfter>,
    raw: Raw,
    fields: Fields,
}

/// Bytes that are UTF-8 are checked once and kept as text: parts of it can then be lent without a check.
#[derive(Clone)]
enum Raw {
    Text(String),
    Bytes(Vec<u8>),
}

/// What was found in the envelope; all empty where there is none.
#[derive(Clone, Default)]
struct Fields {
    /// The pointer to the envelope's object.
    at: Option<Pointer>,
    id: Option<Text>,
    message: Option<Text>,
    details: Option<Range<usize>>,
}

#[derive(Clone)]
enum Text {
    /// As it stands in the body.
    Part(Range<usize>),
    /// It had escapes.
    Decoded(Box<str>),
}

impl ErrorBody {
    /// Keeps a body without looking into it.
    pub(crate) fn new(status: u16, retry_after: Option<&str>, bytes: Vec<u8>) -> Self {
        let raw = String::from_utf8(bytes).map_or_else(|error| Raw::Bytes(error.into_bytes()), Raw::Text);
        let retry_after = retry_after.and_then(RetryAfter::parse);
        Self(Box::new(Parts { status, retry_after, raw, fields: Fields::default() }))
    }

    /// Finds the envelope's fields: in the first of its places that is an object with at least one of them.
    pub(crate) fn read_envelope(&mut self, envelope: &Envelope) {
        let fields = envelope.at.iter().find_map(|at| Fields::find(self.json()?, at, envelope));
        self.0.fields = fields.unwrap_or_default();
    }

    /// Whether the body is one JSON object.
    pub(crate) fn is_object(&self) -> bool {
        self.json().is_some_and(|json| find(json, []).is_some_and(|value| value.starts_with('{')))
    }

    /// What stands at a pointer inside the envelope; `None` where there is no envelope.
    pub(crate) fn in_envelope(&self, pointer: Pointer) -> Option<Cow<'_, str>> {
        let at = self.0.fields.at?;
        self.scalar(at.iter().chain(pointer).copied())
    }

    /// What stands at a pointer inside the body.
    pub(crate) fn at_root(&self, pointer: Pointer) -> Option<Cow<'_, str>> {
        self.scalar(pointer.iter().copied())
    }

    /// A string decoded, a number or a boolean as written.
    fn scalar<'p>(&self, tokens: impl IntoIterator<Item = &'p str>) -> Option<Cow<'_, str>> {
        let value = find(self.json()?, tokens)?;
        match inner(value) {
            Some(inner) if inner.contains('\\') => Some(Cow::Owned(decoded(inner).into())),
            Some(inner) => Some(Cow::Borrowed(inner)),
            None => Some(Cow::Borrowed(value)).filter(|value| !value.starts_with(['{', '[', 'n'])),
        }
    }

    /// The details as written; `None` where there are none or they are `null`.
    pub(crate) fn details_text(&self) -> Option<&str> {
        let details = self.text_or_empty().get(self.0.fields.details.clone()?)?;
        (details != "null").then_some(details)
    }

    /// The HTTP status of the response, whatever the body says.
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

    /// The id of this one failure, to quote to the API's support: a string, or an integer as its digits.
    ///
    /// `None` where the body has none, or is no JSON. It is what the server sent: escape it before you print it.
    ///
    /// ```
    /// use dfns_errors::DfnsError;
    /// let error = DfnsError::from_response(404, r#"{"error":{"id":2038837570328299032}}"#).expect("a 404 is an error");
    /// assert_eq!(error.body().and_then(|body| body.id()), Some("2038837570328299032"));
    /// ```
    #[must_use]
    pub fn id(&self) -> Option<&str> {
        self.resolve(self.0.fields.id.as_ref()?)
    }

    /// The message, decoded, whole and unescaped: print the error itself where a log line is wanted.
    ///
    /// `None` where the body has none, where it is no string, or where the body is no JSON.
    ///
    /// ```
    /// use dfns_errors::DfnsError;
    /// let error = DfnsError::from_response(502, r#"{"message":"Bad\nGateway"}"#).expect("a 502 is an error");
    /// assert_eq!(error.body().and_then(|body| body.message()), Some("Bad\nGateway"));
    /// ```
    #[must_use]
    pub fn message(&self) -> Option<&str> {
        self.resolve(self.0.fields.message.as_ref()?)
    }

    /// The details, not parsed. `None` where the body has none, or `null`.
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

    /// The details as a type of your own; `Ok(None)` where the body has none, or `null`.
    ///
    /// # Errors
    ///
    /// What `serde_json` says of details that do not fit the type.
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

    /// What stands at a JSON pointer (RFC 6901) into the whole body, not parsed; `null` is a value too.
    ///
    /// `None` where nothing stands there, where the pointer is none, or where the body is no JSON.
    ///
    /// ```
    /// use dfns_errors::DfnsError;
    /// let error = DfnsError::from_response(409, r#"{"error":{"details":{"duplicate":{"id":"xfr-1"}}}}"#).expect("a 409 is an error");
    /// let body = error.body().expect("every variant of DfnsError keeps the body");
    /// assert_eq!(body.pointer("/error/details/duplicate/id").map(|id| id.get()), Some("\"xfr-1\""));
    /// ```
    #[must_use]
    pub fn pointer(&self, pointer: &str) -> Option<&RawValue> {
        if pointer.is_empty() {
            return unparsed(find(self.json()?, [])?);
        }
        // RFC 6901, section 4: `~1` before `~0`.
        let tokens = pointer.strip_prefix('/')?.split('/').map(|token| token.replace("~1", "/").replace("~0", "~"));
        let tokens: Vec<String> = tokens.collect();
        unparsed(find(self.json()?, tokens.iter().map(String::as_str))?)
    }

    /// The exact bytes of the body.
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
            Raw::Bytes(bytes) => bytes,
        }
    }

    /// The body as text; what is no UTF-8 in it is replaced by U+FFFD.
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
            Raw::Bytes(bytes) => String::from_utf8_lossy(bytes),
        }
    }

    /// How long the server asks to wait, counted from now: its `Retry-After` header, RFC 9110, 10.2.3.
    ///
    /// `None` without the header, or where it is neither a number of seconds nor an HTTP-date. A date in the past is
    /// zero. More than 2^31 seconds are read as 2^31, as RFC 9111, 1.2.2, does it. Servers have sent absurd values:
    /// put a cap of your own on it.
    ///
    /// ```
    /// use dfns_errors::DfnsError;
    /// use std::time::Duration;
    /// let error = DfnsError::from_parts(429, Some("12"), "{}").expect("a 429 is an error");
    /// assert_eq!(error.body().and_then(|body| body.retry_after()), Some(Duration::from_secs(12)));
    /// ```
    #[must_use]
    pub fn retry_after(&self) -> Option<Duration> {
        self.retry_after_at(SystemTime::now())
    }

    /// [`retry_after`](Self::retry_after), counted from a time that you say.
    ///
    /// ```
    /// use dfns_errors::DfnsError;
    /// use std::time::{Duration, SystemTime};
    /// let date = Some("Thu, 01 Jan 1970 00:01:00 GMT");
    /// let error = DfnsError::from_parts(503, date, "").expect("a 503 is an error");
    /// let body = error.body().expect("every variant of DfnsError keeps the body");
    /// assert_eq!(body.retry_after_at(SystemTime::UNIX_EPOCH), Some(Duration::from_secs(60)));
    /// ```
    #[must_use]
    pub fn retry_after_at(&self, now: SystemTime) -> Option<Duration> {
        self.0.retry_after.map(|retry_after| retry_after.from(now))
    }

    /// The text that may be JSON. A byte order mark is no part of it.
    fn json(&self) -> Option<&str> {
        match &self.0.raw {
            Raw::Text(text) => Some(text.strip_prefix('\u{feff}').unwrap_or(text)),
            Raw::Bytes(_) => None,
        }
    }

    /// What ranges are counted in; they exist only where there is JSON.
    fn text_or_empty(&self) -> &str {
        self.json().unwrap_or_default()
    }

    fn resolve<'a>(&'a self, text: &'a Text) -> Option<&'a str> {
        match text {
            Text::Part(range) => self.text_or_empty().get(range.clone()),
            Text::Decoded(text) => Some(text),
        }
    }
}

impl Fields {
    /// `None` where the place is no object, or has none of the fields.
    fn find(json: &str, at: &'static Pointer, envelope: &Envelope) -> Option<Self> {
        let pointers = [envelope.id, envelope.status, Some(envelope.message), envelope.details];
        // A field that the spec does not have is looked for nowhere.
        let mut targets = pointers.map(|pointer| Target::new(pointer.unwrap_or_default()));
        scan(json, at, &mut targets)?;
        let [id, status, message, details] = targets.map(|target| target.found);
        id.or(status).or(message).or(details)?;
        Some(Self {
            at: Some(at),
            id: id.and_then(|value| Text::of_string(json, value).or_else(|| Text::of_integer(json, value))),
            message: message.and_then(|value| Text::of_string(json, value)),
            details: details.map(|value| range(json, value)),
        })
    }
}

impl Text {
    fn of_string(json: &str, value: &str) -> Option<Self> {
        let inner = inner(value)?;
        Some(if inner.contains('\\') { Self::Decoded(decoded(inner)) } else { Self::Part(range(json, inner)) })
    }

    fn of_integer(json: &str, value: &str) -> Option<Self> {
        let digits = value.strip_prefix('-').unwrap_or(value);
        digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| Self::Part(range(json, value)))
    }
}

fn unparsed(value: &str) -> Option<&RawValue> {
    serde_json::from_str(value).ok()
}

/// Where a part that was borrowed from a text stands in it, in bytes.
fn range(text: &str, part: &str) -> Range<usize> {
    let start = part.as_ptr().addr().saturating_sub(text.as_ptr().addr());
    start..start + part.len()
}

impl AsRef<ErrorBody> for ErrorBody {
    fn as_ref(&self) -> &ErrorBody {
        self
    }
}

/// Without the raw bytes and the details, which may hold secrets; what the server sent is escaped.
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
