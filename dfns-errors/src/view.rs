//! Variant -> advice: what an error knows, whatever enum it is a variant of.

use std::borrow::Cow;
use std::error::Error;
use std::time::Duration;

use crate::body::ErrorBody;
use crate::cause::Cause;
use crate::entry::{CauseEntry, ErrorEntry, Kind};
use crate::retry::Retry;
use crate::table::{EntryRules, Spec};

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
    /// An entry of the spec, and one of its causes.
    Entry { index: usize, cause: Option<usize> },
    /// A status that the spec does not list.
    Other,
    /// An error of the user's own.
    Transparent(&'a (dyn Error + 'static)),
}

impl<'a> View<'a> {
    /// A variant of an entry without causes.
    #[must_use]
    pub fn entry(spec: &'static Spec, index: usize, body: &'a ErrorBody) -> Self {
        Self { spec, claim: Claim::Entry { index, cause: None }, body: Some(body) }
    }

    /// A variant of an entry with causes.
    #[must_use]
    pub fn caused<C: Cause>(spec: &'static Spec, index: usize, cause: Option<C>, body: &'a ErrorBody) -> Self {
        Self { spec, claim: Claim::Entry { index, cause: cause.map(Cause::index) }, body: Some(body) }
    }

    /// The variant of statuses that the spec does not list.
    #[must_use]
    pub fn other(spec: &'static Spec, body: &'a ErrorBody) -> Self {
        Self { spec, claim: Claim::Other, body: Some(body) }
    }

    /// A variant that is an error of the user's own.
    #[must_use]
    pub fn transparent(spec: &'static Spec, error: &'a (dyn Error + 'static)) -> Self {
        Self { spec, claim: Claim::Transparent(error), body: None }
    }

    /// What stands in the body at the entry's field of that name.
    #[must_use]
    pub fn field(self, name: &str) -> Option<Cow<'a, str>> {
        let field = self.rules()?.fields.iter().find(|field| field.name == name)?;
        self.body?.field(field.pointer)
    }

    /// What the wrapped error says is behind it.
    #[must_use]
    pub fn source(self) -> Option<&'a (dyn Error + 'static)> {
        match self.claim {
            Claim::Transparent(error) => error.source(),
            Claim::Entry { .. } | Claim::Other => None,
        }
    }

    pub(crate) fn listed(self) -> Option<&'static ErrorEntry> {
        match self.claim {
            Claim::Entry { index, .. } => self.spec.entries.get(index),
            Claim::Other | Claim::Transparent(_) => None,
        }
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

    /// The narrowest rule that holds: the cause's, the entry's, or that of an unlisted status.
    fn rule(self) -> Option<(Retry, &'static str)> {
        let cause = self.cause().zip(self.cause_index().and_then(|index| self.rules()?.causes.get(index)));
        let cause = cause.map(|(cause, rules)| (cause.retry, rules.advice));
        let entry = || self.listed().zip(self.rules()).map(|(entry, rules)| (entry.retry, rules.advice));
        let unlisted = || self.spec.unlisted(self.status()?).map(|rule| (rule.retry, rule.advice));
        cause.or_else(entry).or_else(unlisted)
    }

    fn listed_code(self) -> Option<&'static str> {
        let rules = self.rules()?;
        let cause = self.cause_index().and_then(|index| rules.causes.get(index));
        Some(cause.map_or(rules.code, |cause| cause.code))
    }

    fn rules(self) -> Option<&'static EntryRules> {
        match self.claim {
            Claim::Entry { index, .. } => self.spec.rules.get(index),
            Claim::Other | Claim::Transparent(_) => None,
        }
    }

    fn cause_index(self) -> Option<usize> {
        match self.claim {
            Claim::Entry { cause, .. } => cause,
            Claim::Other | Claim::Transparent(_) => None,
        }
    }
}

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
