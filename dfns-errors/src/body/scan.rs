//! One pass over a JSON text that lends out what stands at a few pointers.
//!
//! Nothing is copied, and nothing beside the pointers' way is looked at: depth and width of the rest do
//! not matter. Of a repeated key the last one counts.

use super::cursor::Cursor;

/// What is looked for below a common base, and what was found there.
#[derive(Debug)]
pub(crate) struct Target<'p, 't> {
    pointer: &'p [&'p str],
    /// How many tokens the way down to the present value has in common.
    matched: usize,
    /// The value as written.
    pub(crate) found: Option<&'t str>,
}

impl<'p> Target<'p, '_> {
    /// Without a token the target is nowhere.
    pub(crate) const fn new(pointer: &'p [&'p str]) -> Self {
        Self { pointer, matched: 0, found: None }
    }
}

/// Finds the targets. The whole text must be JSON, else it is `None`: nothing is found in a text that is cut off.
pub(crate) fn scan<'p, 't>(json: &'t str, base: &'p [&'p str], targets: &mut [Target<'p, 't>]) -> Option<()> {
    let mut scan = Scan { cursor: Cursor::new(json), base, targets };
    scan.cursor.skip_blanks();
    scan.value(0)?;
    scan.cursor.skip_blanks();
    scan.cursor.is_at_end().then_some(())
}

/// What stands at a pointer, as written; the whole value without tokens. A level at a time: pointers from a user may
/// be of any length.
pub(crate) fn find<'t, 'p>(json: &'t str, tokens: impl IntoIterator<Item = &'p str>) -> Option<&'t str> {
    let mut tokens = tokens.into_iter();
    let Some(first) = tokens.next() else { return whole(json) };
    tokens.try_fold(member(json, first)?, member)
}

fn whole(json: &str) -> Option<&str> {
    scan(json, &[], &mut [])?;
    Some(json.trim_matches([' ', '\n', '\r', '\t']))
}

fn member<'t>(json: &'t str, token: &str) -> Option<&'t str> {
    let tokens = [token];
    let mut target = [Target::new(&tokens)];
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

/// What a member is to the targets.
#[derive(Default)]
struct Interest {
    wanted: bool,
    leads_on: bool,
}

impl<'p> Scan<'_, 'p, '_> {
    /// A value on the way, whose members are looked at. Its depth is at most that of the longest pointer.
    fn value(&mut self, depth: usize) -> Option<()> {
        match self.cursor.peek()? {
            b'{' => self.members(depth),
            b'[' => self.items(depth),
            _ => self.cursor.value(),
        }
    }

    fn members(&mut self, depth: usize) -> Option<()> {
        self.cursor.at += 1;
        self.cursor.skip_blanks();
        if self.cursor.eat(b'}') {
            return Some(());
        }
        loop {
            let key = self.cursor.key()?;
            let interest = self.enter(depth, |token| key.is(token));
            self.member(depth, &interest)?;
            if self.cursor.eat(b'}') {
                return Some(());
            }
            if !self.cursor.eat(b',') {
                return None;
            }
        }
    }

    fn items(&mut self, depth: usize) -> Option<()> {
        self.cursor.at += 1;
        self.cursor.skip_blanks();
        if self.cursor.eat(b']') {
            return Some(());
        }
        for index in 0_usize.. {
            let interest = self.enter(depth, |token| is_index(token, index));
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
        let stepped = if interest.leads_on { self.value(depth + 1) } else { self.cursor.value() };
        stepped?;
        if interest.wanted {
            self.keep(depth, start);
        }
        if interest.wanted || interest.leads_on {
            self.leave(depth);
        }
        self.cursor.skip_blanks();
        Some(())
    }

    /// Steps into a member. What an earlier member of the same name had is forgotten.
    fn enter(&mut self, depth: usize, is_member: impl Fn(&'p str) -> bool) -> Interest {
        if let Some(token) = self.base.get(depth) {
            let leads_on = is_member(token);
            if leads_on {
                self.targets.iter_mut().for_each(|target| target.found = None);
            }
            return Interest { wanted: false, leads_on };
        }
        self.enter_below_base(depth - self.base.len(), is_member)
    }

    fn enter_below_base(&mut self, depth: usize, is_member: impl Fn(&'p str) -> bool) -> Interest {
        let mut interest = Interest::default();
        for target in self.targets.iter_mut().filter(|target| target.matched == depth) {
            if target.pointer.get(depth).is_some_and(|token| is_member(token)) {
                target.matched += 1;
                target.found = None;
                let is_last = target.matched == target.pointer.len();
                interest.wanted |= is_last;
                interest.leads_on |= !is_last;
            }
        }
        interest
    }

    fn keep(&mut self, depth: usize, start: usize) {
        let depth = depth - self.base.len();
        for target in self.targets.iter_mut().filter(|target| target.matched > depth) {
            if target.matched == target.pointer.len() {
                target.found = Some(self.cursor.since(start));
            }
        }
    }

    fn leave(&mut self, depth: usize) {
        let depth = depth.saturating_sub(self.base.len());
        for target in self.targets.iter_mut().filter(|target| target.matched > depth) {
            target.matched = depth;
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
    use super::{Target, find, scan};

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
        let json = format!("{}1{}", "[".repeat(1_000), "]".repeat(1_000));
        assert_eq!(find(&json, std::iter::repeat_n("0", 1_000)), Some("1"));
    }
}
