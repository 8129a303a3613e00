//! `explain`: looks up a status, a name, a code, a log line or a message.

use std::io::{self, Write};
use std::process::ExitCode;
use std::ptr;

use clap::ArgMatches;
use dfns_errors_spec::model::{ErrorEntry, Scalar, Spec, Subject, Test};
use dfns_errors_spec::{in_words, nearest};

use crate::codes::{self, Code};
use crate::listed::{self, Listed};
use crate::{examples, log_line, source, words};

/// What can be explained.
#[derive(Clone, Copy)]
enum Topic {
    Listed(Listed),
    /// A code without an entry.
    Code(Code),
    /// A status without an entry.
    Unlisted(u16),
}

/// Explains what the words refer to.
pub(crate) fn run(matches: &ArgMatches, out: &mut impl Write) -> io::Result<ExitCode> {
    let spec = source::spec(matches)?;
    let words: Vec<&str> = matches.get_many::<String>("word").into_iter().flatten().map(String::as_str).collect();
    let words = words.join(" ");
    let topics = look_up(words.trim(), spec);
    if topics.is_empty() {
        return Err(io::Error::other(unknown(words.trim(), &source::option(matches), spec)));
    }
    for (index, topic) in topics.into_iter().enumerate() {
        if index > 0 {
            writeln!(out, "\n{}\n", words::dim("---"))?;
        }
        explain(topic, spec, out)?;
    }
    Ok(ExitCode::SUCCESS)
}

/// Returns what the words refer to, by the first reading of them that refers to anything.
fn look_up(words: &str, spec: &'static Spec) -> Vec<Topic> {
    if is_digits(words) {
        return by_number(words, spec);
    }
    let readings: [fn(&str, &'static Spec) -> Vec<Topic>; 5] =
        [by_name, in_log_line, by_message, by_api_code, by_description];
    for reading in readings {
        let topics = reading(words, spec);
        if !topics.is_empty() {
            return topics;
        }
    }
    Vec::new()
}

/// Returns the errors with this status, and those with this number as a code of the API.
fn by_number(number: &str, spec: &'static Spec) -> Vec<Topic> {
    let status = log_line::parse_status(number);
    let mut topics = status.map_or_else(Vec::new, |status| by_status(status, spec));
    for listed in listed::all(spec).filter(|listed| listed.api_codes().contains(&number)) {
        // The explanation of an error lists its causes.
        if !status.is_some_and(|status| listed.covers(status)) {
            topics.push(Topic::Listed(listed));
        }
    }
    topics
}

/// Returns the errors with a status. If there are none, it is the status of a success or of an error without an entry.
fn by_status(status: u16, spec: &'static Spec) -> Vec<Topic> {
    if spec.entries_of(status).next().is_none() && !spec.is_success(status) {
        return vec![Topic::Unlisted(status)];
    }
    spec.entries_of(status).map(|(_, entry)| Topic::Listed(Listed { spec, entry, cause: None })).collect()
}

/// Returns what has this name or code, or a code that ends with it.
fn by_name(word: &str, spec: &'static Spec) -> Vec<Topic> {
    let word = without_case(word);
    let mut topics = everything(spec);
    topics.retain(|topic| topic.names().into_iter().any(|name| is_named(name, &word)));
    topics
}

fn is_named(name: &str, word: &str) -> bool {
    without_case(name).strip_suffix(word).is_some_and(|before| before.is_empty() || before.ends_with("::"))
}

/// Makes `PascalCase`, `snake_case` and words the same.
fn without_case(name: &str) -> String {
    name.replace(['_', ' '], "").to_ascii_lowercase()
}

/// Returns what a log line is about: by its code, by the text that an error prints, or by its status.
fn in_log_line(line: &str, spec: &'static Spec) -> Vec<Topic> {
    let codes = log_line::codes(line, spec.prefix);
    let status = log_line::status(line);
    // All responses without an entry share this code, so the status says more.
    if let Some(status) = status.filter(|_| codes == [spec.codes.other]) {
        return vec![Topic::Unlisted(status)];
    }
    if !codes.is_empty() {
        return codes.into_iter().flat_map(|code| by_name(code, spec)).collect();
    }
    let printed = by_text(line, spec);
    match status {
        Some(status) if printed.is_empty() => by_status(status, spec),
        _ => printed,
    }
}

/// Finds the text that an error prints, such as `404 Not Found: no wallet (error id 20388)` or `418 Unlisted status`.
fn by_text(line: &str, spec: &'static Spec) -> Vec<Topic> {
    let mut topics = Vec::new();
    for entry in spec.errors {
        let mut statuses = entry.statuses.iter().flat_map(|statuses| statuses.first..=statuses.last);
        let message = statuses.find_map(|status| log_line::message(line, status, entry.title));
        topics.extend(message.map(|message| with_message(entry, message, spec)));
    }
    for title in ["Unlisted status", "Unrecognized response"] {
        let status = (100..=999).find(|status| log_line::message(line, *status, title).is_some());
        topics.extend(status.map(Topic::Unlisted));
    }
    topics
}

/// Returns the cause of an entry that has this message, if there is only one; otherwise, the entry.
fn with_message(entry: &'static ErrorEntry, message: &str, spec: &'static Spec) -> Topic {
    let mut topics = by_message(message, spec);
    topics.retain(|topic| matches!(topic, Topic::Listed(listed) if ptr::eq(listed.entry, entry)));
    match topics[..] {
        [only] => only,
        _ => Topic::Listed(Listed { spec, entry, cause: None }),
    }
}

/// Finds errors and causes by a message that a server could have sent, or by a part of one.
fn by_message(part: &str, spec: &'static Spec) -> Vec<Topic> {
    search(part, spec, |listed, part| tests_message(listed, part) || has_example(listed, part, spec))
}

/// Finds errors and causes by a code of the API in a longer text, such as `Slack error: channel_not_found`.
fn by_api_code(text: &str, spec: &'static Spec) -> Vec<Topic> {
    let found = listed::all(spec).filter(|listed| listed.api_codes().into_iter().any(|code| has_code(text, code)));
    found.map(Topic::Listed).collect()
}

/// Returns `true` if a text has a code that is not a part of a longer word. Shorter codes are in too many texts.
fn has_code(text: &str, code: &str) -> bool {
    code.len() >= 4
        && text.match_indices(code).any(|(start, _)| {
            let after = &text[start + code.len()..];
            !text[..start].ends_with(is_in_code) && !after.starts_with(is_in_code)
        })
}

fn is_in_code(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '_' || letter == '-'
}

/// Finds errors and causes by a part of their descriptions.
fn by_description(part: &str, spec: &'static Spec) -> Vec<Topic> {
    search(part, spec, |listed, part| listed.description().to_lowercase().contains(part))
}

/// Finds errors and causes by a part of a text, in lower case. Fewer than four letters are in too many texts.
fn search(part: &str, spec: &'static Spec, is_meant: impl Fn(Listed, &str) -> bool) -> Vec<Topic> {
    let part = part.to_lowercase();
    if part.chars().count() < 4 {
        return Vec::new();
    }
    listed::all(spec).filter(|listed| is_meant(*listed, &part)).map(Topic::Listed).collect()
}

/// Returns `true` if a rule tests for a message that contains this part, or that is in it.
fn tests_message(listed: Listed, part: &str) -> bool {
    let conditions = listed.when().iter().copied().flatten();
    let messages = conditions.filter(|condition| condition.subject == Subject::Message);
    messages.filter(|condition| condition.test != Test::NotEquals).flat_map(|condition| condition.values).any(|value| {
        let Scalar::String(text) = value else { return false };
        let text = text.to_lowercase();
        text.contains(part) || part.contains(&text)
    })
}

/// Returns `true` if an example contains this part, apart from the error's id.
fn has_example(listed: Listed, part: &str, spec: &'static Spec) -> bool {
    listed.examples().iter().any(|example| {
        let id = examples::id(spec, example);
        let body = id.map_or_else(|| example.body.to_owned(), |id| example.body.replace(&id, ""));
        body.to_lowercase().contains(part)
    })
}

/// Returns `true` for a status or an error id.
fn is_digits(word: &str) -> bool {
    !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit())
}

/// Returns all errors, causes and codes.
fn everything(spec: &'static Spec) -> Vec<Topic> {
    listed::all(spec).map(Topic::Listed).chain(codes::all(spec).map(Topic::Code)).collect()
}

impl Topic {
    /// Returns the names that a user may give, the best known first.
    fn names(&self) -> Vec<&'static str> {
        match self {
            Self::Listed(listed) => listed.names(),
            Self::Code(code) => vec![code.full],
            Self::Unlisted(_) => Vec::new(),
        }
    }
}

/// Returns the message about unknown words. `option` names the spec in hints.
fn unknown(words: &str, option: &str, spec: &'static Spec) -> String {
    let api = spec.api;
    if log_line::parse_status(words).is_some() {
        return format!("the {api} has no error with the status {words}");
    }
    if is_digits(words) {
        return format!(
            "`{words}` looks like an error id, which identifies one failure: quote it when you contact support"
        );
    }
    if let Some((file, rest)) = words.split_once(' ').filter(|(file, _)| file.to_lowercase().ends_with(".json")) {
        return format!("to use the spec `{file}`, write `--spec {file} {rest}`");
    }
    let word = log_line::codes(words, spec.prefix).first().copied().unwrap_or(words);
    if let Some(near) = nearest(word, everything(spec).iter().flat_map(Topic::names)) {
        return format!("the {api} has no error named `{word}`; did you mean `{near}`?");
    }
    if is_own_code(word, spec) {
        return format!(
            "`{word}` is not from the {api}: it looks like a code from your own program (a variant with `display`) or from another API (pass the spec of that API with `--spec`)"
        );
    }
    let what = if word.contains(' ') {
        format!("no error of the {api} matches `{word}`")
    } else {
        format!("the {api} has no error named `{word}`")
    };
    format!("{what}; run `dfns-errors list{option}` to see all errors")
}

/// Returns `true` for a code such as `own::no_signer`, whose first part is not the spec's prefix.
fn is_own_code(word: &str, spec: &'static Spec) -> bool {
    let is_code = word.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'_' | b':'));
    is_code && word.split_once("::").is_some_and(|(prefix, _)| prefix != spec.prefix)
}

/// Explains one thing.
fn explain(topic: Topic, spec: &'static Spec, out: &mut impl Write) -> io::Result<()> {
    match topic {
        Topic::Listed(listed) => explain_listed(listed, out),
        Topic::Code(code) => explain_code(code, spec, out),
        Topic::Unlisted(status) => explain_unlisted(status, spec, out),
    }
}

/// Explains a code without an entry.
fn explain_code(code: Code, spec: &'static Spec, out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "{}\n", words::bold(code.full))?;
    words::paragraph(out, "", code.meaning)?;
    solutions(code.solutions(), out)?;
    writeln!(out)?;
    let advice = code.retry.map_or_else(|| code.advice().to_owned(), |retry| words::colored(retry, code.advice()));
    words::paragraph(out, "Retry: ", &advice)?;
    items(&code.rules(spec), "  - ", out)?;
    writeln!(out, "API: {}", spec.api)
}

/// Explains a status without an entry.
fn explain_unlisted(status: u16, spec: &'static Spec, out: &mut impl Write) -> io::Result<()> {
    let code = spec.codes.other;
    writeln!(out, "{}  {}\n", words::bold(status), words::dim(code))?;
    let reason = if spec.entries_of(status).next().is_some() {
        "lists this status, but the response's body did not match any of its errors"
    } else {
        "does not list this status"
    };
    words::paragraph(out, "", &format!("The {} spec {reason}, so the code is `{code}`.", spec.api))?;
    writeln!(out)?;
    let retry = spec.retry_of_status(status);
    words::paragraph(out, "Retry: ", &words::colored(retry, retry.advice()))
}

/// Explains an error with its causes, or one cause.
fn explain_listed(listed: Listed, out: &mut impl Write) -> io::Result<()> {
    let Listed { entry, cause, .. } = listed;
    let cause_name = cause.map_or_else(String::new, |cause| format!(": {}", cause.name));
    let title = words::bold(format!("{} {}{cause_name}", in_words(entry.statuses), entry.title));
    writeln!(out, "{title}  {}\n", words::dim(listed.code()))?;
    words::paragraph(out, "", listed.description())?;
    if let Some(recognition) = listed.recognition() {
        writeln!(out)?;
        words::paragraph(out, "", &recognition)?;
    }
    if let Some(cause) = cause {
        solutions(&[cause.solutions, entry.solutions].concat(), out)?;
    } else {
        causes(listed, out)?;
        solutions(entry.solutions, out)?;
    }
    writeln!(out)?;
    words::paragraph(out, "Retry: ", &words::colored(listed.retry(), &listed.advice()))?;
    writeln!(out, "API: {}", listed.spec.api)?;
    if let Some(docs) = entry.docs {
        writeln!(out, "Docs: {docs}")?;
    }
    example(listed, out)
}

fn causes(error: Listed, out: &mut impl Write) -> io::Result<()> {
    let entry = error.entry;
    if !entry.causes.is_empty() {
        writeln!(out, "\nCauses:")?;
    }
    for listed in error.causes() {
        let Some(cause) = listed.cause else { continue };
        let note = if cause.is_recognized() { "" } else { " (documented only)" };
        writeln!(out, "  {}{note}", words::bold(cause.name))?;
        words::paragraph(out, "    ", cause.description)?;
        items(cause.solutions, "    - ", out)?;
        let advice = listed.advice();
        if advice != error.advice() {
            words::paragraph(out, "    Retry: ", &words::colored(listed.retry(), &advice))?;
        }
    }
    Ok(())
}

fn solutions(solutions: &[&str], out: &mut impl Write) -> io::Result<()> {
    if !solutions.is_empty() {
        writeln!(out, "\nSolutions:")?;
    }
    items(solutions, "  - ", out)
}

/// Writes a list.
fn items(texts: &[impl AsRef<str>], bullet: &str, out: &mut impl Write) -> io::Result<()> {
    texts.iter().try_for_each(|text| words::paragraph(out, bullet, text.as_ref()))
}

/// Writes the first example.
fn example(listed: Listed, out: &mut impl Write) -> io::Result<()> {
    let Some(example) = listed.examples().first() else { return Ok(()) };
    let status = if listed.entry.only_status().is_none() { format!(" ({})", example.status) } else { String::new() };
    writeln!(out, "\nExample{status}:")?;
    for (name, value) in example.headers {
        writeln!(out, "  {name}: {value}")?;
    }
    writeln!(out, "  {}", example.body.replace('\n', "\n  "))
}
