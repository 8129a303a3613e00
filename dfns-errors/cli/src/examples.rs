//! The examples of a spec: decodes each of them, and compares it with what the spec says.

use dfns_errors::ErrorBody;
use dfns_errors_spec::Problem;
use dfns_errors_spec::model::{ErrorEntry, Example, Spec};

use crate::listed::{self, Listed};
use crate::mismatch;
use crate::runtime::{View, read_response, read_unrecognized};
use crate::source::problem_at;

/// An example that is recognized as another error or cause than the one that it is listed under.
pub(crate) struct Misplaced {
    pub(crate) problem: Problem,
    /// The key of the condition that fails; `None` if an earlier error or cause matches, too.
    pub(crate) key: Option<String>,
}

/// Returns the misplaced examples.
pub(crate) fn misplaced(spec: &'static Spec, file: &[u8]) -> Vec<Misplaced> {
    let mut misplaced = Vec::new();
    for (index, error) in listed::errors(spec).into_iter().enumerate() {
        let pointer = format!("/errors/{index}");
        add_misplaced(&pointer, error, file, &mut misplaced);
        for (index, cause) in error.causes().into_iter().enumerate() {
            add_misplaced(&format!("{pointer}/causes/{index}"), cause, file, &mut misplaced);
        }
    }
    misplaced
}

/// Decodes the examples of the error or cause that is at `pointer` in the file.
fn add_misplaced(pointer: &str, listed: Listed, file: &[u8], misplaced: &mut Vec<Misplaced>) {
    for (index, example) in listed.examples().iter().enumerate() {
        let found = recognized(listed.spec, example);
        if found.map(Listed::name) != Some(listed.name()) {
            let (message, key) = objection(listed, found, example);
            let problem = problem_at(file, &format!("{pointer}/examples/{index}"), message);
            misplaced.push(Misplaced { problem, key });
        }
    }
}

/// Says what is wrong with a misplaced example. Returns the key of the condition that fails, too.
fn objection(expected: Listed, found: Option<Listed>, example: &Example) -> (String, Option<String>) {
    let name = expected.name();
    let objection = match found.map(Listed::name) {
        Some(found) => format!("this example is recognized as `{found}`, not as `{name}`"),
        None => format!("this example is not recognized as `{name}`"),
    };
    // An example that is read as a success has a body, too.
    let body = unrecognized(expected.spec, example);
    let Some((listed, condition)) = mismatch::failed(expected, &body) else { return (objection, None) };
    let key = condition.key();
    let reason = mismatch::reason(condition, &body);
    (format!("{objection}: `{key}` of `{}` fails: {reason}", listed.name()), Some(key))
}

/// Returns the examples of an entry and its causes.
pub(crate) fn of(entry: &'static ErrorEntry) -> impl Iterator<Item = &'static Example> {
    entry.examples.iter().chain(entry.causes.iter().flat_map(|cause| cause.examples))
}

/// Decodes an example; `None` if it is read as a success.
pub(crate) fn read(spec: &'static Spec, example: &Example) -> Option<ErrorBody> {
    read_response(spec, example.status, &example.headers, example.body.into())
}

/// Reads an example without recognizing it.
pub(crate) fn unrecognized(spec: &'static Spec, example: &Example) -> ErrorBody {
    read_unrecognized(spec, example.status, &example.headers, example.body.into())
}

/// Returns the error id in an example. It differs in every response, so searches skip it.
pub(crate) fn id(spec: &'static Spec, example: &Example) -> Option<String> {
    let body = read(spec, example)?;
    // A short one could be a part of other words.
    body.id().filter(|id| id.len() > 3).map(str::to_owned)
}

/// Returns the error or the cause that an example is recognized as.
pub(crate) fn recognized(spec: &'static Spec, example: &Example) -> Option<Listed> {
    let body = read(spec, example)?;
    let view = View::of_response(&body);
    Some(Listed { spec, entry: view.entry()?, cause: view.cause_entry() })
}
