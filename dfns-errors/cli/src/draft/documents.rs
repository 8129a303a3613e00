//! Files -> `OpenAPI` documents, or responses that were saved.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};

use serde_json::Value;
use serde_saphyr::{Budget, DuplicateKeyPolicy, Options};

use super::problem;
use crate::{saved, source};

/// One `OpenAPI` document.
pub(super) struct Document {
    pub(super) path: PathBuf,
    pub(super) root: Value,
    /// What was left out of it, and why.
    pub(super) notes: RefCell<BTreeSet<String>>,
}

/// More notes of one kind say nothing new.
const MAX_NOTES: usize = 10;

impl Document {
    /// Notes what was left out.
    pub(super) fn note(&self, note: String) {
        let mut notes = self.notes.borrow_mut();
        if notes.len() < MAX_NOTES {
            notes.insert(note);
        }
    }
}

/// A response that somebody saved. The status is `None` if neither the file nor its name has one.
pub(super) struct SavedResponse {
    pub(super) path: PathBuf,
    pub(super) status: Option<u16>,
    pub(super) headers: Vec<(String, String)>,
    pub(super) body: String,
}

/// What the files are.
#[derive(Default)]
pub(super) struct Documents {
    pub(super) documents: Vec<Document>,
    pub(super) responses: Vec<SavedResponse>,
}

/// Reads all files.
pub(super) fn read_documents(paths: &[&PathBuf]) -> io::Result<Documents> {
    let mut found = Documents::default();
    for path in paths {
        let bytes = source::bytes(path)?;
        let text = String::from_utf8_lossy(&bytes);
        let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
        match read_openapi(path, text)? {
            Some(root) => {
                let document = Document { path: PathBuf::clone(path), root, notes: RefCell::default() };
                found.documents.push(document);
            }
            None => found.responses.push(read_saved(path, &bytes)),
        }
    }
    Ok(found)
}

/// Reads an `OpenAPI` document; `None` if the file is a saved response.
fn read_openapi(path: &Path, text: &str) -> io::Result<Option<Value>> {
    if saved::parse(text.as_bytes()).status.is_some() {
        return Ok(None);
    }
    let value = match serde_json::from_str(text) {
        Ok(value) => value,
        // YAML accepts most texts, so only those that look like an `OpenAPI` document are read as YAML.
        Err(error) if text.trim_start().starts_with(['{', '[']) && is_named(path, &["json"]) => {
            return Err(problem(path, &format!("not JSON: {error}"), "save the document again, as JSON or YAML"));
        }
        Err(_) if !has_yaml_key(text) && !is_named(path, &["yaml", "yml"]) => return Ok(None),
        Err(_) => parse_yaml(path, text)?,
    };
    check_version(path, &value).map(|is_openapi| is_openapi.then_some(value))
}

fn is_named(path: &Path, extensions: &[&str]) -> bool {
    let extension = path.extension().and_then(|extension| extension.to_str());
    extension.is_some_and(|extension| extensions.iter().any(|known| extension.eq_ignore_ascii_case(known)))
}

fn has_yaml_key(text: &str) -> bool {
    let starts_with_key =
        |line: &str| ["openapi", "swagger"].iter().any(|key| line.trim_matches(['"', '\'', '{', ' ']).starts_with(key));
    text.lines().any(starts_with_key)
}

/// Parses YAML. Public documents are larger than what the library allows by default.
fn parse_yaml(path: &Path, text: &str) -> io::Result<Value> {
    let mut budget = Budget::default();
    budget.max_events = usize::MAX;
    budget.max_nodes = usize::MAX;
    budget.max_depth = 128;
    let mut options = Options::default();
    options.budget = Some(budget);
    options.with_snippet = false;
    // As in YAML 1.2 and JSON: `NO` is Norway, and the last of two equal keys counts.
    options.strict_booleans = true;
    options.duplicate_keys = DuplicateKeyPolicy::LastWins;
    let value = serde_saphyr::from_str_with_options(text, options);
    value.map_err(|error| problem(path, &format!("not YAML: {error}"), "save the document again, as JSON or YAML"))
}

/// Returns `true` for a document that can be drafted from, and `false` for the body of a response.
fn check_version(path: &Path, root: &Value) -> io::Result<bool> {
    if let Some(version) = root.get("swagger") {
        let what = format!("this is OpenAPI {}, and only OpenAPI 3 can be read", version.as_str().unwrap_or("2"));
        return Err(problem(path, &what, "convert it to OpenAPI 3, such as with `swagger2openapi`"));
    }
    // YAML reads `openapi: 3.0` as a number.
    match root.get("openapi").map(|version| version.to_string().trim_matches('"').to_owned()) {
        Some(version) if version == "3" || version.starts_with("3.") => Ok(true),
        Some(version) => {
            let what = format!("this is OpenAPI {version}, and only OpenAPI 3.0 and 3.1 can be read");
            Err(problem(path, &what, "convert it to OpenAPI 3.1"))
        }
        None if root.get("paths").is_some() || is_named(path, &["yaml", "yml"]) => Err(problem(
            path,
            "this is not an OpenAPI document: it has no `openapi`",
            "add `openapi: 3.0.0`, or name another file",
        )),
        None => Ok(false),
    }
}

fn read_saved(path: &Path, bytes: &[u8]) -> SavedResponse {
    let saved = saved::parse(bytes);
    let body = String::from_utf8_lossy(saved.body).trim_start_matches('\u{feff}').to_owned();
    let status = saved.status.or_else(|| status_in_name(path));
    SavedResponse { path: path.to_path_buf(), status, headers: saved.headers, body }
}

/// Finds the status in a name such as `404-wallet.json`.
fn status_in_name(path: &Path) -> Option<u16> {
    let name = path.file_name()?.to_str()?;
    let mut words = name.split(|letter: char| !letter.is_ascii_digit());
    words.find_map(|word| word.parse().ok().filter(|status| word.len() == 3 && (200..600).contains(status)))
}
