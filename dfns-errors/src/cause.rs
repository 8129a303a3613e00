//! What the generated cause enums have in common.

use crate::entry::CauseEntry;

/// A generated enum of the causes of one entry.
pub trait Cause: Copy + 'static {
    /// The variants, in the order of the spec.
    const ALL: &'static [Self];

    /// The entry's causes, in the order of the spec.
    const ENTRIES: &'static [CauseEntry];

    /// The place of the variant in both.
    fn index(self) -> usize;
}

/// What the spec says about a cause.
#[must_use]
#[expect(clippy::indexing_slicing, reason = "the macro writes enum and table from one list")]
pub fn cause_entry<C: Cause>(cause: C) -> &'static CauseEntry {
    &C::ENTRIES[cause.index()]
}
