//! Escapes text from a server for one line of a log.

use std::fmt::{self, Write};

/// A message is truncated at this many characters after escaping, because servers send whole pages.
const MESSAGE_LIMIT: usize = 1024;
/// Enough to recognize a gateway's page.
const EXCERPT_LIMIT: usize = 200;
/// Longer than any real id.
const ID_LIMIT: usize = 64;

/// Text as one line of visible characters, truncated at a limit.
#[derive(Clone, Copy)]
pub(crate) struct Escaped<'t> {
    text: &'t str,
    limit: usize,
}

impl<'t> Escaped<'t> {
    pub(crate) const fn message(text: &'t str) -> Self {
        Self { text, limit: MESSAGE_LIMIT }
    }

    /// Returns the start of a body.
    pub(crate) const fn excerpt(text: &'t str) -> Self {
        Self { text, limit: EXCERPT_LIMIT }
    }

    pub(crate) const fn id(text: &'t str) -> Self {
        Self { text, limit: ID_LIMIT }
    }
}

impl fmt::Display for Escaped<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Most messages, in one piece.
        if self.text.len() <= self.limit && self.text.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
            return formatter.write_str(self.text);
        }
        let mut left = self.limit;
        for letter in self.text.chars() {
            let Some(rest) = left.checked_sub(width(letter)) else { return formatter.write_str("…") };
            left = rest;
            write_visible(letter, formatter)?;
        }
        Ok(())
    }
}

impl fmt::Debug for Escaped<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "\"{self}\"")
    }
}

/// Returns the number of characters that show this one.
fn width(letter: char) -> usize {
    if is_invisible(letter) { letter.escape_default().len() } else { 1 }
}

fn write_visible(letter: char, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
    if is_invisible(letter) { write!(formatter, "{}", letter.escape_default()) } else { formatter.write_char(letter) }
}

/// Returns `true` for characters that move, hide or reorder what is around them: controls, line and paragraph separators,
/// bidirectional controls, zero-width and tag characters.
fn is_invisible(letter: char) -> bool {
    letter.is_control()
        || matches!(letter,
            '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

#[cfg(test)]
mod tests {
    use super::Escaped;

    #[test]
    fn characters_that_move_the_cursor_or_the_reading_direction_are_escaped() {
        let shown = Escaped::message("a\r\n\u{1b}[2J\u{202e}b\u{2028}\u{200b}").to_string();
        assert_eq!(shown, "a\\r\\n\\u{1b}[2J\\u{202e}b\\u{2028}\\u{200b}");
    }

    #[test]
    fn quotes_unicode_letters_and_emoji_are_unchanged() {
        let text = "\"it's\" a\u{300} שלום 👍 C:\\dir";
        assert_eq!(Escaped::message(text).to_string(), text);
    }

    #[test]
    fn a_text_is_not_truncated_inside_an_escape() {
        let exact = "y".repeat(1024);
        assert_eq!(Escaped::message(&exact).to_string(), exact);
        assert_eq!(Escaped::message(&"y".repeat(1025)).to_string(), format!("{exact}…"));
        let bells = Escaped::message(&"\u{7}".repeat(1024)).to_string();
        assert_eq!(bells, format!("{}…", "\\u{7}".repeat(204)));
    }
}
