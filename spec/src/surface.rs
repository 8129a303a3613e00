//! The names that every generated enum already has: nothing from a spec may take one of them.

/// Methods of every generated enum, of its future integrations, and of the standard traits around it.
const SURFACE: &[&str] = &[
    "from_response",
    "from_parts",
    "status",
    "code",
    "entry",
    "cause_entry",
    "solutions",
    "docs_url",
    "body",
    "id",
    "message",
    "retry",
    "is_retryable",
    "is_retryable_for",
    "retry_after",
    "is_pending",
    // What the features add.
    "from_http",
    "api_error",
    "into_problem",
    "help",
    "url",
    "severity",
    // `Error`, `Display`, `Debug`, `Clone`, `From`, `ToString`: an inherent method of such a name would hide theirs.
    "source",
    "description",
    "cause",
    "provide",
    "fmt",
    "clone",
    "clone_from",
    "clone_into",
    "to_owned",
    "from",
    "into",
    "try_from",
    "try_into",
    "to_string",
    "type_id",
    "borrow",
    "borrow_mut",
];

/// Whether a method name is one that every generated enum has, or that a standard trait gives it.
///
/// ```
/// use dfns_errors_spec::is_surface;
/// assert!(is_surface("status") && is_surface("is_pending"));
/// assert!(!is_surface("duplicate_id"));
/// ```
#[must_use]
pub fn is_surface(method: &str) -> bool {
    SURFACE.contains(&method)
}
