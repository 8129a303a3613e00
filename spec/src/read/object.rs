//! Objects with known keys.

use crate::json::Member;
use crate::nearest::nearest;

use super::value::{ANNOTATIONS, Json};

/// An object, all of whose keys were checked: unknown and repeated ones are reported.
#[derive(Debug)]
pub(crate) struct Object<'n> {
    json: Json<'n>,
    what: &'static str,
    members: &'n [Member<'n>],
    /// Misspelled keys, by the known key closest to them: a typo is one problem, not two.
    misspelled: Vec<(&'static str, Json<'n>)>,
}

impl<'n> Object<'n> {
    pub(crate) fn open(json: Json<'n>, what: &'static str, keys: &[&'static str]) -> Option<Self> {
        let members = json.members(what)?;
        let mut misspelled = Vec::new();
        let is_known = |key: &str| keys.contains(&key) || ANNOTATIONS.contains(&key);
        for member in members.iter().filter(|member| !is_known(&member.key)) {
            let near = nearest(&member.key, keys.iter().copied());
            json.problems.add(member.at, unknown_key(&member.key, near, what, keys));
            misspelled.extend(near.map(|near| (near, json.with(&member.value))));
        }
        Some(Self { json, what, members, misspelled })
    }

    pub(crate) fn get(&self, key: &str) -> Option<Json<'n>> {
        let written = self.members.iter().find(|member| member.key == key);
        let misspelled = || self.misspelled.iter().find(|(near, _)| *near == key).map(|(_, value)| *value);
        written.map(|member| self.json.with(&member.value)).or_else(misspelled)
    }

    pub(crate) fn required(&self, key: &str) -> Option<Json<'n>> {
        let found = self.get(key);
        if found.is_none() {
            self.json.report(format!("missing key `{key}` in {}", self.what));
        }
        found
    }

    /// Returns the members, apart from `$schema` and `$comment`.
    pub(crate) fn entries(&self) -> impl Iterator<Item = &'n Member<'n>> + Clone {
        self.members.iter().filter(|member| !ANNOTATIONS.contains(&member.key.as_str()))
    }
}

fn unknown_key(key: &str, near: Option<&str>, what: &str, keys: &[&str]) -> String {
    let key = key.escape_debug();
    if let Some(near) = near {
        return format!("unknown key `{key}` in {what}, did you mean `{near}`?");
    }
    let longer: Vec<&str> = keys.iter().copied().filter(|other| other.starts_with(&format!("{key}_"))).collect();
    let expected = if longer.is_empty() { keys.join("`, `") } else { longer.join("`, `") };
    format!("unknown key `{key}` in {what}, expected one of `{expected}`")
}
