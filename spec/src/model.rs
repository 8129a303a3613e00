//! The contents of a spec file.
//!
//! In a value that [`read`](crate::read) returns, names are Rust names, statuses are unique, pointers are split, and
//! links are absolute. In one that [`examine`](crate::examine) returns beside problems, defaults stand in for what has a
//! problem.

use crate::position::Position;

/// A whole spec: one API and its errors.
///
/// ```
/// let spec = dfns_errors_spec::read(dfns_errors_spec::DFNS.as_bytes()).expect("the built-in spec is valid");
/// assert_eq!((spec.prefix.as_str(), spec.errors.len()), ("dfns", 12));
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Spec {
    /// The API's name.
    pub api: String,
    /// The start of codes: `dfns` in `dfns::conflict`.
    pub prefix: String,
    /// Where the fields of an error body are.
    pub envelope: Envelope,
    /// The errors, in the order of the file; at least one.
    pub errors: Vec<Entry>,
    /// The retry rules of statuses without an entry, narrowest first.
    pub unlisted: Vec<Unlisted>,
}

/// Where the fields of an error body are.
///
/// ```
/// let spec = dfns_errors_spec::read(dfns_errors_spec::DFNS.as_bytes()).expect("the built-in spec is valid");
/// assert_eq!(spec.envelope.message.tokens, ["message"]);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Envelope {
    /// Pointers to the envelope's object, tried in order; at least one.
    pub at: Vec<Pointer>,
    /// The error's id, inside that object; `None` if the API has none.
    pub id: Option<Pointer>,
    /// The status that the body repeats; `None` if it does not.
    pub status: Option<Pointer>,
    /// The message, inside that object.
    pub message: Pointer,
    /// Structured details; `None` if the API has none.
    pub details: Option<Pointer>,
}

/// A JSON pointer (RFC 6901), split into its tokens and unescaped.
///
/// ```
/// let spec = dfns_errors_spec::read(dfns_errors_spec::DFNS.as_bytes()).expect("the built-in spec is valid");
/// assert_eq!(spec.envelope.at[0].tokens, ["error"]);
/// assert!(spec.envelope.at[1].tokens.is_empty(), "the whole document");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Pointer {
    /// The keys and array indices on the way, outermost first; empty for the whole document.
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
pub struct Entry {
    /// Where the entry starts in the file.
    pub position: Position,
    /// The variant's name, in `PascalCase`, unique in the spec.
    pub name: String,
    /// The HTTP status, 100 to 599, unique in the spec.
    pub status: u16,
    /// A title of one line.
    pub title: String,
    /// What the error means, in Markdown.
    pub description: String,
    /// Whether it is an error, or an accepted request that waits.
    pub kind: Kind,
    /// The absolute URL of the API's page; `None` if the spec does not name one.
    pub docs: Option<String>,
    /// The known causes, in the order in which they are tried.
    pub causes: Vec<Cause>,
    /// Suggestions for every cause, in Markdown.
    pub solutions: Vec<String>,
    /// The values of the body that have an accessor.
    pub fields: Vec<Field>,
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
    /// The request was accepted and waits for a decision. Its body is not an error envelope.
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
pub struct Cause {
    /// The variant's name in `<Entry>Cause`, in `PascalCase`, unique in the entry.
    pub name: String,
    /// What happened, in Markdown.
    pub description: String,
    /// The rules that recognize it, any one of which is enough; empty for a cause that is never recognized.
    pub when: Vec<Rule>,
    /// Suggestions for this cause, in Markdown.
    pub solutions: Vec<String>,
    /// Whether to send the request again: the cause's own rule, otherwise the entry's.
    pub retry: Retry,
}

/// One way to recognize a cause: all of the conditions must hold.
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

/// One condition of a [`Rule`]. Messages are compared without regard to ASCII case.
///
/// ```
/// use dfns_errors_spec::model::Condition;
/// let condition = Condition::MessageContains("same externalId".to_owned());
/// assert_ne!(condition, Condition::MessageEquals("same externalId".to_owned()));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Condition {
    /// The message is this.
    MessageEquals(String),
    /// The message starts with this.
    MessageStartsWith(String),
    /// The message contains this.
    MessageContains(String),
    /// The details have a value other than `null` at this pointer.
    DetailsHas(Pointer),
    /// The details have this scalar at this pointer.
    DetailsEquals(Pointer, Scalar),
}

/// A JSON value that is neither an object nor an array.
///
/// ```
/// use dfns_errors_spec::model::Scalar;
/// assert_ne!(Scalar::String("1".to_owned()), Scalar::Number("1".to_owned()));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
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

/// A value of an entry's body that has an accessor.
///
/// ```
/// let spec = dfns_errors_spec::read(dfns_errors_spec::DFNS.as_bytes()).expect("the built-in spec is valid");
/// assert_eq!(spec.errors[0].fields[0].name, "approval_id");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// The accessor's name, in `snake_case`, unique in the entry.
    pub name: String,
    /// Where it is: inside the envelope's object, or for a pending entry in the body.
    pub pointer: Pointer,
    /// What it is, in Markdown; `None` if the spec does not say.
    pub description: Option<String>,
}

/// The retry rule of some statuses without an entry.
///
/// ```
/// let spec = dfns_errors_spec::read(dfns_errors_spec::DFNS.as_bytes()).expect("the built-in spec is valid");
/// assert!(spec.unlisted.iter().any(|rule| rule.first <= 503 && 503 <= rule.last));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unlisted {
    /// The first status of the range.
    pub first: u16,
    /// The last status of the range.
    pub last: u16,
    /// Whether to send the request again.
    pub retry: Retry,
}

/// Whether to send the same request again.
///
/// ```
/// use dfns_errors_spec::model::{Retry, Wait};
/// assert!(Retry::Always(Wait::Backoff).advice().contains("whatever the request"));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Retry {
    /// No.
    Never,
    /// Only if a repetition does no harm.
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
    /// Longer before each attempt.
    Backoff,
    /// A short one.
    ShortDelay,
}

impl Entry {
    /// Returns the retry rule in words: [`Retry::advice`], or for a pending entry that the request waits.
    ///
    /// ```
    /// let spec = dfns_errors_spec::read(dfns_errors_spec::DFNS.as_bytes()).expect("the built-in spec is valid");
    /// assert!(spec.errors[0].advice(spec.errors[0].retry).starts_with("Do not send it again: it was accepted"));
    /// ```
    #[must_use]
    pub fn advice(&self, retry: Retry) -> &'static str {
        match self.kind {
            Kind::Error => retry.advice(),
            Kind::Pending => "Do not send it again: it was accepted and waits for a decision.",
        }
    }
}

impl Retry {
    /// Returns the rule in words. The docs and the report say nothing else about retries, so that the words and the
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
                "Send it again only if it is idempotent, waiting longer before each attempt: its outcome is unknown."
            }
            Self::IfIdempotent(Wait::ShortDelay) => {
                "Send it again only if it is idempotent, after a short delay: its outcome is unknown."
            }
            Self::Always(Wait::Backoff) => {
                "Send it again, whatever the request, waiting longer before each attempt: it was not processed."
            }
            Self::Always(Wait::ShortDelay) => {
                "Send it again, whatever the request, after a short delay: it was not processed."
            }
        }
    }
}
