//! Good and bad spec files: the reader's verdict, its messages and positions, and the verdict of schema.json.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use dfns_errors_spec::read;
use dfns_errors_tests::fixtures::{folder, specs};

/// Returns the problems as they are printed, one per line.
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

/// `UPDATE=1` rewrites the expected problems: read them before you commit.
#[test]
fn bad_specs_are_rejected_with_every_problem_and_its_position() {
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

/// JSON Schema can't express what must be unique across a list, or what depends on two places. This list is exact: a
/// problem that the schema can find belongs in `bad`.
#[test]
fn problems_that_only_the_reader_finds_pass_the_schema() {
    let schema = schema();
    for path in specs("bad-beyond-schema") {
        assert!(schema_accepts(&schema, &path), "the schema refuses {}: move it to `bad`", path.display());
    }
}

#[test]
fn a_byte_order_mark_does_not_move_positions() {
    let text = fs::read_to_string(folder().join("fixtures/bad/unknown-kind.json")).unwrap();
    let plain = read(text.as_bytes()).unwrap_err();
    assert_eq!(read(format!("\u{feff}{text}").as_bytes()).unwrap_err(), plain);
}
