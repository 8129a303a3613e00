//! JSON text -> the text at a few pointers, read by `serde_json`.
//!
//! Values that no pointer leads to are skipped without recursion, so neither their depth nor their width matters. A
//! repeated key overrides the earlier one and everything below it.

use std::fmt;

use serde_core::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;

/// A pointer, and the text of the value found there.
pub(crate) struct Target<'p, 't> {
    pointer: &'p [&'p str],
    pub(crate) found: Option<&'t str>,
}

/// A test of the values at a target. With a test, `*` stands for any element of an array.
type Passes<'p> = Option<&'p dyn Fn(&str) -> bool>;

impl<'p> Target<'p, '_> {
    /// An empty pointer finds nothing.
    pub(crate) const fn new(pointer: &'p [&'p str]) -> Self {
        Self { pointer, found: None }
    }
}

/// `serde_json` needs a byte for each level that it skips. Text nested deeper than this is treated as an attack and is
/// not read.
const DEEPEST: usize = 1 << 18;

/// The text is not JSON: nothing is taken from a body that was cut off.
#[derive(Debug)]
pub(crate) struct NotJson;

/// Finds the targets below `base`.
pub(crate) fn find_all<'p, 't>(
    json: &'t str,
    base: &'p [&'p str],
    targets: &mut [Target<'p, 't>],
) -> Result<(), NotJson> {
    if read_all(json, Path::new(Keys::Strings, base, targets))? {
        return Ok(());
    }
    // serde_json rejects some valid JSON on the way to a target: numbers out of range and lone surrogates.
    check(json).ok_or(NotJson)?;
    for target in targets {
        let tokens = base.iter().chain(target.pointer).copied();
        target.found = if target.pointer.is_empty() { None } else { find(json, tokens) };
    }
    Ok(())
}

/// Returns `true` if a value at a pointer passes a test. In this pointer, `*` stands for any element of an array. One
/// pass over the text, unless `serde_json` rejects it on the way.
pub(crate) fn any_at(json: &str, pointer: &[&str], passes: &dyn Fn(&str) -> bool) -> bool {
    if pointer.is_empty() {
        return whole(json).is_some_and(passes);
    }
    let mut target = [Target::new(pointer)];
    let path = Path { passes: Some(passes), ..Path::new(Keys::Strings, &[], &mut target) };
    match read_all(json, path) {
        Ok(true) => target.iter().any(|target| target.found.is_some()),
        Ok(false) => check(json).is_some() && any_below(json, pointer, passes).is_some(),
        Err(NotJson) => false,
    }
}

/// Returns `false` if `serde_json` rejects the text, which may still be valid JSON.
fn read_all<'t>(json: &'t str, path: Path<'_, '_, 't>) -> Result<bool, NotJson> {
    if !json.starts_with(['{', '[', ' ', '\n', '\r', '\t']) {
        return Err(NotJson);
    }
    match read(json, path) {
        Ok(()) => Ok(true),
        Err(error) if error.is_eof() => Err(NotJson),
        Err(_) => Ok(false),
    }
}

/// Searches level by level, and returns the first value that passes.
fn any_below<'t>(json: &'t str, pointer: &[&str], passes: &dyn Fn(&str) -> bool) -> Option<&'t str> {
    let [token, rest @ ..] = pointer else { return Some(json).filter(|json| passes(json)) };
    if *token == "*" && json.trim_start().starts_with('[') {
        let items: Vec<&RawValue> = serde_json::from_str(json).ok()?;
        return items.into_iter().find_map(|item| any_below(item.get(), rest, passes));
    }
    any_below(member(json, token)?, rest, passes)
}

/// Returns the text of the value at a pointer of the spec, in one pass. The spec's reader limits its length.
pub(crate) fn find_short<'t>(json: &'t str, base: &[&str], pointer: &[&str]) -> Option<&'t str> {
    if pointer.is_empty() {
        return find(json, base.iter().copied());
    }
    let mut target = [Target::new(pointer)];
    find_all(json, base, &mut target).ok()?;
    let [target] = target;
    target.found
}

/// Returns the text of the value at any pointer. Reads level by level, so that a long pointer needs no stack.
pub(crate) fn find<'t, 'p>(json: &'t str, tokens: impl IntoIterator<Item = &'p str>) -> Option<&'t str> {
    let mut tokens = tokens.into_iter();
    let Some(first) = tokens.next() else { return whole(json) };
    tokens.try_fold(member(json, first)?, member)
}

/// Returns `true` if objects and arrays are nested too deeply to be read.
pub(crate) fn is_too_deep(text: &str) -> bool {
    if text.len() <= DEEPEST {
        return false;
    }
    let (mut depth, mut is_string) = (0_usize, false);
    text.split('"').any(|part| {
        // The quote before the part ended a string, unless it was escaped.
        let is_too_deep = !is_string && part.bytes().any(|byte| nests_deeper(&mut depth, byte));
        let backslashes = part.len() - part.trim_end_matches('\\').len();
        is_string = !is_string || backslashes % 2 == 1;
        is_too_deep
    })
}

fn nests_deeper(depth: &mut usize, byte: u8) -> bool {
    match byte {
        b'[' | b'{' => *depth += 1,
        b']' | b'}' => *depth = depth.saturating_sub(1),
        _ => {}
    }
    *depth > DEEPEST
}

/// Returns the text of a member of an object or an item of an array.
fn member<'t>(json: &'t str, token: &str) -> Option<&'t str> {
    let pointer = [token];
    let mut target = [Target::new(&pointer)];
    read(json, Path::new(Keys::Bytes, &[], &mut target)).ok()?;
    let [target] = target;
    target.found
}

/// Returns the text without the whitespace around it if it is JSON.
pub(crate) fn whole(json: &str) -> Option<&str> {
    check(json)?;
    Some(json.trim_matches([' ', '\n', '\r', '\t']))
}

fn check(json: &str) -> Option<IgnoredAny> {
    serde_json::from_str(json).ok()
}

fn read<'t>(json: &'t str, path: Path<'_, '_, 't>) -> serde_json::Result<()> {
    let mut deserializer = serde_json::Deserializer::from_str(json);
    path.deserialize(&mut deserializer)?;
    deserializer.end()
}

/// How keys are read.
#[derive(Clone, Copy)]
enum Keys {
    /// `serde_json` rejects a lone surrogate in a string.
    Strings,
    /// It decodes a lone surrogate in bytes, but reads them more slowly.
    Bytes,
}

/// A value on the way to some targets.
struct Path<'s, 'p, 't> {
    keys: Keys,
    passes: Passes<'p>,
    /// The path to the value that the targets' pointers are relative to.
    base: &'p [&'p str],
    targets: &'s mut [Target<'p, 't>],
    /// The targets that are below this value.
    below: Set,
    depth: usize,
}

/// A set of targets, with one bit per target.
type Set = u32;

/// What to do with the value of a member.
struct Choice {
    /// The value is one of these targets.
    is: Set,
    /// These targets are below it.
    contains: Set,
}

impl<'p, 't> Path<'_, 'p, 't> {
    fn new<'s>(keys: Keys, base: &'p [&'p str], targets: &'s mut [Target<'p, 't>]) -> Path<'s, 'p, 't> {
        Path { keys, passes: None, base, targets, below: Set::MAX, depth: 0 }
    }

    /// Compares a key or an index with the next token of each pointer. Discards what an earlier member with the same
    /// name matched.
    #[inline]
    fn choose(&mut self, in_array: bool, is_member: impl Fn(&str) -> bool) -> Choice {
        let Some(depth) = self.depth.checked_sub(self.base.len()) else { return self.choose_in_base(is_member) };
        let mut choice = Choice { is: 0, contains: 0 };
        for (target, bit) in self.targets.iter_mut().zip(0..) {
            let set = self.below & 1 << bit;
            let Some(token) = target.pointer.get(depth).filter(|_| set != 0) else { continue };
            let is_any = in_array && *token == "*" && self.passes.is_some();
            if !is_any && !is_member(token) {
                continue;
            }
            target.found = target.found.filter(|_| is_any);
            let is_last = depth + 1 == target.pointer.len();
            if is_last { choice.is |= set } else { choice.contains |= set }
        }
        choice
    }

    fn choose_in_base(&mut self, is_member: impl Fn(&str) -> bool) -> Choice {
        if !self.base.get(self.depth).is_some_and(|token| is_member(token)) {
            return Choice { is: 0, contains: 0 };
        }
        for target in &mut *self.targets {
            target.found = None;
        }
        Choice { is: 0, contains: self.below }
    }

    fn enter(&mut self, below: Set) -> Path<'_, 'p, 't> {
        Path { below, depth: self.depth + 1, targets: self.targets, ..*self }
    }

    /// Returns the value that has passed so far. A test has one target.
    fn passed(&self) -> Option<&'t str> {
        self.targets.first().filter(|_| self.passes.is_some())?.found
    }

    /// Restores the match of an earlier array element: a later element can only discard its own.
    fn keep_passed(&mut self, passed: Option<&'t str>) {
        if let Some(target) = self.targets.first_mut().filter(|_| passed.is_some()) {
            target.found = target.found.or(passed);
        }
    }

    /// Stores a value for the targets that point to it, and searches it for the others.
    fn keep<E: Error>(&mut self, value: &'t RawValue, choice: &Choice) -> Result<(), E> {
        let passes = self.passes.is_none_or(|passes| passes(value.get()));
        let mut left = if passes { choice.is } else { 0 };
        while left != 0 {
            if let Some(target) = self.targets.get_mut(left.trailing_zeros() as usize) {
                target.found = Some(value.get());
            }
            // Clears the lowest bit.
            left &= left - 1;
        }
        if choice.contains == 0 { Ok(()) } else { read(value.get(), self.enter(choice.contains)).map_err(E::custom) }
    }
}

impl<'t> DeserializeSeed<'t> for Path<'_, '_, 't> {
    type Value = ();

    fn deserialize<D: Deserializer<'t>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'t> Visitor<'t> for Path<'_, '_, 't> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("any JSON value")
    }

    fn visit_map<A: MapAccess<'t>>(mut self, mut map: A) -> Result<(), A::Error> {
        while let Some(choice) = map.next_key_seed(Key(&mut self))? {
            match choice {
                Choice { is: 0, contains: 0 } => drop(map.next_value::<IgnoredAny>()?),
                Choice { is: 0, contains } => map.next_value_seed(self.enter(contains))?,
                choice => self.keep(map.next_value()?, &choice)?,
            }
        }
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'t>>(mut self, mut items: A) -> Result<(), A::Error> {
        for index in 0_usize.. {
            let passed = self.passed();
            let item = match self.choose(true, |token| is_index(token, index)) {
                Choice { is: 0, contains: 0 } => items.next_element::<IgnoredAny>()?.map(drop),
                Choice { is: 0, contains } => items.next_element_seed(self.enter(contains))?,
                choice => items.next_element()?.map(|value| self.keep(value, &choice)).transpose()?,
            };
            self.keep_passed(passed);
            if item.is_none() {
                break;
            }
        }
        Ok(())
    }

    fn visit_bool<E>(self, _: bool) -> Result<(), E> {
        Ok(())
    }

    fn visit_i64<E>(self, _: i64) -> Result<(), E> {
        Ok(())
    }

    fn visit_u64<E>(self, _: u64) -> Result<(), E> {
        Ok(())
    }

    fn visit_f64<E>(self, _: f64) -> Result<(), E> {
        Ok(())
    }

    fn visit_str<E>(self, _: &str) -> Result<(), E> {
        Ok(())
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }
}

struct Key<'k, 's, 'p, 't>(&'k mut Path<'s, 'p, 't>);

impl<'t> DeserializeSeed<'t> for Key<'_, '_, '_, 't> {
    type Value = Choice;

    #[inline]
    fn deserialize<D: Deserializer<'t>>(self, deserializer: D) -> Result<Choice, D::Error> {
        match self.0.keys {
            Keys::Strings => deserializer.deserialize_str(self),
            Keys::Bytes => deserializer.deserialize_bytes(self),
        }
    }
}

impl Visitor<'_> for Key<'_, '_, '_, '_> {
    type Value = Choice;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a key")
    }

    #[inline]
    fn visit_str<E>(self, key: &str) -> Result<Choice, E> {
        Ok(self.0.choose(false, |token| key == token))
    }

    #[cold]
    fn visit_bytes<E>(self, key: &[u8]) -> Result<Choice, E> {
        Ok(self.0.choose(false, |token| key == token.as_bytes()))
    }
}

/// An index has neither a sign nor a leading zero (RFC 6901, section 4).
fn is_index(token: &str, index: usize) -> bool {
    let is_canonical = token == "0" || !token.starts_with(['0', '+']);
    is_canonical && token.parse() == Ok(index)
}

#[cfg(test)]
mod tests {
    use super::{DEEPEST, Target, find, find_all, find_short, is_too_deep};

    fn found(json: &str, pointers: &[&[&str]]) -> Vec<Option<String>> {
        let mut targets: Vec<Target> = pointers.iter().map(|pointer| Target::new(pointer)).collect();
        find_all(json, &[], &mut targets).expect("the text is JSON");
        targets.iter().map(|target| target.found.map(str::to_owned)).collect()
    }

    #[test]
    fn a_repeated_key_overrides_the_earlier_one_and_everything_below_it() {
        let json = r#"{"e":{"m":1,"n":2},"e":{"n":3}}"#;
        assert_eq!(found(json, &[&["e", "m"], &["e", "n"]]), [None, Some("3".to_owned())]);
    }

    #[test]
    fn a_repeated_base_resets_every_target() {
        let mut targets = [Target::new(&["m"]), Target::new(&["n"])];
        find_all(r#"{"e":{"m":1},"e":{"n":3},"f":{"m":4}}"#, &["e"], &mut targets).expect("the text is JSON");
        assert_eq!(targets.map(|target| target.found), [None, Some("3")]);
    }

    #[test]
    fn a_target_inside_another_target_is_found() {
        let json = r#"{"d": {"x":[1, {"y":2} ]} }"#;
        let both = found(json, &[&["d"], &["d", "x", "1", "y"]]);
        assert_eq!(both, [Some(r#"{"x":[1, {"y":2} ]}"#.to_owned()), Some("2".to_owned())]);
    }

    #[test]
    fn the_same_name_at_another_depth_is_not_a_match() {
        let json = r#"{"x":{"m":1},"e":{"x":{"m":2},"m":3},"m":4}"#;
        assert_eq!(found(json, &[&["e", "m"], &["e", "e"]]), [Some("3".to_owned()), None]);
    }

    #[test]
    fn a_scalar_on_the_way_to_a_target_is_not_an_error() {
        for scalar in ["1", "-1", "1e999", "\"\\ud800\"", "null", "true", "[]"] {
            assert_eq!(found(&format!("{{\"e\":{scalar}}}"), &[&["e", "m"]]), [None], "{scalar}");
            let overridden = format!("{{\"e\":{scalar},\"e\":{{\"m\":7}}}}");
            assert_eq!(found(&overridden, &[&["e", "m"]]), [Some("7".to_owned())], "{scalar}");
        }
    }

    #[test]
    fn a_key_with_a_lone_surrogate_is_skipped() {
        assert_eq!(found(r#"{"\ud800":1,"\u006d":2}"#, &[&["m"]]), [Some("2".to_owned())]);
    }

    #[test]
    fn an_index_has_neither_a_leading_zero_nor_a_sign() {
        assert_eq!(found("[7,8]", &[&["1"], &["01"], &["+1"], &["0"]])[1..3], [None, None]);
        assert_eq!(found("[7,8]", &[&["1"], &["0"]]), [Some("8".to_owned()), Some("7".to_owned())]);
    }

    #[test]
    fn a_long_pointer_into_a_deep_text_needs_no_stack() {
        // Miri takes a thousand times as long, and would notice a growing stack at this depth too.
        let depth = if cfg!(miri) { 30 } else { 1_000 };
        let json = format!("{}1{}", "[".repeat(depth), "]".repeat(depth));
        assert_eq!(find(&json, std::iter::repeat_n("0", depth)), Some("1"));
    }

    #[test]
    fn an_empty_pointer_is_the_whole_value() {
        assert_eq!((find_short(" {} ", &[], &[]), find(" {} ", [])), (Some("{}"), Some("{}")));
        assert_eq!((find_short("{", &[], &[]), find_short("{}}", &[], &["a"])), (None, None));
    }

    #[test]
    fn only_what_is_nested_too_deeply_is_too_deep() {
        let nested = |depth: usize| format!("{}1{}", "[".repeat(depth), "]".repeat(depth));
        assert!(!is_too_deep(&nested(DEEPEST)) && is_too_deep(&nested(DEEPEST + 1)));
        let brackets = "[".repeat(2 * DEEPEST);
        assert!(!is_too_deep(&format!("{{\"a\\\\\":\"\\\"{brackets}\"}}")), "brackets in a string");
        assert!(is_too_deep(&format!("{{\"a\\\"\\\\\":{brackets}")), "brackets after a key with escapes");
    }
}
