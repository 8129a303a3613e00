//! The guide shows files as they are. Its Rust blocks are compiled as documentation tests of `dfns-errors`.

use std::fs;
use std::path::PathBuf;

use dfns_errors_tests::fixtures::folder;

/// Returns the fenced block after a marker.
fn block(page: &str, marker: &str) -> String {
    let guide = fs::read_to_string(folder().join("../dfns-errors/guide").join(page)).unwrap();
    let (_, after) = guide.split_once(&format!("<!-- {marker} -->\n```")).unwrap();
    let (_, block) = after.split_once('\n').unwrap();
    block.split("```").next().unwrap().to_owned()
}

#[test]
fn the_specs_in_the_guide_are_those_that_its_code_is_compiled_with() {
    for (page, file) in
        [("own-spec.md", "errors.json"), ("ten-minutes.md", "orders.json"), ("integrations/reqwest.md", "model.json")]
    {
        assert_eq!(block(page, file), fs::read_to_string(folder().join("../dfns-errors").join(file)).unwrap());
    }
}

#[test]
fn the_spec_with_everything_can_be_read() {
    let spec = dfns_errors_spec::read(block("own-spec.md", "everything.json").as_bytes()).unwrap();
    let conflict = &spec.errors[0];
    assert_eq!(conflict.docs, Some("https://shop.example/errors#409"));
    assert_eq!((conflict.causes[0].when.len(), conflict.fields.len(), spec.retry_by_status.len()), (3, 1, 1));
    assert_eq!((conflict.when.len(), conflict.examples.len(), conflict.causes[0].examples.len()), (1, 2, 1));
    let envelope = &spec.envelope;
    assert_eq!((envelope.id.header, envelope.message.pointers.len()), (Some("request-id"), 2));
    assert!(!envelope.status.is_empty() && !envelope.code.is_none() && !envelope.details.is_empty());
    assert_eq!((spec.retry_after.len(), spec.success.len()), (1, 1));
    assert_eq!(spec.headers, ["X-Quota", "request-id", "x-error-code", "X-Duplicate"]);
}

/// The pages of the project that people read.
fn pages() -> Vec<PathBuf> {
    let root = folder().join("..");
    let guide = ["dfns-errors/guide", "dfns-errors/guide/integrations"].map(|folder| root.join(folder));
    let guide = guide.iter().flat_map(|folder| fs::read_dir(folder).unwrap()).map(|file| file.unwrap().path());
    let pages = ["README.md", "CONTRIBUTING.md", "BENCHMARKS.md", "CHANGELOG.md", "SECURITY.md"];
    pages.into_iter().map(|page| root.join(page)).chain(guide.filter(|path| path.is_file())).collect()
}

/// Returns where the links of a page lead: `](here)`, and the definitions `[name]: here`.
fn targets(text: &str) -> impl Iterator<Item = &str> {
    let inline = text.split("](").skip(1).filter_map(|rest| rest.split(')').next());
    let defined = text.lines().filter(|line| line.starts_with('[')).filter_map(|line| Some(line.split_once("]: ")?.1));
    inline.chain(defined)
}

#[test]
fn every_link_within_the_repository_leads_to_a_file() {
    let mut count = 0;
    for page in pages() {
        let text = fs::read_to_string(&page).unwrap();
        for target in targets(&text).filter(|target| !target.contains("://") && !target.starts_with('#')) {
            count += 1;
            assert!(page.parent().unwrap().join(target).exists(), "{}: {target}", page.display());
        }
    }
    assert!(count > 40, "only {count} links");
}

#[test]
fn every_page_of_the_guide_is_in_the_documentation_and_compiled() {
    let library = fs::read_to_string(folder().join("../dfns-errors/src/lib.rs")).unwrap();
    let guide = folder().join("../dfns-errors/guide");
    let pages: Vec<PathBuf> = pages().into_iter().filter(|page| page.starts_with(&guide)).collect();
    assert!(pages.len() > 15, "{pages:?}");
    for page in pages {
        let page = page.strip_prefix(&guide).unwrap().display().to_string();
        assert!(library.contains(&format!("\"{page}\"")), "{page}");
    }
}

#[test]
fn the_report_in_the_readme_is_what_the_quickstart_prints() {
    let root = folder().join("..");
    let readme = fs::read_to_string(root.join("README.md")).unwrap();
    let output = fs::read_to_string(root.join("dfns-errors/examples/output/quickstart.txt")).unwrap();
    let (_, report) = output.split_once("--- the report, {:#}\n").unwrap();
    assert!(readme.contains(&format!("<!-- report -->\n```text\n{report}```\n")), "{report}");
}

#[test]
fn the_readme_is_short() {
    let words = fs::read_to_string(folder().join("../README.md")).unwrap().split_whitespace().count();
    assert!(words <= 900, "{words} words");
}
