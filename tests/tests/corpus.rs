//! The inputs that the fuzzers found worth keeping, replayed without them: what must hold for any bytes holds for these.

use std::fs;

use dfns_errors_tests::fixtures::folder;
use dfns_errors_tests::fuzzed;

fn replay(corpus: &str, holds: fn(&[u8])) {
    let folder = folder().join("corpus").join(corpus);
    let files = fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut count = 0;
    for file in files {
        let path = file.unwrap().path();
        // Shown if the test fails: the last name is the file that failed.
        println!("{}", path.display());
        holds(&fs::read(&path).unwrap());
        count += 1;
    }
    assert!(count > 100, "{count} inputs in {}", folder.display());
}

#[test]
fn saved_bodies_are_decoded_without_loss() {
    replay("decode", fuzzed::decode);
}

#[test]
fn saved_specs_are_accepted_or_rejected_with_positions() {
    replay("spec", fuzzed::spec);
}

#[test]
fn saved_specs_expand_to_code_that_parses() {
    replay("spec", fuzzed::expand);
}
