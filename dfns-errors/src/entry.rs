//! What the spec knows, as public constants.

use crate::retry::Retry;

/// One error of the spec.
///
/// ```
/// use dfns_errors::DfnsError;
/// let gone = DfnsError::ENTRIES.iter().find(|entry| entry.status == 410).expect("410 is listed");
/// assert_eq!((gone.name, gone.title), ("Gone", "Gone"));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ErrorEntry {
    /// The HTTP status.
    pub status: u16,
    /// The variant's name in the spec.
    pub name: &'static str,
    /// A title of one line.
    pub title: &'static str,
    /// What the error means, in Markdown.
    pub description: &'static str,
    /// An error, or an accepted request that waits.
    pub kind: Kind,
    /// What can cause it, in the order of the spec.
    pub causes: &'static [CauseEntry],
    /// What to do about it, in Markdown.
    pub solutions: &'static [&'static str],
    /// Whether to send the request again, where the cause is not known.
    pub retry: Retry,
    /// The API's page about it; `None` where the spec names none.
    pub docs: Option<&'static str>,
}

/// One cause of an error.
///
/// ```
/// use dfns_errors::ConflictCause;
/// assert_eq!(ConflictCause::ExternalIdReused.entry().name, "ExternalIdReused");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CauseEntry {
    /// The variant's name in the entry's cause enum.
    pub name: &'static str,
    /// What happened, in Markdown.
    pub description: &'static str,
    /// What to do about this cause, in Markdown.
    pub solutions: &'static [&'static str],
    /// Whether to send the request again: the cause's own rule where it has one, else the entry's.
    pub retry: Retry,
}

/// What an entry is.
///
/// ```
/// use dfns_errors::{DfnsError, Kind};
/// let pending = DfnsError::ENTRIES.iter().find(|entry| entry.kind == Kind::Pending).expect("202 is listed");
/// assert_eq!(pending.status, 202);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// The request failed.
    Error,
    /// The request was accepted and waits for a decision: no error, and never to be sent again.
    Pending,
}
