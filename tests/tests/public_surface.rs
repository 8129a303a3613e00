//! The public surface of `dfns-errors`, kept in `public-surface.txt`: a change of it is made on purpose.
//!
//! `UPDATE=1` rewrites the file: read it before you commit it, and write a line in CHANGELOG.md.

use std::fs;
use std::path::Path;
use std::process::Command;

use dfns_errors_tests::fixtures::folder;

/// Every feature that adds to the library.
const FEATURES: &str = "axum,blocking,http,miette,reqwest,reqwest012,tower,tracing";

/// Writes what rustdoc knows as JSON. That is not stable yet, which is why the toolchain and the reader are pinned.
fn documented(target: &Path) {
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args(["rustdoc", "--quiet", "--locked", "--offline", "-p", "dfns-errors", "--lib", "--features", FEATURES]);
    cargo.arg("--target-dir").arg(target).args(["--", "-Z", "unstable-options", "--output-format", "json"]);
    let output = cargo.env("RUSTC_BOOTSTRAP", "1").current_dir(folder().join("..")).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn the_public_surface_matches_the_saved_file() {
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent().unwrap().join("public-surface");
    documented(&target);
    let surface = public_api::Builder::from_rustdoc_json(target.join("doc/dfns_errors.json"))
        .omit_blanket_impls(true)
        .omit_auto_trait_impls(true)
        .build()
        .unwrap()
        .to_string();
    let kept = folder().join("public-surface.txt");
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&kept, &surface).unwrap();
    }
    assert!(
        surface == fs::read_to_string(kept).unwrap(),
        "the public surface changed: run with UPDATE=1 and read the difference"
    );
}
