//! What is probably a mistake in a valid spec: accessors and rules that no example needs.

use dfns_errors_spec::Problem;
use dfns_errors_spec::model::{ErrorEntry, Example, Spec};

use crate::examples::read;
use crate::loaded::load;
use crate::runtime::{LoadedError, LoadedSpec};

/// Returns the warnings about a valid spec, in the order of the file. Without examples, there are none.
pub(crate) fn warnings(spec: &Spec) -> Vec<Problem> {
    let loaded = load(spec);
    let warnings = spec.errors.iter().flat_map(|entry| {
        let messages = unused_accessors(loaded, entry).into_iter().chain(untested_causes(entry));
        messages.map(|message| Problem { position: entry.position, message })
    });
    warnings.collect()
}

/// Warns about accessors that are `None` for every example: their pointers may start at the wrong place.
fn unused_accessors(loaded: LoadedSpec, entry: &ErrorEntry) -> Vec<String> {
    let errors: Vec<LoadedError> = examples(entry).filter_map(|example| read(loaded, entry.status, example)).collect();
    if errors.is_empty() {
        return Vec::new();
    }
    let is_unused = |name: &str| errors.iter().all(|error| error.field(name).is_none());
    let unused = entry.fields.iter().filter(|field| is_unused(&field.name));
    unused
        .map(|field| format!("the accessor `{}` finds nothing in any example of `{}`", field.name, entry.name))
        .collect()
}

/// Warns about causes whose rules no example matches, if the entry has examples.
fn untested_causes(entry: &ErrorEntry) -> Vec<String> {
    let has_examples = examples(entry).next().is_some();
    let untested =
        entry.causes.iter().filter(|cause| has_examples && !cause.when.is_empty() && cause.examples.is_empty());
    untested.map(|cause| format!("`{}::{}` has a `when`, but no example", entry.name, cause.name)).collect()
}

/// Returns the examples of an entry and its causes.
fn examples(entry: &ErrorEntry) -> impl Iterator<Item = &Example> {
    entry.examples.iter().chain(entry.causes.iter().flat_map(|cause| &cause.examples))
}
