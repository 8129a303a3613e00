//! What a spec file says, as static data.
//!
//! These types are the only description of a spec: the reader returns them, the macro writes their values into the
//! generated code, and the runtime and the tools use them. In a valid spec, names are Rust names, pointers are split, and
//! links are absolute.

use std::fmt;

pub use crate::retry::{Idempotency, Retry, Wait};

/// A whole spec: one API and its errors.
///
/// ```
/// let spec = dfns_errors_spec::read(dfns_errors_spec::DFNS.as_bytes()).expect("the built-in spec is valid");
/// assert_eq!((spec.prefix, spec.codes.other), ("dfns", "dfns::other"));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spec {
    /// The API's name.
    pub api: &'static str,
    /// The code prefix: `dfns` in `dfns::conflict`.
    pub prefix: &'static str,
    /// A hash of the file: the same for equal files, and different for others unless 64 bits collide.
    pub fingerprint: u64,
    /// The codes of errors that have no entry.
    pub codes: Codes,
    /// Where the fields of an error body are.
    pub envelope: Envelope,
    /// The headers to keep with each error: those that are listed, and every other header that the spec reads.
    pub headers: &'static [&'static str],
    /// Where the server says how long to wait, apart from `Retry-After`; tried in order.
    pub retry_after: &'static [WaitSource],
    /// The statuses outside 2xx that are not errors.
    pub success: &'static [Statuses],
    /// The errors, in the order of the file; at least one. At each status, they are tried in this order, and
    /// the first one without a `when` ends the search.
    pub errors: &'static [ErrorEntry],
    /// The retry rules of statuses, for entries without a rule and for statuses without an entry; narrowest first.
    pub retry_by_status: &'static [StatusRetry],
    /// Whether a pointer of the file has a `*`, which stands for any element of an array and any member of an object.
    pub has_stars: bool,
}

/// The codes of errors that have no entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Codes {
    /// `dfns::other`
    pub other: &'static str,
    /// `dfns::transparent`
    pub transparent: &'static str,
    /// `dfns::transport::not_connected`
    pub not_connected: &'static str,
    /// `dfns::transport::timed_out`
    pub timed_out: &'static str,
    /// `dfns::transport::interrupted`
    pub interrupted: &'static str,
    /// `dfns::transport::other`
    pub other_transport: &'static str,
}

/// Where the fields of an error body are. If there are several pointers, the first that finds something wins; if there
/// are none, the API does not have the field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Envelope {
    /// Pointers to the envelope's object, tried in order; at least one.
    pub at: &'static [Pointer],
    /// The error's id.
    pub id: FieldSource,
    /// The status, repeated in the body.
    pub status: &'static [Pointer],
    /// The message. It has a header, at least one pointer, or is the text of the body.
    pub message: FieldSource,
    /// Whether a body that is plain text is the message. It has no object, so no pointer finds anything in it.
    pub text_is_message: bool,
    /// The API's own error code.
    pub code: FieldSource,
    /// Structured details. The empty pointer is the envelope's object itself.
    pub details: &'static [Pointer],
}

/// Where a field of the envelope is. The header comes first; an empty one counts as missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FieldSource {
    /// The name of the header.
    pub header: Option<&'static str>,
    /// The pointers inside the envelope's object; the first that finds a string wins.
    pub pointers: &'static [Pointer],
}

/// A JSON pointer (RFC 6901), split into its tokens and unescaped: keys and array indices, outermost first. It is empty
/// for the whole document.
///
/// ```
/// let spec = dfns_errors_spec::read(dfns_errors_spec::DFNS.as_bytes()).expect("the built-in spec is valid");
/// assert_eq!(spec.envelope.at[0], ["error"]);
/// ```
pub type Pointer = &'static [&'static str];

/// Where the server says how long to wait.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WaitSource {
    /// The header, or the value in the body.
    pub place: WaitPlace,
    /// How the value is written.
    pub unit: Unit,
    /// The statuses to which this rule applies.
    pub statuses: &'static [Statuses],
}

/// Where to read how long to wait.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WaitPlace {
    /// The name of a header.
    Header(&'static str),
    /// Pointers into the whole body; the first that finds something wins.
    Body(&'static [Pointer]),
}

/// The format of a wait. A fraction is rounded up to the unit, or to milliseconds for a duration.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Unit {
    /// Seconds from now.
    Seconds,
    /// Milliseconds from now.
    Milliseconds,
    /// Seconds since 1970.
    UnixSeconds,
    /// Milliseconds since 1970.
    UnixMilliseconds,
    /// A point in time as RFC 3339 writes it, such as `2026-11-30T23:59:59Z`, with any offset; whole seconds.
    Rfc3339,
    /// Hours, minutes, seconds and parts of seconds from now, as Go writes them, such as `6m0s`.
    Duration,
    /// Seconds from now, or an HTTP-date, as in `Retry-After`.
    Http,
}

/// HTTP statuses: a single one, a class or a range.
///
/// ```
/// use dfns_errors::DfnsError;
/// let gone = DfnsError::ENTRIES.iter().find(|entry| entry.name == "Gone").expect("`Gone` is listed");
/// assert!(gone.statuses[0].contains(410));
/// assert_eq!(gone.statuses[0].to_string(), "410");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Statuses {
    /// The first status.
    pub first: u16,
    /// The last status.
    pub last: u16,
}

/// One error of the spec.
///
/// ```
/// use dfns_errors::DfnsError;
/// let gone = DfnsError::ENTRIES.iter().find(|entry| entry.covers(410)).expect("410 is listed");
/// assert_eq!((gone.name, gone.title, gone.code), ("Gone", "Gone", "dfns::gone"));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ErrorEntry {
    /// The HTTP statuses, as they are listed; at least one.
    pub statuses: &'static [Statuses],
    /// The name of the variant.
    pub name: &'static str,
    /// The code in logs and metrics, such as `dfns::conflict`.
    pub code: &'static str,
    /// A one-line title.
    pub title: &'static str,
    /// What the error means, in Markdown.
    pub description: &'static str,
    /// Whether it is an error, or an accepted request that is waiting for approval.
    pub kind: Kind,
    /// The rules that recognize it among the responses with its status (any one is enough); empty for an entry that
    /// covers the rest.
    #[doc(hidden)]
    pub when: &'static [Rule],
    /// The known causes, in the order of the spec.
    pub causes: &'static [CauseEntry],
    /// Suggestions for every cause, in Markdown.
    pub solutions: &'static [&'static str],
    /// The values of the body that have an accessor.
    #[doc(hidden)]
    pub fields: &'static [Field],
    /// Whether to send the request again, as written; `None` if the rule for its status applies. An error's own `retry`
    /// method returns the rule that counts.
    pub retry: Option<Retry>,
    /// The API's page about it; `None` if the spec does not name one.
    pub docs: Option<&'static str>,
    /// Example responses for this error, without a cause.
    pub examples: &'static [Example],
}

/// One cause of an error.
///
/// ```
/// use dfns_errors::ConflictCause;
/// let cause = ConflictCause::ExternalIdReused.entry();
/// assert_eq!((cause.name, cause.code), ("ExternalIdReused", "dfns::conflict::external_id_reused"));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CauseEntry {
    /// The name of the variant in the entry's cause enum.
    pub name: &'static str,
    /// The code in logs and metrics, such as `dfns::conflict::external_id_reused`.
    pub code: &'static str,
    /// What happened, in Markdown.
    pub description: &'static str,
    /// The rules that recognize it (any one is enough); empty for a cause that is never recognized.
    #[doc(hidden)]
    pub when: &'static [Rule],
    /// Suggestions for this cause, in Markdown.
    pub solutions: &'static [&'static str],
    /// Whether to send the request again, as written; `None` if the entry's rule applies. An error's own `retry` method
    /// returns the rule that counts.
    pub retry: Option<Retry>,
    /// Example responses with this cause.
    pub examples: &'static [Example],
}

/// An example response from the spec.
///
/// Every enum's `examples` method decodes them all.
///
/// ```
/// use dfns_errors::DfnsError;
/// let not_found = DfnsError::ENTRIES.iter().find(|entry| entry.covers(404)).expect("404 is listed");
/// assert!(not_found.examples[0].body.contains("wallet not found"));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Example {
    /// The HTTP status.
    pub status: u16,
    /// The body: JSON, indented, or plain text.
    pub body: &'static str,
    /// The relevant headers, as name-value pairs.
    pub headers: &'static [(&'static str, &'static str)],
}

/// What an entry describes.
///
/// ```
/// use dfns_errors::{DfnsError, Kind};
/// let pending = DfnsError::ENTRIES.iter().find(|entry| entry.kind == Kind::Pending).expect("202 is listed");
/// assert_eq!(pending.only_status(), Some(202));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// The request failed.
    Error,
    /// The request was accepted and is waiting for approval. It must never be sent again.
    Pending,
}

/// One way to recognize an entry or a cause: all of the conditions must hold. There is at least one.
pub type Rule = &'static [Condition];

/// One condition of a [`Rule`]: a test of one part of the response.
///
/// ```
/// use dfns_errors_spec::model::{Condition, Scalar, Subject, Test};
/// let values = &[Scalar::String("externalId")];
/// let condition = Condition { subject: Subject::Message, test: Test::Contains, values };
/// assert_eq!(condition.key(), "message_contains");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Condition {
    /// What is tested.
    pub subject: Subject,
    /// How.
    pub test: Test,
    /// The values to compare with: one of them must fit or, for [`Test::NotEquals`], none of them. Empty for
    /// [`Test::Has`] alone.
    pub values: &'static [Scalar],
}

/// The part of a response that a condition tests.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Subject {
    /// The message, compared without regard to ASCII case.
    Message,
    /// The API's own error code.
    Code,
    /// The value of a header, without spaces around it. The name is compared without regard to ASCII case.
    Header(&'static str),
    /// A value inside the details.
    Details(Pointer),
    /// A value inside the whole body. The empty pointer is also the text of a body that is not JSON, or is one string.
    Body(Pointer),
}

/// A test of a string or another JSON value. In a response, an integer counts as the string of its digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Test {
    /// There is a value other than `null`.
    Has,
    /// The value is one of these. `null` also stands for no value.
    Equals,
    /// There is a string, a number or a boolean, and it is none of these.
    NotEquals,
    /// The string starts with one of these.
    StartsWith,
    /// The string ends with one of these.
    EndsWith,
    /// The string contains one of these.
    Contains,
}

/// A JSON value that is neither an object nor an array.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Scalar {
    /// `null`
    Null,
    /// `true` or `false`
    Bool(bool),
    /// A number that is not an integer, as written.
    Number(&'static str),
    /// A string, decoded, or the digits of an integer: both are equal.
    String(&'static str),
}

/// A value in an entry's body, with an accessor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Field {
    /// The accessor's name, in `snake_case`, unique in the entry.
    pub name: &'static str,
    /// Pointers into the envelope's object or, for a pending entry, into the body. The first that finds something wins.
    pub pointers: &'static [Pointer],
    /// What it is, in Markdown; `None` if the spec does not describe it.
    pub description: Option<&'static str>,
}

/// The retry rule of some statuses. It applies to entries without a rule, and to statuses without an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StatusRetry {
    /// The statuses.
    pub statuses: Statuses,
    /// Whether to send the request again.
    pub retry: Retry,
}

impl Statuses {
    /// Every status.
    #[doc(hidden)]
    pub const ALL: Self = Self { first: 100, last: 999 };

    /// The HTTP success statuses.
    #[doc(hidden)]
    pub const SUCCESS: Self = Self { first: 200, last: 299 };

    /// Returns `true` if the status is one of these.
    #[must_use]
    pub const fn contains(self, status: u16) -> bool {
        self.first <= status && status <= self.last
    }

    /// Returns the status if it is a single one.
    pub(crate) const fn single(self) -> Option<u16> {
        if self.first == self.last { Some(self.first) } else { None }
    }
}

/// Writes the statuses as in a spec file: `503`, `5xx` or `502-504`.
impl fmt::Display for Statuses {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { first, last } = self;
        if first == last {
            write!(formatter, "{first}")
        } else if first % 100 == 0 && *last == first + 99 {
            write!(formatter, "{}xx", first / 100)
        } else {
            write!(formatter, "{first}-{last}")
        }
    }
}

/// Returns `true` if a list contains a status.
#[must_use]
pub const fn covers(mut list: &[Statuses], status: u16) -> bool {
    while let [statuses, rest @ ..] = list {
        if statuses.contains(status) {
            return true;
        }
        list = rest;
    }
    false
}

impl Spec {
    /// Returns `true` if a response with this status is always a success.
    #[must_use]
    pub fn is_certain_success(&self, status: u16) -> bool {
        self.may_be_success(status) && self.entries_of(status).next().is_none()
    }

    /// Returns `true` if a response with this status is a success unless an entry recognizes its body.
    #[must_use]
    pub const fn may_be_success(&self, status: u16) -> bool {
        self.is_success(status) && !self.lists_all(status)
    }

    /// Returns `true` if some successes can only be told from errors by their bodies.
    #[doc(hidden)]
    #[must_use]
    pub const fn has_errors_inside_successes(&self) -> bool {
        let mut errors = self.errors;
        while let [entry, rest @ ..] = errors {
            let mut statuses = entry.statuses;
            while let [first, others @ ..] = statuses {
                if self.has_errors_inside(*first) {
                    return true;
                }
                statuses = others;
            }
            errors = rest;
        }
        false
    }

    const fn has_errors_inside(&self, statuses: Statuses) -> bool {
        let mut status = statuses.first;
        while status <= statuses.last {
            if self.may_be_success(status) {
                return true;
            }
            status += 1;
        }
        false
    }

    /// Returns `true` for 2xx, and for the statuses that the spec lists as successes.
    #[must_use]
    pub const fn is_success(&self, status: u16) -> bool {
        Statuses::SUCCESS.contains(status) || covers(self.success, status)
    }

    /// Returns `true` if an entry describes every response with this status.
    #[must_use]
    pub const fn lists_all(&self, status: u16) -> bool {
        let mut errors = self.errors;
        while let [entry, rest @ ..] = errors {
            if entry.when.is_empty() && covers(entry.statuses, status) {
                return true;
            }
            errors = rest;
        }
        false
    }

    /// Returns the entries with this status and their indices, in the order in which they are tried.
    pub fn entries_of(&self, status: u16) -> impl Iterator<Item = (usize, &'static ErrorEntry)> {
        self.errors.iter().enumerate().filter(move |(_, entry)| entry.covers(status))
    }

    /// Returns the retry rule of an entry or one of its causes. A cause without a rule has its entry's, and an entry without
    /// a rule has the one for the status of the response. If that is not known, it has the most cautious one of its statuses.
    /// A pending request was accepted, so it is never sent again.
    ///
    /// ```
    /// use dfns_errors_spec::model::Retry;
    /// let spec = dfns_errors_spec::read(dfns_errors_spec::DFNS.as_bytes()).expect("the built-in spec is valid");
    /// let conflict = spec.errors.iter().find(|entry| entry.name == "Conflict").expect("409 is listed");
    /// assert_eq!(conflict.retry, None, "the spec leaves it to the status");
    /// assert_eq!(spec.retry_of(conflict, None, None), Retry::AlreadyDone);
    /// ```
    #[must_use]
    pub fn retry_of(&self, entry: &ErrorEntry, cause: Option<&CauseEntry>, status: Option<u16>) -> Retry {
        if entry.kind == Kind::Pending {
            return Retry::Never;
        }
        if let Some(written) = cause.and_then(|cause| cause.retry).or(entry.retry) {
            return written;
        }
        match status {
            Some(status) => self.retry_of_status(status),
            None => self.most_cautious(entry),
        }
    }

    fn most_cautious(&self, entry: &ErrorEntry) -> Retry {
        let rules = self.statuses_of(entry).map(|status| self.retry_of_status(status));
        rules.reduce(Retry::more_cautious).unwrap_or(Retry::Never)
    }

    /// Returns the statuses at which an entry can be reached: those where no earlier entry describes every response.
    #[doc(hidden)]
    pub fn statuses_of(&self, entry: &ErrorEntry) -> impl Iterator<Item = u16> {
        let earlier = self.errors.iter().take_while(|other| other.name != entry.name);
        let ends: Vec<&ErrorEntry> = earlier.filter(|other| other.when.is_empty()).collect();
        let statuses = entry.statuses.iter().flat_map(|statuses| statuses.first..=statuses.last);
        statuses.filter(move |status| !ends.iter().any(|other| other.covers(*status)))
    }

    /// Returns the retry rule of a status: the narrowest of `retry_by_status`. A 409 without a rule answers for the whole
    /// call: after a repeated request, it says that the first one went through.
    #[must_use]
    pub fn retry_of_status(&self, status: u16) -> Retry {
        match self.retry_by_status.iter().find(|rule| rule.statuses.contains(status)) {
            Some(rule) => rule.retry,
            None if status == 409 => Retry::AlreadyDone,
            None => Retry::Never,
        }
    }
}

impl FieldSource {
    /// The source of a field that the API does not have.
    pub const NONE: Self = Self { header: None, pointers: &[] };

    /// Returns `true` if the API does not have the field.
    #[must_use]
    pub const fn is_none(&self) -> bool {
        self.header.is_none() && self.pointers.is_empty()
    }
}

impl ErrorEntry {
    /// Returns `true` if a response with this status can be this error.
    ///
    /// ```
    /// use dfns_errors::DfnsError;
    /// let conflict = DfnsError::ENTRIES.iter().find(|entry| entry.name == "Conflict").expect("`Conflict` is listed");
    /// assert!(conflict.covers(409) && !conflict.covers(410));
    /// ```
    #[must_use]
    pub const fn covers(&self, status: u16) -> bool {
        covers(self.statuses, status)
    }

    /// Returns the status, if there is only one.
    ///
    /// ```
    /// use dfns_errors::DfnsError;
    /// let conflict = DfnsError::ENTRIES.iter().find(|entry| entry.name == "Conflict").expect("`Conflict` is listed");
    /// assert_eq!(conflict.only_status(), Some(409));
    /// ```
    #[must_use]
    pub const fn only_status(&self) -> Option<u16> {
        match self.statuses {
            [statuses] => statuses.single(),
            _ => None,
        }
    }

    /// Returns the text of a retry rule of this entry or one of its causes: [`Retry::advice`], or a fixed text for a
    /// pending entry.
    #[doc(hidden)]
    #[must_use]
    pub const fn advice(&self, retry: Retry) -> &'static str {
        match self.kind {
            Kind::Error => retry.advice(),
            Kind::Pending => "Do not send the request again: it was accepted and is still pending.",
        }
    }
}

/// Writes the value as in a spec file.
impl fmt::Display for Scalar {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Null => formatter.write_str("null"),
            Self::Bool(bool) => write!(formatter, "{bool}"),
            Self::Number(number) => formatter.write_str(number),
            Self::String(text) => write!(formatter, "\"{}\"", text.escape_debug()),
        }
    }
}

impl CauseEntry {
    /// Returns `true` if some responses identify this cause. If not, it is only documented.
    ///
    /// ```
    /// use dfns_errors::ConflictCause;
    /// assert!(ConflictCause::ExternalIdReused.entry().is_recognized());
    /// ```
    #[must_use]
    pub const fn is_recognized(&self) -> bool {
        !self.when.is_empty()
    }
}

impl Condition {
    /// Returns `true` if the condition also holds when there is no value.
    #[must_use]
    pub fn allows_nothing(&self) -> bool {
        self.test == Test::Equals && self.values.contains(&Scalar::Null)
    }

    /// Returns the key that the condition has in a spec file.
    ///
    /// ```
    /// use dfns_errors_spec::model::{Condition, Subject, Test};
    /// let condition = Condition { subject: Subject::Details(&["duplicate"]), test: Test::Has, values: &[] };
    /// assert_eq!(condition.key(), "details_has");
    /// ```
    #[must_use]
    pub fn key(&self) -> String {
        let subject = match self.subject {
            Subject::Message => "message",
            Subject::Code => "code",
            Subject::Header(_) => "header",
            Subject::Details(_) => "details",
            Subject::Body(_) => "body",
        };
        format!("{subject}_{}", self.test.name())
    }
}

impl Test {
    /// Returns the end of the key that a condition with this test has.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Has => "has",
            Self::Equals => "equals",
            Self::NotEquals => "not_equals",
            Self::StartsWith => "starts_with",
            Self::EndsWith => "ends_with",
            Self::Contains => "contains",
        }
    }
}

/// Returns `true` for the digits of an integer, as JSON writes them. Zero has no sign.
///
/// ```
/// use dfns_errors_spec::model::is_integer;
/// assert!(is_integer("-32005") && is_integer("0"));
/// assert!(!is_integer("007") && !is_integer("-0") && !is_integer("1.0") && !is_integer(""));
/// ```
#[must_use]
pub fn is_integer(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    text == "0" || digits.bytes().all(|byte| byte.is_ascii_digit()) && !digits.is_empty() && !digits.starts_with('0')
}

#[cfg(feature = "read")]
crate::literal::literals! {
    struct Spec {
        api, prefix, fingerprint, codes, envelope, headers, retry_after, success, errors, retry_by_status, has_stars,
    }
    struct Codes { other, transparent, not_connected, timed_out, interrupted, other_transport }
    struct Envelope { at, id, status, message, text_is_message, code, details }
    struct FieldSource { header, pointers }
    struct WaitSource { place, unit, statuses }
    struct Statuses { first, last }
    struct ErrorEntry {
        statuses, name, code, title, description, kind, when, causes, solutions, fields, retry, docs, examples,
    }
    struct CauseEntry { name, code, description, when, solutions, retry, examples }
    struct Example { status, body, headers }
    struct Condition { subject, test, values }
    struct Field { name, pointers, description }
    struct StatusRetry { statuses, retry }
    enum WaitPlace { Header(name), Body(pointers) }
    enum Unit { Seconds, Milliseconds, UnixSeconds, UnixMilliseconds, Rfc3339, Duration, Http }
    enum Kind { Error, Pending }
    enum Subject { Message, Code, Header(name), Details(pointer), Body(pointer) }
    enum Test { Has, Equals, NotEquals, StartsWith, EndsWith, Contains }
    enum Scalar { Null, Bool(bool), Number(number), String(text) }
    enum Retry { Never, AlreadyDone, IfIdempotent(wait), Always(wait) }
    enum Wait { Backoff, ShortDelay }
}
