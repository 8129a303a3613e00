//! One pass over a JSON text that lends out what stands at a few pointers.
//!
//! Nothing is copied, and nothing beside the pointers' way is looked at: depth and width of the rest do
//! not matter. Of a repeated key the last one counts.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;

use super::unescape::is_string;

/// What is looked for, in two parts, and what was found there.
#[derive(Debug)]
pub(crate) struct Target<'p, 't> {
    base: &'p [&'p str],
    pointer: &'p [&'p str],
    /// How many tokens the way down to the present value has in common.
    matched: usize,
    pub(crate) found: Option<&'t RawValue>,
}

impl<'p> Target<'p, '_> {
    /// A target that is nowhere.
    pub(crate) const NOTHING: Self = Self { base: &[], pointer: &[], matched: 0, found: None };

    pub(crate) const fn new(base: &'p [&'p str], pointer: &'p [&'p str]) -> Self {
        Self { base, pointer, matched: 0, found: None }
    }

    fn token(&self, depth: usize) -> Option<&'p str> {
        let in_pointer = || self.pointer.get(depth.checked_sub(self.base.len())?);
        self.base.get(depth).or_else(in_pointer).copied()
    }
}

/// Finds the targets. The whole text must be JSON: what stands in a text that is cut off is not found.
pub(crate) fn scan<'t>(json: &'t str, targets: &mut [Target<'_, 't>]) -> Result<(), serde_json::Error> {
    let mut deserializer = serde_json::Deserializer::from_str(json);
    Level { targets, depth: 0 }.deserialize(&mut deserializer)?;
    deserializer.end()
}

/// What stands at a pointer, a level at a time: pointers from a user may be of any length.
pub(crate) fn find<'t, 'p>(json: &'t str, tokens: impl IntoIterator<Item = &'p str>) -> Option<&'t RawValue> {
    let mut value = serde_json::from_str::<&RawValue>(json).ok()?;
    for token in tokens {
        let tokens = [token];
        let mut target = [Target::new(&tokens, &[])];
        scan(value.get(), &mut target).ok()?;
        let [Target { found, .. }] = target;
        value = found?;
    }
    Some(value)
}

/// One value on the way: its members, where a target has them on its way, are looked into.
struct Level<'s, 'p, 't> {
    targets: &'s mut [Target<'p, 't>],
    depth: usize,
}

/// What a member is to the targets.
#[derive(Default)]
struct Interest {
    wanted: bool,
    leads_on: bool,
}

impl<'p, 't> Level<'_, 'p, 't> {
    /// Steps into a member. What an earlier member of the same name had is forgotten.
    fn enter(&mut self, is_member: impl Fn(&'p str) -> bool) -> Interest {
        let mut interest = Interest::default();
        for target in self.targets.iter_mut().filter(|target| target.matched == self.depth) {
            if target.token(self.depth).is_some_and(&is_member) {
                target.matched += 1;
                target.found = None;
                let last = target.token(target.matched).is_none();
                interest.wanted |= last;
                interest.leads_on |= !last;
            }
        }
        interest
    }

    fn deeper(&mut self) -> Level<'_, 'p, 't> {
        Level { targets: &mut *self.targets, depth: self.depth + 1 }
    }

    fn leave(&mut self) {
        for target in self.targets.iter_mut().filter(|target| target.matched > self.depth) {
            target.matched = self.depth;
        }
    }

    fn keep(&mut self, value: &'t RawValue) {
        for target in self.targets.iter_mut().filter(|target| target.matched > self.depth) {
            if target.token(target.matched).is_none() {
                target.found = Some(value);
            }
        }
    }

    /// Reads a wanted value; where it also lies on the way to another target, it is read again.
    fn take<E: Error>(&mut self, value: &'t RawValue, interest: &Interest) -> Result<(), E> {
        self.keep(value);
        if interest.leads_on { self.look_into(value) } else { Ok(()) }
    }

    /// A scalar has nothing in it, and is not parsed: a number may be out of range, a string half a surrogate pair.
    fn look_into<E: Error>(&mut self, value: &'t RawValue) -> Result<(), E> {
        if !value.get().starts_with(['{', '[']) {
            return Ok(());
        }
        let mut deserializer = serde_json::Deserializer::from_str(value.get());
        self.deeper().deserialize(&mut deserializer).map_err(Error::custom)
    }
}

impl<'t> DeserializeSeed<'t> for Level<'_, '_, 't> {
    type Value = ();

    fn deserialize<D: Deserializer<'t>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'t> Visitor<'t> for Level<'_, '_, 't> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("any JSON value")
    }

    fn visit_map<A: MapAccess<'t>>(mut self, mut map: A) -> Result<(), A::Error> {
        while let Some(key) = map.next_key::<&RawValue>()? {
            let interest = self.enter(|token| is_string(key.get(), token));
            if interest.wanted {
                self.take(map.next_value()?, &interest)?;
            } else if interest.leads_on {
                self.look_into(map.next_value()?)?;
            } else {
                map.next_value::<IgnoredAny>()?;
            }
            self.leave();
        }
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'t>>(mut self, mut sequence: A) -> Result<(), A::Error> {
        for index in 0_usize.. {
            let interest = self.enter(|token| is_index(token, index));
            let more = if interest.wanted {
                let value = sequence.next_element()?;
                value.map(|value| self.take(value, &interest)).transpose()?.is_some()
            } else if interest.leads_on {
                sequence.next_element()?.map(|value| self.look_into(value)).transpose()?.is_some()
            } else {
                sequence.next_element::<IgnoredAny>()?.is_some()
            };
            self.leave();
            if !more {
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

/// RFC 6901, section 4: an index has no leading zero.
fn is_index(token: &str, index: usize) -> bool {
    let is_plain = token == "0" || !token.starts_with(['0', '+']);
    is_plain && token.parse() == Ok(index)
}

#[cfg(test)]
mod tests {
    use super::{RawValue, Target, find, scan};

    fn found(json: &str, pointers: &[&[&str]]) -> Vec<Option<String>> {
        let mut targets: Vec<Target> = pointers.iter().map(|pointer| Target::new(&[], pointer)).collect();
        scan(json, &mut targets).expect("the text is JSON");
        targets.iter().map(|target| target.found.map(|raw| raw.get().to_owned())).collect()
    }

    #[test]
    fn of_a_repeated_key_the_last_one_counts_with_all_below_it() {
        let json = r#"{"e":{"m":1,"n":2},"e":{"n":3}}"#;
        assert_eq!(found(json, &[&["e", "m"], &["e", "n"]]), [None, Some("3".to_owned())]);
    }

    #[test]
    fn a_target_inside_another_is_found_too() {
        let json = r#"{"d":{"x":[1,{"y":2}]}}"#;
        let both = found(json, &[&["d"], &["d", "x", "1", "y"]]);
        assert_eq!(both, [Some(r#"{"x":[1,{"y":2}]}"#.to_owned()), Some("2".to_owned())]);
    }

    #[test]
    fn a_scalar_on_the_way_is_no_error() {
        for scalar in ["1", "-1", "1.5", "\"s\"", "null", "true", "[]"] {
            assert_eq!(found(&format!("{{\"e\":{scalar}}}"), &[&["e", "m"]]), [None], "{scalar}");
        }
    }

    #[test]
    fn an_index_has_no_leading_zero_and_no_sign() {
        assert_eq!(found("[7,8]", &[&["1"], &["01"], &["+1"], &["0"]])[1..3], [None, None]);
        assert_eq!(found("[7,8]", &[&["1"], &["0"]]), [Some("8".to_owned()), Some("7".to_owned())]);
    }

    #[test]
    fn a_long_pointer_into_a_deep_text_needs_no_stack() {
        let json = format!("{}1{}", "[".repeat(1_000), "]".repeat(1_000));
        let value = find(&json, std::iter::repeat_n("0", 1_000));
        assert_eq!(value.map(RawValue::get), Some("1"));
    }
}
