//! The spec as public constants.

use crate::retry::rule::Retry;

/// One error of the spec.
///
/// ```
/// use dfns_errors::DfnsError;
/// let gone = DfnsError::ENTRIES.iter().find(|entry| entry.status == 410).expect("410 is listed");
/// assert_eq!((gone.name, gone.title, gone.code), ("Gone", "Gone", "dfns::gone"));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ErrorEntry {
    /// The HTTP status.
    pub status: u16,
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
    /// The known causes, in the order of the spec.
    pub causes: &'static [CauseEntry],
    /// Suggestions for every cause, in Markdown.
    pub solutions: &'static [&'static str],
    /// Whether to send the request again if the cause is not known.
    pub retry: Retry,
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
    /// Suggestions for this cause, in Markdown.
    pub solutions: &'static [&'static str],
    /// Whether to send the request again: the cause's own rule if it has one, otherwise the entry's.
    pub retry: Retry,
    /// Whether some responses identify this cause. If not, it is only documented.
    pub is_recognized: bool,
    /// Example responses with this cause.
    pub examples: &'static [Example],
}

/// An example response from the spec.
///
/// Every enum's `examples` method decodes them all.
///
/// ```
/// use dfns_errors::DfnsError;
/// let not_found = DfnsError::ENTRIES.iter().find(|entry| entry.status == 404).expect("404 is listed");
/// assert!(not_found.examples[0].body.contains("wallet not found"));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Example {
    /// The body: JSON, indented.
    pub body: &'static str,
    /// The relevant headers, as name-value pairs.
    pub headers: &'static [(&'static str, &'static str)],
}

/// What an entry describes.
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
    /// The request was accepted and is waiting for approval. It must never be sent again.
    Pending,
}
