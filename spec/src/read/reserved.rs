//! The names of methods that every generated enum or a trait around an error has: a field of a spec can't use them.

/// The methods of every generated enum. A test compares them with the runtime's list.
const METHODS: &[&str] = &[
    "from_response",
    "check",
    "may_be_error",
    "examples",
    "retype",
    "status",
    "code",
    "entry",
    "cause_entry",
    "recognized_causes",
    "solutions",
    "docs_url",
    "body",
    "id",
    "message",
    "api_code",
    "header",
    "retry",
    "is_retryable",
    "is_retryable_for",
    "retry_after",
    "settles_call",
    "is_pending",
    "log_record",
];

/// The methods of the standard traits around an error: an inherent method with such a name would hide theirs. The last
/// three belong to `miette::Diagnostic`.
const TRAIT_METHODS: &[&str] = &[
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
    "eq",
    "ne",
    "help",
    "url",
    "severity",
];

/// Returns `true` if every generated enum or a standard trait has a method with this name.
///
/// ```
/// use dfns_errors_spec::is_reserved_method;
/// assert!(is_reserved_method("status") && is_reserved_method("is_pending"));
/// assert!(!is_reserved_method("duplicate_id"));
/// ```
#[must_use]
pub fn is_reserved_method(name: &str) -> bool {
    METHODS.contains(&name) || TRAIT_METHODS.contains(&name)
}

/// Returns the names of the methods of every generated enum.
#[doc(hidden)]
#[must_use]
pub fn methods() -> &'static [&'static str] {
    METHODS
}
