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
