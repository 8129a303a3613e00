//! The public surface of `dfns-errors`, kept in `public-surface.txt`: a change of it is made on purpose.
//!
//! Two errors stand for all of the built-in spec, which `dfns-errors list` prints.
//!
//! `UPDATE=1` rewrites the file: read it before you commit it, and write a line in CHANGELOG.md.

use std::fs;
use std::path::Path;
use std::process::Command;

use dfns_errors::{DfnsError, ErrorEntry};
use dfns_errors_spec::snake_case;
use dfns_errors_tests::fixtures::folder;
use dfns_errors_tests::project::{self, BUILT_ONCE};

/// Every feature that adds to the library.
const FEATURES: &str = "axum,blocking,http,miette,reqwest,reqwest-middleware,reqwest012,tower,tracing";

/// The crate of the spec's model, and the modules of the types that `dfns-errors` exports from it.
const MODEL: &str = "dfns-errors-spec";
const MODULES: [&str; 2] = ["dfns_errors_spec::model::", "dfns_errors_spec::retry::"];

/// Returns the surface of a package. What rustdoc writes as JSON is not stable yet, which is why the toolchain and the
/// reader are pinned.
fn surface(package: &str, features: &str, target: &Path) -> String {
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args(["rustdoc", "--quiet", "--locked", "--offline", "--lib", "--no-default-features"]);
    cargo.args(["-p", package, "--features", features]);
    cargo.arg("--target-dir").arg(target).args(["--", "-Z", "unstable-options", "--output-format", "json"]);
    let output = cargo.envs(BUILT_ONCE).env("RUSTC_BOOTSTRAP", "1").current_dir(folder().join("..")).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let file = format!("doc/{}.json", package.replace('-', "_"));
    let surface = public_api::Builder::from_rustdoc_json(target.join(file))
        .omit_blanket_impls(true)
        .omit_auto_trait_impls(true)
        .build();
    surface.unwrap().to_string()
}

/// Writes the types of the model as users name them.
fn as_exported(surface: &str) -> String {
    MODULES.iter().fold(surface.to_owned(), |surface, module| surface.replace(module, "dfns_errors::"))
}

/// Returns the type that a line is about: `Kind` for `pub dfns_errors::Kind::Error`.
fn subject(line: &str) -> Option<&str> {
    let (_, path) = line.split_once("dfns_errors::").filter(|_| !line.contains("dfns_errors_spec"))?;
    path.split(|letter: char| !letter.is_alphanumeric()).next()
}

/// The errors that are shown, one with causes and accessors and one without. The others have the same items.
const SHOWN: [&str; 2] = ["Conflict", "Gone"];

/// Returns the words of the items that an error adds to `DfnsError` and beside it.
fn items(entry: &ErrorEntry) -> Vec<String> {
    let predicate = format!("is_{}", snake_case(entry.name));
    let causes = format!("{}Cause", entry.name);
    let accessors = entry.fields.iter().map(|field| field.name.to_owned());
    [entry.name.to_owned(), predicate, causes].into_iter().chain(accessors).collect()
}

fn is_about(line: &str, items: &[String]) -> bool {
    let mut words = line.split(|letter: char| !letter.is_alphanumeric() && letter != '_');
    words.any(|word| items.iter().any(|item| item == word))
}

#[test]
fn the_public_surface_matches_the_saved_file() {
    let target = project::target();
    let library = as_exported(&surface("dfns-errors", FEATURES, &target));
    let model = as_exported(&surface(MODEL, "", &target));
    let exported: Vec<&str> = library.lines().filter_map(|line| line.strip_prefix("pub use dfns_errors::")).collect();
    let of_model = model.lines().filter(|line| subject(line).is_some_and(|subject| exported.contains(&subject)));
    let others = DfnsError::ENTRIES.iter().filter(|entry| !SHOWN.contains(&entry.name));
    let hidden: Vec<String> = others.flat_map(items).collect();
    let shown = library.lines().filter(|line| !is_about(line, &hidden));
    let surface = shown.chain(of_model).map(|line| format!("{line}\n")).collect::<String>();
    let kept = folder().join("public-surface.txt");
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&kept, &surface).unwrap();
    }
    assert!(
        surface == fs::read_to_string(kept).unwrap(),
        "the public surface changed: run with UPDATE=1 and read the difference"
    );
}
