//! The tables that the macro writes. Not public: their shape follows the macro's version.

use crate::entry::ErrorEntry;
use crate::retry::Retry;

/// A JSON pointer, split and unescaped at compile time.
pub type Pointer = &'static [&'static str];

/// All that a spec says, but for its docs.
#[derive(Debug)]
pub struct Spec {
    /// The API's name.
    pub api: &'static str,
    /// `dfns::other`
    pub other: &'static str,
    /// `dfns::transparent`
    pub transparent: &'static str,
    /// Where the fields stand in an error body.
    pub envelope: Envelope,
    /// What is public of each entry, in the order of the spec.
    pub entries: &'static [ErrorEntry],
    /// What is not public of each entry, in the same order.
    pub rules: &'static [EntryRules],
    /// The narrowest first; the last is for all statuses.
    pub unlisted: &'static [Unlisted],
}

/// Where the fields stand in an error body; `None` for those that the API does not have.
#[derive(Debug)]
pub struct Envelope {
    /// The places of the envelope's object, tried in order.
    pub at: &'static [Pointer],
    /// The error's id.
    pub id: Option<Pointer>,
    /// The status, repeated.
    pub status: Option<Pointer>,
    /// The message.
    pub message: Pointer,
    /// Structured details.
    pub details: Option<Pointer>,
}

/// What is not public of an entry.
#[derive(Debug)]
pub struct EntryRules {
    /// `dfns::conflict`
    pub code: &'static str,
    /// The entry's retry rule in words.
    pub advice: &'static str,
    /// In the order of the entry's `causes`.
    pub causes: &'static [CauseRules],
    /// The entry's typed extras.
    pub fields: &'static [Field],
}

/// What is not public of a cause.
#[derive(Debug)]
pub struct CauseRules {
    /// `dfns::conflict::external_id_reused`
    pub code: &'static str,
    /// The cause's retry rule in words.
    pub advice: &'static str,
    /// Any of these, and in each all of the conditions.
    pub when: &'static [&'static [Condition]],
}

/// What a body must have. Messages are compared without regard to ASCII case.
#[derive(Debug)]
pub enum Condition {
    /// The whole message is this.
    MessageEquals(&'static str),
    /// The message starts with this.
    MessageStartsWith(&'static str),
    /// The message has this in it.
    MessageContains(&'static str),
    /// Something that is not null stands here in the details.
    DetailsHas(Pointer),
    /// This scalar stands here in the details.
    DetailsEquals(Pointer, Scalar),
}

/// A JSON value without parts.
#[derive(Debug)]
pub enum Scalar {
    /// `null`, `true`, `false`: as written.
    Word(&'static str),
    /// As written.
    Number(&'static str),
    /// Decoded.
    String(&'static str),
}

/// A typed extra of an entry's body.
#[derive(Debug)]
pub struct Field {
    /// The accessor's name.
    pub name: &'static str,
    /// Where it stands: inside the envelope's object, or for a pending entry in the body.
    pub pointer: Pointer,
}

/// How to retry some statuses that no entry has.
#[derive(Debug)]
pub struct Unlisted {
    /// The first status that the rule is for.
    pub first: u16,
    /// The last status that the rule is for.
    pub last: u16,
    /// Whether to send the request again.
    pub retry: Retry,
    /// The same in words.
    pub advice: &'static str,
}

impl Spec {
    /// A 2xx that no entry lists.
    pub(crate) fn is_success(&self, status: u16) -> bool {
        (200..300).contains(&status) && self.index_of(status).is_none()
    }

    /// The index of the entry that has a status.
    pub(crate) fn index_of(&self, status: u16) -> Option<usize> {
        self.entries.iter().position(|entry| entry.status == status)
    }

    /// The last rule, for all that no other is for, and the same in words.
    pub(crate) fn never(&self) -> Option<(Retry, &'static str)> {
        self.unlisted.last().map(|rule| (rule.retry, rule.advice))
    }

    /// The rule for an answer that no entry has. A listed status whose body is not the API's is under no rule but
    /// the last one: never.
    pub(crate) fn unlisted(&self, status: u16) -> Option<&'static Unlisted> {
        if self.index_of(status).is_some() {
            return self.unlisted.last();
        }
        self.unlisted.iter().find(|rule| (rule.first..=rule.last).contains(&status))
    }
}
