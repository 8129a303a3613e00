//! Variant -> advice: what an error knows, whatever enum it is a variant of.

use std::borrow::Cow;
use std::error::Error;
use std::time::Duration;

use crate::body::ErrorBody;
use crate::cause::Cause;
use crate::detect::{cause_of, entry_of};
use crate::entry::{CauseEntry, ErrorEntry, Kind};
use crate::retry::Retry;
use crate::table::Spec;

/// One error, seen through the tables of its spec.
#[derive(Debug, Clone, Copy)]
pub struct View<'a> {
    pub(crate) spec: &'static Spec,
    pub(crate) claim: Claim<'a>,
    pub(crate) body: Option<&'a ErrorBody>,
}

/// What the variant stands for.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Claim<'a> {
    /// An entry of the spec.
    Entry { index: usize, cause: CauseOf },
    /// One of several errors, the body not kept: there is no telling which.
    Several { claims: &'static [(usize, Option<usize>)], code: &'static str },
    /// A status that the spec does not list.
    Other,
    /// An error of the user's own.
    Transparent(&'a (dyn Error + 'static)),
}

/// Where the cause is known from.
#[derive(Debug, Clone, Copy)]
pub(crate) enum CauseOf {
    /// From the variant.
    Variant(Option<usize>),
    /// Only the body can tell: the variant keeps no cause.
    Body,
}

impl<'a> View<'a> {
    /// A variant of one entry, whose cause is not kept.
    #[must_use]
    pub fn entry(spec: &'static Spec, index: usize, body: Option<&'a ErrorBody>) -> Self {
        Self { spec, claim: Claim::Entry { index, cause: CauseOf::Body }, body }
    }

    /// A variant of one entry, whose cause is kept.
    #[must_use]
    pub fn caused<C: Cause>(spec: &'static Spec, index: usize, cause: Option<C>, body: Option<&'a ErrorBody>) -> Self {
        let cause = CauseOf::Variant(cause.map(Cause::index));
        Self { spec, claim: Claim::Entry { index, cause }, body }
    }

    /// A variant of one cause.
    #[must_use]
    pub fn of_cause(spec: &'static Spec, index: usize, cause: usize, body: Option<&'a ErrorBody>) -> Self {
        Self { spec, claim: Claim::Entry { index, cause: CauseOf::Variant(Some(cause)) }, body }
    }

    /// A variant of several entries and causes, which its body tells apart.
    #[must_use]
    pub fn several(
        spec: &'static Spec,
        claims: &'static [(usize, Option<usize>)],
        code: &'static str,
        body: Option<&'a ErrorBody>,
    ) -> Self {
        let claim = told_by(body, spec).unwrap_or(Claim::Several { claims, code });
        Self { spec, claim, body }
    }

    /// The variant of statuses that the spec does not list. In a partial enum it also has errors that the enum does
    /// not name: the spec knows them all the same.
    #[must_use]
    pub fn other(spec: &'static Spec, body: Option<&'a ErrorBody>) -> Self {
        Self { spec, claim: told_by(body, spec).unwrap_or(Claim::Other), body }
    }

    /// A variant that is an error of the user's own.
    #[must_use]
    pub fn transparent(spec: &'static Spec, error: &'a (dyn Error + 'static)) -> Self {
        Self { spec, claim: Claim::Transparent(error), body: None }
    }

    /// What stands in the body at the entry's field of that name.
    #[must_use]
    pub fn field(self, name: &str) -> Option<Cow<'a, str>> {
        let field = self.spec.rules.get(self.index()?)?.fields.iter().find(|field| field.name == name)?;
        if self.is_pending() { self.body?.at_root(field.pointer) } else { self.body?.in_envelope(field.pointer) }
    }

    /// What the wrapped error says is behind it.
    #[must_use]
    pub fn source(self) -> Option<&'a (dyn Error + 'static)> {
        match self.claim {
            Claim::Transparent(error) => error.source(),
            Claim::Entry { .. } | Claim::Several { .. } | Claim::Other => None,
        }
    }

    pub(crate) fn listed(self) -> Option<&'static ErrorEntry> {
        self.spec.entries.get(self.index()?)
    }

    pub(crate) fn cause(self) -> Option<&'static CauseEntry> {
        self.listed()?.causes.get(self.cause_index()?)
    }

    pub(crate) fn status(self) -> Option<u16> {
        let listed = self.listed().map(|entry| entry.status);
        listed.or_else(|| self.body.map(ErrorBody::status))
    }

    pub(crate) fn code(self) -> &'static str {
        match self.claim {
            Claim::Transparent(_) => self.spec.transparent,
            Claim::Several { code, .. } => code,
            Claim::Entry { .. } | Claim::Other => self.listed_code().unwrap_or(self.spec.other),
        }
    }

    pub(crate) fn retry(self) -> Retry {
        self.rule().map_or(Retry::Never, |(retry, _)| retry)
    }

    /// The retry rule in words; `None` for an error of the user's own.
    pub(crate) fn advice(self) -> Option<&'static str> {
        self.rule().map(|(_, advice)| advice)
    }

    pub(crate) fn is_pending(self) -> bool {
        self.listed().is_some_and(|entry| entry.kind == Kind::Pending)
    }

    pub(crate) fn retry_after(self) -> Option<Duration> {
        self.body?.retry_after()
    }

    /// The index of the entry; of several only where they are causes of one.
    pub(crate) fn index(self) -> Option<usize> {
        match self.claim {
            Claim::Entry { index, .. } => Some(index),
            Claim::Several { claims: [(index, _), rest @ ..], .. } if rest.iter().all(|(other, _)| other == index) => {
                Some(*index)
            }
            Claim::Several { .. } | Claim::Other | Claim::Transparent(_) => None,
        }
    }

    pub(crate) fn cause_index(self) -> Option<usize> {
        match self.claim {
            Claim::Entry { cause: CauseOf::Variant(cause), .. } => cause,
            Claim::Entry { index, cause: CauseOf::Body } => cause_of(self.spec.rules.get(index)?, self.body?),
            Claim::Several { .. } | Claim::Other | Claim::Transparent(_) => None,
        }
    }

    /// The rule that holds: of several errors that cannot be told apart the most careful one.
    fn rule(self) -> Option<Rule> {
        match self.claim {
            Claim::Entry { index, .. } => rule_of(self.spec, index, self.cause_index()),
            Claim::Several { claims, .. } => {
                let rules = claims.iter().filter_map(|(index, cause)| rule_of(self.spec, *index, *cause));
                let careful = rules.min_by_key(|(retry, _)| carelessness(*retry))?;
                // What one of them says about never may be untrue of another.
                if careful.0 == Retry::Never { self.spec.never() } else { Some(careful) }
            }
            Claim::Other => match self.status() {
                Some(status) => self.spec.unlisted(status).map(|rule| (rule.retry, rule.advice)),
                None => self.spec.never(),
            },
            Claim::Transparent(_) => None,
        }
    }

    fn listed_code(self) -> Option<&'static str> {
        let rules = self.spec.rules.get(self.index()?)?;
        let cause = self.cause_index().and_then(|index| rules.causes.get(index));
        Some(cause.map_or(rules.code, |cause| cause.code))
    }
}

/// The entry that an answer is of, where the variant alone does not say.
fn told_by<'a>(body: Option<&ErrorBody>, spec: &'static Spec) -> Option<Claim<'a>> {
    Some(Claim::Entry { index: entry_of(spec, body?)?, cause: CauseOf::Body })
}

/// A retry rule and the same in words.
type Rule = (Retry, &'static str);

/// The cause's rule, else the entry's.
fn rule_of(spec: &'static Spec, index: usize, cause: Option<usize>) -> Option<Rule> {
    let (entry, rules) = (spec.entries.get(index)?, spec.rules.get(index)?);
    let cause = cause.and_then(|cause| entry.causes.get(cause).zip(rules.causes.get(cause)));
    Some(cause.map_or((entry.retry, rules.advice), |(cause, rules)| (cause.retry, rules.advice)))
}

fn carelessness(retry: Retry) -> u8 {
    match retry {
        Retry::Never => 0,
        Retry::IfIdempotent(_) => 1,
        Retry::Always(_) => 2,
    }
}

/// A field that was made of a body, and may be able to lend it.
#[derive(Debug)]
pub struct Kept<'a, T>(pub &'a T);

impl<'a, T: AsRef<ErrorBody>> Kept<'a, T> {
    /// The body that the field keeps.
    #[must_use]
    pub fn error_body(&self) -> Option<&'a ErrorBody> {
        Some(self.0.as_ref())
    }
}

/// What the method above falls back to for a field that keeps no body: an inherent method goes before one of a trait.
pub trait KeepsNoBody<'a> {
    /// `None`
    fn error_body(&self) -> Option<&'a ErrorBody> {
        None
    }
}

impl<'a, T> KeepsNoBody<'a> for Kept<'a, T> {}

/// An error as the compiler finds it: a type of the user's, or what a `Box<dyn Error>` holds.
pub trait AsDynError {
    /// The error itself.
    fn as_dyn_error(&self) -> &(dyn Error + 'static);
}

impl<E: Error + 'static> AsDynError for E {
    fn as_dyn_error(&self) -> &(dyn Error + 'static) {
        self
    }
}

impl AsDynError for dyn Error + 'static {
    fn as_dyn_error(&self) -> &(dyn Error + 'static) {
        self
    }
}

impl AsDynError for dyn Error + Send + 'static {
    fn as_dyn_error(&self) -> &(dyn Error + 'static) {
        self
    }
}

impl AsDynError for dyn Error + Send + Sync + 'static {
    fn as_dyn_error(&self) -> &(dyn Error + 'static) {
        self
    }
}
