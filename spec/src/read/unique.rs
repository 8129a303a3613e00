//! What must be unique: names, codes, statuses.

use super::value::Json;

/// The keys used so far, in order, and where each was first used.
#[derive(Debug, Default)]
pub(crate) struct Unique(Vec<(String, usize)>);

impl Unique {
    /// Adds a key. Reports it and returns `false` if it is already there.
    pub(crate) fn add(&mut self, key: String, what: &str, json: Json<'_>) -> bool {
        let place = self.0.partition_point(|(other, _)| *other < key);
        let Some((_, first)) = self.0.get(place).filter(|(other, _)| *other == key) else {
            self.0.insert(place, (key, json.node.at));
            return true;
        };
        let first = json.problems.position(*first);
        json.report(format!("duplicate {what}, first used at {first}"));
        false
    }
}
