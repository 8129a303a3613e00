//! What can be a Rust variant, a method, or the start of a code.

use heck::{ToSnakeCase as _, ToUpperCamelCase as _};

/// Converts a `PascalCase` name to `snake_case`: an entry's predicate and code come from its name.
///
/// A run of capitals is one word.
///
/// ```
/// use dfns_errors_spec::snake_case;
/// assert_eq!(snake_case("InternalServerError"), "internal_server_error");
/// assert_eq!(snake_case("MFARequired"), "mfa_required");
/// ```
#[must_use]
pub fn snake_case(pascal: &str) -> String {
    pascal.to_snake_case()
}

/// Converts a name in any case to `PascalCase`.
///
/// ```
/// use dfns_errors_spec::pascal_case;
/// assert_eq!(pascal_case("SOLD_OUT"), "SoldOut");
/// ```
#[must_use]
pub fn pascal_case(name: &str) -> String {
    name.to_upper_camel_case()
}

/// Returns `true` if a name can be a variant, such as `NotFound`.
pub(crate) fn is_pascal_case(name: &str) -> bool {
    name.starts_with(|first: char| first.is_ascii_uppercase())
        && name.chars().all(|letter| letter.is_ascii_alphanumeric())
}

/// Returns `true` if a name can be a method or the start of a code, such as `duplicate_id`.
pub(crate) fn is_snake_case(name: &str) -> bool {
    name.starts_with(|first: char| first.is_ascii_lowercase())
        && name.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'_'))
}

/// The strict and reserved keywords of all editions, from the Rust Reference, "Keywords". Such a name could only be
/// written as `r#name`.
pub(crate) const RESERVED_WORDS: &[&str] = &[
    "Self", "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "crate", "do", "dyn",
    "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let", "loop", "macro",
    "match", "mod", "move", "mut", "override", "priv", "pub", "ref", "return", "self", "static", "struct", "super",
    "trait", "true", "try", "type", "typeof", "unsafe", "unsized", "use", "virtual", "where", "while", "yield",
];

#[cfg(test)]
mod tests {
    use super::{is_pascal_case, is_snake_case, snake_case};

    #[test]
    fn a_digit_belongs_to_the_word_before_it() {
        assert_eq!(snake_case("Http2Error"), "http2_error");
        assert_eq!(snake_case("IPv4"), "i_pv4");
        assert_eq!(snake_case("A"), "a");
    }

    #[test]
    fn names_are_ascii() {
        assert!(is_pascal_case("NotFound") && !is_pascal_case("notFound") && !is_pascal_case("Not_Found"));
        assert!(!is_pascal_case("") && !is_pascal_case("4xx") && !is_pascal_case("Éclair"));
        assert!(is_snake_case("duplicate_id") && !is_snake_case("_id") && !is_snake_case("duplicateId"));
    }
}
