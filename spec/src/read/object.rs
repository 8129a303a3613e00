//! Objects with known keys, and values that must be unique.

use super::nearest::nearest;
use crate::json::Member;

use super::value::Json;

/// An object, all of whose keys were checked: unknown and repeated ones are reported.
#[derive(Debug)]
pub(crate) struct Object<'n> {
    pub(crate) json: Json<'n>,
    what: &'static str,
    pub(crate) members: Vec<&'n Member<'n>>,
    /// Misspelled and renamed keys, by the known key that was meant: a typo is one problem, not two.
    misspelled: Vec<(&'static str, Json<'n>)>,
}

impl<'n> Object<'n> {
    pub(crate) fn open(json: Json<'n>, what: &'static str, keys: &[&'static str]) -> Option<Self> {
        let members = json.entries(what)?;
        let mut misspelled = Vec::new();
        for member in &members {
            let key = member.key.as_str();
            if keys.contains(&key) {
                continue;
            }
            let known = renamed(key, keys).or_else(|| nearest(key, keys.iter().copied()));
            json.problems.add(member.at, unknown_key(key, known, what, keys));
            misspelled.extend(known.map(|known| (known, json.with(&member.value))));
        }
        Some(Self { json, what, members, misspelled })
    }

    pub(crate) fn get(&self, key: &str) -> Option<Json<'n>> {
        if let Some(member) = self.members.iter().find(|member| member.key == key) {
            return Some(self.json.with(&member.value));
        }
        self.misspelled.iter().find(|(near, _)| *near == key).map(|(_, value)| *value)
    }

    pub(crate) fn required(&self, key: &str) -> Option<Json<'n>> {
        let found = self.get(key);
        if found.is_none() {
            self.json.report(format!("missing key `{key}` in {}", self.what));
        }
        found
    }

    /// Reads the items of a list, leaving out those with a problem. A missing list is empty.
    pub(crate) fn list<T>(&self, key: &str, read: impl FnMut(Json<'n>) -> Option<T>) -> &'static [T] {
        let Some(items) = self.get(key).and_then(|json| json.list(key)) else { return &[] };
        items.into_iter().filter_map(read).collect::<Vec<T>>().leak()
    }

    /// Reads a list of Markdown texts.
    pub(crate) fn texts(&self, key: &str) -> &'static [&'static str] {
        let what = format!("an item of `{key}`");
        self.list(key, |item| item.markdown(&what))
    }
}

/// The keys of older specs, and what they are called now.
const RENAMED: &[(&str, &str)] = &[("unlisted", "retry_by_status")];

/// Returns the name that a key of an older spec has now, if it is one of `keys`.
fn renamed(key: &str, keys: &[&'static str]) -> Option<&'static str> {
    let (_, new) = RENAMED.iter().find(|(old, _)| *old == key)?;
    keys.contains(new).then_some(new)
}

fn unknown_key(key: &str, known: Option<&str>, what: &str, keys: &[&'static str]) -> String {
    if let Some(new) = renamed(key, keys) {
        return format!("unknown key `{key}` in {what}: it is called `{new}` now");
    }
    let key = key.escape_debug();
    if let Some(known) = known {
        return format!("unknown key `{key}` in {what}, did you mean `{known}`?");
    }
    format!("unknown key `{key}` in {what}, expected one of `{}`", related(&key.to_string(), keys).join("`, `"))
}

/// Returns the keys that have the same first word and another one after it; all keys if there are none.
fn related<'k>(key: &str, keys: &[&'k str]) -> Vec<&'k str> {
    let word = key.split('_').next().unwrap_or(key);
    let related: Vec<&str> = keys.iter().copied().filter(|other| other.starts_with(&format!("{word}_"))).collect();
    if related.is_empty() { keys.to_vec() } else { related }
}

/// The names, codes or statuses used so far, sorted, and where each was first used.
#[derive(Debug, Default)]
pub(crate) struct Seen(Vec<(String, usize)>);

impl Seen {
    /// Adds a value. Reports one that is already there, and returns `None` for it.
    pub(crate) fn add(&mut self, value: String, what: &str, json: Json<'_>) -> Option<()> {
        let place = self.0.partition_point(|(earlier, _)| *earlier < value);
        if let Some((earlier, first)) = self.0.get(place)
            && *earlier == value
        {
            let first = json.problems.position(*first);
            return json.reject(format!("duplicate {what}, first used at {first}"));
        }
        self.0.insert(place, (value, json.node.at));
        Some(())
    }
}
