//! One error as a structured log line.

use std::borrow::Cow;
use std::fmt;
use std::time::Duration;

use serde_core::ser::{Serialize, SerializeStruct, Serializer};

use crate::error::escape::Escaped;
use crate::error::view::View;

/// One error as the fields of a structured log line. It is returned by [`log_record`](crate::ApiError::log_record).
///
/// Text from the server is escaped and truncated, so that no field can break out of its line. Details and other parts
/// of the body, which may hold secrets, are left out. So are the paths, queries and user info of URLs in the text of your
/// own errors. `Display` writes `key=value` pairs, and `Serialize` an object without the fields that are `None`.
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
    /// The server's message, or the messages of your own error and its sources, with URLs cut after the host; escaped
    /// and truncated at 1,024 characters.
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
        let own = self.own_messages().map(|messages| messages.join(": "));
        let message = self.message().or(own.as_deref());
        LogRecord {
            code: self.code(),
            status: self.status(),
            id: self.id().map(|id| Escaped::id(id).to_string().into()),
            message: message.map(|message| Escaped::message(message).to_string().into()),
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

impl LogRecord<'_> {
    /// Returns the names of the fields with their values, without those that are `None`.
    fn fields(&self) -> impl Iterator<Item = (&'static str, Value<'_>)> {
        let fields = [
            ("code", Some(Value::Word(self.code))),
            ("status", self.status.map(Value::Status)),
            ("id", self.id.as_deref().map(Value::Text)),
            ("message", self.message.as_deref().map(Value::Text)),
            ("retry", Some(Value::Word(self.retry))),
            ("retry_after", self.retry_after.map(Value::Seconds)),
            ("docs", self.docs.map(Value::Text)),
        ];
        fields.into_iter().filter_map(|(name, value)| Some((name, value?)))
    }
}

/// The value of a field.
enum Value<'a> {
    /// Written without quotes.
    Word(&'static str),
    Text(&'a str),
    Status(u16),
    Seconds(u64),
}

impl fmt::Display for LogRecord<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut separator = "";
        for (name, value) in self.fields() {
            write!(formatter, "{separator}{name}=")?;
            match value {
                Value::Word(word) => formatter.write_str(word)?,
                Value::Text(text) => write_text(formatter, text)?,
                Value::Status(status) => write!(formatter, "{status}")?,
                Value::Seconds(seconds) => write!(formatter, "{seconds}")?,
            }
            separator = " ";
        }
        Ok(())
    }
}

/// Quotes a text that would not be read as one word.
fn write_text(formatter: &mut fmt::Formatter<'_>, text: &str) -> fmt::Result {
    let is_word = !text.is_empty() && !text.contains(|letter: char| letter.is_whitespace() || "\"\\=".contains(letter));
    if is_word {
        return formatter.write_str(text);
    }
    write!(formatter, "\"{}\"", text.replace('\\', r"\\").replace('"', r#"\""#))
}

impl Serialize for LogRecord<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = serializer.serialize_struct("LogRecord", self.fields().count())?;
        for (name, value) in self.fields() {
            match value {
                Value::Word(text) | Value::Text(text) => fields.serialize_field(name, text)?,
                Value::Status(status) => fields.serialize_field(name, &status)?,
                Value::Seconds(seconds) => fields.serialize_field(name, &seconds)?,
            }
        }
        fields.end()
    }
}
