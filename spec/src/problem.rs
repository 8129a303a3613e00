//! What is wrong in a spec file, and the list that collects it.

use std::fmt;
use std::path::Path;

use crate::position::{Lines, Position};

/// One thing that is wrong in a spec file, and where.
///
/// ```
/// let problems = dfns_errors_spec::read(b"[]").unwrap_err();
/// assert_eq!(problems[0].message, "the spec must be an object, found an array");
/// assert_eq!((problems[0].position.line, problems[0].position.column), (1, 1));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Where the offending value, key or character stands.
    pub position: Position,
    /// What is wrong: one lower-case sentence with the allowed values or the nearest name.
    pub message: String,
}

impl Problem {
    /// The problem as `PATH:LINE:COLUMN: message`, the form that editors and terminals make a link of.
    ///
    /// ```
    /// let problems = dfns_errors_spec::read(b"[]").unwrap_err();
    /// let line = problems[0].in_file("errors.json".as_ref());
    /// assert_eq!(line, "errors.json:1:1: the spec must be an object, found an array");
    /// ```
    #[must_use]
    pub fn in_file(&self, path: &Path) -> String {
        format!("{}:{self}", path.display())
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}: {}", self.position, self.message)
    }
}

impl std::error::Error for Problem {}

/// Problems in the order of the file, however they are found, and the lines they stand in.
#[derive(Debug)]
pub(crate) struct Problems<'t> {
    lines: Lines<'t>,
    found: Vec<Problem>,
}

impl<'t> Problems<'t> {
    pub(crate) fn of(text: &'t str) -> Self {
        Self { lines: Lines::of(text), found: Vec::new() }
    }

    pub(crate) fn add(&mut self, offset: usize, message: impl Into<String>) {
        let problem = Problem { position: self.position(offset), message: message.into() };
        let place = self.found.partition_point(|earlier| earlier.position <= problem.position);
        self.found.insert(place, problem);
    }

    pub(crate) fn position(&self, offset: usize) -> Position {
        self.lines.position(offset)
    }

    /// The problems in the order of the file; none means that the file is sound.
    pub(crate) fn into_sorted(self) -> Vec<Problem> {
        self.found
    }
}
