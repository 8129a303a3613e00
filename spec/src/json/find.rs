//! The values that JSON pointers lead to, lent from the text.

use std::collections::BTreeMap;

use super::reader::{End, Reader};

/// A member of an object, looked up by its name.
#[derive(Debug, Clone, Copy)]
pub struct Lookup<'p, 't> {
    /// The name; `None` finds nothing.
    pub name: Option<&'p str>,
    /// The value, if the member was found.
    pub value: Option<&'t str>,
}

/// Looks up members of the object at a pointer, in one pass that checks that the whole text is JSON. The last of repeated
/// keys counts. Returns `Some(false)` if the pointer leads nowhere, and `None` if the text is not JSON. Only after
/// `Some(true)` were the members looked up.
#[must_use]
pub fn find_members<'t>(text: &'t str, pointer: &[&str], lookups: &mut [Lookup<'_, 't>]) -> Option<bool> {
    let mut reader = Reader::new(text);
    let end = reader.find(reader.whitespace(0), pointer, &mut |reader, at| reader.look_up(at, lookups))?;
    reader.end(end)?;
    Some(reader.found)
}

/// Finds one value. Returns `None` if it is not there, or if the text is not JSON. The last of repeated keys counts.
#[must_use]
pub fn find<'t>(text: &'t str, pointer: &[&str]) -> Option<&'t str> {
    let mut reader = Reader::new(text);
    let mut found = None;
    let end = reader.find(reader.whitespace(0), pointer, &mut |reader, at| {
        let end = reader.skip(at)?;
        found = Some(reader.slice(at, end));
        Some(end)
    })?;
    reader.end(end)?;
    found.filter(|_| reader.found)
}

/// Calls `read` with each value at a pointer, and returns its first result that is not `None`. In the pointer, `*` stands
/// for any element of an array and any member of an object.
pub fn find_first<'t, T>(text: &'t str, pointer: &[&str], read: &mut dyn FnMut(&'t str) -> Option<T>) -> Option<T> {
    let Some(star) = pointer.iter().position(|token| *token == "*") else { return read(find(text, pointer)?) };
    let (before, rest) = pointer.split_at(star);
    let (_, rest) = rest.split_first()?;
    first_element(find(text, before)?, &mut |element| find_first(element, rest, read))
}

/// Calls `read` with each element of an array or member of an object, and returns its first result that is not `None`.
/// `json` is JSON.
pub fn first_element<'t, T>(json: &'t str, read: &mut dyn FnMut(&'t str) -> Option<T>) -> Option<T> {
    if json.starts_with('{') {
        return members(json).into_iter().find_map(read);
    }
    let mut made = None;
    Reader::new(json).value(0, |reader, at, _| {
        let end = reader.skip(at)?;
        if made.is_none() {
            made = read(reader.slice(at, end));
        }
        Some(end)
    })?;
    made
}

/// Returns the values of the members of an object, in the order of the text. The last of repeated keys counts.
fn members(object: &str) -> Vec<&str> {
    let mut by_name = BTreeMap::new();
    Reader::new(object).value(0, |reader, at, key| {
        let end = reader.skip(at)?;
        by_name.insert(key.name(), reader.slice(at, end));
        Some(end)
    });
    let mut members: Vec<&str> = by_name.into_values().collect();
    members.sort_by_key(|value| value.as_ptr().addr());
    members
}

impl<'t> Reader<'t> {
    /// Steps over a value. `read` is called at each value that the pointer leads to, and must step over it.
    fn find(&mut self, at: usize, pointer: &[&str], read: &mut dyn FnMut(&mut Self, usize) -> End) -> End {
        self.found = pointer.is_empty();
        let [token, rest @ ..] = pointer else { return read(self, at) };
        self.value(at, |reader, at, key| if key.is(token) { reader.find(at, rest, read) } else { reader.skip(at) })
    }

    /// Steps over the object.
    fn look_up(&mut self, at: usize, lookups: &mut [Lookup<'_, 't>]) -> End {
        for lookup in &mut *lookups {
            lookup.value = None;
        }
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
