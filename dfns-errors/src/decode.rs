//! A response -> the entry, the cause and the body: all that a variant is made of.

use crate::body::ErrorBody;
use crate::cause::Cause;
use crate::detect::{cause_of, entry_of};
use crate::entry::Kind;
use crate::table::Spec;

/// A response that was read against a spec; generated code makes a variant of it.
#[derive(Debug)]
pub struct Decoded {
    /// The index of the spec's entry; `None` for a status that the spec does not list, and for a pending
    /// status whose body is not the API's.
    pub entry: Option<usize>,
    /// The index of the entry's cause; `None` where none was recognised.
    pub cause: Option<usize>,
    /// What the server sent.
    pub body: ErrorBody,
}

impl Decoded {
    /// `None` for a 2xx that no entry lists: that is a success.
    #[must_use]
    pub fn read(spec: &'static Spec, status: u16, retry_after: Option<&str>, bytes: Vec<u8>) -> Option<Self> {
        (!spec.is_success(status)).then(|| Self::of_error(spec, status, retry_after, bytes))
    }

    /// Reads an answer that is known to be no success.
    pub(crate) fn of_error(spec: &'static Spec, status: u16, retry_after: Option<&str>, bytes: Vec<u8>) -> Self {
        let mut body = ErrorBody::new(status, retry_after, bytes);
        let entry = entry_of(spec, &body);
        if entry.and_then(|index| spec.entries.get(index)).is_some_and(|entry| entry.kind == Kind::Pending) {
            return Self { entry, cause: None, body };
        }
        body.read_envelope(&spec.envelope);
        let rules = entry.and_then(|index| spec.rules.get(index));
        let cause = rules.and_then(|rules| cause_of(rules, &body));
        Self { entry, cause, body }
    }

    /// The cause as the entry's own type.
    #[must_use]
    pub fn cause<C: Cause>(&self) -> Option<C> {
        C::ALL.get(self.cause?).copied()
    }
}
