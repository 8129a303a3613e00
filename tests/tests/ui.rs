//! What the compiler says of every mistake: `tests/ui/<theme>/<mistake>.rs` and `.stderr`.
//!
//! `TRYBUILD=overwrite` overwrites the expected messages: read them before you commit them.

use std::fs;
use std::path::Path;

use dfns_errors_tests::fixtures::folder;

/// Under trybuild the manifest's folder is a generated one: the specs are copied to it.
fn copy_specs() {
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent().unwrap();
    let specs = target.join("tests/trybuild").join(env!("CARGO_PKG_NAME")).join("specs");
    fs::create_dir_all(&specs).unwrap();
    for spec in fs::read_dir(folder().join("ui/specs")).unwrap() {
        let spec = spec.unwrap();
        fs::copy(spec.path(), specs.join(spec.file_name())).unwrap();
    }
}

#[test]
fn every_mistake_is_reported_on_its_token_with_a_fix() {
    copy_specs();
    trybuild::TestCases::new().compile_fail("ui/*/*.rs");
}
