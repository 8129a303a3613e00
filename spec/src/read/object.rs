//! Objects of known keys.

use crate::json::{Member, Node, Value};
use crate::nearest::nearest;
use crate::problem::Problems;

use super::value::wrong_type;

/// An object whose keys were all checked: unknown and repeated ones are reported.
#[derive(Debug)]
pub(crate) struct Object<'n, 't> {
    at: usize,
    what: &'static str,
    members: &'n [Member<'t>],
    /// Values of unknown keys, by what the keys were meant to be: a slip of the pen is one problem.
    misspelled: Vec<(&'static str, &'n Node<'t>)>,
}

impl<'n, 't> Object<'n, 't> {
    pub(crate) fn open(
        node: &'n Node<'t>,
        what: &'static str,
        keys: &[&'static str],
        problems: &mut Problems<'_>,
    ) -> Option<Self> {
        let members = members(node, what, problems)?;
        let mut misspelled = Vec::new();
        for member in members.iter().filter(|member| !keys.contains(&member.key.as_str())) {
            let near = nearest(&member.key, keys.iter().copied());
            problems.add(member.at, unknown_key(&member.key, near, what, keys));
            misspelled.extend(near.map(|near| (near, &member.value)));
        }
        Some(Self { at: node.at, what, members, misspelled })
    }

    pub(crate) fn get(&self, key: &str) -> Option<&'n Node<'t>> {
        let written = self.members.iter().find(|member| member.key == key).map(|member| &member.value);
        let meant = || self.misspelled.iter().find(|(near, _)| *near == key).map(|(_, value)| *value);
        written.or_else(meant)
    }

    pub(crate) fn required(&self, key: &str, problems: &mut Problems<'_>) -> Option<&'n Node<'t>> {
        let found = self.get(key);
        if found.is_none() {
            problems.add(self.at, format!("missing key `{key}` in {}", self.what));
        }
        found
    }

    pub(crate) fn members(&self) -> &'n [Member<'t>] {
        self.members
    }
}

/// The members of an object of any keys; a key that stands twice is a problem.
pub(crate) fn members<'n, 't>(node: &'n Node<'t>, what: &str, problems: &mut Problems<'_>) -> Option<&'n [Member<'t>]> {
    let Value::Object(members) = &node.value else { return wrong_type(node, what, "an object", problems) };
    for (index, member) in members.iter().enumerate() {
        let mut earlier = members.iter().take(index);
        if earlier.any(|earlier| earlier.key == member.key) {
            problems.add(member.at, format!("duplicate key `{}` in {what}", member.key.escape_debug()));
        }
    }
    Some(members)
}

fn unknown_key(key: &str, near: Option<&str>, what: &str, keys: &[&str]) -> String {
    let key = key.escape_debug();
    if let Some(near) = near {
        return format!("unknown key `{key}` in {what}, did you mean `{near}`?");
    }
    format!("unknown key `{key}` in {what}, expected one of `{}`", keys.join("`, `"))
}
