//! The same enums by several means, with the words of the built-in spec.

use std::fmt::Write;
use std::sync::LazyLock;

use dfns_errors::{DfnsError, ErrorEntry, Retry};

/// Dependencies, as lines of a manifest.
pub(crate) const THISERROR: &str =
    "thiserror = \"2\"\nserde = { version = \"1\", features = [\"derive\"] }\nserde_json = \"1\"\n";

const BODY: &str =
    "#[derive(Debug)]\npub struct Body { pub id: Option<String>, pub message: String, pub raw: Vec<u8> }\n";

/// The retry rule.
pub(crate) const RETRY: &str = "#[derive(Debug, Clone, Copy)]\npub enum Wait { Backoff, ShortDelay }\n\
    #[derive(Debug, Clone, Copy)]\npub enum Retry { Never, IfIdempotent(Wait), Always(Wait) }\n";

pub(crate) fn with_thiserror(count: usize) -> String {
    format!("{BODY}{RETRY}{}", modules(count, &format!("use super::{{Body, Retry, Wait}};\n{}", thiserror_enum())))
}

pub(crate) fn by_hand(count: usize) -> String {
    format!("{BODY}{RETRY}{}", modules(count, &format!("use super::{{Body, Retry, Wait}};\n{}", enum_by_hand())))
}

pub(crate) fn added(count: usize) -> String {
    modules(count, &format!("#[dfns_errors::dfns_errors]\n{ADDED}"))
}

pub(crate) fn added_expanded(count: usize) -> String {
    modules(count, &expanded(ADDED))
}

pub(crate) fn named(count: usize) -> String {
    modules(count, &format!("#[dfns_errors::dfns_errors]\n{}", *NAMED))
}

pub(crate) fn named_expanded(count: usize) -> String {
    modules(count, &expanded(&NAMED))
}

/// An enum that gets its variants from the macro.
pub(crate) const ADDED: &str = "#[derive(Debug)]\npub enum ApiError {}\n";

/// Every error of the spec, written by hand.
static NAMED: LazyLock<String> = LazyLock::new(|| {
    let variants = DfnsError::ENTRIES.iter().map(|entry| format!("{}(ErrorBody),", entry.name)).collect::<String>();
    format!("#[derive(Debug)]\npub enum ApiError {{ {variants} #[dfns(other)] Other(ErrorBody) }}\n")
        .replace("ErrorBody", "::dfns_errors::ErrorBody")
});

fn modules(count: usize, text: &str) -> String {
    (0..count).map(|index| format!("pub mod m{index} {{\n{text}\n}}\n")).collect()
}

/// Expands the macro, but not `derive`.
fn expanded(item: &str) -> String {
    let item = item.parse().expect("an enum is tokens");
    let code = dfns_errors_tests::expansion::expand(proc_macro2::TokenStream::new(), item);
    prettyplease::unparse(&syn::parse2(code).expect("the macro writes items"))
}

fn variants(attribute: impl Fn(&ErrorEntry) -> String) -> String {
    DfnsError::ENTRIES.iter().map(|entry| format!("{} {}(Body),\n", attribute(entry), entry.name)).collect()
}

fn thiserror_enum() -> String {
    let variants = variants(|entry| format!("#[error(\"{} {}: {{}}\", .0.message)]", entry.statuses[0], entry.title));
    format!(
        "#[derive(Debug, thiserror::Error)]\npub enum ApiError {{\n{variants}#[error(\"{{}}: {{}}\", .0, .1.message)] Other(u16, Body),\n}}\n{}",
        tables()
    )
}

fn enum_by_hand() -> String {
    let mut text =
        format!("#[derive(Debug)]\npub enum ApiError {{\n{}Other(u16, Body),\n}}\n", variants(|_| String::new()));
    text += "impl std::error::Error for ApiError {}\n";
    text += "impl std::fmt::Display for ApiError {\nfn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {\nmatch self {\n";
    for entry in DfnsError::ENTRIES {
        let _ = writeln!(
            text,
            "Self::{}(body) => write!(f, \"{} {}: {{}}\", body.message),",
            entry.name, entry.statuses[0], entry.title
        );
    }
    text + "Self::Other(status, body) => write!(f, \"{status}: {}\", body.message),\n}\n}\n}\n" + &tables()
}

/// The five tables that our enums also have: status, retry rule, solutions and code of each variant, and the variant of each
/// status.
fn tables() -> String {
    let table = |name: &str, result: &str, other: &str, cell: &dyn Fn(&ErrorEntry) -> String| {
        let arms = DfnsError::ENTRIES.iter().map(|entry| format!("Self::{}(..) => {},\n", entry.name, cell(entry)));
        let arms: String = arms.collect();
        format!(
            "pub fn {name}(&self) -> {result} {{\nmatch self {{\n{arms}Self::Other(status, _) => {other},\n}}\n}}\n"
        )
    };
    let status = table("status", "u16", "*status", &|entry| entry.statuses[0].to_string());
    let rule =
        |status: &str| format!("if *{status} >= 500 {{ Retry::IfIdempotent(Wait::Backoff) }} else {{ Retry::Never }}");
    let retry = table("retry", "Retry", &rule("status"), &|entry| retry(entry.retry));
    let solutions = |entry: &ErrorEntry| format!("&{:?}", all_solutions(entry));
    let solutions = table("solutions", "&'static [&'static str]", "{ let _ = status; &[] }", &solutions);
    let code = |entry: &ErrorEntry| format!("{:?}", entry.code);
    let code = table("code", "&'static str", "{ let _ = status; \"dfns::other\" }", &code);
    let variants =
        DfnsError::ENTRIES.iter().map(|entry| format!("{} => Self::{}(body),\n", entry.statuses[0], entry.name));
    let from_status = format!(
        "pub fn from_status(status: u16, body: Body) -> Self {{\nmatch status {{\n{}_ => Self::Other(status, body),\n}}\n}}\n",
        variants.collect::<String>()
    );
    format!("impl ApiError {{\n{status}{retry}{solutions}{code}{from_status}}}\n")
}

/// Writes a rule. The code by hand has no rule for a whole class of statuses, and none for what is already done.
pub(crate) fn retry(retry: Option<Retry>) -> String {
    match retry.unwrap_or(Retry::Never) {
        Retry::Never | Retry::AlreadyDone => "Retry::Never".to_owned(),
        Retry::IfIdempotent(wait) => format!("Retry::IfIdempotent(Wait::{wait:?})"),
        Retry::Always(wait) => format!("Retry::Always(Wait::{wait:?})"),
    }
}

fn all_solutions(entry: &ErrorEntry) -> Vec<&'static str> {
    let of_causes = entry.causes.iter().flat_map(|cause| cause.solutions);
    of_causes.chain(entry.solutions).copied().collect()
}
