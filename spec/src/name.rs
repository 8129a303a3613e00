//! The shapes of names: what can stand as a Rust variant, a method or the head of a code.

/// The `snake_case` form of a `PascalCase` name: of an entry, its predicate and its code are made.
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
    let mut snake = String::with_capacity(pascal.len() + 4);
    let mut previous = '_';
    let mut letters = pascal.chars().peekable();
    while let Some(letter) = letters.next() {
        let ends_a_run = previous.is_ascii_uppercase() && letters.peek().is_some_and(char::is_ascii_lowercase);
        let starts_a_word = previous.is_ascii_lowercase() || previous.is_ascii_digit() || ends_a_run;
        if letter.is_ascii_uppercase() && starts_a_word {
            snake.push('_');
        }
        snake.push(letter.to_ascii_lowercase());
        previous = letter;
    }
    snake
}

/// Whether a name can be an enum variant: `NotFound`.
pub(crate) fn is_pascal_case(name: &str) -> bool {
    name.starts_with(|first: char| first.is_ascii_uppercase())
        && name.chars().all(|letter| letter.is_ascii_alphanumeric())
}

/// Whether a name can be a method or the head of a code: `duplicate_id`.
pub(crate) fn is_snake_case(name: &str) -> bool {
    let letters = |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '_';
    name.starts_with(|first: char| first.is_ascii_lowercase()) && name.chars().all(letters)
}

/// Whether Rust keeps the word for itself, in any edition: such a name could only be written as `r#name`.
pub(crate) fn is_reserved_word(name: &str) -> bool {
    RESERVED_WORDS.contains(&name)
}

/// The Rust Reference, "Keywords": strict and reserved ones of all editions.
const RESERVED_WORDS: &[&str] = &[
    "Self", "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "crate", "do", "dyn",
    "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let", "loop", "macro",
    "match", "mod", "move", "mut", "override", "priv", "pub", "ref", "return", "self", "static", "struct", "super",
    "trait", "true", "try", "type", "typeof", "unsafe", "unsized", "use", "virtual", "where", "while", "yield",
];

#[cfg(test)]
mod tests {
    use super::{is_pascal_case, is_snake_case, snake_case};

    #[test]
    fn a_number_ends_a_word_only_before_a_capital() {
        assert_eq!(snake_case("Http2Error"), "http2_error");
        assert_eq!(snake_case("IPv4"), "i_pv4");
        assert_eq!(snake_case("A"), "a");
    }

    #[test]
    fn only_plain_ascii_names_are_names() {
        assert!(is_pascal_case("NotFound") && !is_pascal_case("notFound") && !is_pascal_case("Not_Found"));
        assert!(!is_pascal_case("") && !is_pascal_case("4xx") && !is_pascal_case("Éclair"));
        assert!(is_snake_case("duplicate_id") && !is_snake_case("_id") && !is_snake_case("duplicateId"));
    }
}
