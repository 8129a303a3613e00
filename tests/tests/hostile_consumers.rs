//! Crates that make it hard for generated code, in `tests/hostile`: built, linted and run by the real tools.

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
    project.write("names.json", &read("names.json"));
    project
}

fn check_lints(project: &Project) {
    let clippy = project.cargo(&["clippy", "--offline"]);
    assert!(clippy.success, "{}", clippy.said);
}

#[test]
fn generated_code_needs_no_prelude_and_no_relative_paths() {
    let project = project("no-prelude", "no_prelude.rs");
    assert_eq!(project.run().printed(), "dfns::not_found hostile::hostile dfns::gone");
    check_lints(&project);
}

/// The code of `diagnostic` comes from a macro of the runtime.
#[test]
fn features_need_no_prelude_either() {
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
fn an_enum_works_wherever_an_item_can_be() {
    let project = project("places", "places.rs");
    let printed = "Some(true) dfns::not_found Some(410) Some((true, \"shop::sold_out\")) Some(\"hostile::hostile\") shop::sold_out";
    assert_eq!(project.run().printed(), printed);
    check_lints(&project);
}

#[test]
fn renamed_and_reexported_dependencies_work_in_edition_2018() {
    let project = project("renamed", "renamed.rs");
    let renamed = manifest("renamed").replace("dfns-errors = {", "other_name = { package = \"dfns-errors\",");
    project.write("Cargo.toml", &format!("{}\n[workspace]\n", renamed.replace("\"2024\"", "\"2018\"")));
    assert_eq!(project.run().printed(), "Some(\"dfns::not_found\") Some(true)");
    check_lints(&project);
}

/// The library itself has warnings. The compiler says which come from a macro.
#[test]
fn no_lint_of_clippy_fires_in_generated_code() {
    let project = Project::empty("lints");
    let features = manifest("lints").replace("dfns-errors = {", "dfns-errors = { features = [\"miette\"],");
    project.write("Cargo.toml", &format!("{features}\n[workspace]\n"));
    project.write("src/lib.rs", &read("lints.rs"));
    project.write("shop.json", &read("shop.json"));
    let clippy = project.cargo(&["clippy", "--offline"]);
    assert!(clippy.success && clippy.said.contains("clippy::implicit_return"), "{}", clippy.said);
    assert!(!clippy.said.contains("originates in"), "{}", clippy.said);
}

/// The text goes to doc comments and string literals. The lints of rustdoc ignore code of a macro, so this test reads the
/// page itself.
#[test]
fn hostile_text_in_a_spec_breaks_neither_code_nor_docs() {
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
