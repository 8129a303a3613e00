//! What words refer to in the spec, or were probably meant to.

use std::ops::Range;

use dfns_errors_spec::model::{CauseEntry, ErrorEntry, Rule, Scalar, Statuses, Subject, Test};
use dfns_errors_spec::{Spec, nearest, pascal_case};

use crate::diagnostics::quoted_list;

/// An entry of the spec, or one of its causes, each with its index.
#[derive(Clone, Copy)]
pub(crate) struct Target {
    pub(crate) index: usize,
    pub(crate) entry: &'static ErrorEntry,
    pub(crate) cause: Option<(usize, &'static CauseEntry)>,
}

impl Target {
    /// Returns `Conflict` or `Conflict::ExternalIdReused`.
    pub(crate) fn name(&self) -> String {
        match self.cause {
            None => self.entry.name.to_owned(),
            Some((_, cause)) => format!("{}::{}", self.entry.name, cause.name),
        }
    }

    /// Returns `dfns::conflict` or `dfns::conflict::external_id_reused`.
    pub(crate) fn code(&self) -> &'static str {
        self.cause.map_or(self.entry.code, |(_, cause)| cause.code)
    }

    /// Returns `true` if both are the same entry, or the same cause.
    pub(crate) fn is(&self, other: &Target) -> bool {
        self.index == other.index && self.cause.map(|(index, _)| index) == other.cause.map(|(index, _)| index)
    }

    /// Returns the cause with this name, recognized or not.
    pub(super) fn cause_named(self, name: &str) -> Option<Self> {
        let mut causes = self.entry.causes.iter().enumerate();
        let cause = causes.find(|(_, cause)| cause.name == name)?;
        Some(Self { cause: Some(cause), ..self })
    }

    /// Returns the recognized cause that a word was meant for, or else the entry.
    fn with_cause_near(self, word: &str) -> Self {
        let near = nearest(word, recognized_causes(self.entry));
        near.and_then(|near| self.cause_named(near)).unwrap_or(self)
    }

    /// Returns the entry in place of a cause that can't be recognized.
    fn recognized(self) -> Self {
        Self { cause: self.cause.filter(|(_, cause)| cause.is_recognized()), ..self }
    }
}

pub(crate) fn entries(spec: &'static Spec) -> impl Iterator<Item = Target> {
    spec.errors.iter().enumerate().map(|(index, entry)| Target { index, entry, cause: None })
}

/// Returns the entry with this name.
pub(crate) fn entry_named(name: &str, spec: &'static Spec) -> Option<Target> {
    entries(spec).find(|target| target.entry.name == name)
}

/// Returns the entry whose name is nearest to a word.
pub(super) fn entry_near(word: &str, spec: &'static Spec) -> Option<Target> {
    let near = nearest(word, spec.errors.iter().map(|entry| entry.name))?;
    entry_named(near, spec)
}

/// Returns what a path was meant for: `ConflictCause::ExternalIdReused` or `DfnsError::NotFound`.
pub(super) fn meant_by_path(words: &[&str], spec: &'static Spec) -> Option<Target> {
    match words {
        [.., first, second] => {
            let entry = entry_near(first.strip_suffix("Cause").unwrap_or(first), spec);
            entry.map(|entry| entry.with_cause_near(second)).or_else(|| entry_near(second, spec))
        }
        [word] => entry_near(word, spec).or_else(|| causes_called(word, spec).into_iter().next()),
        [] => None,
    }
}

/// Returns the causes of any error with this name or with this code of the API's own. If a cause can't be recognized, its
/// error stands for it.
pub(super) fn causes_called(word: &str, spec: &'static Spec) -> Vec<Target> {
    let name = pascal_case(word);
    let named: Vec<Target> = entries(spec).filter_map(|entry| Some(entry.cause_named(&name)?.recognized())).collect();
    if named.is_empty() { with_code(word, spec).into_iter().collect() } else { named }
}

/// Returns the causes of all errors, each before its error.
pub(crate) fn causes_and_entries(spec: &'static Spec) -> impl Iterator<Item = Target> {
    entries(spec).flat_map(|target| {
        let causes = target.entry.causes.iter().enumerate();
        causes.map(move |cause| Target { cause: Some(cause), ..target }).chain([target])
    })
}

/// Returns the error or cause that this code of the API's own identifies.
fn with_code(code: &str, spec: &'static Spec) -> Option<Target> {
    causes_and_entries(spec).find(|target| {
        let rules = target.cause.map_or(target.entry.when, |(_, cause)| cause.when);
        rules.iter().any(|rule| tests_code(rule, code))
    })
}

fn tests_code(rule: Rule, code: &str) -> bool {
    rule.iter().any(|condition| {
        condition.subject == Subject::Code
            && condition.test == Test::Equals
            && condition.values.iter().any(|value| matches!(value, Scalar::String(text) if *text == code))
    })
}

/// Returns the names of the causes that a response can identify.
pub(super) fn recognized_causes(entry: &'static ErrorEntry) -> impl Iterator<Item = &'static str> {
    entry.causes.iter().filter(|cause| cause.is_recognized()).map(|cause| cause.name)
}

/// Returns the errors that cover a status in a range.
pub(super) fn with_status_in(range: &Range<u32>, spec: &'static Spec) -> Vec<Target> {
    let targets = entries(spec).filter(|target| {
        let mut statuses = target.entry.statuses.iter();
        statuses.any(|statuses| u32::from(statuses.first) < range.end && range.start <= u32::from(statuses.last))
    });
    targets.collect()
}

/// Returns the errors that cover this status and nothing else: if there is only one, the status names it.
pub(super) fn with_only_status(status: u16, spec: &'static Spec) -> Vec<Target> {
    entries(spec).filter(|target| target.entry.only_status() == Some(status)).collect()
}

/// Writes the names of all errors.
pub(super) fn all_names(spec: &'static Spec) -> String {
    format!("the errors are {}", quoted_list(spec.errors.iter().map(|entry| entry.name)))
}

/// Writes the statuses of the spec, each once.
pub(super) fn all_statuses(spec: &'static Spec) -> String {
    const SHOWN: usize = 10;
    let mut statuses: Vec<String> = Vec::new();
    for written in spec.errors.iter().flat_map(|entry| entry.statuses).map(Statuses::to_string) {
        if !statuses.contains(&written) {
            statuses.push(written);
        }
    }
    let more = statuses.len().saturating_sub(SHOWN);
    statuses.truncate(SHOWN);
    if more == 0 { statuses.join(", ") } else { format!("{} and {more} more", statuses.join(", ")) }
}
