//! One of `errors`, and its causes.

use super::name::snake_case;
use super::problem::Problems;
use crate::json::Value;
use crate::model::{CauseEntry, ErrorEntry, Kind, Spec, Statuses};

use super::link::read_url_below;
use super::object::{Object, Seen};
use super::parts::{PossiblePredicates, read_example, read_field};
use super::retry::read_retry_of;
use super::shadow::{check_rules_can_match, check_rules_fit};
use super::value::{Choices, Json};
use super::when::{PlacedRule, Testable, is_a_cause_matches, read_when, read_when_of_entry, rules};

const KEYS: &[&str] = &[
    "name",
    "status",
    "when",
    "title",
    "description",
    "kind",
    "docs",
    "causes",
    "solutions",
    "fields",
    "retry",
    "examples",
];
const CAUSE_KEYS: &[&str] = &["name", "description", "when", "solutions", "retry", "examples"];
const KINDS: Choices<Kind> = &[("error", Kind::Error), ("pending", Kind::Pending)];

/// Variants and parts of codes that the macro adds.
const RESERVED: &[&str] = &["other", "transparent", "transport"];

/// Stands in for a name that has a problem.
const UNKNOWN_NAME: &str = "Unknown";

/// Stands in for a status that has a problem.
pub(crate) const UNKNOWN_STATUS: u16 = 0;

/// What an entry shares with the other entries.
#[derive(Debug)]
pub(crate) struct EntryContext<'b> {
    /// The rest of the spec.
    pub(crate) spec: &'b Spec,
    /// The URL that relative `docs` are resolved against.
    pub(crate) docs: Option<&'b str>,
    pub(crate) predicates: PossiblePredicates,
    pub(crate) names: Seen,
    /// The statuses of the earlier entries, in ascending order.
    pub(crate) statuses: Vec<PlacedStatus>,
}

/// The status of an entry and its rules, if it has a `when`, and where the status is.
#[derive(Debug)]
pub(crate) struct PlacedStatus {
    status: u16,
    at: usize,
    rules: Option<Vec<PlacedRule>>,
}

/// What a cause shares with the other causes of its entry.
struct CauseContext<'e> {
    status: u16,
    code: String,
    testable: Testable<'e>,
    names: Seen,
    /// The rules of the earlier causes.
    rules: Vec<PlacedRule>,
}

/// Reads an entry that has at least a valid name. Defaults stand in for what has a problem.
pub(crate) fn read_entry(json: Json<'_>, entries: &mut EntryContext<'_>) -> Option<ErrorEntry> {
    let object = Object::open(json, "an entry", KEYS)?;
    let name = object.required("name").and_then(|json| read_name(json, RESERVED, &mut entries.names));
    let code = format!("{}::{}", entries.spec.prefix, snake_case(name.unwrap_or(UNKNOWN_NAME)));
    let kind = object.get("kind").and_then(|json| json.choice("kind", KINDS)).unwrap_or(Kind::Error);
    let testable = Testable { envelope: &entries.spec.envelope, kind };
    let placed_status = object.required("status").and_then(|json| Some((json, read_status(json)?)));
    let status = placed_status.map_or(UNKNOWN_STATUS, |(_, status)| status);
    let title = object.required("title").and_then(|json| json.line("`title`"));
    let description = object.required("description").and_then(|json| json.markdown("`description`"));
    let docs = object.get("docs").and_then(|json| read_url_below(json, entries.docs));
    let retry = object.get("retry").and_then(|json| read_retry_of(json, kind));
    let mut siblings = CauseContext { status, code: code.clone(), testable, names: Seen::default(), rules: Vec::new() };
    let causes = object.list("causes", |item| read_cause(item, &mut siblings));
    let when = object.get("when").map(|json| read_when_of_entry(json, testable, &siblings.rules));
    let written = when.as_deref().filter(|_| !object.get("when").is_some_and(is_a_cause_matches));
    check_rules_fit(&siblings.rules, written, json.problems);
    check_rules_can_match(&siblings.rules, json.problems);
    if let Some((json, status)) = placed_status {
        add_status(json, status, kind, when.as_deref(), entries);
    }
    let solutions = object.texts("solutions");
    let mut field_names = Seen::default();
    let fields = object.list("fields", |item| read_field(item, &mut field_names, &mut entries.predicates));
    let examples = object.list("examples", |item| read_example(item, status));
    let name = name?;
    Some(ErrorEntry {
        status,
        name,
        code: code.leak(),
        title: title.unwrap_or(name).trim().to_owned().leak(),
        description: description.unwrap_or(name),
        kind,
        when: rules(when.as_deref()),
        causes,
        solutions,
        fields,
        retry,
        docs,
        examples,
    })
}

/// Reads the name of a variant whose code no other one has, and which is not `reserved`.
fn read_name(json: Json<'_>, reserved: &[&str], names: &mut Seen) -> Option<&'static str> {
    let name = json.variant_name()?;
    let code = snake_case(name);
    if reserved.contains(&code.as_str()) {
        return json.reject(format!("invalid name `{name}`: it is reserved for generated code"));
    }
    let what = format!("name `{name}` (`{code}` in codes)");
    names.add(code, &what, json)?;
    Some(name)
}

fn read_status(json: Json<'_>) -> Option<u16> {
    let Value::Number(text) = json.node.value else {
        return json.reject_type("`status`", "a whole number from 100 to 999");
    };
    let status = text.parse::<u16>().ok().filter(|status| Statuses::ALL.contains(*status));
    if status.is_none() {
        json.report(format!("invalid status `{text}`: expected a whole number from 100 to 999"));
    }
    status
}

/// Checks that an entry can have this status, and adds it to those of the earlier entries.
fn add_status(json: Json<'_>, status: u16, kind: Kind, when: Option<&[PlacedRule]>, entries: &mut EntryContext<'_>) {
    if kind == Kind::Pending && !Statuses::SUCCESS.contains(status) {
        json.report(format!("invalid status `{status}` for a `pending` entry: expected 200 to 299"));
    }
    if kind == Kind::Error && when.is_none() && entries.spec.is_success(status) {
        let or_pending = if status == 202 { ", or `\"kind\": \"pending\"`" } else { "" };
        json.report(format!("status `{status}` is a success: add a `when` that identifies the error{or_pending}"));
    }
    let later = entries.statuses.partition_point(|earlier| earlier.status <= status);
    entries.statuses.insert(later, PlacedStatus { status, at: json.node.at, rules: when.map(<[PlacedRule]>::to_vec) });
}

/// Checks what entries with the same status need: the one without `when` is the last one, and no rule is always hidden.
pub(crate) fn check_statuses(statuses: &[PlacedStatus], problems: &Problems<'_>) {
    for same_status in statuses.chunk_by(|one, other| one.status == other.status) {
        check_order(same_status, problems);
        let mut rules = Vec::new();
        for entry in same_status {
            if let Some(own) = &entry.rules {
                rules.extend_from_slice(own);
            }
        }
        check_rules_can_match(&rules, problems);
    }
}

/// An entry without `when` describes all responses with its status.
fn check_order(same_status: &[PlacedStatus], problems: &Problems<'_>) {
    let mut entries = same_status.iter().skip_while(|entry| entry.rules.is_some());
    let Some(PlacedStatus { status, at, .. }) = entries.next() else { return };
    let first = problems.position(*at);
    for duplicate in entries.clone().filter(|entry| entry.rules.is_none()) {
        let message = format!("duplicate status `{status}`, first used at {first}");
        let rule = "when several entries share a status, all but the last need a `when`";
        problems.add(duplicate.at, format!("{message}: {rule}"));
    }
    if let Some(later) = entries.find(|entry| entry.rules.is_some()) {
        let place = problems.position(later.at);
        let rule = format!("the entry without a `when` must be the last one with status `{status}`");
        problems.add(*at, format!("{rule}, which is used again at {place}"));
    }
}

fn read_cause(json: Json<'_>, siblings: &mut CauseContext<'_>) -> Option<CauseEntry> {
    let object = Object::open(json, "a cause", CAUSE_KEYS)?;
    let name = object.required("name").and_then(|json| read_name(json, &[], &mut siblings.names));
    let description = object.required("description").and_then(|json| json.markdown("`description`"));
    let when = object.get("when").map(|json| read_when(json, siblings.testable, "a cause that is never recognized"));
    if let Some(examples) = object.get("examples").filter(|_| when.is_none()) {
        examples.report("a cause without `when` is never recognized: remove its `examples` or add a `when`");
    }
    let solutions = object.texts("solutions");
    let retry = object.get("retry").and_then(|json| read_retry_of(json, siblings.testable.kind));
    let examples = object.list("examples", |item| read_example(item, siblings.status));
    siblings.rules.extend(when.iter().flatten());
    let name = name?;
    let code = format!("{}::{}", siblings.code, snake_case(name));
    let when = rules(when.as_deref());
    Some(CauseEntry { name, code: code.leak(), description: description?, when, solutions, retry, examples })
}
