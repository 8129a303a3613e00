//! What is probably a mistake in a valid spec.

use dfns_errors::ErrorBody;
use dfns_errors_spec::Problem;
use dfns_errors_spec::model::{Envelope, ErrorEntry, Rule, Spec, Subject, Test};

use crate::codes::ranges;
use crate::envelope::places;
use crate::examples;
use crate::runtime::View;
use crate::source::problem_at;

/// Returns the warnings about retry rules and entries.
pub(crate) fn all(spec: &'static Spec, file: &[u8]) -> Vec<Problem> {
    let mut warnings: Vec<Problem> =
        without_retry(spec).into_iter().map(|message| problem_at(file, "/retry_by_status", message)).collect();
    for (index, entry) in spec.errors.iter().enumerate() {
        let pointer = format!("/errors/{index}");
        let messages = unused(entry, spec).into_iter();
        warnings.extend(messages.map(|message| problem_at(file, &pointer, message)));
        for rule in too_wide(entry, spec) {
            let message =
                format!("this rule of `{}` matches each success that has the field, too: test its value", entry.name);
            warnings.push(problem_at(file, &format!("{pointer}/when/{rule}"), message));
        }
    }
    warnings
}

/// Returns a warning if nothing says whether to send a request again after some 5xx.
fn without_retry(spec: &'static Spec) -> Option<String> {
    let open = (500..=599).filter(|status| !has_retry(spec, *status)).map(|status| (status, ()));
    let open: Vec<String> = ranges(open).into_iter().map(|(statuses, ())| statuses.to_string()).collect();
    let statuses = open.join(", ");
    (!open.is_empty()).then(|| format!("no retry rule covers {statuses}; without one, a response is never retried"))
}

/// Returns `true` if the spec says whether to send a request again after each response with a status.
fn has_retry(spec: &'static Spec, status: u16) -> bool {
    if spec.retry_by_status.iter().any(|rule| rule.statuses.contains(status)) {
        return true;
    }
    for (_, entry) in spec.entries_of(status) {
        if entry.retry.is_none() || entry.when.is_empty() {
            return entry.retry.is_some();
        }
    }
    false
}

/// Returns the indices of the rules in a success that only test that a field of the envelope is there.
fn too_wide(entry: &'static ErrorEntry, spec: &'static Spec) -> Vec<usize> {
    let mut statuses = entry.statuses.iter().flat_map(|statuses| statuses.first..=statuses.last);
    if !statuses.any(|status| spec.is_success(status)) {
        return Vec::new();
    }
    let rules = entry.when.iter().enumerate();
    rules.filter(|(_, rule)| only_tests_presence(rule, spec.envelope)).map(|(index, _)| index).collect()
}

fn only_tests_presence(rule: Rule, envelope: Envelope) -> bool {
    rule.iter().all(|condition| condition.test == Test::Has && is_in_envelope(condition.subject, envelope))
}

/// Returns `true` for the envelope's code, message and status.
fn is_in_envelope(subject: Subject, envelope: Envelope) -> bool {
    let sources = [envelope.code, envelope.message];
    match subject {
        Subject::Header(name) => {
            sources.iter().any(|source| source.header.is_some_and(|other| other.eq_ignore_ascii_case(name)))
        }
        Subject::Body(pointer) => {
            let fields = [envelope.code.pointers, envelope.message.pointers, envelope.status].concat();
            places(envelope, &fields).iter().any(|place| place == pointer)
        }
        Subject::Code | Subject::Message | Subject::Details(_) => false,
    }
}

/// Returns a warning for each accessor that is `None` for every example, because its pointer may start at the wrong place,
/// and for each cause without an example. An entry without examples has no other warnings.
fn unused(entry: &'static ErrorEntry, spec: &'static Spec) -> Vec<String> {
    let bodies: Vec<ErrorBody> = examples::of(entry).filter_map(|example| examples::read(spec, example)).collect();
    if examples::of(entry).next().is_none() {
        return vec![format!("`{}` has no example", entry.name)];
    }
    let mut warnings = Vec::new();
    for field in entry.fields {
        if bodies.iter().all(|body| View::of_response(body).field(field.name).is_none()) {
            warnings.push(format!("the accessor `{}` finds nothing in any example of `{}`", field.name, entry.name));
        }
    }
    for cause in entry.causes {
        if cause.is_recognized() && cause.examples.is_empty() {
            warnings.push(format!("`{}::{}` has a `when`, but no example", entry.name, cause.name));
        }
    }
    warnings
}
