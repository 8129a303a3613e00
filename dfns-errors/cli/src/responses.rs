//! The responses that `decode` is given: files, folders or standard input, with a status from the command line or from
//! the file.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use clap::ArgMatches;
use dfns_errors::ErrorBody;
use dfns_errors_spec::model::Spec;

use crate::log_line::parse_status;
use crate::runtime::{read_response, read_unrecognized};
use crate::{saved, source};

/// Headers with their names.
pub(crate) type NamedHeaders = Vec<(String, String)>;

/// One response, which has not been decoded.
pub(crate) struct Response {
    pub(crate) status: u16,
    pub(crate) headers: NamedHeaders,
    pub(crate) body: Vec<u8>,
}

impl Response {
    /// Decodes the response; `None` for a success.
    pub(crate) fn decoded(&self, spec: &'static Spec) -> Option<ErrorBody> {
        read_response(spec, self.status, &self.headers, self.body.clone())
    }

    /// Keeps the response without recognizing it.
    pub(crate) fn unrecognized(&self, spec: &'static Spec) -> ErrorBody {
        read_unrecognized(spec, self.status, &self.headers, self.body.clone())
    }
}

/// What the command line names.
pub(crate) struct Given {
    status: Option<u16>,
    headers: NamedHeaders,
    /// The files, also those in folders.
    pub(crate) files: Vec<PathBuf>,
    /// Whether there is only one response, and no folder that could hold more.
    pub(crate) is_single: bool,
}

/// Reads the arguments. Standard input is read if no file is named.
pub(crate) fn given(matches: &ArgMatches) -> io::Result<Given> {
    let mut paths: Vec<&PathBuf> = matches.get_many("responses").into_iter().flatten().collect();
    let status = paths.first().and_then(|first| parse_status(first.to_str()?));
    if status.is_some() {
        paths.remove(0);
    }
    let standard_input = PathBuf::from("-");
    if paths.is_empty() {
        paths.push(&standard_input);
    }
    let mut files = Vec::new();
    for path in &paths {
        add_files(path, &mut files)?;
    }
    let is_single = paths.len() == 1 && !paths.iter().any(|path| path.is_dir());
    Ok(Given { status, headers: headers(matches)?, files, is_single })
}

/// Adds a file, or the files in a folder by name. Hidden files and links to folders are left out.
fn add_files(path: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    if !path.is_dir() {
        files.push(path.to_owned());
        return Ok(());
    }
    let entries: io::Result<Vec<fs::DirEntry>> = fs::read_dir(path)?.collect();
    let mut entries = entries?;
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let is_hidden = entry.file_name().as_encoded_bytes().starts_with(b".");
        if !is_hidden && (entry.file_type()?.is_dir() || entry.path().is_file()) {
            add_files(&entry.path(), files)?;
        }
    }
    Ok(())
}

fn headers(matches: &ArgMatches) -> io::Result<NamedHeaders> {
    let lines = matches.get_many::<String>("header").into_iter().flatten();
    lines.map(|line| header(line)).collect()
}

fn header(line: &str) -> io::Result<(String, String)> {
    saved::header(line).ok_or_else(|| io::Error::other(format!("`{line}` is not a header: write `Name: value`")))
}

impl Given {
    /// Reads one of the files. A status on the command line counts more than the one that was saved.
    pub(crate) fn read(&self, file: &Path) -> io::Result<Response> {
        let bytes = source::bytes(file)?;
        let saved = saved::parse(&bytes);
        let status = self.status.or(saved.status).ok_or_else(|| without_status(file))?;
        if let Some(saved) = saved.status.filter(|saved| *saved != status) {
            eprintln!("dfns-errors: the saved response has the status {saved}, but it is decoded as a {status}");
        }
        // The first header with a given name wins.
        let mut headers = self.headers.clone();
        headers.extend(saved.headers);
        Ok(Response { status, headers, body: saved.body.to_vec() })
    }
}

fn without_status(file: &Path) -> io::Error {
    let name = if file == Path::new("-") { "standard input".into() } else { file.to_string_lossy() };
    io::Error::other(format!(
        "{name}: it does not start with a status line; write the status, such as `decode 404`, or save the response with `curl -i`"
    ))
}
