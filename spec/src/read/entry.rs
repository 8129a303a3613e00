//! One of `errors`.

use crate::json::Value;
use crate::model::{CauseEntry, Envelope, ErrorEntry, Kind, Retry, Statuses};
use crate::name::snake_case;

use super::cause::{Siblings, read_cause, read_retry_of};
use super::example::read_examples;
use super::field::{FieldNames, read_fields};
use super::link::read_url_below;
use super::object::Object;
use super::scope::Scope;
use super::shadow::{check_rules_can_match, check_rules_fit};
use super::unique::Unique;
use super::value::{Choices, Json};
use super::when::{PlacedRule, read_when, rules};

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
const KINDS: Choices<Kind> = &[("error", Kind::Error), ("pending", Kind::Pending)];

/// What an entry shares with the other entries.
#[derive(Debug)]
pub(crate) struct Entries<'b> {
    /// The URL that relative `docs` are resolved against.
    pub(crate) docs: Option<&'b str>,
    pub(crate) envelope: &'b Envelope,
    pub(crate) success: &'b [Statuses],
    pub(crate) fields: FieldNames,
    names: Unique,
    statuses: SharedStatuses,
}

/// The statuses of the earlier entries.
#[derive(Debug, Default)]
struct SharedStatuses {
    /// Those of entries without `when`, and where each is.
    unconditional: Vec<(u16, usize)>,
    /// Statuses whose entry without `when` is followed by one with a `when`.
    misplaced: Vec<u16>,
    /// The rules of entries with `when`.
    rules: Vec<(u16, PlacedRule)>,
}

impl<'b> Entries<'b> {
    pub(crate) fn new(docs: Option<&'b str>, envelope: &'b Envelope, success: &'b [Statuses]) -> Self {
        let (names, fields, statuses) = Default::default();
        Self { docs, envelope, success, fields, names, statuses }
    }

    /// Reports rules that an earlier entry of the same status always hides.
    pub(crate) fn check_rules_can_match(&mut self, json: Json<'_>) {
        let rules = &mut self.statuses.rules;
        rules.sort_by_key(|(status, _)| *status);
        for same_status in rules.chunk_by(|(one, _), (other, _)| one == other) {
            let rules: Vec<PlacedRule> = same_status.iter().map(|(_, rule)| rule.clone()).collect();
            check_rules_can_match(&rules, json.problems);
        }
    }

    /// Returns `true` for a status that is a success unless an entry recognizes the response.
    fn is_success(&self, status: u16) -> bool {
        let mut ranges = self.success.iter().copied().chain([Statuses::SUCCESS]);
        ranges.any(|range| range.contains(status))
    }
}

/// Reads an entry that has at least a valid name. Defaults stand in for what has a problem.
pub(crate) fn read_entry(json: Json<'_>, entries: &mut Entries<'_>) -> Option<ErrorEntry> {
    let object = Object::open(json, "an entry", KEYS)?;
    let name = object.required("name").and_then(|json| read_name(json, &mut entries.names));
    let kind = object.get("kind").map_or(Some(Kind::Error), |json| json.choice("kind", KINDS)).unwrap_or(Kind::Error);
    let scope = Scope::new(entries.envelope, kind);
    let when = object.get("when").map(|json| read_when(json, scope, "an entry that describes every response"));
    let status = object.required("status").and_then(|json| read_status(json, kind, when.as_deref(), entries));
    let title = object.required("title").and_then(|json| json.line("`title`"));
    let description = object.required("description").and_then(|json| json.markdown("`description`"));
    let docs = object.get("docs").and_then(|json| read_url_below(json, entries.docs));
    let retry = object.get("retry").map_or(Some(Retry::Never), |json| read_retry_of(json, kind));
    let retry = retry.unwrap_or(Retry::Never);
    let when = when.unwrap_or_default();
    let siblings = Siblings { kind, scope, retry, names: Unique::default(), rules: Vec::new() };
    let causes = object.get("causes").map(|json| read_causes(json, siblings, &when));
    let solutions = object.get("solutions").map(|json| json.texts("solutions"));
    let fields = object.get("fields").map(|json| read_fields(json, &mut entries.fields));
    let examples = object.get("examples").map(read_examples);
    Some(ErrorEntry {
        position: json.problems.position(json.node.at),
        name: name?,
        status: status.unwrap_or_default(),
        when: rules(&when),
        title: title.unwrap_or_default().trim().to_owned(),
        description: description.unwrap_or_default(),
        kind,
        docs,
        causes: causes.unwrap_or_default(),
        solutions: solutions.unwrap_or_default(),
        fields: fields.unwrap_or_default(),
        examples: examples.unwrap_or_default(),
        retry,
    })
}

/// `Other` and `Transparent` are reserved by the macro, as a variant or in a code.
fn read_name(json: Json<'_>, names: &mut Unique) -> Option<String> {
    let name = json.variant_name()?;
    let code = snake_case(&name);
    if ["other", "transparent", "transport"].contains(&code.as_str()) {
        return json.reject(format!("invalid name `{name}`: it is reserved for generated code"));
    }
    let what = format!("name `{name}` (`{code}` in codes)");
    names.add(code, &what, json).then_some(name)
}

fn read_status(json: Json<'_>, kind: Kind, when: Option<&[PlacedRule]>, entries: &mut Entries<'_>) -> Option<u16> {
    let Value::Number(text) = json.node.value else {
        return json.reject_type("`status`", "a whole number from 100 to 999");
    };
    let Some(status) = text.parse::<u16>().ok().filter(|status| Statuses::ALL.contains(*status)) else {
        return json.reject(format!("invalid status `{text}`: expected a whole number from 100 to 999"));
    };
    if kind == Kind::Pending && !Statuses::SUCCESS.contains(status) {
        json.report(format!("invalid status `{status}` for a `pending` entry: expected 200 to 299"));
    }
    if kind == Kind::Error && when.is_none() && entries.is_success(status) {
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
        let rules = when.unwrap_or_default().iter().cloned();
        self.rules.extend(rules.map(|rule| (status, rule.in_lower_case())));
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
}

fn report_duplicate(status: u16, earlier: usize, later: Json<'_>) {
    let first = later.problems.position(earlier);
    later.report(format!(
        "duplicate status `{status}`, first used at {first}: when several entries share a status, all but the last need a `when`"
    ));
}

fn read_causes(json: Json<'_>, mut siblings: Siblings, when: &[PlacedRule]) -> Vec<CauseEntry> {
    let items = json.list("causes").unwrap_or_default().into_iter();
    let causes = items.filter_map(|item| read_cause(item, &mut siblings)).collect();
    check_rules_fit(&siblings.rules, when, json.problems);
    check_rules_can_match(&siblings.rules, json.problems);
    causes
}
