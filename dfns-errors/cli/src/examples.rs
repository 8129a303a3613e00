//! The examples of a spec: decodes each of them, and compares it with the error or cause that it is listed under.

use dfns_errors::ErrorBody;
use dfns_errors_spec::Problem;
use dfns_errors_spec::model::{CauseEntry, ErrorEntry, Example, Spec};

use crate::runtime::{View, read_response};
use crate::source::problem_at;

/// An example, and the error or cause that it is listed under.
#[derive(Clone, Copy)]
pub(crate) struct ListedExample {
    pub(crate) entry: &'static ErrorEntry,
    cause: Option<&'static CauseEntry>,
    pub(crate) example: &'static Example,
}

/// Returns every example of a spec.
pub(crate) fn all(spec: &Spec) -> impl Iterator<Item = ListedExample> {
    spec.errors.iter().flat_map(|entry| {
        let of_entry = entry.examples.iter().map(move |example| ListedExample { entry, cause: None, example });
        let of_causes = entry.causes.iter().flat_map(move |cause| {
            cause.examples.iter().map(move |example| ListedExample { entry, cause: Some(cause), example })
        });
        of_entry.chain(of_causes)
    })
}

/// Returns a problem for each example that is recognized as an error or cause other than the one it is listed under, in
/// the order of the file.
pub(crate) fn misplaced(spec: &'static Spec, file: &[u8]) -> Vec<Problem> {
    let mut problems = Vec::new();
    for (index, entry) in spec.errors.iter().enumerate() {
        let of_entry = format!("/errors/{index}/examples");
        problems.extend(misplaced_below(&of_entry, entry.examples, entry, None, spec, file));
        for (cause_index, cause) in entry.causes.iter().enumerate() {
            let of_cause = format!("/errors/{index}/causes/{cause_index}/examples");
            problems.extend(misplaced_below(&of_cause, cause.examples, entry, Some(cause), spec, file));
        }
    }
    problems.sort_by_key(|problem| problem.position);
    problems
}

/// Compares the examples of one list, which is at `pointer` in the file.
fn misplaced_below(
    pointer: &str,
    examples: &'static [Example],
    entry: &'static ErrorEntry,
    cause: Option<&'static CauseEntry>,
    spec: &'static Spec,
    file: &[u8],
) -> Vec<Problem> {
    let mut problems = Vec::new();
    for (index, example) in examples.iter().enumerate() {
        let message = ListedExample { entry, cause, example }.objection(spec);
        problems.extend(message.map(|message| problem_at(file, &format!("{pointer}/{index}"), message)));
    }
    problems
}

impl ListedExample {
    /// Returns what is wrong if the example is recognized as something else.
    fn objection(self, spec: &'static Spec) -> Option<String> {
        let expected = name(self.entry.name, self.cause.map(|cause| cause.name));
        match recognized(spec, self.entry.status, self.example) {
            Some(found) if found == expected => None,
            Some(found) => Some(format!("this example is recognized as `{found}`, not as `{expected}`")),
            None => Some(format!("this example is not recognized as `{expected}`")),
        }
    }
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

/// Returns the error and the cause that an example is recognized as.
pub(crate) fn recognized(spec: &'static Spec, status: u16, example: &Example) -> Option<String> {
    let body = read(spec, status, example)?;
    let view = View::of_response(&body);
    let cause = view.cause_entry().map(|cause| cause.name);
    view.entry().map(|entry| name(entry.name, cause))
}

fn name(entry: &str, cause: Option<&str>) -> String {
    cause.map_or_else(|| entry.to_owned(), |cause| format!("{entry}::{cause}"))
}
