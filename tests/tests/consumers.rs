//! Crates that use this one in ways that broke once: real packages, built by the real tools.

use std::path::Path;
use std::process::Command;

use dfns_errors_tests::project::{Project, dfns_errors, manifest, manifest_with};

const SPEC: &str = r#"{ "api": "Shop", "prefix": "shop", "envelope": { "fields": { "message": { "pointer": "/msg" } } },
  "errors": [{ "name": "SoldOut", "status": 409, "title": "Sold out", "description": "None is left." }] }"#;

const OWN_SPEC: &str = r#"
#[dfns_errors::dfns_errors(spec = "SPEC")]
#[derive(Debug)]
pub enum ShopError {}

fn main() {
    println!("{}", ShopError::from_response(409, "{}").unwrap());
}
"#;

/// One crate has methods and a `Diagnostic` of its own on its enums, the other one turns every feature on.
#[test]
fn a_feature_that_one_crate_turns_on_adds_nothing_to_the_enums_of_another() {
    let project = Project::empty("unification");
    project.write("Cargo.toml", "[workspace]\nresolver = \"3\"\nmembers = [\"one\", \"two\"]\n");
    let miette = "miette = { version = \"7\", default-features = false }\n";
    project.write("one/Cargo.toml", &manifest_with("one", &format!("{}http = \"1\"\n{miette}", dfns_errors())));
    project.write(
        "one/src/lib.rs",
        r"
        #[dfns_errors::dfns_errors]
        #[derive(Debug)]
        pub enum MyError {}
        impl MyError {
            pub fn from_http(response: &http::Response<String>) -> Option<Self> {
                Self::from_response(response.status().as_u16(), response.body().as_bytes())
            }
            pub fn into_problem(self) -> u16 { 1 }
            pub fn help(&self) -> u16 { 2 }
        }
        #[dfns_errors::dfns_errors]
        #[derive(Debug)]
        pub enum OurError {}
        impl miette::Diagnostic for OurError {}
        ",
    );
    let features = dfns_errors().replace("{ path", "{ features = [\"full\"], path");
    project.write("two/Cargo.toml", &manifest_with("two", &format!("{features}one = {{ path = \"../one\" }}\n")));
    project.write("two/src/lib.rs", "pub use one::{MyError, OurError};\n");
    for package in ["one", "two"] {
        let built = project.cargo(&["check", "--offline", "-p", package]);
        assert!(built.success, "{package}: {}", built.said);
    }
}

#[test]
fn an_enum_from_a_macro_has_no_dead_code() {
    let main = r#"
#![deny(warnings)]

macro_rules! api {
    ($name:ident, $spec:literal, $visibility:vis) => {
        #[dfns_errors::dfns_errors(spec = $spec)]
        #[derive(Debug)]
        $visibility enum $name {}
    };
}

mod inner {
    api! { Shop, "errors.json", pub(super) }
}

fn main() {
    println!("{}", inner::Shop::from_response(409, "").unwrap().code());
}
"#;
    let project = Project::new("dead-code", main);
    project.write("errors.json", SPEC);
    assert_eq!(project.run().printed(), "shop::sold_out");
}

#[test]
fn a_spec_that_a_build_script_writes_is_found_and_tracked() {
    let project = Project::new("out-dir", &OWN_SPEC.replace("SPEC", "$OUT_DIR/errors.json"));
    project.write(
        "build.rs",
        r#"fn main() {
            println!("cargo:rerun-if-changed=template.json");
            std::fs::copy("template.json", format!("{}/errors.json", std::env::var("OUT_DIR").unwrap())).unwrap();
        }"#,
    );
    project.write("template.json", SPEC);
    assert_eq!(project.run().printed(), "409 Sold out");
    project.write("template.json", &SPEC.replace("Sold out", "All gone"));
    assert_eq!(project.run().printed(), "409 All gone");
}

#[test]
fn a_spec_can_be_named_from_the_manifests_directory() {
    let project = Project::new("manifest-dir", &OWN_SPEC.replace("SPEC", "$CARGO_MANIFEST_DIR/errors.json"));
    project.write("errors.json", SPEC);
    assert_eq!(project.run().printed(), "409 Sold out");
}

#[test]
fn a_missing_spec_is_one_error_and_no_warning() {
    let project = Project::new("missing-spec", &OWN_SPEC.replace("SPEC", "erors.json"));
    project.write("errors.json", SPEC);
    let built = project.cargo(&["check", "--offline"]);
    assert!(built.said.contains("no spec file at `erors.json`") && built.said.contains("did you mean `errors.json`?"));
    let count = |what: &str| built.said.lines().filter(|line| line.starts_with(what)).count();
    assert_eq!((count("error"), count("warning")), (2, 0), "the error, and Cargo's last line: {}", built.said);
}

/// Other build systems start the compiler without Cargo's variables, or with a relative directory.
#[test]
fn the_compiler_can_run_without_cargos_variables() {
    let project = Project::new("without-cargo", &OWN_SPEC.replace("SPEC", "errors.json"));
    project.write("errors.json", SPEC);
    assert_eq!(project.run().printed(), "409 Sold out");
    let built = project.documentation("").parent().map(|target| target.join("debug")).unwrap();
    let library = std::fs::read_dir(built.join("deps")).unwrap().flatten().map(|file| file.path());
    let is_library = |path: &std::path::PathBuf| {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        name.starts_with("libdfns_errors-") && path.extension().is_some_and(|extension| extension == "rlib")
    };
    let newest = library.filter(is_library).max_by_key(|path| path.metadata().and_then(|data| data.modified()).ok());
    for directory in [None, Some(Path::new(".")), Some(project.path("").as_path())] {
        let mut compiler = Command::new("rustc");
        compiler.args([
            "--edition",
            "2024",
            "--crate-type",
            "bin",
            "--emit",
            "metadata",
            "src/main.rs",
            "-o",
            "out.rmeta",
        ]);
        compiler.arg("-L").arg(format!("dependency={}", built.join("deps").display()));
        compiler.arg("--extern").arg(format!("dfns_errors={}", newest.as_ref().unwrap().display()));
        compiler.current_dir(project.path("")).env_remove("CARGO_MANIFEST_DIR").env_remove("RUSTFLAGS");
        if let Some(directory) = directory {
            compiler.env("CARGO_MANIFEST_DIR", directory);
        }
        let output = compiler.output().unwrap();
        assert!(output.status.success(), "{directory:?}: {}", String::from_utf8_lossy(&output.stderr));
    }
}

#[test]
fn diagnostic_without_its_feature_names_the_feature() {
    let project = Project::new(
        "no-miette",
        "#[dfns_errors::dfns_errors(diagnostic)]\n#[derive(Debug)]\npub enum E {}\nfn main() {}\n",
    );
    project.write("Cargo.toml", &format!("{}\n[workspace]\n", manifest("no-miette")));
    let built = project.cargo(&["check", "--offline"]);
    assert!(built.said.contains("`diagnostic` requires the `miette` feature of `dfns-errors`"), "{}", built.said);
}
