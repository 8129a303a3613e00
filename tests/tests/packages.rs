//! What the published packages contain.

use std::fs;
use std::process::Command;

use dfns_errors_tests::fixtures::folder;

/// Returns the files of a package.
fn files(package: &str) -> Vec<String> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut list = Command::new(cargo);
    list.args(["package", "--list", "--allow-dirty", "--offline", "-p", package]).current_dir(folder().join(".."));
    let output = list.output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap().lines().map(|line| line.replace('\\', "/")).collect()
}

#[test]
fn every_package_has_both_license_texts() {
    for package in ["dfns-errors", "dfns-errors-cli", "dfns-errors-derive", "dfns-errors-spec"] {
        let files = files(package);
        for text in ["LICENSE-APACHE", "LICENSE-MIT"] {
            assert!(files.iter().any(|file| file == text), "{package} has no {text}: {files:?}");
        }
    }
    for text in ["LICENSE-APACHE", "LICENSE-MIT"] {
        let of_bridge = fs::read_to_string(folder().join("../dfns-errors/sdk").join(text)).unwrap();
        assert_eq!(of_bridge, fs::read_to_string(folder().join("..").join(text)).unwrap());
    }
}

/// `cargo test --doc` passes in the unpacked package, too.
#[test]
fn the_docs_use_only_files_in_the_package() {
    let files = files("dfns-errors");
    for file in ["README.md", "errors.json", "guide/own-spec.md", "guide/integrations/axum.md"] {
        assert!(files.iter().any(|listed| listed == file), "{file} is not packaged: {files:?}");
    }
    let source = fs::read_to_string(folder().join("../dfns-errors/src/lib.rs")).unwrap();
    assert!(!source.contains("include_str!(\"../../"), "a file outside of the package");
}
