//! "did you mean": the candidate nearest to what was written.

/// The candidate nearest to `word`, or `None` where none is near enough to be what was meant.
///
/// Near means: the same but for upper and lower case and underscores, or at most a third of the word edited.
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

/// One function for all kinds of lists: users wait for the macro to be compiled too.
fn nearest_of<'c>(word: &str, candidates: &mut dyn Iterator<Item = &'c str>) -> Option<&'c str> {
    let wanted = folded(word);
    let limit = (wanted.chars().count() / 3).max(1);
    let measured = candidates.map(|candidate| (distance(&wanted, &folded(candidate)), candidate));
    let (_, best) = measured.filter(|(edits, _)| *edits <= limit).min_by_key(|(edits, _)| *edits)?;
    Some(best)
}

fn folded(word: &str) -> String {
    word.chars().filter(|letter| *letter != '_').flat_map(char::to_lowercase).collect()
}

/// Insertions, deletions, replacements and swaps of neighbours that make one word of the other.
fn distance(from: &str, to: &str) -> usize {
    let to: Vec<char> = to.chars().collect();
    let mut before_previous: Vec<usize> = Vec::new();
    let mut previous: Vec<usize> = (0..=to.len()).collect();
    let mut last_letter = None;
    for (row, letter) in from.chars().enumerate() {
        let mut current = vec![row + 1];
        for (column, other) in to.iter().enumerate() {
            let swapped = (last_letter == Some(*other) && column > 0 && to.get(column - 1) == Some(&letter))
                .then(|| at(&before_previous, column - 1) + 1);
            let replaced = at(&previous, column) + usize::from(letter != *other);
            let edited = (at(&previous, column + 1) + 1).min(at(&current, column) + 1);
            current.push(replaced.min(edited).min(swapped.unwrap_or(usize::MAX)));
        }
        before_previous = std::mem::replace(&mut previous, current);
        last_letter = Some(letter);
    }
    at(&previous, to.len())
}

fn at(row: &[usize], column: usize) -> usize {
    row.get(column).copied().unwrap_or(usize::MAX / 2)
}

#[cfg(test)]
mod tests {
    use super::{distance, nearest};

    #[test]
    fn a_swap_of_neighbours_is_one_edit() {
        assert_eq!(distance("titel", "title"), 1);
        assert_eq!(distance("kitten", "sitting"), 3);
        assert_eq!(distance("", "abc"), 3);
    }

    #[test]
    fn the_nearest_of_several_wins() {
        assert_eq!(nearest("Conflct", ["Conflicts", "Conflict"]), Some("Conflict"));
    }

    #[test]
    fn a_word_of_one_letter_has_no_far_relatives() {
        assert_eq!(nearest("x", ["at", "status"]), None);
    }
}
