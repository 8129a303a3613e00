//! Advice -> words: one line for a log, or with `{:#}` a report for a person.

use std::fmt;

use crate::escape::Escaped;
use crate::view::{Role, View};

impl fmt::Display for View<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Role::Own(own) = self.role {
            return own.display.fmt(formatter);
        }
        self.line(formatter)?;
        if formatter.alternate() { self.report(formatter) } else { Ok(()) }
    }
}

impl View<'_> {
    /// Writes `409 Conflict: Conflicting transfer with same externalId (error id 2038…)`.
    fn line(self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(status) = self.status() {
            write!(formatter, "{status} ")?;
        }
        formatter.write_str(self.title())?;
        if let Some(message) = self.message().filter(|message| !message.is_empty()) {
            write!(formatter, ": {}", Escaped::message(message))?;
        }
        if let Some(id) = self.id().filter(|id| !id.is_empty()) {
            write!(formatter, " (error id {})", Escaped::id(id))?;
        }
        Ok(())
    }

    fn title(self) -> &'static str {
        match self.role {
            // Only the body could say which one it is; the code is the variant's own name.
            Role::OneOf { code, .. } => self.entry().map_or(code, |entry| entry.title),
            Role::Unlisted if self.body.is_none() => self.spec.codes.other,
            _ => self.entry().map_or_else(|| self.unlisted_title(), |entry| entry.title),
        }
    }

    fn report(self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.entry() {
            Some(entry) => write!(formatter, "\n\n{}", entry.description)?,
            None => write!(formatter, "\n\n{}", self.without_entry())?,
        }
        if let Some(cause) = self.cause_entry() {
            write!(formatter, "\n\nCause: {}", cause.description)?;
        }
        self.report_solutions(formatter)?;
        if let Some(advice) = self.advice() {
            write!(formatter, "\n\nRetry: {advice}")?;
        }
        match self.docs_url() {
            Some(docs) => write!(formatter, "\nDocs: {docs}"),
            None => Ok(()),
        }
    }

    fn unlisted_title(self) -> &'static str {
        if self.has_listed_status() { "Unrecognized response" } else { "Unlisted status" }
    }

    /// Returns `true` for a pending status whose body is not the API's.
    fn has_listed_status(self) -> bool {
        self.status().is_some_and(|status| self.spec.index_of(status).is_some())
    }

    fn without_entry(self) -> String {
        match self.role {
            Role::OneOf { .. } => {
                "One of several errors. The response was not kept, so it can't be told which.".to_owned()
            }
            Role::Unlisted if self.body.is_none() => "A response that has no variant. It was not kept.".to_owned(),
            _ if self.has_listed_status() => format!("The body does not come from the {}.", self.spec.api),
            _ => format!("The {} does not list this status.", self.spec.api),
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
}
