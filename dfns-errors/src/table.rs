//! The spec as static tables, written by the macro. Not public: their shape follows the macro's version.

use crate::entry::{CauseEntry, ErrorEntry, Kind};
use crate::retry::rule::Retry;

/// A JSON pointer, split and unescaped at compile time.
pub type Pointer = &'static [&'static str];

/// Everything in a spec that the runtime needs.
#[derive(Debug)]
pub struct Spec {
    /// The API's name.
    pub api: &'static str,
    /// A number that two specs share only if they are the same.
    pub fingerprint: u64,
    /// The codes of errors that have no entry.
    pub codes: Codes,
    /// Where the fields of an error body are.
    pub envelope: Envelope,
    /// The headers to keep with each error.
    pub headers: &'static [&'static str],
    /// Where the server says how long to wait, apart from `Retry-After`; tried in order.
    pub retry_after: &'static [WaitSource],
    /// The statuses outside 2xx that are not errors.
    pub success: &'static [Statuses],
    /// The public half of each entry, in the order of the spec.
    pub entries: &'static [ErrorEntry],
    /// The hidden half of each entry, in the same order.
    pub rules: &'static [EntryRules],
    /// The retry rules of unlisted statuses, narrowest first.
    pub unlisted: &'static [Unlisted],
    /// The rule of a status that no other rule covers.
    pub never: Unlisted,
}

/// The codes of errors that have no entry.
#[derive(Debug)]
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

/// Where the fields of an error body are. The first pointer that finds something wins. A field that the API does not
/// have has no pointers.
#[derive(Debug)]
pub struct Envelope {
    /// Pointers to the envelope's object, tried in order.
    pub at: &'static [Pointer],
    /// The id of the error.
    pub id: &'static [Pointer],
    /// The header with the id, which is also one of the spec's `headers`; `None` if the id is in the body.
    pub id_header: Option<&'static str>,
    /// The status, repeated in the body.
    pub status: &'static [Pointer],
    /// The message.
    pub message: &'static [Pointer],
    /// The API's own error code.
    pub code: &'static [Pointer],
    /// Structured details. The empty pointer is the envelope's object itself.
    pub details: &'static [Pointer],
}

/// Where the server says how long to wait.
#[derive(Debug)]
pub struct WaitSource {
    /// The header, or the value in the body.
    pub place: WaitPlace,
    /// How the value is written.
    pub unit: Unit,
    /// The statuses to which this rule applies.
    pub statuses: Statuses,
}

/// A range of statuses, both ends included.
#[derive(Debug)]
pub struct Statuses(pub u16, pub u16);

/// Where to read how long to wait.
#[derive(Debug)]
pub enum WaitPlace {
    /// A header.
    Header(&'static str),
    /// A value in the body, at the first of these pointers that finds something.
    Body(&'static [Pointer]),
}

/// How a time to wait is written. A fraction is rounded up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
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

/// The hidden half of an entry.
#[derive(Debug)]
pub struct EntryRules {
    /// The entry is recognized if all conditions of any of these rules hold. Without rules, it matches all other
    /// responses with its status.
    pub when: &'static [Rule],
    /// The text of the entry's retry rule.
    pub advice: &'static str,
    /// The hidden half of each cause, in the order of the entry's `causes`.
    pub causes: &'static [CauseRules],
    /// The values of the body that have an accessor.
    pub fields: &'static [Field],
}

/// The hidden half of a cause.
#[derive(Debug)]
pub struct CauseRules {
    /// The text of the cause's retry rule.
    pub advice: &'static str,
    /// The cause is recognized if all conditions of any of these rules hold.
    pub when: &'static [Rule],
}

/// Conditions that must all hold.
pub type Rule = &'static [Condition];

/// One condition on a response: what is tested, and how.
#[derive(Debug)]
pub struct Condition(pub Subject, pub Test);

/// The part of a response that a condition tests. In these pointers, `*` stands for any element of an array.
#[derive(Debug)]
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

/// A test of a string or another JSON value.
#[derive(Debug)]
pub enum Test {
    /// There is a value other than `null`.
    Has,
    /// The value is this scalar.
    Equals(Scalar),
    /// The string starts with this.
    StartsWith(&'static str),
    /// The string ends with this.
    EndsWith(&'static str),
    /// The string contains this.
    Contains(&'static str),
}

/// A JSON value that is neither an object nor an array.
#[derive(Debug)]
pub enum Scalar {
    /// `null`, `true` or `false`, as written.
    Word(&'static str),
    /// A number, as written.
    Number(&'static str),
    /// A string, decoded.
    String(&'static str),
}

/// A value of an entry's body that has an accessor.
#[derive(Debug)]
pub struct Field {
    /// The accessor's name.
    pub name: &'static str,
    /// Where the value is: inside the envelope's object or, for a pending entry, in the whole body.
    pub pointers: &'static [Pointer],
}

/// The retry rule of some statuses that have no entry.
#[derive(Debug)]
pub struct Unlisted {
    /// The statuses.
    pub statuses: Statuses,
    /// Whether to send the request again.
    pub retry: Retry,
    /// The same rule, as text.
    pub advice: &'static str,
}

impl Statuses {
    pub(crate) fn contains(&self, status: u16) -> bool {
        (self.0..=self.1).contains(&status)
    }
}

impl Spec {
    /// Returns `true` if a response with this status is always a success.
    pub(crate) fn is_certain_success(&self, status: u16) -> bool {
        self.may_be_success(status) && self.indices_of(status).next().is_none()
    }

    /// Returns `true` if a response with this status is a success unless an entry recognizes its body.
    pub(crate) fn may_be_success(&self, status: u16) -> bool {
        let is_success = (200..300).contains(&status) || self.success.iter().any(|range| range.contains(status));
        is_success && !self.lists_all(status)
    }

    /// Returns `true` if an entry describes every response with this status.
    pub(crate) fn lists_all(&self, status: u16) -> bool {
        self.indices_of(status).any(|index| self.rules_of(index).when.is_empty())
    }

    /// Returns the indices of the entries with this status, in the order in which they are tried.
    pub(crate) fn indices_of(&self, status: u16) -> impl Iterator<Item = usize> {
        (0..self.entries.len()).filter(move |index| self.entry(*index).status == status)
    }

    /// Returns `true` if an entry is an accepted request that is waiting for approval.
    pub(crate) fn is_pending(&self, entry: usize) -> bool {
        self.entry(entry).kind == Kind::Pending
    }

    /// Returns the public half of an entry.
    #[expect(
        clippy::indexing_slicing,
        reason = "indices are of this spec: the macro writes them, or `recognize` finds them"
    )]
    pub(crate) fn entry(&self, index: usize) -> &'static ErrorEntry {
        &self.entries[index]
    }

    /// Returns the hidden half of an entry.
    #[expect(clippy::indexing_slicing, reason = "the macro writes both halves of each entry")]
    pub(crate) fn rules_of(&self, entry: usize) -> &'static EntryRules {
        &self.rules[entry]
    }

    /// Returns the public half of a cause.
    #[expect(
        clippy::indexing_slicing,
        reason = "indices are of this spec: the macro writes them, or `recognize` finds them"
    )]
    pub(crate) fn cause(&self, entry: usize, cause: usize) -> &'static CauseEntry {
        &self.entry(entry).causes[cause]
    }

    /// Returns the hidden half of a cause.
    #[expect(clippy::indexing_slicing, reason = "the macro writes both halves of each cause")]
    pub(crate) fn cause_rules(&self, entry: usize, cause: usize) -> &'static CauseRules {
        &self.rules_of(entry).causes[cause]
    }

    /// Returns the rule for a response that no entry describes. If its status is listed, as with a firewall's page, the
    /// request is never retried.
    pub(crate) fn unlisted(&self, status: u16) -> &Unlisted {
        if self.lists_all(status) {
            return &self.never;
        }
        self.unlisted.iter().find(|rule| rule.statuses.contains(status)).unwrap_or(&self.never)
    }
}
