//! What must hold for any bytes, tried without the fuzzers: with their seeds, and with every fixture.

use std::fs;
use std::path::{Path, PathBuf};

use dfns_errors_tests::fixtures::folder;
use dfns_errors_tests::fuzzed;

fn files(folder: &Path) -> Vec<PathBuf> {
    let files = fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    files.map(|file| file.unwrap().path()).collect()
}

/// Returns the spec files of all fixtures, good and bad.
fn specs() -> Vec<PathBuf> {
    let mut paths = files(&folder().join("fixtures"));
    let folders: Vec<PathBuf> = paths.iter().filter(|path| path.is_dir()).cloned().collect();
    paths.extend(folders.iter().flat_map(|folder| files(folder)));
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "json"));
    assert!(paths.len() > 50, "{} fixtures", paths.len());
    paths
}

fn try_all(paths: &[PathBuf], holds: fn(&[u8])) {
    for path in paths {
        // Shown if the test fails: the last name is the file that failed.
        println!("{}", path.display());
        holds(&fs::read(path).unwrap());
    }
}

#[test]
fn the_seeds_are_decoded_without_loss() {
    try_all(&files(&folder().join("fuzz/seeds")), fuzzed::decode);
}

#[test]
fn all_fixtures_are_accepted_or_rejected_with_positions() {
    try_all(&specs(), fuzzed::spec);
}

#[test]
fn all_fixtures_expand_to_code_that_parses() {
    try_all(&specs(), fuzzed::expand);
}

#[test]
fn every_seed_has_a_line_that_says_why_it_is_there() {
    let readme = fs::read_to_string(folder().join("fuzz/README.md")).unwrap();
    for path in files(&folder().join("fuzz/seeds")) {
        let name = path.file_name().unwrap().to_string_lossy();
        assert!(readme.contains(&format!("| `{name}` |")), "fuzz/README.md has no line for `{name}`");
    }
}
