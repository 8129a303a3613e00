//! A program that reads an error: with this crate, and with the same enum as a careful user writes it.

use dfns_errors::{CauseEntry, DfnsError, ErrorEntry};
use dfns_errors_spec::model::{Condition, Rule, Scalar, Subject, Test};
use dfns_errors_tests::project::dfns_errors;

use crate::package::Package;
use crate::sources::{RETRY, THISERROR, retry};

/// Uses this crate.
pub(crate) fn with_dfns_errors() -> Package {
    Package::program(&dfns_errors(), DFNS_ERROR)
}

const DFNS_ERROR: &str = r#"
use dfns_errors::DfnsError;

fn main() {
    let body = std::env::args().nth(1).unwrap_or_default();
    match DfnsError::from_response(404, body) {
        Some(DfnsError::NotFound { cause, .. }) => println!("{cause:?}"),
        Some(other) => println!("{other}, {:?}, {:?}", other.retry(), other.solutions().collect::<Vec<_>>()),
        None => println!("a success"),
    }
}
"#;

/// Uses thiserror, serde and `serde_json`: the same variants and causes, with status, retry rule and solutions.
pub(crate) fn by_hand() -> Package {
    Package::program(THISERROR, &source_by_hand())
}

/// Returns how many lines the enum takes by hand, without the program around it.
pub(crate) fn lines_by_hand() -> usize {
    source_by_hand().lines().count() - MAIN.lines().count()
}

fn source_by_hand() -> String {
    let causes: String = DfnsError::ENTRIES.iter().map(causes).collect();
    format!("{HEAD}{RETRY}{}{causes}{}{MAIN}", enumeration(), from_response())
}

const HEAD: &str = r"
use serde::Deserialize;

#[derive(Debug, Deserialize)]
struct Envelope { error: Body }

#[derive(Debug, Default, Deserialize)]
pub struct Body { pub id: Option<String>, #[serde(default)] pub message: String, pub details: Option<serde_json::Value> }
";

const MAIN: &str = r#"
fn main() {
    let body = std::env::args().nth(1).unwrap_or_default();
    match from_response(404, &body) {
        Some(ApiError::NotFound { cause, body }) => println!("{cause:?} {:?} {:?}", body.id, body.details),
        Some(other) => println!("{other}, {:?}, {:?}, {:?}", other.status(), other.retry(), other.solutions()),
        None => println!("a success"),
    }
}
"#;

fn has_causes(entry: &ErrorEntry) -> bool {
    !entry.causes.is_empty()
}

fn enumeration() -> String {
    let variants = arms(|entry| {
        let cause = if has_causes(entry) { format!("cause: Option<{}Cause>, ", entry.name) } else { String::new() };
        let display = format!("#[error(\"{} {}: {{}}\", .body.message)] ", entry.statuses[0], entry.title);
        format!("{display}{} {{ {cause}body: Body }},", entry.name)
    });
    let other = "#[error(\"{}: {}\", .status, .body.message)] Other { status: u16, body: Body },";
    let status = arms(|entry| format!("Self::{} {{ .. }} => {},", entry.name, entry.statuses[0]));
    let retries = arms(|entry| by_cause(entry, "retry", &retry(entry.retry)));
    let solutions = arms(|entry| by_cause(entry, "solutions", &format!("&{:?}", entry.solutions)));
    format!(
        "#[derive(Debug, thiserror::Error)]\npub enum ApiError {{\n{variants}{other}\n}}\nimpl ApiError {{\n\
         pub fn status(&self) -> u16 {{ match self {{\n{status}Self::Other {{ status, .. }} => *status }} }}\n\
         pub fn retry(&self) -> Retry {{ match self {{\n{retries}Self::Other {{ status: 500.., .. }} => \
         Retry::IfIdempotent(Wait::Backoff), Self::Other {{ .. }} => Retry::Never }} }}\n\
         pub fn solutions(&self) -> &'static [&'static str] {{ match self {{\n{solutions}Self::Other {{ .. }} => &[] }} }}\n}}\n"
    )
}

fn arms(arm: impl Fn(&ErrorEntry) -> String) -> String {
    DfnsError::ENTRIES.iter().map(|entry| arm(entry) + "\n").collect()
}

/// Writes an arm that asks the cause first.
fn by_cause(entry: &ErrorEntry, method: &str, own: &str) -> String {
    let name = entry.name;
    let cause = format!("Self::{name} {{ cause: Some(cause), .. }} => cause.{method}(),");
    format!("{}Self::{name} {{ .. }} => {own},", if has_causes(entry) { cause } else { String::new() })
}

fn from_response() -> String {
    let made = arms(|entry| {
        let name = entry.name;
        let cause = if has_causes(entry) { format!("cause: {name}Cause::detect(&body), ") } else { String::new() };
        format!("{} => ApiError::{name} {{ {cause}body }},", entry.statuses[0])
    });
    format!(
        "fn from_response(status: u16, body: &str) -> Option<ApiError> {{\n\
         let body = serde_json::from_str(body).map_or_else(\n\
         |_| Body {{ message: body.to_owned(), ..Body::default() }}, |envelope: Envelope| envelope.error);\n\
         Some(match status {{\n{made}200..300 => return None, _ => ApiError::Other {{ status, body }} }})\n}}\n"
    )
}

fn causes(entry: &ErrorEntry) -> String {
    if !has_causes(entry) {
        return String::new();
    }
    let each =
        |line: &dyn Fn(&CauseEntry) -> String| entry.causes.iter().map(|cause| line(cause) + "\n").collect::<String>();
    let variants = each(&|cause| format!("#[error({:?})] {},", cause.description.replace(['{', '}'], ""), cause.name));
    let retries = each(&|cause| format!("Self::{} => {},", cause.name, retry(cause.retry.or(entry.retry))));
    let solutions = each(&|cause| format!("Self::{} => &{:?},", cause.name, cause.solutions));
    let detected = entry.causes.iter().map(|cause| detected(cause.name, cause.when));
    format!(
        "#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error)]\npub enum {name}Cause {{\n{variants}}}\n\
         impl {name}Cause {{\npub fn retry(self) -> Retry {{ match self {{\n{retries}}} }}\n\
         pub fn solutions(self) -> &'static [&'static str] {{ match self {{\n{solutions}}} }}\n\
         fn detect(body: &Body) -> Option<Self> {{\nlet message = body.message.to_ascii_lowercase();\n\
         let details = |pointer: &str| body.details.as_ref().and_then(|details| details.pointer(pointer));\n\
         let _ = (&message, &details);\n{}None\n}}\n}}\n",
        detected.collect::<String>(),
        name = entry.name,
    )
}

fn detected(cause: &str, rules: &[Rule]) -> String {
    let line = |rule: &Rule| {
        let conditions: Vec<String> = rule.iter().map(condition).collect();
        format!("if {} {{ return Some(Self::{cause}) }}\n", conditions.join(" && "))
    };
    rules.iter().map(line).collect()
}

fn condition(condition: &Condition) -> String {
    match (condition.subject, condition.test, condition.values) {
        (Subject::Message, Test::Equals, [Scalar::String(text)]) => format!("message == {text:?}"),
        (Subject::Message, Test::StartsWith, [Scalar::String(text)]) => format!("message.starts_with({text:?})"),
        (Subject::Message, Test::Contains, [Scalar::String(text)]) => format!("message.contains({text:?})"),
        (Subject::Details(pointer), Test::Has, []) => format!("details(\"/{}\").is_some()", pointer.join("/")),
        _ => unreachable!("the built-in spec has no such rule"),
    }
}
