//! The files of each test program: Cargo builds only `main.rs` and the modules that it names.

use std::fs;

use dfns_errors_tests::fixtures::folder;

#[test]
fn every_test_file_belongs_to_its_program() {
    for package in ["tests", "dfns-errors", "dfns-errors/cli", "dfns-errors-derive"] {
        let tests = folder().join("..").join(package).join("tests");
        let main = fs::read_to_string(tests.join("main.rs")).unwrap();
        for file in fs::read_dir(&tests).unwrap() {
            let name = file.unwrap().file_name().into_string().unwrap();
            let Some(module) = name.strip_suffix(".rs").filter(|name| *name != "main") else { continue };
            assert!(main.contains(&format!("mod {module};\n")), "{package}/tests/main.rs has no `mod {module};`");
        }
    }
}
