//! One of `errors`, and its causes.

use crate::json::Value;
use crate::model::{CauseEntry, Envelope, ErrorEntry, Kind, Retry, Statuses, is_success};
use crate::name::snake_case;

use super::link::read_url_below;
use super::object::{Object, Seen};
use super::parts::{PossiblePredicates, read_example, read_fields};
use super::retry::read_retry_of;
use super::shadow::{check_rules_can_match, check_rules_fit};
use super::value::{Choices, Json};
use super::when::{PlacedRule, Testable, read_when, rules};

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

/// Stands in for a name that has a problem.
const UNKNOWN_NAME: &str = "Unknown";

/// Stands in for a status that has a problem.
const UNKNOWN_STATUS: u16 = 0;

/// What an entry shares with the other entries.
#[derive(Debug)]
pub(crate) struct EntryContext<'b> {
    /// The code prefix.
    pub(crate) prefix: &'b str,
    /// The URL that relative `docs` are resolved against.
    pub(crate) docs: Option<&'b str>,
    pub(crate) envelope: &'b Envelope,
    pub(crate) success: &'b [Statuses],
    pub(crate) predicates: PossiblePredicates,
    pub(crate) names: Seen,
    pub(crate) statuses: SharedStatuses,
}

/// The statuses of the earlier entries.
#[derive(Debug, Default)]
pub(crate) struct SharedStatuses {
    /// Those of entries without `when`, and where each is.
    unconditional: Vec<(u16, usize)>,
    /// Statuses whose entry without `when` is followed by one with a `when`.
    misplaced: Vec<u16>,
    /// The rules of entries with `when`.
    rules: Vec<(u16, PlacedRule)>,
}

/// What a cause shares with the other causes of its entry.
struct CauseContext {
    code: String,
    kind: Kind,
    testable: Testable,
    retry: Retry,
    names: Seen,
    /// The rules of the earlier causes.
    rules: Vec<PlacedRule>,
}

/// Reads an entry that has at least a valid name. Defaults stand in for what has a problem.
pub(crate) fn read_entry(json: Json<'_>, entries: &mut EntryContext<'_>) -> Option<ErrorEntry> {
    let object = Object::open(json, "an entry", KEYS)?;
    let name = object.required("name").and_then(|json| read_name(json, &mut entries.names));
    let code = format!("{}::{}", entries.prefix, snake_case(name.unwrap_or(UNKNOWN_NAME)));
    let kind = object.get("kind").and_then(|json| json.choice("kind", KINDS)).unwrap_or(Kind::Error);
    let testable = Testable::new(entries.envelope, kind);
    let when = object.get("when").map(|json| read_when(json, testable, "an entry that describes every response"));
    let status = object.required("status").and_then(|json| read_status(json, kind, when.as_deref(), entries));
    let title = object.required("title").and_then(|json| json.line("`title`"));
    let description = object.required("description").and_then(|json| json.markdown("`description`"));
    let docs = object.get("docs").and_then(|json| read_url_below(json, entries.docs));
    let retry = object.get("retry").and_then(|json| read_retry_of(json, kind)).unwrap_or(Retry::Never);
    let siblings =
        CauseContext { code: code.clone(), kind, testable, retry, names: Seen::default(), rules: Vec::new() };
    let causes = read_causes(&object, siblings, when.as_deref(), json);
    let solutions = object.texts("solutions");
    let fields = read_fields(&object, &mut entries.predicates);
    let examples = object.list("examples", read_example);
    let name = name?;
    Some(ErrorEntry {
        status: status.unwrap_or(UNKNOWN_STATUS),
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

/// `Other` and `Transparent` are reserved by the macro, as a variant or in a code.
fn read_name(json: Json<'_>, names: &mut Seen) -> Option<&'static str> {
    let name = json.variant_name()?;
    if ["other", "transparent", "transport"].contains(&snake_case(name).as_str()) {
        return json.reject(format!("invalid name `{name}`: it is reserved for generated code"));
    }
    unique_name(name, names, json)
}

/// Reports a name whose code another name has.
fn unique_name(name: &'static str, names: &mut Seen, json: Json<'_>) -> Option<&'static str> {
    let code = snake_case(name);
    let what = format!("name `{name}` (`{code}` in codes)");
    names.add(code, &what, json)?;
    Some(name)
}

fn read_status(json: Json<'_>, kind: Kind, when: Option<&[PlacedRule]>, entries: &mut EntryContext<'_>) -> Option<u16> {
    let Value::Number(text) = json.node.value else {
        return json.reject_type("`status`", "a whole number from 100 to 999");
    };
    let Some(status) = text.parse::<u16>().ok().filter(|status| Statuses::ALL.contains(*status)) else {
        return json.reject(format!("invalid status `{text}`: expected a whole number from 100 to 999"));
    };
    if kind == Kind::Pending && !Statuses::SUCCESS.contains(status) {
        json.report(format!("invalid status `{status}` for a `pending` entry: expected 200 to 299"));
    }
    if kind == Kind::Error && when.is_none() && is_success(entries.success, status) {
        let or_pending = if status == 202 { ", or `\"kind\": \"pending\"`" } else { "" };
        json.report(format!("status `{status}` is a success: add a `when` that identifies the error{or_pending}"));
    }
    entries.statuses.add(status, when, json);
    Some(status)
}

impl SharedStatuses {
    /// Adds an entry. An entry without `when` describes all responses with its status, so it must be the last one.
    fn add(&mut self, status: u16, when: Option<&[PlacedRule]>, json: Json<'_>) {
        let earlier = self.unconditional.iter().find(|(other, _)| *other == status).map(|(_, at)| *at);
        match (when, earlier) {
            (Some(_), Some(earlier)) => self.report_misplaced(status, earlier, json),
            (None, Some(earlier)) => report_duplicate(status, earlier, json),
            (None, None) => self.unconditional.push((status, json.node.at)),
            (Some(_), None) => {}
        }
        for rule in when.into_iter().flatten() {
            self.rules.push((status, rule.clone().in_lower_case()));
        }
    }

    fn report_misplaced(&mut self, status: u16, earlier: usize, later: Json<'_>) {
        if self.misplaced.contains(&status) {
            return;
        }
        self.misplaced.push(status);
        let place = later.problems.position(later.node.at);
        let message = format!(
            "the entry without a `when` must be the last one with status `{status}`, which is used again at {place}"
        );
        later.problems.add(earlier, message);
    }

    /// Reports rules that an earlier entry of the same status always hides.
    pub(crate) fn check_rules_can_match(&mut self, json: Json<'_>) {
        self.rules.sort_by_key(|(status, _)| *status);
        for same_status in self.rules.chunk_by(|(one, _), (other, _)| one == other) {
            let rules: Vec<PlacedRule> = same_status.iter().map(|(_, rule)| rule.clone()).collect();
            check_rules_can_match(&rules, json.problems);
        }
    }
}

fn report_duplicate(status: u16, earlier: usize, later: Json<'_>) {
    let first = later.problems.position(earlier);
    later.report(format!(
        "duplicate status `{status}`, first used at {first}: when several entries share a status, all but the last need a `when`"
    ));
}

fn read_causes(
    entry: &Object<'_>,
    mut siblings: CauseContext,
    when: Option<&[PlacedRule]>,
    json: Json<'_>,
) -> &'static [CauseEntry] {
    let causes = entry.list("causes", |item| read_cause(item, &mut siblings));
    check_rules_fit(&siblings.rules, when, json.problems);
    check_rules_can_match(&siblings.rules, json.problems);
    causes
}

fn read_cause(json: Json<'_>, siblings: &mut CauseContext) -> Option<CauseEntry> {
    let object = Object::open(json, "a cause", CAUSE_KEYS)?;
    let name = object.required("name").and_then(|json| {
        let name = json.variant_name()?;
        unique_name(name, &mut siblings.names, json)
    });
    let description = object.required("description").and_then(|json| json.markdown("`description`"));
    let when = object.get("when").map(|json| read_when(json, siblings.testable, "a cause that is never recognized"));
    if let Some(examples) = object.get("examples").filter(|_| when.is_none()) {
        examples.report("a cause without `when` is never recognized: remove its `examples` or add a `when`");
    }
    let solutions = object.texts("solutions");
    let retry = object.get("retry").map_or(Some(siblings.retry), |json| read_retry_of(json, siblings.kind));
    let examples = object.list("examples", read_example);
    siblings.rules.extend(when.iter().flatten().cloned().map(PlacedRule::in_lower_case));
    let name = name?;
    let code = format!("{}::{}", siblings.code, snake_case(name));
    let when = rules(when.as_deref());
    Some(CauseEntry { name, code: code.leak(), description: description?, when, solutions, retry: retry?, examples })
}
