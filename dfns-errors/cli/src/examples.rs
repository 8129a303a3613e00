//! The examples of a spec: decodes each of them, and compares it with the error or cause that it is listed under.

use dfns_errors_spec::Problem;
use dfns_errors_spec::model::{CauseEntry, ErrorEntry, Example, Spec};

use crate::loaded::load;
use crate::runtime::{LoadedError, LoadedSpec};

/// An example, and the error or cause that it is listed under.
type Place<'s> = (&'s ErrorEntry, Option<&'s CauseEntry>, &'s Example);

/// Returns every example of a spec.
pub(crate) fn all(spec: &Spec) -> impl Iterator<Item = Place<'_>> {
    spec.errors.iter().flat_map(|entry| {
        let of_causes = entry
            .causes
            .iter()
            .flat_map(move |cause| cause.examples.iter().map(move |example| (entry, Some(cause), example)));
        entry.examples.iter().map(move |example| (entry, None, example)).chain(of_causes)
    })
}

/// Returns a problem for each example that is recognized as an error or cause other than the one it is listed under.
pub(crate) fn misplaced(spec: &Spec) -> Vec<Problem> {
    let loaded = load(spec);
    let problems = all(spec).filter_map(|(entry, cause, example)| problem(loaded, entry, cause, example));
    let mut problems: Vec<Problem> = problems.collect();
    problems.sort_by_key(|problem| problem.position);
    problems
}

fn problem(loaded: LoadedSpec, entry: &ErrorEntry, cause: Option<&CauseEntry>, example: &Example) -> Option<Problem> {
    let expected = name(&entry.name, cause.map(|cause| cause.name.as_str()));
    let found = recognized(loaded, entry.status, example);
    let message = match found {
        Some(found) if found == expected => return None,
        Some(found) => format!("this example is recognized as `{found}`, not as `{expected}`"),
        None => format!("this example is not recognized as `{expected}`"),
    };
    Some(Problem { position: example.position, message })
}

/// Decodes an example; `None` if it is read as a success.
pub(crate) fn read(loaded: LoadedSpec, status: u16, example: &Example) -> Option<LoadedError> {
    loaded.read(status, &example.headers, example.body.clone().into_bytes())
}

/// Returns the error id in an example. It differs in every response, so searches skip it.
pub(crate) fn id(loaded: LoadedSpec, status: u16, example: &Example) -> Option<String> {
    let error = read(loaded, status, example)?;
    // A short one could be a part of other words.
    error.body().id().filter(|id| id.len() > 3).map(str::to_owned)
}

/// Returns the error and the cause that an example is recognized as.
pub(crate) fn recognized(loaded: LoadedSpec, status: u16, example: &Example) -> Option<String> {
    let error = read(loaded, status, example)?;
    let cause = error.cause_entry().map(|cause| cause.name);
    error.entry().map(|entry| name(entry.name, cause))
}

fn name(entry: &str, cause: Option<&str>) -> String {
    cause.map_or_else(|| entry.to_owned(), |cause| format!("{entry}::{cause}"))
}
