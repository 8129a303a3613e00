//! What the generated cause enums have in common.

use dfns_errors_spec::model::CauseEntry;

/// A generated enum of the causes of one entry.
pub trait Cause: Copy + 'static {
    /// The variants, in the order of the spec.
    const ALL: &'static [Self];

    /// The entries of the causes, in the same order.
    const ENTRIES: &'static [CauseEntry];

    /// Returns the index of the variant in both.
    fn index(self) -> usize;
}

/// Returns the spec's entry for a cause.
#[must_use]
#[expect(clippy::indexing_slicing, reason = "the macro writes the enum and its entries from one list")]
pub fn cause_entry<C: Cause>(cause: C) -> &'static CauseEntry {
    &C::ENTRIES[cause.index()]
}
