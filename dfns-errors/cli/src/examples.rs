//! The examples of a spec: decodes each of them, and compares it with what the spec says.

use dfns_errors::ErrorBody;
use dfns_errors_spec::Problem;
use dfns_errors_spec::model::{ErrorEntry, Example, Spec};

use crate::listed::Listed;
use crate::runtime::{View, read_response};
use crate::source::problem_at;

/// Returns a problem for each example that is recognized as an error or cause other than the one it is listed under, in
/// the order of the file.
pub(crate) fn misplaced(spec: &'static Spec, file: &[u8]) -> Vec<Problem> {
    let mut problems = Vec::new();
    for (index, entry) in spec.errors.iter().enumerate() {
        let pointer = format!("/errors/{index}");
        problems.extend(misplaced_below(&pointer, Listed { spec, entry, cause: None }, spec, file));
        for (index, cause) in entry.causes.iter().enumerate() {
            let listed = Listed { spec, entry, cause: Some(cause) };
            problems.extend(misplaced_below(&format!("{pointer}/causes/{index}"), listed, spec, file));
        }
    }
    problems.sort_by_key(|problem| problem.position);
    problems
}

/// Decodes the examples of the error or cause that is at `pointer` in the file.
fn misplaced_below(pointer: &str, listed: Listed, spec: &'static Spec, file: &[u8]) -> Vec<Problem> {
    let mut problems = Vec::new();
    for (index, example) in listed.examples().iter().enumerate() {
        let message = objection(listed, spec, example);
        problems.extend(message.map(|message| problem_at(file, &format!("{pointer}/examples/{index}"), message)));
    }
    problems
}

/// Returns what is wrong if an example is recognized as something else.
fn objection(listed: Listed, spec: &'static Spec, example: &Example) -> Option<String> {
    let expected = listed.name();
    match recognized(spec, listed.entry.status, example).map(Listed::name) {
        Some(name) if name == expected => None,
        Some(name) => Some(format!("this example is recognized as `{name}`, not as `{expected}`")),
        None => Some(format!("this example is not recognized as `{expected}`")),
    }
}

/// Returns what is probably a mistake in a valid spec: accessors and causes that no example needs.
pub(crate) fn warnings(spec: &'static Spec, file: &[u8]) -> Vec<Problem> {
    let mut warnings = Vec::new();
    for (index, entry) in spec.errors.iter().enumerate() {
        let messages = unused(entry, spec).into_iter();
        warnings.extend(messages.map(|message| problem_at(file, &format!("/errors/{index}"), message)));
    }
    warnings
}

/// Returns a warning for each accessor that is `None` for every example, because its pointer may start at the wrong place,
/// and for each cause without an example. An entry without examples has no warnings.
fn unused(entry: &'static ErrorEntry, spec: &'static Spec) -> Vec<String> {
    let examples = entry.examples.iter().chain(entry.causes.iter().flat_map(|cause| cause.examples));
    let bodies: Vec<ErrorBody> = examples.filter_map(|example| read(spec, entry.status, example)).collect();
    let mut warnings = Vec::new();
    if bodies.is_empty() {
        return warnings;
    }
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

/// Decodes an example; `None` if it is read as a success.
pub(crate) fn read(spec: &'static Spec, status: u16, example: &Example) -> Option<ErrorBody> {
    read_response(spec, status, &example.headers, example.body.into())
}

/// Returns the error id in an example. It differs in every response, so searches skip it.
pub(crate) fn id(spec: &'static Spec, status: u16, example: &Example) -> Option<String> {
    let body = read(spec, status, example)?;
    // A short one could be a part of other words.
    body.id().filter(|id| id.len() > 3).map(str::to_owned)
}

/// Returns the error or the cause that an example is recognized as.
pub(crate) fn recognized(spec: &'static Spec, status: u16, example: &Example) -> Option<Listed> {
    let body = read(spec, status, example)?;
    let view = View::of_response(&body);
    Some(Listed { spec, entry: view.entry()?, cause: view.cause_entry() })
}
