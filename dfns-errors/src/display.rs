//! Advice -> words: one line for a log, or with `{:#}` a report for a person.

use std::fmt;

use crate::escape::Escaped;
use crate::view::{Claim, View};

impl fmt::Display for View<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Claim::Transparent(error) = self.claim {
            return fmt::Display::fmt(error, formatter);
        }
        self.line(formatter)?;
        if formatter.alternate() { self.report(formatter) } else { Ok(()) }
    }
}

impl View<'_> {
    /// `409 Conflict: Conflicting transfer with same externalId (error id 2038…)`
    fn line(self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(status) = self.status() {
            write!(formatter, "{status} ")?;
        }
        formatter.write_str(self.title())?;
        if let Some(message) = self.body.and_then(|body| body.message()).filter(|message| !message.is_empty()) {
            write!(formatter, ": {}", Escaped::message(message))?;
        }
        if let Some(id) = self.body.and_then(|body| body.id()).filter(|id| !id.is_empty()) {
            write!(formatter, " (error id {})", Escaped::id(id))?;
        }
        Ok(())
    }

    fn title(self) -> &'static str {
        match self.claim {
            // Without its body there is no telling which; the code is the variant's own name.
            Claim::Several { code, .. } => self.listed().map_or(code, |entry| entry.title),
            Claim::Other if self.body.is_none() => self.spec.other,
            _ => self.listed().map_or_else(|| self.unlisted_title(), |entry| entry.title),
        }
    }

    fn report(self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.listed() {
            Some(entry) => write!(formatter, "\n\n{}", entry.description)?,
            None => write!(formatter, "\n\n{}", self.without_entry())?,
        }
        if let Some(cause) = self.cause() {
            write!(formatter, "\n\nCause: {}", cause.description)?;
        }
        self.report_solutions(formatter)?;
        if let Some(advice) = self.advice() {
            write!(formatter, "\n\nRetry: {advice}")?;
        }
        match self.listed().and_then(|entry| entry.docs) {
            Some(docs) => write!(formatter, "\nDocs: {docs}"),
            None => Ok(()),
        }
    }

    fn unlisted_title(self) -> &'static str {
        if self.has_listed_status() { "Unrecognised answer" } else { "Unlisted status" }
    }

    /// A pending status whose body is not the API's.
    fn has_listed_status(self) -> bool {
        self.status().is_some_and(|status| self.spec.index_of(status).is_some())
    }

    fn without_entry(self) -> String {
        match self.claim {
            Claim::Several { .. } => "One of several errors; which one was not kept.".to_owned(),
            Claim::Other if self.body.is_none() => {
                "An answer that has no variant of its own; it was not kept.".to_owned()
            }
            _ if self.has_listed_status() => format!("The body is not one of the {}'s.", self.spec.api),
            _ => format!("The errors of the {} do not list this status.", self.spec.api),
        }
    }

    fn report_solutions(self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut heading = "\n\nSolutions:";
        for solution in self.solutions() {
            write!(formatter, "{heading}\n  - {solution}")?;
            heading = "";
        }
        Ok(())
    }

    /// The cause's first, then the entry's.
    pub(crate) fn solutions(self) -> impl Iterator<Item = &'static str> + use<> {
        let cause = self.cause().map_or(&[][..], |cause| cause.solutions);
        let entry = self.listed().map_or(&[][..], |entry| entry.solutions);
        cause.iter().chain(entry).copied()
    }
}
