//! The values that JSON pointers lead to, lent from the text.

use super::reader::{Key, Reader};

/// A member of an object, looked up by its name.
#[derive(Debug, Clone, Copy)]
pub struct Lookup<'p, 't> {
    /// The name; `None` finds nothing.
    pub name: Option<&'p str>,
    /// The value, if the member was found.
    pub value: Option<&'t str>,
}

/// Looks up members of the object at a pointer, in one pass that checks that the whole text is JSON. The last of repeated
/// keys counts.
///
/// # Errors
///
/// The text is not JSON, or is nested too deeply.
pub fn find_members<'t>(text: &'t str, pointer: &[&str], lookups: &mut [Lookup<'_, 't>]) -> Option<()> {
    let mut reader = Reader::new(text);
    let (end, is_there) =
        reader.find(reader.start(), pointer, &mut |reader, at| Some((reader.look_up(at, lookups)?, true)))?;
    reader.end(end)?;
    if !is_there {
        forget(lookups);
    }
    Some(())
}

fn forget(lookups: &mut [Lookup<'_, '_>]) {
    for lookup in lookups {
        lookup.value = None;
    }
}

/// Finds the first value that passes a test, at a pointer in which `*` stands for any item of an array. Returns `None` if
/// there is none, or if the text is not JSON. The last of repeated keys counts.
pub fn find_first<'t>(text: &'t str, pointer: &[&str], mut passes: impl FnMut(&str) -> bool) -> Option<&'t str> {
    let mut reader = Reader::new(text);
    let mut found = None;
    let (end, is_there) = reader.find(reader.start(), pointer, &mut |reader, at| {
        let end = reader.skip(at)?;
        found = Some(reader.slice(at, end)).filter(|value| passes(value));
        Some((end, found.is_some()))
    })?;
    reader.end(end)?;
    found.filter(|_| is_there)
}

/// Finds one value. Returns `None` if it is not there, or if the text is not JSON.
#[must_use]
pub fn find<'t>(text: &'t str, pointer: &[&str]) -> Option<&'t str> {
    find_first(text, pointer, |_| true)
}

impl<'t> Reader<'t> {
    /// Steps over a value. `read` is called at the values that a pointer leads to, and must step over them. Returns what
    /// it returned last; from the items of an array, the first `true`.
    fn find(&mut self, at: usize, pointer: &[&str], read: &mut Read<'_, 't>) -> Option<(usize, bool)> {
        let [token, rest @ ..] = pointer else { return read(self, at) };
        let mut found = false;
        let end = self.value(at, |reader, at, key| {
            let is_any = *token == "*" && matches!(key, Key::Index(_));
            if !key.is(token) && (!is_any || found) {
                return reader.skip(at);
            }
            let end;
            (end, found) = reader.find(at, rest, read)?;
            Some(end)
        })?;
        Some((end, found))
    }

    /// Steps over the object.
    fn look_up(&mut self, at: usize, lookups: &mut [Lookup<'_, 't>]) -> Option<usize> {
        forget(lookups);
        self.value(at, |reader, at, key| {
            let end = reader.skip(at)?;
            for lookup in &mut *lookups {
                if lookup.name.is_some_and(|name| key.is(name)) {
                    lookup.value = Some(reader.slice(at, end));
                }
            }
            Some(end)
        })
    }
}

/// Steps over a value. Returns the place after it, and whether it was found.
type Read<'r, 't> = dyn FnMut(&mut Reader<'t>, usize) -> Option<(usize, bool)> + 'r;
