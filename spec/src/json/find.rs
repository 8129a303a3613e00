//! The values that JSON pointers lead to, lent from the text.

use super::reader::{Key, Reader, Result};

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
pub fn find_members<'t>(text: &'t str, pointer: &[&str], lookups: &mut [Lookup<'_, 't>]) -> Result {
    let mut reader = Reader::new(text);
    let is_there = reader.find(pointer, &mut |reader| reader.look_up(lookups).map(|()| true))?;
    reader.end()?;
    if !is_there {
        forget(lookups);
    }
    Ok(())
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
    let is_there = reader.find(pointer, &mut |reader| {
        let start = reader.at;
        reader.skip()?;
        found = Some(reader.since(start)).filter(|value| passes(value));
        Ok(found.is_some())
    });
    let is_json = reader.end().is_ok();
    found.filter(|_| is_there == Ok(true) && is_json)
}

/// Finds one value. Returns `None` if it is not there, or if the text is not JSON.
#[must_use]
pub fn find<'t>(text: &'t str, pointer: &[&str]) -> Option<&'t str> {
    find_first(text, pointer, |_| true)
}

impl<'t> Reader<'t> {
    /// Steps over a value. `read` is called at the values that a pointer leads to, and must step over them. Returns what
    /// it returned last; from the items of an array, the first `true`.
    fn find(&mut self, pointer: &[&str], read: &mut dyn FnMut(&mut Self) -> Result<bool>) -> Result<bool> {
        let [token, rest @ ..] = pointer else { return read(self) };
        let mut found = false;
        self.value(|reader, key| {
            let is_any = *token == "*" && matches!(key, Key::Index(_));
            if key.is(token) || is_any && !found {
                found = reader.find(rest, read)?;
                return Ok(());
            }
            reader.skip()
        })?;
        Ok(found)
    }

    /// Steps over the object.
    fn look_up(&mut self, lookups: &mut [Lookup<'_, 't>]) -> Result {
        forget(lookups);
        self.value(|reader, key| {
            let start = reader.at;
            reader.skip()?;
            for lookup in &mut *lookups {
                if lookup.name.is_some_and(|name| key.is(name)) {
                    lookup.value = Some(reader.since(start));
                }
            }
            Ok(())
        })
    }
}
