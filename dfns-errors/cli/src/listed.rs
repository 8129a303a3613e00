//! What a spec lists: its errors and their causes, in one list.

use std::iter;

use dfns_errors_spec::model::{CauseEntry, ErrorEntry, Example, Retry, Rule, Spec};
use dfns_errors_spec::{advice, api_codes, has_rules_of_causes, recognition, recognition_of};

/// An error of the spec, or one of its causes.
#[derive(Clone, Copy)]
pub(crate) struct Listed {
    pub(crate) spec: &'static Spec,
    pub(crate) entry: &'static ErrorEntry,
    pub(crate) cause: Option<&'static CauseEntry>,
}

/// Returns every error, each followed by its causes.
pub(crate) fn all(spec: &'static Spec) -> impl Iterator<Item = Listed> {
    errors(spec).into_iter().flat_map(|error| iter::once(error).chain(error.causes()))
}

pub(crate) fn errors(spec: &'static Spec) -> Vec<Listed> {
    spec.errors.iter().map(|entry| Listed { spec, entry, cause: None }).collect()
}

impl Listed {
    /// Returns the causes of this error.
    pub(crate) fn causes(self) -> Vec<Self> {
        self.entry.causes.iter().map(|cause| Self { cause: Some(cause), ..self }).collect()
    }

    /// Returns the name, without that of the cause's error.
    pub(crate) fn own_name(self) -> &'static str {
        self.cause.map_or(self.entry.name, |cause| cause.name)
    }

    /// Returns the name, such as `Conflict` or `Conflict::ExternalIdReused`.
    pub(crate) fn name(self) -> String {
        match self.cause {
            Some(cause) => format!("{}::{}", self.entry.name, cause.name),
            None => self.entry.name.to_owned(),
        }
    }

    pub(crate) fn code(self) -> &'static str {
        self.cause.map_or(self.entry.code, |cause| cause.code)
    }

    /// Returns the API's own codes that its rules ask for. An error that its causes recognize has none of its own.
    pub(crate) fn api_codes(self) -> Vec<&'static str> {
        if self.cause.is_none() && has_rules_of_causes(self.entry) { Vec::new() } else { api_codes(self.when()) }
    }

    /// Returns the names that a user may give, the best known first.
    pub(crate) fn names(self) -> Vec<&'static str> {
        let mut names = vec![self.own_name(), self.code()];
        if self.cause.is_none() {
            names.push(self.entry.title);
        }
        names.extend(self.api_codes());
        names
    }

    pub(crate) fn covers(self, status: u16) -> bool {
        self.entry.statuses.iter().any(|statuses| statuses.contains(status))
    }

    pub(crate) fn description(self) -> &'static str {
        self.cause.map_or(self.entry.description, |cause| cause.description)
    }

    pub(crate) fn when(self) -> &'static [Rule] {
        self.cause.map_or(self.entry.when, |cause| cause.when)
    }

    /// Returns what a response is recognized by, as a sentence in Markdown; `None` if there are no rules.
    pub(crate) fn recognition(self) -> Option<String> {
        let words = match self.cause {
            Some(cause) => recognition(cause.when),
            None => recognition_of(self.entry),
        };
        words.map(|words| format!("Recognized by {words}."))
    }

    /// Returns the retry rule, which may be inherited. If it depends on the status, returns the most cautious one.
    pub(crate) fn retry(self) -> Retry {
        self.spec.retry_of(self.entry, self.cause, None)
    }

    /// Returns the retry rule after a response with this status.
    pub(crate) fn retry_at(self, status: u16) -> Retry {
        self.spec.retry_of(self.entry, self.cause, Some(status))
    }

    /// Returns the text of the retry rules.
    pub(crate) fn advice(self) -> String {
        advice(self.spec, self.entry, self.cause)
    }

    pub(crate) fn examples(self) -> &'static [Example] {
        self.cause.map_or(self.entry.examples, |cause| cause.examples)
    }
}
