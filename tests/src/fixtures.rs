//! The spec files below `tests/fixtures`.

use std::fs;
use std::path::{Path, PathBuf};

/// Returns the directory of this package.
#[must_use]
pub fn folder() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Returns the spec files of one directory of fixtures, sorted by name.
#[must_use]
pub fn specs(below: &str) -> Vec<PathBuf> {
    let folder = folder().join("fixtures").join(below);
    let entries = fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut files: Vec<PathBuf> = entries.filter_map(|entry| entry.ok().map(|entry| entry.path())).collect();
    files.retain(|path| path.extension().is_some_and(|extension| extension == "json"));
    files.sort();
    assert!(!files.is_empty(), "no fixtures in {}", folder.display());
    files
}
