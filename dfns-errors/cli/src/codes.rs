//! The codes of errors without an entry.

use dfns_errors_spec::model::{Retry, Spec, Statuses, Wait};

/// The title of the section that has them.
pub(crate) const TITLE: &str = "Errors without an entry";

/// A code, and what it means.
#[derive(Clone, Copy)]
pub(crate) struct Code {
    /// The code as logs print it.
    pub(crate) full: &'static str,
    pub(crate) meaning: &'static str,
    /// The retry rule; `None` if it depends on the status.
    pub(crate) retry: Option<Retry>,
}

const UNLISTED: &str = "A response that the spec does not list.";
const OWN: &str = "An application-defined error.";
const NOT_CONNECTED: &str = "Nothing was sent: the connection was refused or not established in time, the name did not resolve, or the TLS handshake was cut off.";
const TIMED_OUT: &str = "No response came in time. The request may have been carried out.";
const INTERRUPTED: &str = "The connection broke. The request may have been carried out.";
const OTHER: &str = "Another attempt would fail in the same way: a bad URL, https without a TLS feature, an invalid certificate, a redirect loop, or a 2xx that can't be decoded.";

/// What to do if the outcome of a request is unknown.
const LOOK_UP: &str =
    "Before you repeat a request that is not idempotent, look up what it may have created, by id or idempotency key.";

/// Returns the codes of a spec.
pub(crate) fn all(spec: &Spec) -> [Code; 6] {
    let codes = spec.codes;
    let always = Some(Retry::Always(Wait::Backoff));
    let if_idempotent = Some(Retry::IfIdempotent(Wait::Backoff));
    [
        Code { full: codes.other, meaning: UNLISTED, retry: None },
        Code { full: codes.transparent, meaning: OWN, retry: Some(Retry::Never) },
        Code { full: codes.not_connected, meaning: NOT_CONNECTED, retry: always },
        Code { full: codes.timed_out, meaning: TIMED_OUT, retry: if_idempotent },
        Code { full: codes.interrupted, meaning: INTERRUPTED, retry: if_idempotent },
        Code { full: codes.other_transport, meaning: OTHER, retry: Some(Retry::Never) },
    ]
}

/// Returns the codes that the catalog has: all but that of the application's own errors.
pub(crate) fn in_catalog(spec: &Spec) -> impl Iterator<Item = Code> {
    all(spec).into_iter().filter(|code| code.full != spec.codes.transparent)
}

impl Code {
    /// Returns the code without the spec's prefix.
    pub(crate) fn name(self) -> &'static str {
        self.full.split_once("::").map_or(self.full, |(_, name)| name)
    }

    /// Returns what to do.
    pub(crate) fn solutions(self) -> &'static [&'static str] {
        match self.retry {
            Some(Retry::IfIdempotent(_)) => &[LOOK_UP],
            _ => &[],
        }
    }

    /// Returns the text of the retry rule.
    pub(crate) fn advice(self) -> &'static str {
        self.retry.map_or("It depends on the status.", Retry::advice)
    }

    /// Returns the words of all retry rules that may apply.
    pub(crate) fn retry_words(self, spec: &Spec) -> String {
        if let Some(retry) = self.retry {
            return retry.as_str().to_owned();
        }
        let mut words = vec!["never", "already_done", "if_idempotent", "always"];
        words.retain(|word| *word == "never" || spec.retry_by_status.iter().any(|rule| rule.retry.as_str() == *word));
        words.join(" ")
    }

    /// Returns the texts of the retry rules, each with its statuses, if they depend on the status.
    pub(crate) fn rules(self, spec: &Spec) -> Vec<String> {
        if self.retry.is_some() {
            return Vec::new();
        }
        let rules = spec.retry_by_status.iter().map(|rule| format!("{}: {}", rule.statuses, rule.retry.advice()));
        rules.chain([format!("Other statuses: {}", Retry::Never.advice())]).collect()
    }
}

/// Joins consecutive statuses with the same value into ranges.
pub(crate) fn ranges<T: PartialEq>(statuses: impl Iterator<Item = (u16, T)>) -> Vec<(Statuses, T)> {
    let mut ranges: Vec<(Statuses, T)> = Vec::new();
    for (status, value) in statuses {
        match ranges.last_mut() {
            Some((range, same)) if range.last + 1 == status && *same == value => range.last = status,
            _ => ranges.push((Statuses { first: status, last: status }, value)),
        }
    }
    ranges
}
