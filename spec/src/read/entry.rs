//! One of `errors`, and its causes.

use super::name::snake_case;
use crate::model::{CauseEntry, ErrorEntry, Kind, Spec, Statuses};

use super::link::read_url_below;
use super::object::{Object, Seen};
use super::parts::{PossiblePredicates, read_example, read_field};
use super::retry::read_retry_of;
use super::search::PlacedEntry;
use super::shadow::{check_rules_can_match, check_rules_fit};
use super::statuses::{PlacedStatuses, is_inside, read_statuses, statuses};
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

/// What an entry shares with the other entries.
#[derive(Debug)]
pub(crate) struct EntryContext<'b> {
    /// The rest of the spec.
    pub(crate) spec: &'b Spec,
    /// The URL that relative `docs` are resolved against.
    pub(crate) docs: Option<&'b str>,
    pub(crate) predicates: PossiblePredicates,
    pub(crate) names: Seen,
    /// The statuses and rules of the earlier entries.
    pub(crate) placed: Vec<PlacedEntry>,
}

/// What a cause shares with the other causes of its entry.
struct CauseContext<'e> {
    statuses: &'static [Statuses],
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
    let placed = object
        .required("status")
        .map_or_else(Vec::new, |json| read_entry_statuses(json, kind, object.get("when").is_some(), entries.spec));
    let statuses = statuses(&placed);
    let title = object.required("title").and_then(|json| json.line("`title`"));
    let description = object.required("description").and_then(|json| json.markdown("`description`"));
    let docs = object.get("docs").and_then(|json| read_url_below(json, entries.docs));
    let retry = object.get("retry").and_then(|json| read_retry_of(json, kind));
    let mut siblings =
        CauseContext { statuses, code: code.clone(), testable, names: Seen::default(), rules: Vec::new() };
    let causes = object.list("causes", |item| read_cause(item, &mut siblings));
    let when = object.get("when").map(|json| read_when_of_entry(json, testable, &siblings.rules));
    let written = when.as_deref().filter(|_| !object.get("when").is_some_and(is_a_cause_matches));
    check_rules_fit(&siblings.rules, written, json.problems);
    check_rules_can_match(&siblings.rules, json.problems);
    entries.placed.push(PlacedEntry { statuses: placed, rules: when.clone() });
    let solutions = object.texts("solutions");
    let mut field_names = Seen::default();
    let fields = object.list("fields", |item| read_field(item, &mut field_names, &mut entries.predicates));
    let examples = object.list("examples", |item| read_example(item, statuses));
    let name = name?;
    Some(ErrorEntry {
        statuses,
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

/// Reads the statuses of an entry, and checks that they fit its kind.
fn read_entry_statuses(json: Json<'_>, kind: Kind, has_when: bool, spec: &Spec) -> Vec<PlacedStatuses> {
    let placed = read_statuses(json, "status");
    for PlacedStatuses { statuses, at } in &placed {
        let objection = match kind {
            Kind::Pending if !is_inside(*statuses, Statuses::SUCCESS) => {
                Some(format!("invalid status `{statuses}` for a `pending` entry: expected 200 to 299"))
            }
            Kind::Error if !has_when => objection_to_success(*statuses, spec),
            Kind::Error | Kind::Pending => None,
        };
        if let Some(objection) = objection {
            json.problems.add(*at, objection);
        }
    }
    placed
}

/// An error without a `when` would turn every success with its status into an error.
fn objection_to_success(statuses: Statuses, spec: &Spec) -> Option<String> {
    let success = (statuses.first..=statuses.last).find(|status| spec.is_success(*status))?;
    let or_pending = if statuses.single() == Some(202) { ", or `\"kind\": \"pending\"`" } else { "" };
    let what = match statuses.single() {
        Some(_) => format!("status `{statuses}` is a success"),
        None => format!("status `{statuses}` includes `{success}`, which is a success"),
    };
    Some(format!("{what}: add a `when` that identifies the error{or_pending}"))
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
    let examples = object.list("examples", |item| read_example(item, siblings.statuses));
    siblings.rules.extend(when.iter().flatten());
    let name = name?;
    let code = format!("{}::{}", siblings.code, snake_case(name));
    let when = rules(when.as_deref());
    Some(CauseEntry { name, code: code.leak(), description: description?, when, solutions, retry, examples })
}
