//! The conditions of a rule -> the choice of elements for which all of them hold.
//!
//! A field of the envelope may be at several pointers, and the first that finds something counts. So the conditions on a
//! field can be read in several ways, one for each pointer, each of which says what the value at some pointers must be.
//! Elements are then chosen for one `*` after the other. This takes time that is linear in the body, because pointers with
//! different tokens before a `*` do not depend on each other.

use crate::response::body::{ErrorBody, has_field};
use crate::response::choice::{Choice, range};
use crate::response::condition::{holds, message_passes, passes, text_of};
use dfns_errors_spec::json::{find, first_element, string};
use dfns_errors_spec::model::{Condition, Envelope, Pointer, Subject};

/// What the value at a pointer from the root of the body must be.
#[derive(Clone)]
struct Need<'r> {
    pointer: Vec<&'static str>,
    check: Check<'r>,
}

#[derive(Clone, Copy)]
enum Check<'r> {
    Passes(&'r Condition),
    /// The field is here.
    Is(Field),
    /// The field is not here.
    IsNot(Field),
    /// The envelope's object is here.
    Envelope,
    /// The envelope's object is not here.
    NoEnvelope,
}

/// One way to read the conditions on a field.
type Reading<'r> = Vec<Need<'r>>;

/// A field of the envelope that rules test.
#[derive(Clone, Copy, PartialEq)]
enum Field {
    Message,
    Code,
    Details,
}

/// Finds the choice, first in the order of the body, for which all conditions hold.
pub(crate) fn first_choice(conditions: &[Condition], body: &ErrorBody) -> Option<Choice> {
    let mut needs = Vec::new();
    let mut fields = Vec::new();
    for condition in conditions {
        match (condition.subject, Field::chosen_by(condition, body)) {
            (_, Some(field)) => fields.push((field, condition)),
            (Subject::Body(pointer), None) if has_star(pointer) => needs.push(Need::passes(pointer, condition)),
            (_, None) if !holds(condition, body) => return None,
            (_, None) => {}
        }
    }
    let mut readings = Vec::new();
    for field in [Field::Message, Field::Code, Field::Details] {
        let of_field = fields.iter().filter(|(other, _)| *other == field).map(|(_, condition)| *condition);
        let of_field: Vec<&Condition> = of_field.collect();
        if !of_field.is_empty() {
            readings.push(field.readings(&of_field, body));
        }
    }
    Search { json: body.json_text(), envelope: &body.spec().envelope }.first(&readings, &needs)
}

fn has_star(pointer: Pointer) -> bool {
    pointer.contains(&"*")
}

impl Field {
    /// Returns the field that a condition tests, if its value depends on the choice of elements.
    fn chosen_by(condition: &Condition, body: &ErrorBody) -> Option<Self> {
        let (field, rest): (Self, Pointer) = match condition.subject {
            Subject::Message if !body.has_message_in_header() => (Self::Message, &[]),
            Subject::Code if !body.has_code_in_header() => (Self::Code, &[]),
            Subject::Details(rest) => (Self::Details, rest),
            _ => return None,
        };
        let envelope = &body.spec().envelope;
        let mut pointers = envelope.at.iter().chain(field.pointers(envelope)).chain([&rest]);
        pointers.any(|pointer| has_star(pointer)).then_some(field)
    }

    fn pointers(self, envelope: &Envelope) -> &'static [Pointer] {
        match self {
            Self::Message => envelope.message.pointers,
            Self::Code => envelope.code.pointers,
            Self::Details => envelope.details,
        }
    }

    /// Returns `true` if this can be the value of the field. An empty message or code is skipped.
    fn is(self, value: &str) -> bool {
        match self {
            Self::Message => string(value).is_some_and(|text| !text.is_empty()),
            Self::Code => text_of(value).is_some_and(|text| !text.is_empty()),
            Self::Details => value != "null",
        }
    }

    /// Returns the ways to read the conditions on this field: as tests of the value at each of its pointers, unless an
    /// earlier one finds something, and as tests of nothing.
    fn readings<'r>(self, conditions: &[&'r Condition], body: &ErrorBody) -> Vec<Reading<'r>> {
        let envelope = &body.spec().envelope;
        let mut readings = Vec::new();
        let mut elsewhere = Vec::new();
        for at in envelope.at {
            let mut nowhere: Reading<'r> = elsewhere.clone();
            nowhere.push(Need { pointer: at.to_vec(), check: Check::Envelope });
            for pointer in self.pointers(envelope) {
                let source = [*at, *pointer].concat();
                let mut here = nowhere.clone();
                here.push(Need { pointer: source.clone(), check: Check::Is(self) });
                here.extend(conditions.iter().map(|condition| Need::below(&source, condition)));
                readings.push(here);
                nowhere.push(Need { pointer: source, check: Check::IsNot(self) });
            }
            if conditions.iter().all(|condition| condition.allows_nothing()) {
                readings.push(nowhere);
            }
            elsewhere.push(Need { pointer: at.to_vec(), check: Check::NoEnvelope });
        }
        if conditions.iter().all(|condition| self.passes_without_envelope(condition, body)) {
            readings.push(elsewhere);
        }
        readings
    }

    /// Without an envelope, at most the text of the body is the message.
    fn passes_without_envelope(self, condition: &Condition, body: &ErrorBody) -> bool {
        let text = body.text_body().filter(|_| self == Self::Message && body.spec().envelope.text_is_message);
        message_passes(text.as_deref(), condition)
    }
}

impl<'r> Need<'r> {
    /// Returns the tokens before the first `*` that has not been chosen, and the rest.
    fn until_star(&self, depth: usize) -> (&[&'static str], &[&'static str]) {
        let star = self.pointer.iter().skip(depth).position(|token| *token == "*");
        self.pointer.split_at(star.map_or(self.pointer.len(), |star| depth + star))
    }

    fn passes(pointer: Pointer, condition: &'r Condition) -> Self {
        Self { pointer: pointer.to_vec(), check: Check::Passes(condition) }
    }

    /// A condition on the details is about a value inside of them.
    fn below(source: &[&'static str], condition: &'r Condition) -> Self {
        let rest: Pointer = if let Subject::Details(rest) = condition.subject { rest } else { &[] };
        Self { pointer: [source, rest].concat(), check: Check::Passes(condition) }
    }
}

/// The body in which elements are chosen.
struct Search<'t> {
    json: &'t str,
    envelope: &'static Envelope,
}

impl<'t> Search<'t> {
    /// Finds the first choice for the needs and for one reading of each field.
    fn first(&self, fields: &[Vec<Reading<'_>>], needs: &[Need<'_>]) -> Option<Choice> {
        let Some((readings, others)) = fields.split_first() else { return self.choice(needs) };
        let choices = readings.iter().filter_map(|reading| self.first(others, &[needs, reading.as_slice()].concat()));
        choices.min_by_key(Choice::places)
    }

    fn choice(&self, needs: &[Need<'_>]) -> Option<Choice> {
        let mut choice = Choice::default();
        let needs: Vec<&Need<'_>> = needs.iter().collect();
        self.are_met(find(self.json, &[]), 0, &needs, &mut choice).then_some(choice)
    }

    /// Returns `true` if a value meets all needs, whose first `depth` tokens lead to it. Picks elements inside of it.
    fn are_met(&self, value: Option<&'t str>, depth: usize, needs: &[&Need<'_>], choice: &mut Choice) -> bool {
        let mut stars: Vec<(&[&'static str], Vec<&Need<'_>>)> = Vec::new();
        for need in needs {
            let (before, rest) = need.until_star(depth);
            if rest.is_empty() {
                let found = value.and_then(|value| find(value, before.get(depth..)?));
                if !self.is_met(need.check, found) {
                    return false;
                }
                continue;
            }
            match stars.iter_mut().find(|(other, _)| *other == before) {
                Some((_, together)) => together.push(need),
                None => stars.push((before, vec![need])),
            }
        }
        stars.iter().all(|(before, together)| self.pick(value, depth, before, together, choice))
    }

    /// Picks the first element that meets all needs. In an empty list, each need is checked as if its value were missing.
    fn pick(
        &self,
        value: Option<&'t str>,
        depth: usize,
        before: &[&'static str],
        needs: &[&Need<'_>],
        choice: &mut Choice,
    ) -> bool {
        let list = value.and_then(|value| find(value, before.get(depth..)?));
        let depth = before.len() + 1;
        let mut is_empty = true;
        let earlier = choice.len();
        let picked = first_element(list.unwrap_or("[]"), &mut |element| {
            is_empty = false;
            choice.truncate(earlier);
            choice.pick(before, range(self.json, element));
            self.are_met(Some(element), depth, needs, choice).then_some(())
        });
        picked.is_some() || is_empty && self.are_met(None, depth, needs, choice)
    }

    fn is_met(&self, check: Check<'_>, value: Option<&str>) -> bool {
        match check {
            Check::Passes(condition) => passes(value, condition),
            Check::Is(field) => value.is_some_and(|value| field.is(value)),
            Check::IsNot(field) => !value.is_some_and(|value| field.is(value)),
            Check::Envelope => value.is_some_and(|value| has_field(value, self.envelope)),
            Check::NoEnvelope => !value.is_some_and(|value| has_field(value, self.envelope)),
        }
    }
}
