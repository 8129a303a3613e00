//! What is probably a mistake in a valid spec: accessors and rules that no example needs.

use dfns_errors::ErrorBody;
use dfns_errors_spec::Problem;
use dfns_errors_spec::model::{ErrorEntry, Example, Spec};

use crate::examples::read;
use crate::runtime::View;
use crate::source::problem_at;

/// Returns the warnings about a valid spec, in the order of the file. Without examples, there are none.
pub(crate) fn warnings(spec: &'static Spec, file: &[u8]) -> Vec<Problem> {
    let mut warnings = Vec::new();
    for (index, entry) in spec.errors.iter().enumerate() {
        let messages = unused_accessors(spec, entry).into_iter().chain(untested_causes(entry));
        warnings.extend(messages.map(|message| problem_at(file, &format!("/errors/{index}"), message)));
    }
    warnings
}

/// Warns about accessors that are `None` for every example: their pointers may start at the wrong place.
fn unused_accessors(spec: &'static Spec, entry: &ErrorEntry) -> Vec<String> {
    let bodies: Vec<ErrorBody> = examples(entry).filter_map(|example| read(spec, entry.status, example)).collect();
    if bodies.is_empty() {
        return Vec::new();
    }
    let mut unused = Vec::new();
    for field in entry.fields {
        if bodies.iter().all(|body| View::of_response(body).field(field.name).is_none()) {
            unused.push(format!("the accessor `{}` finds nothing in any example of `{}`", field.name, entry.name));
        }
    }
    unused
}

/// Warns about causes whose rules no example matches, if the entry has examples.
fn untested_causes(entry: &ErrorEntry) -> Vec<String> {
    if examples(entry).next().is_none() {
        return Vec::new();
    }
    let untested = entry.causes.iter().filter(|cause| cause.is_recognized() && cause.examples.is_empty());
    untested.map(|cause| format!("`{}::{}` has a `when`, but no example", entry.name, cause.name)).collect()
}

/// Returns the examples of an entry and its causes.
fn examples(entry: &ErrorEntry) -> impl Iterator<Item = &'static Example> {
    entry.examples.iter().chain(entry.causes.iter().flat_map(|cause| cause.examples))
}
