//! View -> text: one line for a log, or with `{:#}` a report for a person.

use std::fmt;

use crate::error::escape::Escaped;
use crate::error::view::{Role, View};
use crate::response::body::ErrorBody;

/// What a retry rule starts with.
const RETRY: &str = "\n\nRetry: ";

impl fmt::Display for View<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Role::Own(own) = self.role {
            let is_report = formatter.alternate();
            return if is_report { self.report_own(own.display, formatter) } else { own.display.fmt(formatter) };
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

    /// Writes a user-defined error, its sources and, for a transport error, the retry rule. An `io::Error` may wrap an
    /// error that has already written the rule.
    fn report_own(self, own: &dyn fmt::Display, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let words = format!("{own:#}");
        formatter.write_str(&words)?;
        self.list_sources(formatter)?;
        match self.transport_of().filter(|_| !words.contains(RETRY)) {
            Some(transport) => write!(formatter, "{RETRY}{}\nCode: {}", transport.advice(), self.code()),
            None => Ok(()),
        }
    }

    /// Appends the sources to the report of a variant that has its own message.
    ///
    /// # Errors
    ///
    /// Those of the formatter.
    #[doc(hidden)]
    pub fn report_sources(self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if formatter.alternate() { self.list_sources(formatter) } else { Ok(()) }
    }

    fn list_sources(self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut heading = "\n\nCaused by:";
        for source in self.sources() {
            write!(formatter, "{heading}\n  - {}", Escaped::message(&source))?;
            heading = "";
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
        if let Some(text) = self.body.and_then(ErrorBody::plain_text) {
            write!(formatter, "\n\nResponse: {}", Escaped::excerpt(text))?;
        }
        if let Some(cause) = self.cause_entry() {
            write!(formatter, "\n\nCause: {}", cause.description)?;
        }
        self.report_possible_causes(formatter)?;
        self.report_solutions(formatter)?;
        if let Some(advice) = self.advice() {
            write!(formatter, "{RETRY}{advice}")?;
        }
        if let Some(docs) = self.docs_url() {
            write!(formatter, "\nDocs: {docs}")?;
        }
        self.report_codes(formatter)
    }

    /// Writes the code used in logs, and the API's own.
    fn report_codes(self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "\nCode: {}", self.code())?;
        match self.body.and_then(ErrorBody::api_code) {
            Some(code) => write!(formatter, "\nAPI code: {}", Escaped::id(code)),
            None => Ok(()),
        }
    }

    fn unlisted_title(self) -> &'static str {
        if self.has_listed_status() { "Unrecognized response" } else { "Unlisted status" }
    }

    /// Returns `true` for a response with a listed status and a body that no entry describes.
    fn has_listed_status(self) -> bool {
        self.status().is_some_and(|status| self.spec.entries_of(status).next().is_some())
    }

    fn without_entry(self) -> String {
        match self.role {
            Role::OneOf { .. } => {
                "One of several errors. The response was not kept, so the error can't be identified.".to_owned()
            }
            Role::Unlisted if self.body.is_none() => "No variant matches. The response was not kept.".to_owned(),
            _ if self.has_listed_status() => {
                let accepted = self.status().is_some_and(|status| (200..300).contains(&status));
                let hint = if accepted { " The request may have been accepted." } else { "" };
                format!("The {} lists this status, but the body does not match any of its errors.{hint}", self.spec.api)
            }
            _ => format!("The {} does not list this status.", self.spec.api),
        }
    }

    /// Lists every cause if none was recognized. Causes with a known message are listed too: the API may have changed
    /// its wording, so leaving them out could leave only wrong causes.
    fn report_possible_causes(self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let causes = self.entry().filter(|_| self.cause_entry().is_none()).map_or(&[][..], |entry| entry.causes);
        let mut heading = "\n\nPossible causes (the response does not say which):";
        for cause in causes {
            write!(formatter, "{heading}\n  - {}", cause.description)?;
            for solution in cause.solutions {
                write!(formatter, "\n    - {solution}")?;
            }
            heading = "";
        }
        Ok(())
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
