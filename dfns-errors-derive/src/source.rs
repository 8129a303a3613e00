//! Where the spec comes from: the built-in one, or the user's file.

use std::borrow::Cow;
use std::env;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use dfns_errors_spec::model::{Codes, Envelope, FieldSource};
use dfns_errors_spec::{DFNS, Problem, Spec, examine, nearest};
use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, quote};
use syn::LitStr;

use crate::diagnostics::{Diagnostics, error};
use crate::input::arguments::Arguments;

/// Problems beyond this number are counted but not shown.
const MOST_PROBLEMS: usize = 20;

/// A spec, and where it comes from.
pub(crate) struct Source {
    pub(crate) spec: &'static Spec,
    pub(crate) origin: Origin,
}

pub(crate) enum Origin {
    /// The built-in spec, its tables in `dfns_errors`.
    BuiltIn,
    /// The built-in spec, its tables written here.
    BuiltInHere,
    /// A file.
    File(SpecFile),
    /// Nothing is known: another crate has the spec, or it cannot be read.
    Unknown,
}

/// The user's spec file.
pub(crate) struct SpecFile {
    /// Its path as the user wrote it.
    pub(crate) literal: LitStr,
    /// An expression for its path, which the compiler watches; `None` if there is no such file.
    pub(crate) tracked: Option<TokenStream>,
}

impl Source {
    /// Loads the user's spec, or the built-in one. If it has problems, they are reported, and the parts that could be read
    /// are used.
    pub(crate) fn load(built_in: Origin, arguments: &Arguments, diagnostics: &Diagnostics) -> Self {
        if arguments.foreign.is_some() {
            return Self::unknown();
        }
        if let Some(literal) = &arguments.spec {
            return load_file(literal, diagnostics);
        }
        let read = read_once(DFNS.as_bytes());
        if !read.problems.is_empty() {
            let message = report("dfns.json", Path::new("spec/dfns.json"), read.problems);
            diagnostics.push(syn::Error::new(Span::call_site(), message));
        }
        Self { spec: read.spec, origin: built_in }
    }

    /// Returns a source about which nothing is known.
    pub(crate) fn unknown() -> Self {
        Self { spec: &UNKNOWN, origin: Origin::Unknown }
    }
}

/// Stands in for a spec about which nothing is known.
const UNKNOWN: Spec = Spec {
    api: "API",
    prefix: "api",
    fingerprint: 0,
    codes: Codes {
        other: "api::other",
        transparent: "api::transparent",
        not_connected: "api::transport::not_connected",
        timed_out: "api::transport::timed_out",
        interrupted: "api::transport::interrupted",
        other_transport: "api::transport::other",
    },
    envelope: Envelope {
        at: &[],
        id: FieldSource::NONE,
        status: &[],
        message: FieldSource::NONE,
        text_is_message: false,
        code: FieldSource::NONE,
        details: &[],
    },
    headers: &[],
    retry_after: &[],
    success: &[],
    errors: &[],
    retry_by_status: &[],
    has_stars: false,
};

/// A spec file that was read.
#[derive(Clone, Copy)]
struct ReadSpec {
    spec: &'static Spec,
    problems: &'static [Problem],
}

/// Reads a spec only once: many enums use the same one, and what the reader returns is never freed. The contents are the
/// key, so a changed file is read again.
fn read_once(contents: &[u8]) -> ReadSpec {
    static READ: Mutex<Vec<(Vec<u8>, ReadSpec)>> = Mutex::new(Vec::new());
    // A thread that panicked has left complete entries.
    let mut read = READ.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some((_, known)) = read.iter().find(|(other, _)| other == contents) {
        return *known;
    }
    let (spec, problems) = examine(contents);
    let new = ReadSpec { spec: spec.unwrap_or(&UNKNOWN), problems: problems.leak() };
    read.push((contents.to_vec(), new));
    new
}

/// The file itself is read for each enum, because it may have changed.
fn load_file(literal: &LitStr, diagnostics: &Diagnostics) -> Source {
    let place = SpecPath::of(&literal.value());
    let contents = place.read();
    let tracked = contents.is_ok().then(|| place.tracked(literal));
    let origin = Origin::File(SpecFile { literal: LitStr::new(&literal.value(), literal.span()), tracked });
    let contents = match contents {
        Ok(contents) => contents,
        Err(error) => {
            diagnostics.push(unreadable(literal, &place, &error));
            return Source { spec: &UNKNOWN, origin };
        }
    };
    let read = read_once(&contents);
    if !read.problems.is_empty() {
        diagnostics
            .push(syn::Error::new_spanned(literal, report(&literal.value(), &shown(&place.path), read.problems)));
    }
    Source { spec: read.spec, origin }
}

/// A path as the user wrote it, and where it leads.
struct SpecPath {
    /// The variable that it starts with, and the rest.
    variable: &'static str,
    rest: String,
    path: PathBuf,
}

impl SpecPath {
    /// Relative to the package's directory, or to what `$OUT_DIR/` or `$CARGO_MANIFEST_DIR/` stand for.
    fn of(written: &str) -> Self {
        let prefixed = ["OUT_DIR", "CARGO_MANIFEST_DIR"].into_iter().find_map(|variable| {
            Some((variable, written.strip_prefix('$')?.strip_prefix(variable)?.strip_prefix('/')?))
        });
        let (variable, rest) = prefixed.unwrap_or(("CARGO_MANIFEST_DIR", written));
        let folder = env::var_os(variable).map(PathBuf::from).unwrap_or_default();
        Self { variable, rest: rest.to_owned(), path: folder.join(rest) }
    }

    /// Returns an expression for the path. The compiler puts it together, so that the same input gives the same code on
    /// every machine; other build systems set no variable, or a relative one.
    fn tracked(&self, literal: &LitStr) -> TokenStream {
        let Self { variable, rest, .. } = self;
        let folder = env::var_os(variable).map(PathBuf::from);
        if folder.is_some_and(|folder| folder.is_absolute()) && !Path::new(rest).is_absolute() {
            return quote!(::core::concat!(::core::env!(#variable), "/", #rest));
        }
        let absolute = std::path::absolute(&self.path).unwrap_or_else(|_| self.path.clone());
        LitStr::new(&absolute.to_string_lossy(), literal.span()).to_token_stream()
    }

    /// Reads the file. Without `OUT_DIR`, the path would be relative to where the compiler runs.
    fn read(&self) -> std::io::Result<Vec<u8>> {
        if self.is_unset() { Err(ErrorKind::NotFound.into()) } else { std::fs::read(&self.path) }
    }

    fn is_unset(&self) -> bool {
        self.variable == "OUT_DIR" && env::var_os("OUT_DIR").is_none()
    }

    fn folder(&self) -> &Path {
        self.path.parent().unwrap_or(&self.path)
    }
}

/// Returns a path the way the compiler prints paths: relative to where it runs, so that terminals can open it.
fn shown(path: &Path) -> PathBuf {
    let real = path.canonicalize().or_else(|_| std::path::absolute(path)).unwrap_or_else(|_| path.to_path_buf());
    let here = env::current_dir().and_then(|here| here.canonicalize()).unwrap_or_default();
    real.strip_prefix(here).map(Path::to_path_buf).unwrap_or(real)
}

fn unreadable(literal: &LitStr, place: &SpecPath, failure: &std::io::Error) -> syn::Error {
    let written = literal.value();
    if written.is_empty() {
        return error(literal, "`spec` is empty", "write the path of the spec file");
    }
    if place.is_unset() {
        let help = "add a build script, such as `build.rs`: Cargo sets `OUT_DIR` only for packages that have one";
        return error(literal, "`$OUT_DIR` is not set", help);
    }
    if place.path.is_dir() {
        return error(literal, format!("`{written}` is a directory"), "name the spec file in it");
    }
    if let Some(file) = place.path.ancestors().skip(1).find(|folder| folder.is_file()) {
        let message = format!("`{}` is a file, not a directory", shown(file).display());
        return error(literal, message, "correct the path");
    }
    match failure.kind() {
        ErrorKind::NotFound | ErrorKind::NotADirectory => {
            error(literal, format!("no spec file at `{written}`"), not_found(&written, place))
        }
        _ => error(
            literal,
            format!("cannot read the spec file `{}`: {failure}", written.escape_debug()),
            "check the path and the permissions",
        ),
    }
}

/// Looks for a file of this name in the package's directory, and in the directories in it.
fn elsewhere(name: &str) -> Option<String> {
    let package = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR")?);
    let folders = std::fs::read_dir(&package).into_iter().flatten().flatten().map(|entry| entry.path());
    let places = std::iter::once(package.clone()).chain(folders);
    let found = places.map(|folder| folder.join(name)).find(|path| path.is_file())?;
    Some(found.strip_prefix(&package).ok()?.to_string_lossy().into_owned())
}

/// Says which file was meant, or where to create it.
fn not_found(written: &str, place: &SpecPath) -> String {
    let folder = place.folder();
    let trimmed = written.trim();
    if trimmed != written && SpecPath::of(trimmed).path.is_file() {
        return format!("did you mean `{trimmed}`?");
    }
    let (start, wanted) = written.split_at(written.rfind('/').map_or(0, |slash| slash + 1));
    if let Some(near) = near_file(wanted, folder) {
        return format!("did you mean `{start}{near}`?");
    }
    if let Some(elsewhere) = elsewhere(wanted).filter(|_| !Path::new(&place.rest).is_absolute()) {
        return format!("write `{elsewhere}`: paths are relative to the directory of Cargo.toml");
    }
    let shown = shown(folder);
    let folder: Cow<'_, str> = if shown.as_os_str().is_empty() { ".".into() } else { shown.to_string_lossy() };
    if folder.contains("target/tests/") {
        let help =
            "start the path with `$CARGO_MANIFEST_DIR/../../../../`, followed by the path from the workspace root";
        return format!("{help}: trybuild compiles this file in `{folder}`");
    }
    let is_outside = place.variable == "CARGO_MANIFEST_DIR" && place.rest.starts_with("../");
    let note = if is_outside { ": a published package holds only files below its own directory" } else { "" };
    format!("create the file in `{folder}`, or correct the path{note}")
}

/// Finds a JSON file with a similar name, or with the same one before the extension.
fn near_file(wanted: &str, folder: &Path) -> Option<String> {
    let files = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let names = files.map(|file| file.file_name().to_string_lossy().into_owned());
    let names: Vec<String> = names.filter(|name| name.ends_with("json")).collect();
    let stem = wanted.split('.').next().unwrap_or(wanted);
    let near = nearest(&format!("{stem}.json"), names.iter().map(String::as_str));
    near.map(str::to_owned)
}

/// Lists the problems, one per line, in the form that editors turn into a link.
fn report(written: &str, path: &Path, problems: &[Problem]) -> String {
    let lines = problems.iter().take(MOST_PROBLEMS).map(|problem| format!("\n  {}", problem.in_file(path)));
    let count = problems.len();
    let noun = if count == 1 { "problem" } else { "problems" };
    let rest = count.saturating_sub(MOST_PROBLEMS);
    let more = if rest == 0 { String::new() } else { format!("\n  and {rest} more") };
    format!("the spec `{written}` has {count} {noun}{}{more}", lines.collect::<String>())
}
