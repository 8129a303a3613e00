//! "did you mean": the candidate nearest to what was written.

/// Returns the candidate nearest to `word`, or `None` if none is near enough.
///
/// "Near" means equal except for case and underscores, or with at most a third of the letters changed.
///
/// ```
/// use dfns_errors_spec::nearest;
/// assert_eq!(nearest("titel", ["name", "title"]), Some("title"));
/// assert_eq!(nearest("not_found", ["NotFound"]), Some("NotFound"));
/// assert_eq!(nearest("banana", ["name", "title"]), None);
/// ```
#[must_use]
pub fn nearest<'c>(word: &str, candidates: impl IntoIterator<Item = &'c str>) -> Option<&'c str> {
    nearest_of(word, &mut candidates.into_iter())
}

/// One function for all kinds of lists: users wait for the macro to compile.
fn nearest_of<'c>(word: &str, candidates: &mut dyn Iterator<Item = &'c str>) -> Option<&'c str> {
    let wanted = normalized(word);
    let most = (wanted.chars().count() / 3).max(1);
    let measured = candidates.map(|candidate| (strsim::osa_distance(&wanted, &normalized(candidate)), candidate));
    let (_, best) = measured.filter(|(edits, _)| *edits <= most).min_by_key(|(edits, _)| *edits)?;
    Some(best)
}

fn normalized(word: &str) -> String {
    word.chars().filter(|letter| *letter != '_').flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn two_swapped_letters_are_one_change() {
        assert_eq!(nearest("nmae", ["name"]), Some("name"));
        assert_eq!(nearest("abc", [""]), None);
    }

    #[test]
    fn the_nearest_of_several_wins() {
        assert_eq!(nearest("Conflct", ["Conflicts", "Conflict"]), Some("Conflict"));
    }

    #[test]
    fn a_single_letter_is_near_to_nothing_longer() {
        assert_eq!(nearest("x", ["at", "status"]), None);
    }
}
