//! The codes of errors without an entry, under the spec's prefix.

use dfns_errors_spec::model::{Retry, Spec, Statuses, Wait};

/// The title of the section that has them.
pub(crate) const TITLE: &str = "Errors without an entry";

/// A code, and what it means.
pub(crate) struct Code {
    /// The code without the spec's prefix.
    pub(crate) name: &'static str,
    pub(crate) meaning: &'static str,
    pub(crate) solution: Option<&'static str>,
    /// The retry rule; `None` if it depends on the status.
    pub(crate) retry: Option<Retry>,
}

/// What to do if the outcome of a request is unknown.
const LOOK_UP: &str =
    "Before you repeat a request that is not idempotent, look up what it may have created, by id or idempotency key.";

pub(crate) const CODES: &[Code] = &[
    Code { name: "other", meaning: "A response that the spec does not list.", solution: None, retry: None },
    Code { name: "transparent", meaning: "An application-defined error.", solution: None, retry: Some(Retry::Never) },
    Code {
        name: "transport::not_connected",
        meaning: "Nothing was sent: the connection was refused or not established in time, the name did not resolve, or the TLS handshake failed.",
        solution: None,
        retry: Some(Retry::Always(Wait::Backoff)),
    },
    Code {
        name: "transport::timed_out",
        meaning: "No response came in time. The request may have been carried out.",
        solution: Some(LOOK_UP),
        retry: Some(Retry::IfIdempotent(Wait::Backoff)),
    },
    Code {
        name: "transport::interrupted",
        meaning: "The connection broke. The request may have been carried out.",
        solution: Some(LOOK_UP),
        retry: Some(Retry::IfIdempotent(Wait::Backoff)),
    },
    Code {
        name: "transport::other",
        meaning: "Another attempt would fail in the same way: a bad URL, a redirect loop, or a 2xx that can't be decoded.",
        solution: None,
        retry: Some(Retry::Never),
    },
];

impl Code {
    /// Returns the code as logs print it.
    pub(crate) fn full(&self, spec: &Spec) -> String {
        format!("{}::{}", spec.prefix, self.name)
    }

    /// Returns `true` if the catalog has this code: all but those of the application's own errors.
    pub(crate) fn is_in_catalog(&self) -> bool {
        self.name != "transparent"
    }

    /// Returns the retry rule in words.
    pub(crate) fn advice(&self) -> &'static str {
        self.retry.map_or("It depends on the status.", Retry::advice)
    }

    /// Returns the words of all rules that may apply, for logs: `never`, `if_idempotent` and `always`.
    pub(crate) fn verdicts(&self, spec: &Spec) -> String {
        let unlisted = spec.unlisted.iter().map(|rule| rule.retry.as_str()).chain(["never"]);
        let rules = self.retry.map_or_else(|| unlisted.collect(), |retry| vec![retry.as_str()]);
        let possible = ["never", "if_idempotent", "always"].into_iter().filter(|name| rules.contains(name));
        possible.collect::<Vec<&str>>().join(" ")
    }

    /// Returns the retry rules of the statuses in words, if they depend on the status.
    pub(crate) fn rules(&self, spec: &Spec) -> Vec<String> {
        if self.retry.is_some() {
            return Vec::new();
        }
        let rules = spec.unlisted.iter().map(|rule| format!("{}: {}", shown(rule.statuses), rule.retry.advice()));
        rules.chain([format!("Other statuses: {}", Retry::Never.advice())]).collect()
    }
}

/// Returns a range of statuses as a person writes it.
fn shown(statuses: Statuses) -> String {
    let Statuses { first, last } = statuses;
    if first == last { first.to_string() } else { format!("{first} to {last}") }
}
