//! The contents of a spec file.
//!
//! In a value that [`read`](crate::read) returns, names are Rust names, statuses are unique, pointers are split, and
//! links are absolute. If [`examine`](crate::examine) also returns problems, defaults replace the invalid parts.

use crate::position::Position;

/// A whole spec: one API and its errors.
///
/// ```
/// let spec = dfns_errors_spec::read(dfns_errors_spec::DFNS.as_bytes()).expect("the built-in spec is valid");
/// assert_eq!((spec.prefix.as_str(), spec.errors.len()), ("dfns", 12));
/// ```
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Spec {
    /// The API's name.
    pub api: String,
    /// The code prefix: `dfns` in `dfns::conflict`.
    pub prefix: String,
    /// Where the fields of an error body are.
    pub envelope: Envelope,
    /// The headers to keep with each error.
    pub headers: Vec<String>,
    /// Where the server says how long to wait, apart from `Retry-After`; tried in order.
    pub retry_after: Vec<WaitSource>,
    /// The statuses outside 2xx that are not errors.
    pub success: Vec<Statuses>,
    /// The errors, in the order of the file; at least one. If entries share a status, all but the last have a `when`.
    pub errors: Vec<ErrorEntry>,
    /// The retry rules of statuses without an entry, narrowest first.
    pub unlisted: Vec<Unlisted>,
}

impl Spec {
    /// Returns the headers to keep, including the one with the id.
    ///
    /// ```
    /// let spec = dfns_errors_spec::read(dfns_errors_spec::DFNS.as_bytes()).expect("the built-in spec is valid");
    /// assert!(spec.kept_headers().all(|name| name.starts_with("X-RateLimit-")));
    /// ```
    pub fn kept_headers(&self) -> impl Iterator<Item = &str> {
        let is_listed = |name: &&String| self.headers.iter().any(|listed| listed.eq_ignore_ascii_case(name));
        let id_header = self.envelope.id_header.iter().filter(move |name| !is_listed(name));
        self.headers.iter().chain(id_header).map(String::as_str)
    }
}

/// Where the fields of an error body are. If there are several pointers, the first that finds something wins; if there
/// are none, the API does not have the field.
///
/// ```
/// let spec = dfns_errors_spec::read(dfns_errors_spec::DFNS.as_bytes()).expect("the built-in spec is valid");
/// assert_eq!(spec.envelope.message[0].tokens, ["message"]);
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Envelope {
    /// Pointers to the envelope's object, tried in order; at least one.
    pub at: Vec<Pointer>,
    /// The error's id, inside that object.
    pub id: Vec<Pointer>,
    /// The header with the error's id; `None` if the id is in the body.
    pub id_header: Option<String>,
    /// The status, repeated in the body.
    pub status: Vec<Pointer>,
    /// The message, inside that object; at least one pointer.
    pub message: Vec<Pointer>,
    /// The API's own error code, inside that object.
    pub code: Vec<Pointer>,
    /// Structured details. The empty pointer is the envelope's object itself.
    pub details: Vec<Pointer>,
}

/// Where the server says how long to wait.
///
/// ```
/// use dfns_errors_spec::model::{Place, Unit};
/// let spec = dfns_errors_spec::read(dfns_errors_spec::DFNS.as_bytes()).expect("the built-in spec is valid");
/// let source = &spec.retry_after[0];
/// assert_eq!((&source.place, source.unit), (&Place::Header("X-RateLimit-Reset".to_owned()), Unit::UnixSeconds));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WaitSource {
    /// The header, or the value in the body.
    pub place: Place,
    /// How the value is written.
    pub unit: Unit,
    /// The statuses to which this rule applies.
    pub statuses: Statuses,
}

/// A header, or a value in the body.
///
/// ```
/// use dfns_errors_spec::model::Place;
/// assert_ne!(Place::Header("a".to_owned()), Place::Body(Vec::new()));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// The name of a header.
    Header(String),
    /// Pointers into the whole body; the first that finds something wins.
    Body(Vec<Pointer>),
}

/// The format of a wait. Fractions are rounded up.
///
/// ```
/// use dfns_errors_spec::model::Unit;
/// assert_ne!(Unit::Seconds, Unit::UnixSeconds);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Unit {
    /// Seconds from now.
    Seconds,
    /// Milliseconds from now.
    Milliseconds,
    /// Seconds since 1970.
    UnixSeconds,
    /// Seconds from now, or an HTTP-date, as in `Retry-After`.
    Http,
}

/// An inclusive range of HTTP statuses.
///
/// ```
/// use dfns_errors_spec::model::Statuses;
/// assert!(Statuses { first: 500, last: 599 }.contains(503) && Statuses::ALL.contains(999));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Statuses {
    /// The first status.
    pub first: u16,
    /// The last status.
    pub last: u16,
}

/// A JSON pointer (RFC 6901), split into its tokens and unescaped.
///
/// ```
/// let spec = dfns_errors_spec::read(dfns_errors_spec::DFNS.as_bytes()).expect("the built-in spec is valid");
/// assert_eq!(spec.envelope.at[0].tokens, ["error"]);
/// assert!(spec.envelope.at[1].tokens.is_empty(), "the whole document");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Pointer {
    /// The keys and array indices, outermost first; empty for the whole document.
    pub tokens: Vec<String>,
}

/// One error of the API.
///
/// ```
/// let spec = dfns_errors_spec::read(dfns_errors_spec::DFNS.as_bytes()).expect("the built-in spec is valid");
/// let gone = spec.errors.iter().find(|entry| entry.name == "Gone").expect("410 is listed");
/// assert_eq!((gone.status, gone.title.as_str()), (410, "Gone"));
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct ErrorEntry {
    /// Where the entry starts in the file.
    pub position: Position,
    /// The variant's name, in `PascalCase`, unique in the spec.
    pub name: String,
    /// The HTTP status, 100 to 999.
    pub status: u16,
    /// The rules that recognize it among the responses with its status (any one is enough); empty for an entry that
    /// covers the rest.
    pub when: Vec<Rule>,
    /// A one-line title.
    pub title: String,
    /// What the error means, in Markdown.
    pub description: String,
    /// Whether it is an error or a pending request.
    pub kind: Kind,
    /// The absolute URL of the API's page; `None` if the spec does not name one.
    pub docs: Option<String>,
    /// The known causes, in the order in which they are tried.
    pub causes: Vec<CauseEntry>,
    /// Suggestions for every cause, in Markdown.
    pub solutions: Vec<String>,
    /// The values of the body that have an accessor.
    pub fields: Vec<Field>,
    /// Example responses for this error, without a cause.
    pub examples: Vec<Example>,
    /// Whether to send the request again.
    pub retry: Retry,
}

/// What an entry describes.
///
/// ```
/// let spec = dfns_errors_spec::read(dfns_errors_spec::DFNS.as_bytes()).expect("the built-in spec is valid");
/// assert_eq!(spec.errors[0].kind, dfns_errors_spec::model::Kind::Pending);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// The request failed.
    Error,
    /// The request was accepted and is waiting for approval. Its body is not an error envelope.
    Pending,
}

/// One cause of an error.
///
/// ```
/// let spec = dfns_errors_spec::read(dfns_errors_spec::DFNS.as_bytes()).expect("the built-in spec is valid");
/// let not_found = spec.errors.iter().find(|entry| entry.status == 404).expect("404 is listed");
/// assert!(not_found.causes.iter().all(|cause| cause.when.is_empty()), "documented, never recognized");
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct CauseEntry {
    /// The variant's name in `<Entry>Cause`, in `PascalCase`, unique in the entry.
    pub name: String,
    /// What happened, in Markdown.
    pub description: String,
    /// The rules that recognize it (any one is enough); empty for a cause that is never recognized.
    pub when: Vec<Rule>,
    /// Suggestions for this cause, in Markdown.
    pub solutions: Vec<String>,
    /// Whether to send the request again: the cause's own rule, otherwise the entry's.
    pub retry: Retry,
    /// Example responses with this cause.
    pub examples: Vec<Example>,
}

/// An example response.
///
/// ```
/// let spec = dfns_errors_spec::read(dfns_errors_spec::DFNS.as_bytes()).expect("the built-in spec is valid");
/// assert!(spec.errors.iter().all(|entry| !entry.examples.is_empty()));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Example {
    /// Where the example starts in the file.
    pub position: Position,
    /// The body: JSON, indented by two spaces.
    pub body: String,
    /// The relevant headers, as name-value pairs.
    pub headers: Vec<(String, String)>,
}

/// One way to recognize an entry or a cause: all of the conditions must hold.
///
/// ```
/// let spec = dfns_errors_spec::read(dfns_errors_spec::DFNS.as_bytes()).expect("the built-in spec is valid");
/// let causes = spec.errors.iter().flat_map(|entry| &entry.causes);
/// assert!(causes.flat_map(|cause| &cause.when).all(|rule| !rule.conditions.is_empty()));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rule {
    /// At least one condition.
    pub conditions: Vec<Condition>,
}

/// One condition of a [`Rule`]: a test of one part of the response.
///
/// ```
/// use dfns_errors_spec::model::{Condition, Subject, Test};
/// let condition = Condition { subject: Subject::Message, test: Test::Contains("externalId".to_owned()) };
/// assert_eq!(condition.key(), "message_contains");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Condition {
    /// What is tested.
    pub subject: Subject,
    /// How.
    pub test: Test,
}

/// The part of a response that a condition tests.
///
/// In these pointers, `*` stands for any element of an array; on an object it is a plain key.
///
/// ```
/// use dfns_errors_spec::model::Subject;
/// assert_ne!(Subject::Message, Subject::Code);
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Subject {
    /// The message, compared without regard to ASCII case.
    Message,
    /// The API's own error code.
    Code,
    /// A value inside the details.
    Details(Pointer),
    /// A value inside the whole body.
    Body(Pointer),
}

/// A test of a string or another JSON value. All tests but `Has` and `Equals` apply only to strings.
///
/// ```
/// use dfns_errors_spec::model::Test;
/// assert_ne!(Test::StartsWith("a".to_owned()), Test::EndsWith("a".to_owned()));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Test {
    /// There is a value other than `null`.
    Has,
    /// The value is this scalar.
    Equals(Scalar),
    /// The string starts with this.
    StartsWith(String),
    /// The string ends with this.
    EndsWith(String),
    /// The string contains this.
    Contains(String),
}

/// A JSON value that is neither an object nor an array.
///
/// ```
/// use dfns_errors_spec::model::Scalar;
/// assert_ne!(Scalar::String("1".to_owned()), Scalar::Number("1".to_owned()));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Scalar {
    /// `null`
    Null,
    /// `true` or `false`
    Bool(bool),
    /// A number, as written.
    Number(String),
    /// A string, decoded.
    String(String),
}

/// A value in an entry's body, with an accessor.
///
/// ```
/// let spec = dfns_errors_spec::read(dfns_errors_spec::DFNS.as_bytes()).expect("the built-in spec is valid");
/// assert_eq!(spec.errors[0].fields[0].name, "approval_id");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// The accessor's name, in `snake_case`, unique in the entry.
    pub name: String,
    /// Pointers into the envelope's object or, for a pending entry, into the body. The first that finds something wins.
    pub pointers: Vec<Pointer>,
    /// What it is, in Markdown; `None` if the spec does not describe it.
    pub description: Option<String>,
}

/// The retry rule of some statuses without an entry.
///
/// ```
/// let spec = dfns_errors_spec::read(dfns_errors_spec::DFNS.as_bytes()).expect("the built-in spec is valid");
/// assert!(spec.unlisted.iter().any(|rule| rule.statuses.contains(503)));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unlisted {
    /// The statuses.
    pub statuses: Statuses,
    /// Whether to send the request again.
    pub retry: Retry,
}

/// Whether to send the same request again.
///
/// ```
/// use dfns_errors_spec::model::{Retry, Wait};
/// assert!(Retry::Always(Wait::Backoff).advice().contains("Any request"));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Retry {
    /// No.
    Never,
    /// Only if repeating it is harmless.
    IfIdempotent(Wait),
    /// Yes: the request was not processed.
    Always(Wait),
}

/// How long to wait before a request is sent again.
///
/// ```
/// use dfns_errors_spec::model::Wait;
/// assert_ne!(Wait::Backoff, Wait::ShortDelay);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Wait {
    /// Grows with each attempt.
    Backoff,
    /// Stays short.
    ShortDelay,
}

impl Statuses {
    /// Every status.
    ///
    /// ```
    /// use dfns_errors_spec::model::Statuses;
    /// assert_eq!((Statuses::ALL.first, Statuses::ALL.last), (100, 999));
    /// ```
    pub const ALL: Self = Self { first: 100, last: 999 };

    /// The HTTP success statuses.
    ///
    /// ```
    /// use dfns_errors_spec::model::Statuses;
    /// assert!(Statuses::SUCCESS.contains(204) && !Statuses::SUCCESS.contains(304));
    /// ```
    pub const SUCCESS: Self = Self { first: 200, last: 299 };

    /// Returns `true` if the status is in the range.
    ///
    /// ```
    /// use dfns_errors_spec::model::Statuses;
    /// assert!(!Statuses { first: 502, last: 504 }.contains(505));
    /// ```
    #[must_use]
    pub fn contains(self, status: u16) -> bool {
        (self.first..=self.last).contains(&status)
    }
}

impl Condition {
    /// Returns the key that the condition has in a spec file.
    ///
    /// ```
    /// use dfns_errors_spec::model::{Condition, Pointer, Subject, Test};
    /// let pointer = Pointer { tokens: vec!["duplicate".to_owned()] };
    /// assert_eq!(Condition { subject: Subject::Details(pointer), test: Test::Has }.key(), "details_has");
    /// ```
    #[must_use]
    pub fn key(&self) -> String {
        let subject = match self.subject {
            Subject::Message => "message",
            Subject::Code => "code",
            Subject::Details(_) => "details",
            Subject::Body(_) => "body",
        };
        let test = match self.test {
            Test::Has => "has",
            Test::Equals(_) => "equals",
            Test::StartsWith(_) => "starts_with",
            Test::EndsWith(_) => "ends_with",
            Test::Contains(_) => "contains",
        };
        format!("{subject}_{test}")
    }
}

impl ErrorEntry {
    /// Returns the text of the retry rule: [`Retry::advice`], or a fixed text for a pending entry.
    ///
    /// ```
    /// let spec = dfns_errors_spec::read(dfns_errors_spec::DFNS.as_bytes()).expect("the built-in spec is valid");
    /// assert!(spec.errors[0].advice(spec.errors[0].retry).starts_with("Do not send the request again"));
    /// ```
    #[must_use]
    pub fn advice(&self, retry: Retry) -> &'static str {
        match self.kind {
            Kind::Error => retry.advice(),
            Kind::Pending => "Do not send the request again: it was accepted and is still pending.",
        }
    }
}

impl Retry {
    /// Returns the text of the rule. The docs and the report say nothing else about retries, so that the text and the
    /// predicates can't disagree.
    ///
    /// ```
    /// use dfns_errors_spec::model::Retry;
    /// assert_eq!(Retry::Never.advice(), "Do not send the same request again.");
    /// ```
    #[must_use]
    pub fn advice(self) -> &'static str {
        match self {
            Self::Never => "Do not send the same request again.",
            Self::IfIdempotent(Wait::Backoff) => {
                "Only an idempotent request can be sent again, and only a few times, with a longer wait before each attempt: the outcome is unknown."
            }
            Self::IfIdempotent(Wait::ShortDelay) => {
                "Only an idempotent request can be sent again, and only a few times, after a short delay with jitter: the outcome is unknown."
            }
            Self::Always(Wait::Backoff) => {
                "Any request can be sent again a few times, with a longer wait before each attempt: the request was not processed."
            }
            Self::Always(Wait::ShortDelay) => {
                "Any request can be sent again a few times, after a short delay with jitter: the request was not processed."
            }
        }
    }
}
