//! View -> text: one line for a log, or with `{:#}` a report for a person.

use std::fmt;

use crate::error::escape::Escaped;
use crate::error::url::cut_urls;
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
        if let Some(message) = self.message().filter(|message| !message.trim().is_empty()) {
            write!(formatter, ": {}", Escaped::message(message))?;
        }
        match self.id().filter(|id| !id.is_empty()) {
            Some(id) => write!(formatter, " (error id {})", Escaped::id(id)),
            None => Ok(()),
        }
    }

    /// Writes a user-defined error, its sources and, for a transport error, the retry rule. An `io::Error` may wrap an
    /// error that has already written the rule.
    fn report_own(self, own: &dyn fmt::Display, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let words = format!("{own:#}");
        formatter.write_str(&cut_urls(&words))?;
        self.list_sources(formatter)?;
        match self.transport_of().filter(|_| !words.contains(RETRY)) {
            Some(transport) => write!(formatter, "{RETRY}{}\nCode: {}", transport.advice(), self.code()),
            None => Ok(()),
        }
    }

    /// Writes the message of a variant that has its own, and its sources in a report.
    ///
    /// # Errors
    ///
    /// Those of the formatter.
    #[doc(hidden)]
    pub fn write_custom(self, formatter: &mut fmt::Formatter<'_>, message: fmt::Arguments<'_>) -> fmt::Result {
        if !formatter.alternate() {
            return formatter.write_fmt(message);
        }
        formatter.write_str(&cut_urls(&message.to_string()))?;
        self.list_sources(formatter)
    }

    fn list_sources(self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let messages = self.own_messages();
        let sources = messages.iter().flatten().skip(1);
        list(formatter, "\n\nCaused by:", sources.map(|source| Escaped::message(source)))
    }

    fn title(self) -> &'static str {
        if let Some(entry) = self.entry() {
            return entry.title;
        }
        match self.role {
            // Only the body could say which one it is; the code is the variant's own name.
            Role::OneOf { code, .. } => code,
            Role::Unlisted if self.body.is_none() => self.spec.codes.other,
            _ if self.has_listed_status() => "Unrecognized response",
            _ => "Unlisted status",
        }
    }

    fn report(self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.entry() {
            Some(entry) => write!(formatter, "\n\n{}", entry.description)?,
            None => write!(formatter, "\n\n{}", self.without_entry())?,
        }
        // The body of a pending request is not an error without a message.
        let body = self.body.filter(|_| !self.is_pending());
        let text = body.and_then(ErrorBody::text_without_message);
        part(formatter, "\n\nResponse: ", text.map(Escaped::excerpt))?;
        self.report_causes(formatter)?;
        self.report_possible_causes(formatter)?;
        list(formatter, "\n\nSolutions:", self.solutions())?;
        part(formatter, RETRY, self.advice())?;
        part(formatter, "\nDocs: ", self.docs_url())?;
        part(formatter, "\nCode: ", Some(self.code()))?;
        part(formatter, "\nAPI code: ", self.api_code().map(Escaped::id))
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

    fn report_causes(self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let causes: Vec<&str> = self.recognized_causes().map(|cause| cause.description).collect();
        match causes.as_slice() {
            [cause] => part(formatter, "\n\nCause: ", Some(cause)),
            causes => list(formatter, "\n\nCauses:", causes.iter()),
        }
    }

    /// Lists every cause if none was recognized. Causes with a known message are listed too: the API may have changed
    /// its wording, so leaving them out could leave only wrong causes.
    fn report_possible_causes(self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let causes = self.entry().filter(|_| self.cause_entry().is_none()).map_or(&[][..], |entry| entry.causes);
        let causes = causes.iter().map(|cause| {
            let texts: Vec<&str> = [cause.description].into_iter().chain(cause.solutions.iter().copied()).collect();
            texts.join("\n    - ")
        });
        list(formatter, "\n\nPossible causes (the response does not say which):", causes)
    }
}

/// Writes a part of the report, if there is one.
fn part(formatter: &mut fmt::Formatter<'_>, label: &str, value: Option<impl fmt::Display>) -> fmt::Result {
    value.map_or(Ok(()), |value| write!(formatter, "{label}{value}"))
}

/// Writes a list under its heading; nothing if it is empty.
fn list(
    formatter: &mut fmt::Formatter<'_>,
    mut heading: &str,
    items: impl Iterator<Item = impl fmt::Display>,
) -> fmt::Result {
    for item in items {
        write!(formatter, "{heading}\n  - {item}")?;
        heading = "";
    }
    Ok(())
}
