//! Entries that never match: at each status they are tried in the order of the file, and an earlier one always matches first.

use super::problem::Problems;
use super::shadow::{Earlier, Fate, RuleFate};
use super::statuses::{PlacedStatuses, is_inside};
use super::when::PlacedRule;

/// The statuses of an entry and its rules, if it has a `when`.
#[derive(Debug)]
pub(crate) struct PlacedEntry {
    pub(crate) statuses: Vec<PlacedStatuses>,
    pub(crate) rules: Option<Vec<PlacedRule>>,
}

/// What becomes of each item of an entry's statuses, and of each of its rules.
#[derive(Debug)]
struct EntryFate<'r> {
    entry: &'r PlacedEntry,
    statuses: Vec<Fate>,
    rules: Vec<RuleFate>,
}

/// The statuses at which a search ends, and at which entry.
type End = Option<PlacedStatuses>;

/// Checks that each entry matches somewhere in each item of its statuses, and each rule at one status at least.
pub(crate) fn check_entries(entries: &[PlacedEntry], problems: &Problems<'_>) {
    let mut fates: Vec<EntryFate<'_>> = entries.iter().map(EntryFate::new).collect();
    for tried in searches(entries) {
        let mut earlier = Earlier::default();
        let mut end = None;
        for (entry, item) in tried {
            if let Some(fate) = fates.get_mut(entry) {
                fate.try_at(item, &mut earlier, &mut end, problems);
            }
        }
    }
    for fate in &fates {
        fate.report(problems);
    }
}

/// An entry, and the item of its statuses that covers a status.
type Tried = (usize, usize);

/// Returns what is tried at each status where that changes. Up to the next one, the search is the same.
fn searches(entries: &[PlacedEntry]) -> Vec<Vec<Tried>> {
    let boundaries = boundaries(entries);
    let mut searches = vec![Vec::new(); boundaries.len()];
    for (entry, placed) in entries.iter().enumerate() {
        for (item, PlacedStatuses { statuses, .. }) in placed.statuses.iter().enumerate() {
            let start = boundaries.partition_point(|boundary| *boundary < statuses.first);
            let end = boundaries.partition_point(|boundary| *boundary <= statuses.last);
            for tried in searches.iter_mut().take(end).skip(start) {
                tried.push((entry, item));
            }
        }
    }
    searches
}

fn boundaries(entries: &[PlacedEntry]) -> Vec<u16> {
    let mut boundaries = Vec::new();
    for placed in entries.iter().flat_map(|entry| &entry.statuses) {
        for boundary in [placed.statuses.first, placed.statuses.last + 1] {
            if let Err(place) = boundaries.binary_search(&boundary) {
                boundaries.insert(place, boundary);
            }
        }
    }
    boundaries
}

impl<'r> EntryFate<'r> {
    fn new(entry: &'r PlacedEntry) -> Self {
        let rules = entry.rules.iter().flatten().map(RuleFate::new).collect();
        Self { entry, statuses: vec![Fate::default(); entry.statuses.len()], rules }
    }

    /// Tries the entry at a status that is in the item with this index, after the earlier entries.
    fn try_at(&mut self, item: usize, earlier: &mut Earlier<'r>, end: &mut End, problems: &Problems<'_>) {
        let (Some(placed), Some(fate)) = (self.entry.statuses.get(item), self.statuses.get_mut(item)) else { return };
        if let Some(end) = end {
            return fate.add(Some(objection_to(self.entry, *placed, *end, problems)));
        }
        let Some(rules) = &self.entry.rules else {
            *end = Some(*placed);
            return fate.add(None);
        };
        for (rule, rule_fate) in rules.iter().zip(&mut self.rules) {
            fate.add(rule_fate.try_after(earlier, problems));
            earlier.add(rule);
        }
    }

    fn report(&self, problems: &Problems<'_>) {
        for rule in &self.rules {
            rule.report(problems);
        }
        // If each rule is reported, the entry is too.
        if !self.rules.is_empty() && self.rules.iter().all(RuleFate::is_hidden) {
            return;
        }
        for (placed, fate) in self.entry.statuses.iter().zip(&self.statuses) {
            fate.report(&format!("this entry can never match `{}`", placed.statuses), placed.at, problems);
        }
    }
}

/// Says why an entry is never reached in an item of its statuses.
fn objection_to(entry: &PlacedEntry, item: PlacedStatuses, end: PlacedStatuses, problems: &Problems<'_>) -> String {
    let place = problems.position(end.at);
    let is_narrower = item.statuses != end.statuses && is_inside(item.statuses, end.statuses);
    let fix = if entry.rules.is_some() || is_narrower { "move this entry before it" } else { "add a `when` to it" };
    format!("the entry at {place} has no `when` and comes first: {fix}")
}
