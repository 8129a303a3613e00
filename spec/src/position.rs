//! Places in a text: byte offsets while reading, lines and columns when reporting.

use std::{fmt, iter};

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

/// How many bytes of a long line are counted again for each position in it.
const BLOCK: usize = 256;

/// Line starts and character counts, computed once: finding a position is as fast in a file with one long line as in
/// any other, and positions can be looked up in any order.
#[derive(Debug)]
pub(crate) struct Lines<'t> {
    text: &'t [u8],
    starts: Vec<usize>,
    /// How many characters start before each block.
    characters: Vec<usize>,
}

impl<'t> Lines<'t> {
    pub(crate) fn of(text: &'t str) -> Self {
        let text = text.as_bytes();
        let after_breaks = text.iter().enumerate().filter(|(_, byte)| **byte == b'\n');
        let starts = iter::once(0).chain(after_breaks.map(|(offset, _)| offset + 1)).collect();
        let of_blocks = text.chunks(BLOCK).scan(0, |sum, block| {
            *sum += characters(block);
            Some(*sum)
        });
        Self { text, starts, characters: iter::once(0).chain(of_blocks).collect() }
    }

    /// Returns the position of the character at a byte offset. Offsets past the end are the end.
    pub(crate) fn position(&self, offset: usize) -> Position {
        let offset = offset.min(self.text.len());
        let line = self.starts.partition_point(|start| *start <= offset);
        let start = self.starts.get(line.saturating_sub(1)).copied().unwrap_or_default();
        Position { line, column: self.characters_before(offset) - self.characters_before(start) + 1 }
    }

    fn characters_before(&self, offset: usize) -> usize {
        let block = offset / BLOCK;
        let before = self.characters.get(block).copied().unwrap_or_default();
        before + self.text.get(block * BLOCK..offset).map_or(0, characters)
    }
}

/// Counts the characters that start in these bytes of UTF-8.
fn characters(text: &[u8]) -> usize {
    text.iter().filter(|byte| **byte & 0b1100_0000 != 0b1000_0000).count()
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
