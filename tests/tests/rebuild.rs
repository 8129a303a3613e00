//! A custom spec changes: plain Cargo rebuilds what depends on it, and nothing else.

use std::fs;

use dfns_errors_tests::project::{Project, manifest};

/// Prints the line of a 409 and what the spec says about it. Its match covers what `SOLD_OUT` has.
const MAIN: &str = r##"
#[dfns_errors::dfns_errors(spec = "SPEC")]
#[derive(Debug)]
pub enum ShopError {}

fn main() {
    let error = ShopError::from_response(409, r#"{"msg":"none left"}"#).unwrap();
    match &error {
        ShopError::SoldOut { .. } | ShopError::Other { .. } => println!("{error} | {}", error.entry().unwrap().description),
    }
}
"##;

const SOLD_OUT: &str = r#"{ "name": "SoldOut", "status": 409, "title": "Sold out", "description": "None is left." }"#;
const CLOSED: &str = r#"{ "name": "Closed", "status": 503, "title": "Closed", "description": "Come back tomorrow." }"#;
const PRINTED: &str = "409 Sold out: none left | None is left.";
const CHANGED: &str = "409 Sold out: none left | All are gone.";

fn spec(errors: &str) -> String {
    format!(
        r#"{{ "api": "Shop", "prefix": "shop", "envelope": {{ "fields": {{ "message": {{ "pointer": "/msg" }} }} }},
  "errors": [{errors}] }}"#
    )
}

fn changed(entry: &str) -> String {
    entry.replace("None is left.", "All are gone.")
}

fn project(name: &str) -> Project {
    let project = Project::new(name, &MAIN.replace("SPEC", "errors.json"));
    project.write("errors.json", &spec(SOLD_OUT));
    assert_eq!(project.run().printed(), PRINTED);
    project
}

#[test]
fn a_changed_text_is_rebuilt_and_an_unchanged_spec_is_not() {
    let project = project("changed-text");
    assert!(!project.run().compiled("changed-text"), "nothing changed");
    project.write("errors.json", &spec(&changed(SOLD_OUT)));
    let built = project.run();
    assert!(built.compiled("changed-text"));
    assert_eq!(built.printed(), CHANGED);
}

#[test]
fn an_error_that_the_spec_gains_breaks_a_match_that_does_not_cover_it() {
    let project = project("gain");
    project.write("errors.json", &spec(&format!("{SOLD_OUT}, {CLOSED}")));
    let built = project.run();
    assert!(!built.success && built.said.contains("`&ShopError::Closed { .. }` not covered"), "{}", built.said);
}

#[test]
fn an_error_that_the_spec_loses_breaks_the_match_that_names_it() {
    let project = project("loss");
    project.write("errors.json", &spec(CLOSED));
    let built = project.run();
    assert!(!built.success && built.said.contains("no variant named `SoldOut` found"), "{}", built.said);
}

#[test]
fn a_broken_spec_fails_with_the_position_of_the_mistake_and_a_fixed_one_builds() {
    let project = project("broken");
    project.write("errors.json", &spec(&SOLD_OUT.replace("409", "4090")));
    let built = project.run();
    assert!(!built.success && built.said.contains("errors.json:2:45: invalid status `4090`"), "{}", built.said);
    assert!(built.said.contains("src/main.rs:2:35"), "{}", built.said);
    assert_eq!(built.said.matches("\nerror").count(), 2, "the mistake and cargo's last line: {}", built.said);

    fs::remove_file(project.path("errors.json")).unwrap();
    let built = project.run();
    assert!(!built.success && built.said.contains("no spec file at `errors.json`"), "{}", built.said);

    project.write("errors.json", &spec(&changed(SOLD_OUT)));
    assert_eq!(project.run().printed(), CHANGED);
}

#[test]
fn a_spec_replaced_by_a_rename_is_rebuilt() {
    let project = project("renamed-spec");
    project.write("new.json", &spec(&changed(SOLD_OUT)));
    fs::rename(project.path("new.json"), project.path("errors.json")).unwrap();
    assert_eq!(project.run().printed(), CHANGED);
}

#[test]
fn touching_the_spec_does_not_change_the_output() {
    let project = project("touched");
    project.write("errors.json", &spec(SOLD_OUT));
    assert_eq!(project.run().printed(), PRINTED);
}

#[test]
fn a_spec_that_two_packages_share_is_tracked_by_both() {
    let project = Project::empty("workspace");
    project.write("Cargo.toml", "[workspace]\nresolver = \"3\"\nmembers = [\"one\", \"two\"]\n");
    for package in ["one", "two"] {
        project.write(&format!("{package}/Cargo.toml"), &manifest(package));
        project.write(&format!("{package}/src/main.rs"), &MAIN.replace("SPEC", "../errors.json"));
    }
    let run = |package| project.cargo(&["run", "--offline", "-p", package]);
    project.write("errors.json", &spec(SOLD_OUT));
    assert_eq!((run("one").printed(), run("two").printed()), (PRINTED, PRINTED));
    project.write("errors.json", &spec(&changed(SOLD_OUT)));
    assert_eq!((run("one").printed(), run("two").printed()), (CHANGED, CHANGED));
}

#[test]
fn a_path_with_spaces_and_unicode_is_tracked() {
    let project = Project::empty("ein Töpfer 日本 ");
    project.write("Cargo.toml", &format!("{}\n[workspace]\n", manifest("scripts")));
    project.write("src/main.rs", &MAIN.replace("SPEC", "die spéc/fehler 1.json"));
    project.write("die spéc/fehler 1.json", &spec(SOLD_OUT));
    assert_eq!(project.run().printed(), PRINTED);
    project.write("die spéc/fehler 1.json", &spec(&changed(SOLD_OUT)));
    assert_eq!(project.run().printed(), CHANGED);
}
