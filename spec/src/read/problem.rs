//! The problems in a spec file.

use std::cell::RefCell;
use std::fmt;
use std::path::Path;

use super::position::{Lines, Position};

/// One problem in a spec file.
///
/// ```
/// let problems = dfns_errors_spec::read(b"[]").unwrap_err();
/// assert_eq!(problems[0].message, "the spec must be an object, found an array");
/// assert_eq!((problems[0].position.line, problems[0].position.column), (1, 1));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Where the value, key or character is.
    pub position: Position,
    /// What is wrong: one sentence in lower case, with the allowed values or the nearest name.
    pub message: String,
}

impl Problem {
    /// Returns `PATH:LINE:COLUMN: message`, which editors and terminals turn into a link.
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

/// The problems of one file, collected in the order of the file through a shared reference.
#[derive(Debug)]
pub(crate) struct Problems<'t> {
    lines: Lines<'t>,
    found: RefCell<Vec<Problem>>,
}

impl<'t> Problems<'t> {
    pub(crate) fn new(text: &'t str) -> Self {
        Self { lines: Lines::of(text), found: RefCell::default() }
    }

    /// Adds a problem, once: the rules of causes that are also their entry's are checked twice.
    pub(crate) fn add(&self, offset: usize, message: impl Into<String>) {
        let problem = Problem { position: self.position(offset), message: message.into() };
        let mut found = self.found.borrow_mut();
        let place = found.partition_point(|earlier| earlier.position <= problem.position);
        let mut at_same_place = found.iter().take(place).rev().take_while(|other| other.position == problem.position);
        if at_same_place.any(|other| *other == problem) {
            return;
        }
        found.insert(place, problem);
    }

    pub(crate) fn position(&self, offset: usize) -> Position {
        self.lines.position(offset)
    }

    /// Returns the problems in the order of the file; none if the file is valid.
    pub(crate) fn into_found(self) -> Vec<Problem> {
        self.found.into_inner()
    }
}
