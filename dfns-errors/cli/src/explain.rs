//! `explain`: looks up a status, a name, a code or a message.

use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

use clap::ArgMatches;
use dfns_errors_spec::model::{CauseEntry, ErrorEntry, Example, Retry, Scalar, Spec, Subject, Test};
use dfns_errors_spec::{nearest, snake_case};

use crate::codes::{CODES, Code};
use crate::{examples, log_line, source, words};

/// What the words refer to.
#[derive(Clone, Copy)]
enum Found {
    Entry(&'static ErrorEntry),
    Cause(&'static ErrorEntry, &'static CauseEntry),
    /// A code without an entry.
    Code(&'static Code),
    /// A status without an entry.
    Unlisted(u16),
}

/// Explains what the words refer to.
pub(crate) fn run(matches: &ArgMatches, out: &mut impl Write) -> io::Result<ExitCode> {
    let spec = source::spec(matches)?;
    let words: Vec<&str> = matches.get_many::<String>("word").into_iter().flatten().map(String::as_str).collect();
    let words = words.join(" ");
    let found = look_up(words.trim(), &spec);
    if found.is_empty() {
        return Err(io::Error::other(unknown(words.trim(), &spec)));
    }
    for (index, found) in found.iter().enumerate() {
        if index > 0 {
            writeln!(out, "\n{}\n", words::dim("---"))?;
        }
        explain(*found, &spec, out)?;
    }
    Ok(ExitCode::SUCCESS)
}

/// Returns what the words refer to: by name, by a code in a log line, by status, or by message.
fn look_up(word: &str, spec: &'static Spec) -> Vec<Found> {
    let named = by_name(word, spec);
    if !named.is_empty() {
        return named;
    }
    if is_digits(word) {
        return unlisted_status(word, spec).into_iter().map(Found::Unlisted).collect();
    }
    let logged = in_log_line(word, spec);
    if !logged.is_empty() {
        return logged;
    }
    let sent = by_message(word, spec);
    if sent.is_empty() { by_description(word, spec) } else { sent }
}

/// Returns what has this name, status or code.
fn by_name(word: &str, spec: &'static Spec) -> Vec<Found> {
    everything(spec).filter(|found| is_named(*found, word, spec)).collect()
}

/// Returns what a log line is about: by its code, or by the status and the title that an error's text starts with.
fn in_log_line(line: &str, spec: &'static Spec) -> Vec<Found> {
    let coded: Vec<Found> = log_line::codes(line, &spec.prefix).iter().flat_map(|code| by_name(code, spec)).collect();
    match (&coded[..], log_line::status(line)) {
        ([], status) => by_text(line, status, spec),
        // All responses without an entry share this code, so the status says more.
        ([Found::Code(Code { name: "other", .. })], Some(status)) => vec![Found::Unlisted(status)],
        _ => coded,
    }
}

/// Finds what a line such as `404 Not Found: wallet not found (error id 20388)` or `418 Unlisted status` is about. `status`
/// is that of a line such as `status=418`.
fn by_text(line: &str, status: Option<u16>, spec: &'static Spec) -> Vec<Found> {
    let about = |entry: &'static ErrorEntry| {
        let rest = log_line::after(line, &format!("{} {}", entry.status, entry.title))?;
        let cause = cause_with_message(entry, &log_line::message(rest).to_lowercase());
        Some(cause.map_or(Found::Entry(entry), |cause| Found::Cause(entry, cause)))
    };
    let found: Vec<Found> = spec.errors.iter().filter_map(about).collect();
    if !found.is_empty() {
        return found;
    }
    if let Some(unlisted) = log_line::unlisted_status(line) {
        return vec![Found::Unlisted(unlisted)];
    }
    let status = status.filter(|_| log_line::other_code(line).is_none()).map(|status| status.to_string());
    status.map_or_else(Vec::new, |status| look_up(&status, spec))
}

/// Returns the cause that is recognized by a message, or the only one with an example that has it.
fn cause_with_message(entry: &'static ErrorEntry, message: &str) -> Option<&'static CauseEntry> {
    let by_rule = entry.causes.iter().find(|cause| has_message(cause, message));
    if by_rule.is_some() || message.chars().count() < 4 {
        return by_rule;
    }
    let is_in = |examples: &[Example]| examples.iter().any(|example| example.body.to_lowercase().contains(message));
    let mut causes = entry.causes.iter().filter(|cause| is_in(cause.examples));
    let (cause, other) = (causes.next(), causes.next());
    cause.filter(|_| other.is_none() && !is_in(entry.examples))
}

/// Returns `true` for a status or an error id.
fn is_digits(word: &str) -> bool {
    !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit())
}

/// Reads a status that has no entry and is not that of a success.
fn unlisted_status(word: &str, spec: &'static Spec) -> Option<u16> {
    status(word).filter(|status| !spec.is_success(*status))
}

/// Reads a status of three digits.
fn status(word: &str) -> Option<u16> {
    word.parse().ok().filter(|status| (100..=999).contains(status) && word.len() == 3)
}

/// Returns all errors, causes and codes.
fn everything(spec: &'static Spec) -> impl Iterator<Item = Found> {
    let entries = spec.errors.iter().flat_map(|entry| {
        let causes = entry.causes.iter().map(move |cause| Found::Cause(entry, cause));
        std::iter::once(Found::Entry(entry)).chain(causes)
    });
    entries.chain(CODES.iter().map(Found::Code))
}

/// Compares a word with the status, the name and the code, ignoring ASCII case.
fn is_named(found: Found, word: &str, spec: &'static Spec) -> bool {
    let is = |name: &str| name.eq_ignore_ascii_case(word) || snake_case(name).eq_ignore_ascii_case(word);
    match found {
        Found::Entry(entry) => entry.status.to_string() == word || is(entry.name) || is(entry.code) || is(entry.title),
        Found::Cause(entry, cause) => {
            let path = format!("{}::{}", entry.name, cause.name);
            is(cause.name) || is(cause.code) || path.eq_ignore_ascii_case(word)
        }
        Found::Code(code) => {
            let last = code.name.strip_prefix("transport::").filter(|last| *last != "other");
            is(&code.full(spec)) || is(code.name) || last.is_some_and(is)
        }
        Found::Unlisted(_) => false,
    }
}

/// Finds errors and causes by a message that a server could have sent, or by a part of one.
fn by_message(word: &str, spec: &'static Spec) -> Vec<Found> {
    let word = word.to_lowercase();
    if word.chars().count() < 4 {
        return Vec::new();
    }
    let has_example = |entry: &ErrorEntry, examples: &[Example]| {
        examples.iter().any(|example| without_id(spec, entry.status, example).to_lowercase().contains(&word))
    };
    let is_meant = |found: &Found| match found {
        Found::Entry(entry) => has_example(entry, entry.examples),
        Found::Cause(entry, cause) => has_message(cause, &word) || has_example(entry, cause.examples),
        Found::Code(_) | Found::Unlisted(_) => false,
    };
    everything(spec).filter(is_meant).collect()
}

/// Returns `true` if a cause is recognized by a message that contains the word, or that the word contains.
fn has_message(cause: &CauseEntry, word: &str) -> bool {
    let conditions = cause.when.iter().copied().flatten();
    conditions.filter(|condition| condition.subject == Subject::Message).any(|condition| match &condition.test {
        Test::Equals(Scalar::String(text)) | Test::StartsWith(text) | Test::EndsWith(text) | Test::Contains(text) => {
            let text = text.to_lowercase();
            text.contains(word) || word.contains(&text)
        }
        Test::Has | Test::Equals(_) => false,
    })
}

/// Finds errors and causes by a part of their descriptions.
fn by_description(word: &str, spec: &'static Spec) -> Vec<Found> {
    let word = word.to_lowercase();
    let is_meant = |found: &Found| match found {
        Found::Entry(entry) => entry.description.to_lowercase().contains(&word),
        Found::Cause(_, cause) => cause.description.to_lowercase().contains(&word),
        Found::Code(_) | Found::Unlisted(_) => false,
    };
    if word.chars().count() < 4 { Vec::new() } else { everything(spec).filter(is_meant).collect() }
}

/// Returns the body of an example without the error's id.
fn without_id(spec: &'static Spec, status: u16, example: &Example) -> String {
    let id = examples::id(spec, status, example);
    id.map_or_else(|| example.body.to_owned(), |id| example.body.replace(&id, ""))
}

/// Returns the message about unknown words.
fn unknown(word: &str, spec: &'static Spec) -> String {
    let api = &spec.api;
    if status(word).is_some() {
        return format!("the {api} has no error with the status {word}");
    }
    if is_digits(word) {
        return format!(
            "`{word}` looks like an error id, which identifies one failure: quote it when you contact support"
        );
    }
    let word = log_line::codes(word, &spec.prefix).first().copied().or(log_line::other_code(word)).unwrap_or(word);
    let names = everything(spec).flat_map(|found| match found {
        Found::Entry(entry) => vec![entry.name.to_owned(), entry.code.to_owned()],
        Found::Cause(_, cause) => vec![cause.name.to_owned(), cause.code.to_owned()],
        Found::Code(code) => vec![code.full(spec)],
        Found::Unlisted(_) => Vec::new(),
    });
    let names: Vec<String> = names.collect();
    let near = nearest(word, names.iter().map(String::as_str));
    if let Some((file, rest)) = word.split_once(' ').filter(|(file, _)| is_json(file)) {
        return format!("to use the spec `{file}`, write `--spec {file} {rest}`");
    }
    match near {
        Some(near) => format!("the {api} has no error named `{word}`; did you mean `{near}`?"),
        None if is_own_code(word, spec) => {
            format!(
                "`{word}` is not from the {api}: it looks like a code from your own program (a variant with `display`) or from another API (pass the spec of that API with `--spec`)"
            )
        }
        None if word.contains(' ') => {
            format!("no error of the {api} matches `{word}`; run `dfns-errors list` to see all errors")
        }
        None => format!("the {api} has no error named `{word}`; run `dfns-errors list` to see all errors"),
    }
}

fn is_json(file: &str) -> bool {
    Path::new(file).extension().is_some_and(|extension| extension.eq_ignore_ascii_case("json"))
}

/// Returns `true` for a code such as `own::no_signer`, whose first part is not the spec's prefix.
fn is_own_code(word: &str, spec: &'static Spec) -> bool {
    let is_part = |part: &str| {
        let is_snake = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_';
        !part.is_empty() && part.bytes().all(is_snake)
    };
    let is_code = word.contains("::") && word.split("::").all(is_part);
    is_code && word.split("::").next() != Some(&spec.prefix)
}

/// Explains one thing.
fn explain(found: Found, spec: &'static Spec, out: &mut impl Write) -> io::Result<()> {
    match found {
        Found::Entry(entry) => explain_entry(entry, out),
        Found::Cause(entry, cause) => explain_cause(entry, cause, out),
        Found::Code(code) => explain_code(code, spec, out),
        Found::Unlisted(status) => explain_unlisted(status, spec, out),
    }
}

/// Explains a code without an entry.
fn explain_code(code: &Code, spec: &'static Spec, out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "{}\n", words::bold(code.full(spec)))?;
    words::paragraph(out, "", "", code.meaning)?;
    solutions(&[code.solution.as_slice()], out)?;
    writeln!(out)?;
    let advice = code.retry.map_or_else(|| code.advice().to_owned(), |retry| words::verdict(retry, code.advice()));
    words::paragraph(out, "Retry: ", "  ", &advice)?;
    items(&code.rules(spec), "  - ", out)
}

/// Explains a status without an entry.
fn explain_unlisted(status: u16, spec: &'static Spec, out: &mut impl Write) -> io::Result<()> {
    let code = format!("{}::other", spec.prefix);
    writeln!(out, "{}  {}\n", words::bold(status), words::dim(&code))?;
    let is_listed = spec.errors.iter().any(|entry| entry.status == status);
    let reason = if is_listed {
        "lists this status, but the response's body did not match any of its errors"
    } else {
        "does not list this status"
    };
    let text = format!("The {} spec {reason}, so the code is `{code}`.", spec.api);
    words::paragraph(out, "", "", &text)?;
    let retry = spec.unlisted_retry(status);
    writeln!(out)?;
    words::paragraph(out, "Retry: ", "  ", &words::verdict(retry, retry.advice()))
}

/// Explains an error with its causes.
fn explain_entry(entry: &ErrorEntry, out: &mut impl Write) -> io::Result<()> {
    let title = words::bold(format!("{} {}", entry.status, entry.title));
    writeln!(out, "{title}  {}\n", words::dim(entry.code))?;
    words::paragraph(out, "", "", entry.description)?;
    if !entry.causes.is_empty() {
        writeln!(out, "\nCauses:")?;
    }
    for cause in entry.causes {
        let note = if cause.when.is_empty() { " (documented only)" } else { "" };
        writeln!(out, "  {}{note}", words::bold(cause.name))?;
        words::paragraph(out, "    ", "    ", cause.description)?;
        items(cause.solutions, "    - ", out)?;
        if cause.retry != entry.retry {
            words::paragraph(out, "    Retry: ", "      ", &words::verdict(cause.retry, entry.advice(cause.retry)))?;
        }
    }
    solutions(&[entry.solutions], out)?;
    end(entry, entry.retry, entry.examples.first(), out)
}

/// Explains a cause.
fn explain_cause(entry: &ErrorEntry, cause: &CauseEntry, out: &mut impl Write) -> io::Result<()> {
    let title = words::bold(format!("{} {}: {}", entry.status, entry.title, cause.name));
    writeln!(out, "{title}  {}\n", words::dim(cause.code))?;
    words::paragraph(out, "", "", cause.description)?;
    solutions(&[cause.solutions, entry.solutions], out)?;
    end(entry, cause.retry, cause.examples.first(), out)
}

/// Writes lists of solutions under one heading.
fn solutions(lists: &[&[&str]], out: &mut impl Write) -> io::Result<()> {
    if lists.iter().any(|list| !list.is_empty()) {
        writeln!(out, "\nSolutions:")?;
    }
    lists.iter().try_for_each(|list| items(list, "  - ", out))
}

/// Writes a list.
fn items(texts: &[impl AsRef<str>], bullet: &str, out: &mut impl Write) -> io::Result<()> {
    let rest = " ".repeat(bullet.len());
    texts.iter().try_for_each(|text| words::paragraph(out, bullet, &rest, text.as_ref()))
}

/// Writes the retry rule, the link to the docs and an example.
fn end(entry: &ErrorEntry, retry: Retry, example: Option<&Example>, out: &mut impl Write) -> io::Result<()> {
    writeln!(out)?;
    words::paragraph(out, "Retry: ", "  ", &words::verdict(retry, entry.advice(retry)))?;
    if let Some(docs) = &entry.docs {
        writeln!(out, "Docs: {docs}")?;
    }
    let Some(example) = example else { return Ok(()) };
    writeln!(out, "\nExample:")?;
    for (name, value) in example.headers {
        writeln!(out, "  {name}: {value}")?;
    }
    writeln!(out, "  {}", example.body.replace('\n', "\n  "))
}
