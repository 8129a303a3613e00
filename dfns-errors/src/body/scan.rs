//! One pass over a JSON text that lends out what stands at a few pointers.
//!
//! Nothing is copied, and nothing beside the pointers' way is looked at: depth and width of the rest do
//! not matter. Of a repeated key the last one counts.

use super::cursor::Cursor;

/// What is looked for below a common base, and what was found there.
#[derive(Debug)]
pub(crate) struct Target<'p, 't> {
    pointer: &'p [&'p str],
    /// The value as written.
    pub(crate) found: Option<&'t str>,
}

impl<'p> Target<'p, '_> {
    /// Without a token the target is nowhere.
    pub(crate) const fn new(pointer: &'p [&'p str]) -> Self {
        Self { pointer, found: None }
    }
}

/// Finds the targets, of which there are at most eight. The whole text must be JSON, else it is `None`: nothing is
/// found in a text that is cut off.
pub(crate) fn scan<'p, 't>(json: &'t str, base: &'p [&'p str], targets: &mut [Target<'p, 't>]) -> Option<()> {
    let mut scan = Scan { cursor: Cursor::new(json), base, targets };
    scan.cursor.skip_blanks();
    scan.value(0, ALL)?;
    scan.cursor.skip_blanks();
    scan.cursor.is_at_end().then_some(())
}

/// What stands at a pointer, as written; the whole value without tokens. A level at a time: pointers from a user may
/// be of any length.
pub(crate) fn find<'t, 'p>(json: &'t str, tokens: impl IntoIterator<Item = &'p str>) -> Option<&'t str> {
    let mut tokens = tokens.into_iter();
    let Some(first) = tokens.next() else { return whole(json) };
    tokens.try_fold(at(json, &[first])?, |json, token| at(json, &[token]))
}

fn whole(json: &str) -> Option<&str> {
    scan(json, &[], &mut [])?;
    Some(json.trim_matches([' ', '\n', '\r', '\t']))
}

/// What stands at a pointer, as written; the whole value without tokens. In one pass, with a step on the stack for each
/// token: a spec's pointers are short.
pub(crate) fn at<'t>(json: &'t str, pointer: &[&str]) -> Option<&'t str> {
    if pointer.is_empty() {
        return whole(json);
    }
    let mut target = [Target::new(pointer)];
    scan(json, &[], &mut target)?;
    let [Target { found, .. }] = target;
    found
}

struct Scan<'s, 'p, 't> {
    cursor: Cursor<'t>,
    /// The way to where the targets' pointers start.
    base: &'p [&'p str],
    targets: &'s mut [Target<'p, 't>],
}

/// Some of the targets, a bit each: they are few, and looked at for every key.
type Mask = u8;

const ALL: Mask = Mask::MAX;
const NONE: Mask = 0;
const BITS: [Mask; 8] = [1, 2, 4, 8, 16, 32, 64, 128];

/// What a member is to the targets.
#[derive(Default)]
struct Interest {
    /// To these it is the value.
    wanted: Mask,
    /// These stand below it.
    leads_on: Mask,
}

impl<'p> Scan<'_, 'p, '_> {
    /// A value on the way to some targets, whose members are looked at. No deeper than the base and the longest pointer.
    fn value(&mut self, depth: usize, sought: Mask) -> Option<()> {
        match self.cursor.peek()? {
            b'{' => self.members(depth, sought),
            b'[' => self.items(depth, sought),
            _ => self.cursor.value(),
        }
    }

    fn members(&mut self, depth: usize, sought: Mask) -> Option<()> {
        self.cursor.at += 1;
        self.cursor.skip_blanks();
        if self.cursor.eat(b'}') {
            return Some(());
        }
        loop {
            let key = self.cursor.key()?;
            let interest = self.enter(depth, sought, |token| key.is(token));
            self.member(depth, &interest)?;
            if self.cursor.eat(b'}') {
                return Some(());
            }
            if !self.cursor.eat(b',') {
                return None;
            }
        }
    }

    fn items(&mut self, depth: usize, sought: Mask) -> Option<()> {
        self.cursor.at += 1;
        self.cursor.skip_blanks();
        if self.cursor.eat(b']') {
            return Some(());
        }
        for index in 0_usize.. {
            let interest = self.enter(depth, sought, |token| is_index(token, index));
            self.member(depth, &interest)?;
            if self.cursor.eat(b']') {
                break;
            }
            if !self.cursor.eat(b',') {
                return None;
            }
        }
        Some(())
    }

    /// A member's value, and the blanks around it.
    fn member(&mut self, depth: usize, interest: &Interest) -> Option<()> {
        self.cursor.skip_blanks();
        let start = self.cursor.at;
        if interest.leads_on == NONE {
            self.cursor.value()?;
        } else {
            self.value(depth + 1, interest.leads_on)?;
        }
        if interest.wanted != NONE {
            self.keep(start, interest.wanted);
        }
        self.cursor.skip_blanks();
        Some(())
    }

    /// Steps into a member. What an earlier member of the same name had is forgotten.
    fn enter(&mut self, depth: usize, sought: Mask, is_member: impl Fn(&'p str) -> bool) -> Interest {
        let Some(token) = self.base.get(depth) else {
            return self.enter_below_base(depth - self.base.len(), sought, is_member);
        };
        if !is_member(token) {
            return Interest::default();
        }
        self.targets.iter_mut().for_each(|target| target.found = None);
        Interest { wanted: NONE, leads_on: sought }
    }

    fn enter_below_base(&mut self, depth: usize, sought: Mask, is_member: impl Fn(&'p str) -> bool) -> Interest {
        let mut interest = Interest::default();
        for (target, bit) in self.targets.iter_mut().zip(BITS).filter(|(_, bit)| sought & bit != NONE) {
            if target.pointer.get(depth).is_some_and(|token| is_member(token)) {
                target.found = None;
                let is_last = depth + 1 == target.pointer.len();
                if is_last { interest.wanted |= bit } else { interest.leads_on |= bit }
            }
        }
        interest
    }

    fn keep(&mut self, start: usize, wanted: Mask) {
        let value = self.cursor.since(start);
        for (target, _) in self.targets.iter_mut().zip(BITS).filter(|(_, bit)| wanted & bit != NONE) {
            target.found = Some(value);
        }
    }
}

/// RFC 6901, section 4: an index has no leading zero.
fn is_index(token: &str, index: usize) -> bool {
    let is_plain = token == "0" || !token.starts_with(['0', '+']);
    is_plain && token.parse() == Ok(index)
}

#[cfg(test)]
mod tests {
    use super::{Target, at, find, scan};

    fn found(json: &str, pointers: &[&[&str]]) -> Vec<Option<String>> {
        let mut targets: Vec<Target> = pointers.iter().map(|pointer| Target::new(pointer)).collect();
        scan(json, &[], &mut targets).expect("the text is JSON");
        targets.iter().map(|target| target.found.map(str::to_owned)).collect()
    }

    #[test]
    fn of_a_repeated_key_the_last_one_counts_with_all_below_it() {
        let json = r#"{"e":{"m":1,"n":2},"e":{"n":3}}"#;
        assert_eq!(found(json, &[&["e", "m"], &["e", "n"]]), [None, Some("3".to_owned())]);
    }

    #[test]
    fn a_target_inside_another_is_found_too() {
        let json = r#"{"d": {"x":[1, {"y":2} ]} }"#;
        let both = found(json, &[&["d"], &["d", "x", "1", "y"]]);
        assert_eq!(both, [Some(r#"{"x":[1, {"y":2} ]}"#.to_owned()), Some("2".to_owned())]);
    }

    #[test]
    fn a_scalar_on_the_way_is_no_error() {
        for scalar in ["1", "-1", "1e999", "\"\\ud800\"", "null", "true", "[]"] {
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
        // Miri takes a thousand times as long, and sees a step on the stack as well in a few.
        let depth = if cfg!(miri) { 30 } else { 1_000 };
        let json = format!("{}1{}", "[".repeat(depth), "]".repeat(depth));
        assert_eq!(find(&json, std::iter::repeat_n("0", depth)), Some("1"));
    }

    #[test]
    fn the_pointer_without_tokens_is_the_whole_value() {
        assert_eq!((at(" {} ", &[]), find(" {} ", [])), (Some("{}"), Some("{}")));
        assert_eq!((at("{", &[]), at("{}}", &["a"])), (None, None));
    }
}
