//! Spec files, good and bad: the reader's verdict, its words and places, and what schema.json says.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use dfns_errors_spec::read;
use dfns_errors_tests::fixtures::{folder, specs};

/// The problems as they are shown, a line each.
fn problems(path: &Path) -> String {
    let bytes = fs::read(path).unwrap();
    let problems = read(&bytes).err().unwrap_or_default();
    problems.iter().fold(String::new(), |mut text, problem| {
        writeln!(text, "{problem}").unwrap();
        text
    })
}

fn schema() -> jsonschema::Validator {
    let schema = fs::read_to_string(folder().join("../spec/schema.json")).unwrap();
    jsonschema::validator_for(&serde_json::from_str(&schema).unwrap()).unwrap()
}

fn schema_accepts(schema: &jsonschema::Validator, path: &Path) -> bool {
    let text = fs::read_to_string(path).unwrap();
    schema.is_valid(&serde_json::from_str(&text).unwrap())
}

#[test]
fn good_specs_are_accepted() {
    for path in specs("good") {
        assert_eq!(problems(&path), "", "{}", path.display());
    }
}

/// `UPDATE=1` writes the expected problems anew; read them before they are committed.
#[test]
fn bad_specs_are_refused_with_every_problem_and_its_place() {
    for path in ["bad", "bad-beyond-schema", "no-json"].into_iter().flat_map(specs) {
        let (expected, found) = (path.with_extension("problems"), problems(&path));
        if std::env::var_os("UPDATE").is_some() {
            fs::write(&expected, &found).unwrap();
        }
        assert_ne!(found, "", "{} is accepted", path.display());
        assert_eq!(found, fs::read_to_string(expected).unwrap_or_default(), "{}", path.display());
    }
}

#[test]
fn the_schema_and_the_reader_agree_on_good_and_bad_specs() {
    let schema = schema();
    for path in specs("good").into_iter().chain([folder().join("../spec/dfns.json")]) {
        assert!(schema_accepts(&schema, &path), "the schema refuses {}", path.display());
    }
    for path in specs("bad") {
        assert!(!schema_accepts(&schema, &path), "the schema accepts {}", path.display());
    }
}

/// JSON Schema has no words for what is unique across a list, or for what follows from two places. This list is
/// exact: what the schema can tell belongs in `bad`.
#[test]
fn what_only_the_reader_can_tell_passes_the_schema() {
    let schema = schema();
    for path in specs("bad-beyond-schema") {
        assert!(schema_accepts(&schema, &path), "the schema refuses {}: move it to `bad`", path.display());
    }
}

#[test]
fn a_byte_order_mark_in_front_of_a_spec_moves_no_position() {
    let text = fs::read_to_string(folder().join("fixtures/bad/unknown-kind.json")).unwrap();
    let plain = read(text.as_bytes()).unwrap_err();
    assert_eq!(read(format!("\u{feff}{text}").as_bytes()).unwrap_err(), plain);
}
