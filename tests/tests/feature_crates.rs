//! The crates that each feature adds to a user's build, kept in `feature-crates.txt`: what the tests need must not be
//! among them.
//!
//! `UPDATE=1` rewrites the file: read it before you commit it.

use std::collections::BTreeSet;
use std::fs;
use std::process::Command;

use dfns_errors_tests::fixtures::folder;
use serde_json::Value;

/// Returns the output of Cargo in the workspace.
fn cargo(arguments: &[&str]) -> String {
    let mut command = Command::new(env!("CARGO"));
    command.args(arguments).args(["--locked", "--offline"]).current_dir(folder().join(".."));
    let output = command.output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// Returns the features of `dfns-errors`, and those that `full` turns on.
fn features() -> (Vec<String>, Vec<String>) {
    let metadata: Value = serde_json::from_str(&cargo(&["metadata", "--no-deps", "--format-version", "1"])).unwrap();
    let mut packages = metadata["packages"].as_array().unwrap().iter();
    let package = packages.find(|package| package["name"] == "dfns-errors").unwrap();
    let features = package["features"].as_object().unwrap();
    let names = features.keys().filter(|name| !["default", "full"].contains(&name.as_str())).cloned();
    let full = features["full"].as_array().unwrap().iter().map(|name| name.as_str().unwrap().to_owned());
    (names.collect(), full.collect())
}

/// Returns the crates that a user of a feature builds, each with the features that are on. The target is fixed, because
/// some crates belong to one platform.
fn crates(feature: &str) -> BTreeSet<String> {
    let mut arguments = vec!["tree", "-p", "dfns-errors", "--edges", "normal", "--features", feature];
    arguments.extend(["--target", "x86_64-unknown-linux-gnu", "--prefix", "none", "--format", "{p}|{f}"]);
    let tree = cargo(&arguments);
    let lines = tree.lines().map(|line| line.trim_end_matches(" (*)"));
    lines.filter(|line| !line.starts_with("dfns-errors v")).map(name_and_features).collect()
}

fn name_and_features(line: &str) -> String {
    let (package, features) = line.split_once('|').unwrap();
    let name = package.split(' ').next().unwrap();
    format!("{name} {}", features.replace(',', " ")).trim_end().to_owned()
}

fn section(title: &str, crates: &BTreeSet<String>) -> String {
    let lines: String = crates.iter().map(|line| format!("  {line}\n")).collect();
    format!("{title}\n{lines}")
}

/// Returns the crates that are not built anyway, or with fewer features.
fn added_by(feature: &str, always: &BTreeSet<String>) -> BTreeSet<String> {
    crates(feature).difference(always).cloned().collect()
}

#[test]
fn each_feature_adds_only_the_crates_in_the_saved_file() {
    let always = crates("");
    let mut listed = section("always", &always);
    for feature in features().0 {
        listed += &section(&format!("\n{feature} adds"), &added_by(&feature, &always));
    }
    let kept = folder().join("feature-crates.txt");
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&kept, &listed).unwrap();
    }
    assert!(
        listed == fs::read_to_string(kept).unwrap(),
        "the crates of a feature changed: run with UPDATE=1 and read the difference"
    );
}

#[test]
fn full_turns_on_every_feature() {
    let (all, full) = features();
    assert_eq!(full, all);
}
