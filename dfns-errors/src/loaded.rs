//! The errors of a spec that was read at run time, without an enum. Used by the command-line tool.

use std::borrow::Cow;
use std::fmt;
use std::time::Duration;

use crate::entry::{CauseEntry, ErrorEntry};
use crate::error::log_record::LogRecord;
use crate::error::view::View;
use crate::response::body::ErrorBody;
use crate::response::decode::{is_success_after_all, read_body};
use crate::response::headers::Headers;
use crate::table::Spec;

/// A spec that was read at run time.
#[derive(Debug, Clone, Copy)]
pub struct LoadedSpec(&'static Spec);

/// An error of a spec that was read at run time.
#[derive(Debug)]
pub struct LoadedError(ErrorBody);

impl LoadedSpec {
    /// Wraps the tables of a spec.
    #[must_use]
    pub const fn new(spec: &'static Spec) -> Self {
        Self(spec)
    }

    /// Reads a response; `None` for a success.
    #[must_use]
    pub fn read(self, status: u16, headers: &dyn Headers, body: Vec<u8>) -> Option<LoadedError> {
        if self.0.is_certain_success(status) {
            return None;
        }
        let body = read_body(self.0, status, headers, body);
        (!is_success_after_all(&body)).then_some(LoadedError(body))
    }

    /// Returns the entries of the errors, in the order of the spec.
    #[must_use]
    pub fn entries(self) -> &'static [ErrorEntry] {
        self.0.entries
    }
}

impl LoadedError {
    fn view(&self) -> View<'_> {
        View::other(self.0.spec(), Some(&self.0))
    }

    /// Returns the code for logs and metrics.
    #[must_use]
    pub fn code(&self) -> &'static str {
        self.view().code()
    }

    /// Returns the spec's entry.
    #[must_use]
    pub fn entry(&self) -> Option<&'static ErrorEntry> {
        self.view().entry()
    }

    /// Returns the spec's entry for the recognized cause.
    #[must_use]
    pub fn cause_entry(&self) -> Option<&'static CauseEntry> {
        self.view().cause_entry()
    }

    /// Returns `true` if the request was accepted and is waiting for approval.
    #[must_use]
    pub fn is_pending(&self) -> bool {
        self.view().is_pending()
    }

    /// Returns how long the server asks you to wait.
    #[must_use]
    pub fn retry_after(&self) -> Option<Duration> {
        self.0.retry_after()
    }

    /// Returns the value of an accessor of the entry.
    #[must_use]
    pub fn field(&self, name: &str) -> Option<Cow<'_, str>> {
        self.view().field(name)
    }

    /// Returns the response.
    #[must_use]
    pub fn body(&self) -> &ErrorBody {
        &self.0
    }

    /// Returns the fields of a structured log line.
    #[must_use]
    pub fn log_record(&self) -> LogRecord<'_> {
        self.view().log_record()
    }
}

impl fmt::Display for LoadedError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.view().fmt(formatter)
    }
}
