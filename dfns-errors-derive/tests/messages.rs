//! What the compiler says about every mistake: `ui/<topic>/<mistake>.rs` and `.stderr`.
//!
//! `TRYBUILD=overwrite` overwrites the expected messages: read them before you commit them.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The directory of this package.
const FOLDER: &str = env!("CARGO_MANIFEST_DIR");

/// Copies the specs to the package that trybuild generates: `spec = ".."` is relative to it.
fn copy_specs() {
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent().unwrap();
    let specs = target.join("tests/trybuild").join(env!("CARGO_PKG_NAME")).join("specs");
    fs::create_dir_all(&specs).unwrap();
    for spec in fs::read_dir(Path::new(FOLDER).join("ui/specs")).unwrap() {
        let spec = spec.unwrap();
        fs::copy(spec.path(), specs.join(spec.file_name())).unwrap();
    }
}

/// Returns `true` if `rust-src` is installed: the compiler then also quotes the standard library, which the saved
/// messages don't.
fn has_library_sources() -> bool {
    let sysroot = Command::new("rustc").args(["--print", "sysroot"]).output().unwrap().stdout;
    Path::new(str::from_utf8(&sysroot).unwrap().trim()).join("lib/rustlib/src/rust/library").exists()
}

/// Returns the source files of the cases. If `rust-src` is installed, leaves out those whose messages quote the standard
/// library.
fn cases() -> Vec<PathBuf> {
    let topics = fs::read_dir(Path::new(FOLDER).join("ui")).unwrap().map(|topic| topic.unwrap().path());
    let files = topics.filter(|topic| topic.is_dir()).flat_map(|topic| fs::read_dir(topic).unwrap());
    let sources = files.map(|file| file.unwrap().path()).filter(|file| file.extension().is_some_and(|end| end == "rs"));
    let quotes_library = |source: &PathBuf| {
        fs::read_to_string(source.with_extension("stderr")).is_ok_and(|messages| messages.contains("$RUST/"))
    };
    let skips = has_library_sources();
    sources.filter(|source| !(skips && quotes_library(source))).collect()
}

#[test]
fn every_mistake_is_reported_on_its_token_with_a_fix() {
    copy_specs();
    let tests = trybuild::TestCases::new();
    for case in cases() {
        tests.compile_fail(case.strip_prefix(FOLDER).unwrap());
    }
}
