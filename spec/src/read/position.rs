//! Places in a text: byte offsets while reading, lines and columns when reporting.

use std::fmt;

/// A place in a spec file.
///
/// ```
/// let text = b"{\n  \"api\": \"Shop\" }";
/// let position = dfns_errors_spec::position_of(text, &["api"]).expect("the key is there");
/// assert_eq!((position.line, position.column), (2, 10));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Position {
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
}

impl fmt::Display for Position {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}:{}", self.line, self.column)
    }
}

const START: Position = Position { line: 1, column: 1 };

/// How many bytes are read again to find a position.
const BLOCK: usize = 256;

/// The position of the start of each block, computed once: finding a position is as fast in a file with one long line as
/// in any other, and positions can be looked up in any order.
#[derive(Debug)]
pub(crate) struct Lines<'t> {
    text: &'t [u8],
    blocks: Vec<Position>,
}

impl<'t> Lines<'t> {
    pub(crate) fn of(text: &'t str) -> Self {
        let text = text.as_bytes();
        let mut end = START;
        let mut blocks = vec![START];
        for block in text.chunks(BLOCK) {
            end = end.after(block);
            blocks.push(end);
        }
        Self { text, blocks }
    }

    /// Returns the position of the character at a byte offset. Offsets past the end are the end.
    pub(crate) fn position(&self, offset: usize) -> Position {
        let (before, _) = self.text.split_at(offset.min(self.text.len()));
        let (blocks, rest) = before.as_chunks::<BLOCK>();
        self.blocks.get(blocks.len()).copied().unwrap_or(START).after(rest)
    }
}

impl Position {
    /// Returns the position after these bytes of UTF-8.
    fn after(mut self, text: &[u8]) -> Self {
        for byte in text {
            match byte {
                b'\n' => self = Self { line: self.line + 1, column: 1 },
                // The rest of a character, which was counted with its first byte.
                0b1000_0000..=0b1011_1111 => {}
                _ => self.column += 1,
            }
        }
        self
    }
}

#[cfg(test)]
mod tests {
    use super::{Lines, Position};

    #[test]
    fn a_column_counts_characters_and_not_bytes() {
        let lines = Lines::of("a\n\u{e9}\u{1f600}x");
        assert_eq!(lines.position(2), Position { line: 2, column: 1 });
        assert_eq!(lines.position(8), Position { line: 2, column: 3 });
        assert_eq!(lines.position(4), Position { line: 2, column: 2 }, "asked for in any order");
        assert_eq!(lines.position(0), Position { line: 1, column: 1 });
    }

    #[test]
    fn columns_in_a_long_line_are_counted_across_blocks() {
        let text = "\u{20ac}".repeat(1_000) + "\n" + &"\u{20ac}".repeat(1_000);
        let lines = Lines::of(&text);
        for character in [999, 0, 500, 85, 86] {
            assert_eq!(lines.position(character * 3), Position { line: 1, column: character + 1 });
            assert_eq!(lines.position(3_001 + character * 3), Position { line: 2, column: character + 1 });
        }
        assert_eq!(lines.position(text.len()), Position { line: 2, column: 1_001 });
    }

    #[test]
    fn an_offset_past_the_end_is_still_a_position() {
        assert_eq!(Lines::of("").position(9), Position { line: 1, column: 1 });
    }
}
