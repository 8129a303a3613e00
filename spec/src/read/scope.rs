//! Which parts of a response the conditions of an entry can test.

use crate::json::Member;
use crate::model::{Envelope, Kind};

use super::value::Json;

/// What the envelope has, and whether the entry's body is one.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Scope {
    has_code: bool,
    has_details: bool,
    kind: Kind,
}

impl Scope {
    pub(crate) fn new(envelope: &Envelope, kind: Kind) -> Self {
        Self { has_code: !envelope.code.is_empty(), has_details: !envelope.details.is_empty(), kind }
    }

    /// Returns `false` for a condition that can never hold, and reports it.
    pub(crate) fn allows(self, member: &Member<'_>, rule: Json<'_>) -> bool {
        let key = &member.key;
        let (subject, test) = key.split_once('_').unwrap_or_default();
        let problem = match subject {
            "message" | "code" | "details" if self.kind == Kind::Pending => format!(
                "`{key}` can never match in a `pending` entry, whose body is not an error envelope: use `body_{test}`"
            ),
            "code" if !self.has_code => format!("`{key}` can never match: the envelope has no `code`"),
            "details" if !self.has_details => format!("`{key}` can never match: the envelope has no `details`"),
            _ => return true,
        };
        rule.problems.add(member.at, problem);
        false
    }
}
