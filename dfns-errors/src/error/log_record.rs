//! One error as a structured log line.

use std::borrow::Cow;
use std::fmt::{self, Write};
use std::time::Duration;

use serde_core::ser::{Serialize, SerializeStruct, Serializer};

use crate::error::escape::Escaped;
use crate::error::view::View;

/// One error as the fields of a structured log line. It is returned by [`log_record`](crate::ApiError::log_record).
///
/// Text from the server is escaped and truncated, so that no field can break out of its line. Details and other parts
/// of the body, which may hold secrets, are left out. `Display` writes `key=value` pairs, and `Serialize` an object
/// without the fields that are `None`.
///
/// ```
/// use dfns_errors::DfnsError;
/// let body = r#"{"error":{"id":"20388","message":"wallet not found"}}"#;
/// let error = DfnsError::from_response(404, body).expect("a 404 is an error");
/// assert_eq!(
///     error.log_record().to_string(),
///     r#"code=dfns::not_found status=404 id=20388 message="wallet not found" retry=never docs=https://docs.dfns.co/api-reference/error-codes#404-not-found"#,
/// );
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct LogRecord<'a> {
    /// The stable code, such as `dfns::conflict::external_id_reused`.
    pub code: &'static str,
    /// The HTTP status; `None` for your own errors.
    pub status: Option<u16>,
    /// The id of this failure, escaped and truncated at 64 characters.
    pub id: Option<Cow<'a, str>>,
    /// The server's message, or the messages of your own error and its sources; escaped and truncated at 1,024
    /// characters.
    pub message: Option<Cow<'a, str>>,
    /// Whether to send the request again: `never`, `already_done`, `if_idempotent` or `always`.
    pub retry: &'static str,
    /// The wait that the server asks for, in seconds, rounded up.
    pub retry_after: Option<u64>,
    /// The URL of the API's page about this error.
    pub docs: Option<&'static str>,
}

impl<'a> View<'a> {
    /// Returns the fields of a structured log line.
    #[must_use]
    pub fn log_record(self) -> LogRecord<'a> {
        let own = self.own_words().map(|words| escaped(&Escaped::message(&words)));
        LogRecord {
            code: self.code(),
            status: self.status(),
            id: self.id().map(|id| escaped(&Escaped::id(id))),
            message: self.message().map(|message| escaped(&Escaped::message(message))).or(own),
            retry: self.retry().as_str(),
            retry_after: self.retry_after().map(whole_seconds),
            docs: self.docs_url(),
        }
    }
}

/// Rounds up, so that nobody retries too early.
pub(crate) fn whole_seconds(wait: Duration) -> u64 {
    wait.as_secs() + u64::from(wait.subsec_nanos() > 0)
}

fn escaped<'a>(text: &Escaped<'_>) -> Cow<'a, str> {
    Cow::Owned(text.to_string())
}

impl fmt::Display for LogRecord<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "code={}", self.code)?;
        if let Some(status) = self.status {
            write!(formatter, " status={status}")?;
        }
        pair(formatter, "id", self.id.as_deref())?;
        pair(formatter, "message", self.message.as_deref())?;
        write!(formatter, " retry={}", self.retry)?;
        if let Some(seconds) = self.retry_after {
            write!(formatter, " retry_after={seconds}")?;
        }
        pair(formatter, "docs", self.docs)
    }
}

/// Writes `key=value`. Quotes the value if it would not be read as one word.
fn pair(formatter: &mut fmt::Formatter<'_>, key: &str, value: Option<&str>) -> fmt::Result {
    let Some(value) = value else { return Ok(()) };
    write!(formatter, " {key}=")?;
    let is_word =
        !value.is_empty() && !value.contains(|letter: char| letter.is_whitespace() || "\"\\=".contains(letter));
    if is_word { formatter.write_str(value) } else { quoted(formatter, value) }
}

fn quoted(formatter: &mut fmt::Formatter<'_>, value: &str) -> fmt::Result {
    formatter.write_char('"')?;
    for letter in value.chars() {
        if letter == '"' || letter == '\\' {
            formatter.write_char('\\')?;
        }
        formatter.write_char(letter)?;
    }
    formatter.write_char('"')
}

impl Serialize for LogRecord<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = serializer.serialize_struct("LogRecord", self.length())?;
        fields.serialize_field("code", self.code)?;
        optional(&mut fields, "status", self.status.as_ref())?;
        optional(&mut fields, "id", self.id.as_ref())?;
        optional(&mut fields, "message", self.message.as_ref())?;
        fields.serialize_field("retry", self.retry)?;
        optional(&mut fields, "retry_after", self.retry_after.as_ref())?;
        optional(&mut fields, "docs", self.docs.as_ref())?;
        fields.end()
    }
}

impl LogRecord<'_> {
    /// Returns how many fields are serialized.
    fn length(&self) -> usize {
        let optional = [
            self.status.is_some(),
            self.id.is_some(),
            self.message.is_some(),
            self.retry_after.is_some(),
            self.docs.is_some(),
        ];
        2 + optional.into_iter().filter(|is_some| *is_some).count()
    }
}

fn optional<S: SerializeStruct, T: Serialize>(
    fields: &mut S,
    name: &'static str,
    value: Option<&T>,
) -> Result<(), S::Error> {
    value.map_or(Ok(()), |value| fields.serialize_field(name, value))
}
