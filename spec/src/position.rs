//! Places in a text: byte offsets while reading, lines and columns when reporting.

use std::cell::Cell;
use std::fmt;

/// A place in a spec file.
///
/// ```
/// let spec = dfns_errors_spec::read(dfns_errors_spec::DFNS.as_bytes()).expect("the built-in spec is valid");
/// assert!(spec.errors[0].position.line > 1);
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

/// The starts of the lines of a text, found once, so that a position is one search.
#[derive(Debug)]
pub(crate) struct Lines<'t> {
    text: &'t str,
    starts: Vec<usize>,
    /// The last offset and its column: in a file of one long line, the next column is counted from there.
    last: Cell<(usize, usize)>,
}

impl<'t> Lines<'t> {
    pub(crate) fn of(text: &'t str) -> Self {
        let after_breaks = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
        let starts = std::iter::once(0).chain(after_breaks.map(|(offset, _)| offset + 1)).collect();
        Self { text, starts, last: Cell::new((0, 1)) }
    }

    /// Returns the position of the character at a byte offset. Offsets past the end are the end.
    pub(crate) fn position(&self, offset: usize) -> Position {
        let line = self.starts.partition_point(|start| *start <= offset);
        let (last, last_column) = self.last.get();
        let start = self.start(line);
        let (from, column) = if (start..=offset).contains(&last) { (last, last_column) } else { (start, 1) };
        let characters = self.text.get(from..).unwrap_or_default().char_indices();
        let column = column + characters.take_while(|(index, _)| from + index < offset).count();
        self.last.set((offset, column));
        Position { line, column }
    }

    fn start(&self, line: usize) -> usize {
        self.starts.get(line.saturating_sub(1)).copied().unwrap_or(self.text.len())
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
    fn an_offset_past_the_end_is_still_a_position() {
        assert_eq!(Lines::of("").position(9), Position { line: 1, column: 1 });
    }
}
