//! Crates that make it hard for generated code: `tests/hostile`, built, linted and run by the real tools.

use std::fs;

use dfns_errors_tests::fixtures::folder;
use dfns_errors_tests::project::{Project, manifest};

fn read(name: &str) -> String {
    fs::read_to_string(folder().join("hostile").join(name)).unwrap()
}

fn project(name: &str, main: &str) -> Project {
    let project = Project::new(name, &read(main));
    project.write("hostile.json", &read("hostile.json"));
    project.write("shop.json", &read("shop.json"));
    project
}

fn check_lints(project: &Project) {
    let clippy = project.cargo(&["clippy", "--offline"]);
    assert!(clippy.success, "{}", clippy.said);
}

#[test]
fn nothing_is_taken_from_the_prelude_or_by_a_relative_path() {
    let project = project("no-prelude", "no_prelude.rs");
    assert_eq!(project.run().printed(), "dfns::not_found hostile::hostile dfns::gone");
    check_lints(&project);
}

/// What the features add is written by a macro of the runtime, in the user's crate.
#[test]
fn what_the_features_add_is_as_careful() {
    let project = project("all-features", "no_prelude.rs");
    let features = manifest("all-features")
        .replace("dfns-errors = {", "dfns-errors = { features = [\"http\", \"miette\", \"axum\"],");
    project.write("Cargo.toml", &format!("{features}\n[workspace]\n"));
    assert_eq!(project.run().printed(), "dfns::not_found hostile::hostile dfns::gone");
    check_lints(&project);
    project.write("src/main.rs", &read("places.rs"));
    check_lints(&project);
}

#[test]
fn an_enum_can_be_wherever_an_item_can_be() {
    let project = project("places", "places.rs");
    let printed = "Some(true) dfns::not_found Some(410) Some((true, \"shop::sold_out\")) Some(\"hostile::hostile\") shop::sold_out";
    assert_eq!(project.run().printed(), printed);
    check_lints(&project);
}

#[test]
fn a_renamed_and_a_reexported_dependency_are_found_in_an_older_edition_too() {
    let project = project("renamed", "renamed.rs");
    let renamed = manifest("renamed").replace("dfns-errors = {", "other_name = { package = \"dfns-errors\",");
    project.write("Cargo.toml", &format!("{}\n[workspace]\n", renamed.replace("\"2024\"", "\"2018\"")));
    assert_eq!(project.run().printed(), "Some(\"dfns::not_found\") Some(true)");
    check_lints(&project);
}

/// The text goes to doc comments and string literals. Lints of rustdoc do not look at what a macro wrote, so the
/// page itself is looked at.
#[test]
fn hostile_text_and_names_of_a_spec_break_neither_code_nor_docs() {
    let project = project("text", "places.rs");
    let enumeration = "//! Docs.\n#![deny(warnings, missing_docs, rustdoc::all)]\n\
                       /// Hostile.\n#[dfns_errors::dfns_errors(spec = \"hostile.json\")]\n#[derive(Debug, Clone)]\npub enum Hostile {}\n";
    project.write("src/lib.rs", enumeration);
    let tests = project.cargo(&["test", "--offline", "--lib", "--doc"]);
    let tests = if tests.success { tests } else { project.cargo(&["test", "--offline", "--doc"]) };
    assert!(tests.success && tests.printed.contains("running 0 tests"), "{}{}", tests.said, tests.printed);

    let docs = project.cargo(&["doc", "--offline", "--no-deps", "--lib"]);
    assert!(docs.success && !docs.said.contains("warning"), "{}", docs.said);
    let page = fs::read_to_string(project.documentation("text/enum.Hostile.html")).unwrap();
    assert!(page.contains("&lt;script&gt;alert(1)"), "the text is there");
    for live in ["<script>alert", "<b>bold", "class=\"rust rust-example-rendered\"", "<table>"] {
        assert!(!page.contains(live), "{live}");
    }
    assert!(page.contains("<a href=\"https://bare.example/x\">"), "a bare URL is a link");
}
