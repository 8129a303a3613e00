//! The elements of a body that the `*` of pointers stand for.

use std::ops::Range;

use dfns_errors_spec::json::find_first;

/// Which element of an array, or member of an object, each `*` of a rule stands for; outer ones first. Empty for a rule
/// without `*`.
#[derive(Debug, Clone, Default)]
pub(crate) struct Choice(Vec<Pick>);

/// All pointers with these tokens before a `*` mean the same element.
#[derive(Debug, Clone)]
struct Pick {
    before: Vec<&'static str>,
    element: Range<usize>,
}

impl Choice {
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }

    /// Records the element that `*` stands for. The tokens in `before` lead from the root of the body to the `*`.
    pub(crate) fn pick(&mut self, before: &[&'static str], element: Range<usize>) {
        self.0.push(Pick { before: before.to_vec(), element });
    }

    /// Forgets all but the first picks.
    pub(crate) fn truncate(&mut self, length: usize) {
        self.0.truncate(length);
    }

    /// Returns the offsets of the elements in the body. Of two choices for one rule, the one with smaller offsets comes first.
    pub(crate) fn places(&self) -> Vec<usize> {
        self.0.iter().map(|pick| pick.element.start).collect()
    }

    /// Returns the innermost element that was chosen on the way of a pointer from the root, and the rest of the pointer.
    pub(crate) fn enter<'t, 'p>(&self, json: &'t str, pointer: &'p [&'static str]) -> (&'t str, &'p [&'static str]) {
        let chosen = self.0.iter().filter_map(|pick| Some((part(json, &pick.element), pick.rest(pointer)?)));
        chosen.min_by_key(|(_, rest)| rest.len()).unwrap_or((json, pointer))
    }

    /// Calls `read` with each value at a pointer, and returns its first result that is not `None`. A `*` without a pick
    /// stands for any element.
    pub(crate) fn find<'t, T>(
        &self,
        json: &'t str,
        pointer: &[&'static str],
        read: &mut dyn FnMut(&'t str) -> Option<T>,
    ) -> Option<T> {
        let (element, rest) = self.enter(json, pointer);
        find_first(element, rest, read)
    }
}

impl Pick {
    /// Returns the tokens of a pointer after the `*` that was chosen.
    fn rest<'p>(&self, pointer: &'p [&'static str]) -> Option<&'p [&'static str]> {
        match pointer.strip_prefix(self.before.as_slice())? {
            ["*", rest @ ..] => Some(rest),
            _ => None,
        }
    }
}

/// Returns the byte range of `part` within `text`, which it must be borrowed from.
pub(crate) fn range(text: &str, part: &str) -> Range<usize> {
    let start = part.as_ptr().addr() - text.as_ptr().addr();
    start..start + part.len()
}

/// The reverse of [`range`].
#[expect(clippy::string_slice, reason = "the range is that of a part of this text")]
pub(crate) fn part<'t>(text: &'t str, range: &Range<usize>) -> &'t str {
    &text[range.clone()]
}
