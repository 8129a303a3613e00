//! `draft`: writes a spec from what an API publishes.
//!
//! - `documents`: files -> `OpenAPI` documents, or saved responses, which `saved_bodies` describes in the same way
//! - `schema`, `responses`: documents -> error responses by status, with their schemas
//! - `envelope`, `causes`, `entries`: what they mean; guesses are marked with `$comment`
//! - `accept`: what `check` refuses is left out, and examples go where they are recognized
//! - `merge`: adds what is new to a spec that a person has edited
//! - `reason`, `text`: reason phrases, and texts that a spec can have

mod accept;
mod causes;
mod documents;
mod entries;
mod envelope;
mod merge;
mod reason;
mod responses;
mod saved_bodies;
mod schema;
mod text;

use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::ArgMatches;
use dfns_errors_spec::model::Spec;
use serde_json::{Value, json};

use crate::check::counted;
use crate::source;
use documents::{Document, Documents, read_documents};
use entries::{entries, schemas};
use envelope::{Envelope, inner};
use reason::letters;
use responses::{At, Responses};
use text::{formatted, line, set};

/// What was drafted, what was left out, and what the user has to decide.
struct Draft {
    spec: Value,
    examples: usize,
    notes: Vec<String>,
    guesses: Vec<String>,
}

pub(crate) fn run(matches: &ArgMatches, out: &mut impl Write) -> io::Result<ExitCode> {
    let paths: Vec<&PathBuf> = matches.get_many("files").into_iter().flatten().collect();
    let into = matches.get_one::<PathBuf>("into");
    let edited = into.map(|path| edited(path)).transpose()?;
    let Documents { mut documents, responses } = read_documents(&paths)?;
    if !responses.is_empty() {
        documents.push(saved_bodies::document(responses));
    }
    let prefix = matches.get_one::<String>("prefix").map(String::as_str);
    let mut draft = drafted(&documents, prefix)?;
    if let Some(edited) = edited {
        let (merged, added) = merge::merged(&edited, &draft.spec, &mut draft.notes);
        out.write_all(merged.as_bytes())?;
        print_lines("note", &draft.notes);
        let parts = counted(added, "part");
        eprintln!("added {parts} to the spec; guesses are marked with `$comment`");
    } else {
        writeln!(out, "{}", formatted(&draft.spec, 0))?;
        print_lines("note", &draft.notes);
        print_lines("guess", &draft.guesses);
        eprintln!("{}; {} to confirm", counts(&draft), counted(draft.guesses.len(), "guess"));
    }
    Ok(ExitCode::SUCCESS)
}

/// Prints a line for each text on standard error.
fn print_lines(label: &str, texts: &[String]) {
    for text in texts {
        eprintln!("{label}: {text}");
    }
}

/// Returns an error about a file, with a help.
fn problem(path: &Path, what: &str, help: &str) -> io::Error {
    io::Error::other(format!("{}: {what}\n  help: {help}", path.display()))
}

/// A spec that a person has edited: its text, and what the text says.
struct Edited {
    text: String,
    spec: &'static Spec,
}

/// Reads the spec that a person has edited, which must be valid.
fn edited(path: &Path) -> io::Result<Edited> {
    let bytes = source::bytes(path)?;
    let spec = source::parse(&bytes, path)?;
    let text = String::from_utf8(bytes).map_err(|_| problem(path, "not UTF-8", "save the file as UTF-8"))?;
    Ok(Edited { text, spec })
}

fn counts(draft: &Draft) -> String {
    let entries = draft.spec.get("errors").and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
    let causes = entries.iter().filter_map(|entry| entry.get("causes")?.as_array()).map(Vec::len).sum();
    format!(
        "drafted {}, {}, {}",
        counted(entries.len(), "error"),
        counted(causes, "cause"),
        counted(draft.examples, "example")
    )
}

/// Drafts a spec that `check` accepts.
fn drafted(documents: &[Document], prefix: Option<&str>) -> io::Result<Draft> {
    let mut responses = Responses::default();
    for document in documents {
        responses.add(document);
    }
    let mut notes = notes_of(documents);
    if responses.errors.iter().any(|response| response.at == At::Default) {
        notes.push("some errors are only described as `default`, which does not say which statuses there are: add the entries that matter".to_owned());
    }
    let mut guesses = Vec::new();
    let entries = entries(&responses.errors, &mut guesses);
    if entries.is_empty() {
        return Err(nothing(documents, &responses, &notes));
    }
    let mut spec = head(documents, prefix, &mut guesses);
    let mut envelope = envelope(&responses);
    add_headers(&responses, &mut spec, &mut envelope, &mut guesses);
    set(&mut spec, "envelope", envelope.as_json());
    set(&mut spec, "errors", entries.iter().map(|entry| entry.json.clone()).collect());
    set(&mut spec, "retry_by_status", retry_by_status(&responses, &mut guesses));
    let mut spec = accept::accepted(spec, &mut notes);
    let examples = accept::place(&mut spec, entries, &mut notes);
    notes.extend(notes_of(documents).into_iter().filter(|note| !notes.contains(note)).collect::<Vec<String>>());
    if let Some(problem) = accept::problem_of(&formatted(&spec, 0)) {
        return Err(io::Error::other(format!("no valid spec can be drafted: {problem}")));
    }
    Ok(Draft { spec, examples, notes, guesses })
}

fn notes_of(documents: &[Document]) -> Vec<String> {
    let notes = documents.iter().flat_map(|document| {
        let path = document.path.display().to_string();
        document.notes.borrow().iter().map(|note| format!("{path}: {note}")).collect::<Vec<String>>()
    });
    notes.collect()
}

/// Says why there is nothing to draft from.
fn nothing(documents: &[Document], responses: &Responses<'_>, notes: &[String]) -> io::Error {
    let path = documents.first().map_or(Path::new("-"), |document| document.path.as_path());
    if responses.errors.iter().any(|response| response.at == At::Default) {
        let what = "the only error response is `default`, which does not say which statuses there are";
        return problem(path, what, "save a few error responses with `curl -i`, and draft from these files");
    }
    if responses.errors.is_empty() {
        let mut lines = vec!["there is no error response (4xx or 5xx)".to_owned()];
        lines.extend(notes.iter().map(|note| format!("  note: {note}")));
        let what = lines.join("\n");
        return problem(path, &what, "save a few error responses with `curl -i`, and draft from these files");
    }
    let what = "the only error responses are classes such as `4XX`, which do not say which statuses there are";
    problem(path, what, "add the responses for the statuses that matter, or draft from responses that `curl -i` saved")
}

/// Returns the first keys of the spec.
fn head(documents: &[Document], prefix: Option<&str>, guesses: &mut Vec<String>) -> Value {
    let title = documents.iter().find_map(|document| document.root.pointer("/info/title")?.as_str()).map(line);
    let title = title.filter(|title| !title.is_empty());
    let prefix = prefix.map_or_else(|| guessed_prefix(title.as_deref(), guesses), str::to_owned);
    let api = title.unwrap_or_else(|| dfns_errors_spec::pascal_case(&prefix));
    let mut spec = json!({ "api": api, "prefix": prefix });
    let docs = documents.iter().find_map(|document| document.root.pointer("/externalDocs/url")?.as_str());
    if let Some(docs) = docs {
        set(&mut spec, "docs", json!(line(docs)));
    }
    spec
}

/// Takes the prefix of codes from the title.
fn guessed_prefix(title: Option<&str>, guesses: &mut Vec<String>) -> String {
    let words = title.unwrap_or("api").split(|letter: char| !letter.is_ascii_alphanumeric());
    let words = words.filter(|word| word.starts_with(|first: char| first.is_ascii_alphabetic()));
    let first = words.map(str::to_ascii_lowercase).next().unwrap_or_else(|| "api".to_owned());
    guesses.push(format!("the prefix of codes is `{first}`: use `--prefix` for another one"));
    first
}

fn envelope(responses: &Responses<'_>) -> Envelope {
    let mut envelope = Envelope::default();
    for schema in schemas(&responses.errors) {
        envelope.add(&inner(&schema));
    }
    envelope.has_text = responses.errors.iter().any(|response| response.is_text);
    envelope
}

/// Adds the headers that say how long to wait, what the limits are, and which request it was.
fn add_headers(responses: &Responses<'_>, spec: &mut Value, envelope: &mut Envelope, guesses: &mut Vec<String>) {
    let mut waits = Vec::new();
    let mut kept = Vec::new();
    for (name, description) in &responses.headers {
        let plain = letters(name);
        if plain.contains("reset") || plain == "retryafterms" {
            let unit = unit(&plain, description);
            guesses.push(format!("the header `{name}` has the unit `{unit}`"));
            let comment = "the unit is a guess: confirm it";
            waits.push(json!({ "header": name, "unit": unit, "status": "429", "$comment": comment }));
        } else if plain.contains("limit") || plain.contains("remaining") {
            kept.push(*name);
        } else if ["requestid", "correlationid", "traceid"].iter().any(|id| plain.ends_with(id)) {
            envelope.id_header.get_or_insert((*name).to_owned());
        }
    }
    if !kept.is_empty() {
        set(spec, "headers", json!(kept));
    }
    if !waits.is_empty() {
        set(spec, "retry_after", json!(waits));
    }
}

/// Guesses the unit of a header that says when to come back.
fn unit(name: &str, description: &str) -> &'static str {
    let is_date = ["epoch", "unix", "utc", "timestamp"].iter().any(|word| description.contains(word));
    if name == "retryafterms" || description.contains("milliseconds") && !is_date {
        return "milliseconds";
    }
    if is_date || name.starts_with('x') && !description.contains("seconds") { "unix_seconds" } else { "seconds" }
}

/// Guesses the rules of classes: a document that has `default` or `5XX` has statuses that it does not list.
fn retry_by_status(responses: &Responses<'_>, guesses: &mut Vec<String>) -> Value {
    let mut rules = vec![("5xx", "if_idempotent", "the request may have been carried out")];
    if responses.errors.iter().any(|response| response.at == At::Class(4)) {
        rules.push(("4xx", "never", "another attempt would end the same way"));
    }
    let mut list = Vec::new();
    for (status, retry, why) in rules {
        guesses.push(format!("responses with the status `{status}` have the retry rule `{retry}`: {why}"));
        list.push(json!({ "status": status, "retry": retry, "$comment": format!("a guess: {why}") }));
    }
    Value::Array(list)
}

#[cfg(test)]
mod tests {
    use std::cell::RefCell;
    use std::path::PathBuf;

    use serde_json::{Value, json};

    use super::accept::problem_of;
    use super::documents::Document;
    use super::{drafted, formatted};

    /// A document that has every part that is read.
    fn document() -> Value {
        let item = json!({ "anyOf": [{ "properties": { "issue": { "enum": ["A", "B"] } } }, { "$ref": "#/components/schemas/Item" }] });
        let error = json!({
            "title": "Error", "type": ["object", "null"], "required": ["message"],
            "allOf": [{ "$ref": "#/components/schemas/Base" }],
            "properties": {
                "message": { "type": "string", "example": "no" },
                "code": { "enum": ["x", "y y", 7], "x-enum-descriptions": ["one", "two"] },
                "details": { "type": "array", "items": item },
                "error": { "type": "object", "properties": { "error": { "const": "z" }, "self": { "$ref": "#/components/schemas/Error" } } },
            },
        });
        let content = json!({ "application/json": { "schema": { "$ref": "#/components/schemas/Error" }, "examples": { "a": { "value": { "message": "m", "code": "x" } } } } });
        let headers = json!({ "X-RateLimit-Reset": { "description": "epoch" }, "X-Limit": {}, "request-id": {} });
        json!({
            "openapi": "3.1.0", "info": { "title": "Shop" }, "externalDocs": { "url": "https://shop.example" },
            "paths": { "/a": { "get": { "responses": {
                "404": { "description": "gone", "content": content, "headers": headers },
                "409": { "$ref": "#/components/responses/Taken" },
                "5XX": { "description": "down" },
                "default": { "content": { "application/json": { "schema": { "oneOf": [{ "$ref": "#/components/schemas/error_422" }] } } } },
                "503": { "content": { "text/plain": { "example": "down" } } },
            } } } },
            "components": {
                "responses": { "Taken": { "description": "taken", "content": content } },
                "schemas": {
                    "Error": error, "error_422": { "properties": { "msg": { "type": "string" } } },
                    "Base": { "properties": { "id": { "type": "string" } } },
                    "Item": { "properties": { "issue": { "const": "C" }, "description": { "enum": ["what C is"] } } },
                },
            },
        })
    }

    /// What takes the place of a value.
    fn odd_values() -> Vec<Value> {
        vec![
            Value::Null,
            json!(true),
            json!(-1),
            json!(404),
            json!("409"),
            json!(""),
            json!("\u{202e}\u{0}x\n#/~2"),
            json!([]),
            json!({}),
            json!([[{ "enum": [{}, null, ""] }]]),
            json!({ "$ref": "#/components/schemas/Error" }),
            json!({ "$ref": "#" }),
            json!({ "$ref": "%zz" }),
            json!({ "enum": ["x", "X", "x x", "Self", "", "self", "1"], "properties": { "": { "type": "string" }, "a/b~": {} } }),
        ]
    }

    /// Returns the pointers to all values.
    fn pointers(value: &Value, at: &str, found: &mut Vec<String>) {
        found.push(at.to_owned());
        let members: Vec<(String, &Value)> = match value {
            Value::Object(members) => members.iter().map(|(key, value)| (key.clone(), value)).collect(),
            Value::Array(items) => items.iter().enumerate().map(|(index, value)| (index.to_string(), value)).collect(),
            _ => Vec::new(),
        };
        for (key, value) in members {
            pointers(value, &format!("{at}/{}", key.replace('~', "~0").replace('/', "~1")), found);
        }
    }

    #[test]
    fn check_accepts_what_is_drafted_from_any_document() {
        let original = document();
        let mut found = Vec::new();
        pointers(&original, "", &mut found);
        let mut count = 0;
        for pointer in &found {
            for odd in odd_values() {
                let mut root = original.clone();
                *root.pointer_mut(pointer).unwrap() = odd.clone();
                let documents = [Document { path: PathBuf::from("x"), root, notes: RefCell::default() }];
                if let Ok(draft) = drafted(&documents, Some("shop")) {
                    count += 1;
                    assert_eq!(problem_of(&formatted(&draft.spec, 0)), None, "{pointer} = {odd}");
                }
            }
        }
        assert!(count > found.len() * 10, "{count} of {}", found.len());
    }
}
