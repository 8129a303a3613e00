//! The README shows files as they are. Its Rust blocks are compiled as documentation tests of `dfns-errors`.

use std::fs;

use dfns_errors_tests::fixtures::folder;

/// The fenced block after a marker.
fn block(marker: &str) -> String {
    let readme = fs::read_to_string(folder().join("../README.md")).unwrap();
    let (_, after) = readme.split_once(&format!("<!-- {marker} -->\n```")).unwrap();
    let (_, block) = after.split_once('\n').unwrap();
    block.split("```").next().unwrap().to_owned()
}

#[test]
fn the_spec_in_the_readme_is_the_one_that_its_code_is_compiled_with() {
    assert_eq!(block("errors.json"), fs::read_to_string(folder().join("../dfns-errors/errors.json")).unwrap());
}

#[test]
fn the_spec_with_everything_is_sound_and_has_everything() {
    let spec = dfns_errors_spec::read(block("everything.json").as_bytes()).unwrap();
    let conflict = &spec.errors[0];
    assert_eq!(conflict.docs.as_deref(), Some("https://shop.example/errors#409"));
    assert_eq!((conflict.causes[0].when.len(), conflict.fields.len(), spec.unlisted.len()), (2, 1, 1));
    assert!(spec.envelope.id.is_some() && spec.envelope.status.is_some() && spec.envelope.details.is_some());
}
