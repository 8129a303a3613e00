//! The guide shows files as they are. Its Rust blocks are compiled as documentation tests of `dfns-errors`.

use std::fs;
use std::path::PathBuf;

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

/// The pages of the project that people read.
fn pages() -> Vec<PathBuf> {
    let root = folder().join("..");
    let guide = fs::read_dir(root.join("dfns-errors/guide")).unwrap().map(|file| file.unwrap().path());
    let pages = ["README.md", "CONTRIBUTING.md", "BENCHMARKS.md", "CHANGELOG.md", "SECURITY.md"];
    pages.into_iter().map(|page| root.join(page)).chain(guide).collect()
}

#[test]
fn every_link_within_the_repository_leads_to_a_file() {
    let mut count = 0;
    for page in pages() {
        let text = fs::read_to_string(&page).unwrap();
        for target in text.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
            if target.contains("://") || target.starts_with('#') || target.starts_with("crate::") {
                continue;
            }
            count += 1;
            assert!(page.parent().unwrap().join(target).exists(), "{}: {target}", page.display());
        }
    }
    assert!(count > 10, "only {count} links");
}

#[test]
fn the_readme_is_short() {
    let words = fs::read_to_string(folder().join("../README.md")).unwrap().split_whitespace().count();
    assert!(words <= 900, "{words} words");
}
