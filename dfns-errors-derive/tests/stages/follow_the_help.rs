//! Every help of the macro's messages that proposes code is followed: the mistake is gone, and no new one has appeared.
//!
//! The messages are those that `ui` keeps. The macro's code is expanded here, so what only the compiler finds is not
//! seen: `ui` shows that.

use std::fs;
use std::path::Path;

use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens;
use syn::{Item, Meta};

use super::expand;

/// Where the messages are.
const MESSAGES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/ui");

/// One message of a kept `.stderr` file.
struct Message {
    /// The line of the file where the tokens start, from 0.
    line: usize,
    /// Where they start in the line, from 0, and how many characters they have there.
    column: usize,
    width: usize,
    text: String,
    /// The first line after `help:`.
    help: String,
    /// The lines below it.
    more: Vec<String>,
}

/// Reads the messages of the macro, which have a help.
fn messages(stderr: &str) -> Vec<Message> {
    let blocks = format!("\n{stderr}");
    blocks.split("\nerror: ").skip(1).filter_map(message).collect()
}

fn message(block: &str) -> Option<Message> {
    let (text, rest) = block.split_once("\n       help: ")?;
    let (help, place) = rest.split_once("--> ")?;
    let mut numbers = place.lines().next()?.rsplit(':').map(str::parse::<usize>);
    let (Some(Ok(column)), Some(Ok(line))) = (numbers.next(), numbers.next()) else { return None };
    let width = place.lines().find_map(|line| line.find('^').map(|_| line.matches('^').count()))?;
    let mut lines = help.trim_end().lines();
    let help = lines.next()?.to_owned();
    let more = lines.map(|line| line.trim_start().to_owned()).collect();
    Some(Message { line: line - 1, column: column - 1, width, text: text.to_owned(), help, more })
}

/// Returns the code in backticks.
fn quoted(help: &str) -> Vec<&str> {
    help.split('`').skip(1).step_by(2).collect()
}

/// Returns the source with each thing that the help proposes. Helps in words have none.
fn followed(source: &str, message: &Message) -> Vec<String> {
    let code = quoted(&message.help);
    let edit = Edit { source, message };
    let help = message.help.as_str();
    if !message.more.is_empty() {
        let mut edits = vec![edit.add_variants()];
        edits.extend(code.first().map(|attribute| edit.replace_attribute_of_enum(attribute)));
        return edits;
    }
    match help.split([' ', '`']).next() {
        Some("did") => code.iter().map(|code| edit.replace(code)).collect(),
        Some("mark") => {
            code.iter().filter(|code| code.starts_with("#[")).take(1).map(|code| edit.insert_before(code)).collect()
        }
        Some("combine") => code.iter().map(|code| edit.join(code)).collect(),
        Some("write") if help.starts_with("write it without quotes") || help.starts_with("write `") => {
            code.iter().filter(|code| !code.starts_with("pub enum")).map(|code| edit.replace(code)).collect()
        }
        _ => Vec::new(),
    }
}

struct Edit<'e> {
    source: &'e str,
    message: &'e Message,
}

impl Edit<'_> {
    fn lines(&self) -> Vec<String> {
        self.source.lines().map(str::to_owned).collect()
    }

    fn replace(&self, code: &str) -> String {
        let mut lines = self.lines();
        let Message { line, column, width, .. } = self.message;
        if code.starts_with("#[dfns_errors") {
            return self.replace_attribute_of_enum(code);
        }
        if code.starts_with("#[") {
            let attribute = attribute(&lines[*line], *column);
            lines[*line].replace_range(attribute, code);
        } else if let Some(variant) = self.variant(code, &lines) {
            lines[variant] = format!("    {code},");
            if variant > *line {
                lines.remove(*line);
            }
        } else if let Some(field) = code.strip_prefix('{') {
            let name = quoted(&self.message.text).pop().unwrap().trim_matches(['{', '}']);
            lines[*line] = lines[*line].replace(&format!("{{{name}}}"), &format!("{{{field}"));
        } else if code.ends_with('$') {
            let name = quoted(&self.message.text).pop().unwrap();
            lines[*line] = lines[*line].replace(name, code);
        } else {
            let start = beginning(&lines[*line], *column, code);
            let is_text = lines[*line][start..].starts_with('"') && code.contains('.') && !code.contains('"');
            let code = if is_text { format!("\"{code}\"") } else { code.to_owned() };
            lines[*line].replace_range(start..column + width, &code);
        }
        lines.join("\n")
    }

    /// Returns the line of the variant that the code is, in place of the one that was written.
    fn variant(&self, code: &str, lines: &[String]) -> Option<usize> {
        let name = code.split(['(', ' ']).next()?;
        let is_whole = code.len() > name.len();
        let is_variant = |line: &String| {
            line.trim_start().strip_prefix(name).is_some_and(|rest| {
                rest.starts_with(['(', '{']) || rest.starts_with(" {") || is_whole && rest.starts_with(',')
            })
        };
        let found = lines.iter().skip(self.message.line).take(2).position(is_variant)?;
        Some(self.message.line + found)
    }

    fn replace_attribute_of_enum(&self, code: &str) -> String {
        let mut lines = self.lines();
        let start = lines[..=self.message.line].iter().rposition(|line| line.starts_with("#[dfns_errors")).unwrap_or(0);
        code.clone_into(&mut lines[start]);
        lines.join("\n")
    }

    fn add_variants(&self) -> String {
        let mut lines = self.lines();
        let end = lines
            .iter()
            .skip(self.message.line)
            .position(|line| line.ends_with('}') && !line.starts_with("    "))
            .unwrap_or(0);
        let end = self.message.line + end;
        let last = lines[end].trim_end_matches('}').to_owned();
        lines[end] = format!("{last}\n{}\n}}", self.message.more.join("\n"));
        lines.join("\n")
    }

    fn insert_before(&self, code: &str) -> String {
        let mut lines = self.lines();
        lines.insert(self.message.line, format!("    {code}"));
        lines.join("\n")
    }

    /// Writes one attribute in place of those before the variant.
    fn join(&self, code: &str) -> String {
        let mut lines = self.lines();
        let first = self.message.line - 1;
        let count = lines[first..].iter().take_while(|line| line.trim_start().starts_with("#[dfns(")).count();
        lines.splice(first..first + count, [format!("    {code}")]);
        lines.join("\n")
    }
}

/// Returns where the attribute at a column is.
fn attribute(line: &str, column: usize) -> std::ops::Range<usize> {
    let start = line[..column + 2].rfind("#[").unwrap_or_default();
    let is_whole_line = line.trim_start().starts_with("#[") && line.ends_with(']');
    let end = if is_whole_line { line.len() } else { start + line[start..].find(']').unwrap_or_default() + 1 };
    start..end
}

/// Returns where the tokens start that the code replaces: a name of what is marked, such as `spec = ` or `NotFound::`, belongs
/// to it.
fn beginning(line: &str, column: usize, code: &str) -> usize {
    let before = &line[..column];
    let key = code.split_once('=').map_or(code, |(key, _)| key).trim();
    let names = [format!("{key} = "), format!("{key}::")];
    names.iter().find(|name| before.ends_with(name.as_str())).map_or(column, |name| column - name.len())
}

/// Returns the messages of all enums of a file; `None` if it is not Rust.
fn said(source: &str) -> Option<Vec<String>> {
    let file = syn::parse_file(source).ok()?;
    Some(file.items.into_iter().flat_map(expanded).collect())
}

fn expanded(item: Item) -> Vec<String> {
    let Item::Enum(mut item) = item else { return Vec::new() };
    let Some(at) = item
        .attrs
        .iter()
        .position(|attribute| attribute.path().segments.last().is_some_and(|last| last.ident == "dfns_errors"))
    else {
        return Vec::new();
    };
    let arguments = match item.attrs.remove(at).meta {
        Meta::List(list) => list.tokens.to_string().replace("\"specs/", "\"ui/specs/").parse().unwrap(),
        Meta::Path(_) | Meta::NameValue(_) => TokenStream::new(),
    };
    let mut found = Vec::new();
    collect(expand(arguments, item.to_token_stream()), &mut found);
    found
}

/// Collects the first lines of what `compile_error!` says.
fn collect(tokens: TokenStream, found: &mut Vec<String>) {
    let mut after_macro = false;
    for token in tokens {
        match token {
            TokenTree::Group(group) if after_macro => {
                let text = syn::parse2::<syn::LitStr>(group.stream()).map(|text| text.value()).unwrap_or_default();
                found.push(text.split("\nhelp:").next().unwrap_or_default().to_owned());
                after_macro = false;
            }
            TokenTree::Group(group) => collect(group.stream(), found),
            TokenTree::Ident(ident) => after_macro = ident == "compile_error",
            TokenTree::Punct(_) => {}
            TokenTree::Literal(_) => after_macro = false,
        }
    }
}

/// Returns what is wrong after a help was followed.
fn complaint(before: &[String], after: Option<Vec<String>>, message: &Message) -> Option<String> {
    let Some(after) = after else { return Some("it is not Rust".to_owned()) };
    let count = |said: &[String]| said.iter().filter(|said| **said == message.text).count();
    if count(&after) >= count(before) {
        return Some("the mistake is still there".to_owned());
    }
    // The file that a help proposes is an example.
    let new = after.into_iter().find(|said| !before.contains(said) && !said.starts_with("no spec file at "));
    new.map(|new| format!("a new mistake: {new}"))
}

#[test]
fn following_a_help_that_proposes_code_fixes_the_mistake() {
    let (mut count, mut complaints) = (0, Vec::new());
    for theme in fs::read_dir(MESSAGES).unwrap() {
        for file in fs::read_dir(theme.unwrap().path()).unwrap() {
            let path = file.unwrap().path();
            if path.extension().is_some_and(|extension| extension == "stderr") {
                count += follow_all(&path, &mut complaints);
            }
        }
    }
    assert!(complaints.is_empty(), "{}", complaints.join("\n\n"));
    assert!(count > 70, "only {count} helps propose code");
}

/// Follows the helps of one file, and returns how many there are.
fn follow_all(stderr: &Path, complaints: &mut Vec<String>) -> usize {
    let source = fs::read_to_string(stderr.with_extension("rs")).unwrap();
    let messages = messages(&fs::read_to_string(stderr).unwrap());
    let Some(before) = said(&source) else { return 0 };
    let mut count = 0;
    for message in messages.iter().filter(|message| before.contains(&message.text)) {
        for changed in followed(&source, message) {
            count += 1;
            let complaint = complaint(&before, said(&changed), message);
            complaints.extend(complaint.map(|complaint| {
                format!("{}: {}\n  help: {}\n  {complaint}\n{changed}", stderr.display(), message.text, message.help)
            }));
        }
    }
    count
}
