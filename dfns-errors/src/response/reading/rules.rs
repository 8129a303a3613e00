//! What the rules of a status need to see of a response.

use crate::response::body::ErrorBody;
use crate::response::condition::holds;
use crate::response::headers::Headers;
use dfns_errors_spec::model::{Condition, Kind, Rule, Spec, Subject};

/// Returns `true` if the headers make a response an error, whatever its body is.
pub(super) fn match_headers(spec: &'static Spec, status: u16, headers: &dyn Headers) -> bool {
    let without_body = ErrorBody::new(spec, status, headers, Vec::new());
    error_rules(spec, status).any(|rule| rule.iter().all(|condition| holds_for_any_body(condition, &without_body)))
}

fn holds_for_any_body(condition: &Condition, without_body: &ErrorBody) -> bool {
    let is_in_headers = match condition.subject {
        Subject::Header(_) => true,
        Subject::Message => without_body.message().is_some(),
        Subject::Code => without_body.api_code().is_some(),
        Subject::Details(_) | Subject::Body(_) => false,
    };
    is_in_headers && holds(condition, without_body)
}

/// Returns `true` if a rule tests the text of a body, which is known at the end of the body.
pub(super) fn test_text(spec: &'static Spec, status: u16) -> bool {
    error_rules(spec, status).flatten().any(|condition| match condition.subject {
        Subject::Message => spec.envelope.text_is_message,
        Subject::Body(pointer) => pointer.is_empty(),
        Subject::Header(_) | Subject::Code | Subject::Details(_) => false,
    })
}

/// Returns the rules of the errors with a status. A pending request is always a JSON object.
fn error_rules(spec: &'static Spec, status: u16) -> impl Iterator<Item = Rule> {
    let errors = spec.entries_of(status).filter(|(_, entry)| entry.kind == Kind::Error);
    errors.flat_map(|(_, entry)| entry.when).copied()
}
