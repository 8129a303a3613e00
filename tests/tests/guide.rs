//! The guide shows files as they are. Its Rust blocks are compiled as documentation tests of `dfns-errors`.

use std::fs;

use dfns_errors_tests::fixtures::folder;

/// Returns the fenced block after a marker.
fn block(marker: &str) -> String {
    let guide = fs::read_to_string(folder().join("../dfns-errors/guide/own-spec.md")).unwrap();
    let (_, after) = guide.split_once(&format!("<!-- {marker} -->\n```")).unwrap();
    let (_, block) = after.split_once('\n').unwrap();
    block.split("```").next().unwrap().to_owned()
}

#[test]
fn the_spec_in_the_guide_is_the_one_that_its_code_is_compiled_with() {
    assert_eq!(block("errors.json"), fs::read_to_string(folder().join("../dfns-errors/errors.json")).unwrap());
}

#[test]
fn the_spec_with_everything_can_be_read() {
    let spec = dfns_errors_spec::read(block("everything.json").as_bytes()).unwrap();
    let conflict = &spec.errors[0];
    assert_eq!(conflict.docs.as_deref(), Some("https://shop.example/errors#409"));
    assert_eq!((conflict.causes[0].when.len(), conflict.fields.len(), spec.unlisted.len()), (2, 1, 1));
    assert_eq!((conflict.when.len(), conflict.examples.len(), conflict.causes[0].examples.len()), (1, 1, 1));
    let envelope = &spec.envelope;
    assert_eq!((envelope.id_header.as_deref(), envelope.message.len()), (Some("request-id"), 2));
    assert!(!envelope.status.is_empty() && !envelope.code.is_empty() && !envelope.details.is_empty());
    assert_eq!((spec.headers.len(), spec.retry_after.len(), spec.success.len()), (1, 1, 1));
}
