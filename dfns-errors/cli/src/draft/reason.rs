//! Statuses and their reason phrases.

use http::StatusCode;

/// Returns the reason phrase, such as `Not Found`.
pub(super) fn reason(status: u16) -> Option<&'static str> {
    StatusCode::from_u16(status).ok()?.canonical_reason()
}

/// Finds the error status that a schema is named after, such as `NotFoundError` or `Bad Request Error`.
pub(super) fn status_named(name: &str) -> Option<u16> {
    let name = letters(name);
    let name = ["response", "error", "exception"].iter().fold(name.as_str(), |name, word| name.trim_end_matches(word));
    (400..600).find(|status| reason(*status).is_some_and(|reason| letters(reason) == name))
}

/// Returns the letters of a name in lower case.
pub(super) fn letters(name: &str) -> String {
    name.chars().filter(char::is_ascii_alphanumeric).map(|letter| letter.to_ascii_lowercase()).collect()
}
