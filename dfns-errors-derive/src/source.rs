//! Where the spec comes from: the built-in one, or the user's file.

use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use dfns_errors_spec::{DFNS, Problem, Spec, examine, read};
use syn::LitStr;

use crate::diagnostics::{Diagnostics, mistake};

/// Where the tables of a spec are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Home {
    /// Here: this is the crate `dfns_errors`, and the spec is the built-in one.
    Here,
    /// In `dfns_errors` for the built-in spec, beside the enum for a file.
    Elsewhere,
}

/// A spec and where it comes from.
pub(crate) struct Source {
    pub(crate) spec: Arc<Spec>,
    pub(crate) origin: Origin,
}

pub(crate) enum Origin {
    /// The built-in spec, its tables in `dfns_errors`.
    BuiltIn,
    /// The built-in spec, its tables written here.
    BuiltInHere,
    /// A file, its path as the user wrote it.
    File(LitStr),
}

impl Source {
    /// A file that has problems is reported, and gives what can be told of it; `None` where that is nothing.
    pub(crate) fn load(home: Home, file: Option<LitStr>, diagnostics: &mut Diagnostics) -> Option<Self> {
        let spec = match &file {
            Some(file) => read_file(file, diagnostics).map(Arc::new),
            None => built_in().map_err(|mistake| diagnostics.push(mistake)).ok(),
        };
        let origin = match (file, home) {
            (Some(file), _) => Origin::File(file),
            (None, Home::Here) => Origin::BuiltInHere,
            (None, Home::Elsewhere) => Origin::BuiltIn,
        };
        Some(Self { spec: spec?, origin })
    }
}

/// Read once a compiler process. It is part of this macro, so it cannot change under it.
fn built_in() -> Result<Arc<Spec>, syn::Error> {
    static BUILT_IN: OnceLock<Result<Arc<Spec>, Vec<Problem>>> = OnceLock::new();
    let spec = BUILT_IN.get_or_init(|| read(DFNS.as_bytes()).map(Arc::new));
    let report =
        |problems: &Vec<Problem>| syn::Error::new(proc_macro2::Span::call_site(), report("dfns.json", problems));
    spec.clone().map_err(|problems| report(&problems))
}

/// Read anew for each enum: a cache would have to know when the file changes.
fn read_file(file: &LitStr, diagnostics: &mut Diagnostics) -> Option<Spec> {
    let written = file.value();
    let path = manifest_folder().join(&written);
    let bytes = match std::fs::read(&path) {
        Ok(bytes) => bytes,
        Err(error) => {
            diagnostics.push(unreadable(file, &path, &error));
            return None;
        }
    };
    let (spec, problems) = examine(&bytes);
    if !problems.is_empty() {
        diagnostics.push(syn::Error::new_spanned(file, report(&written, &problems)));
    }
    spec
}

/// Cargo tells the package's folder; without Cargo paths are relative to where the compiler runs.
fn manifest_folder() -> PathBuf {
    std::env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from).unwrap_or_default()
}

fn unreadable(file: &LitStr, path: &Path, error: &std::io::Error) -> syn::Error {
    let written = file.value();
    if written.is_empty() {
        return mistake(file, "the spec has no name", "write `spec = \"errors.json\"`");
    }
    if path.is_dir() {
        return mistake(
            file,
            format!("`{written}` is a directory"),
            "name the spec file in it, such as `spec = \"errors.json\"`",
        );
    }
    if error.kind() == std::io::ErrorKind::NotFound {
        let help = "the path is relative to the package's folder, the one with Cargo.toml";
        return mistake(file, format!("no spec file at `{written}`"), help);
    }
    mistake(file, format!("cannot read the spec file `{written}`: {error}"), "check its permissions")
}

/// All problems, a line each, in the form that editors make a link of.
fn report(path: &str, problems: &[Problem]) -> String {
    let lines = problems.iter().map(|problem| format!("\n  {}", problem.in_file(path.as_ref())));
    let count = problems.len();
    let noun = if count == 1 { "problem" } else { "problems" };
    format!("the spec `{path}` has {count} {noun}{}", lines.collect::<String>())
}
