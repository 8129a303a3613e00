//! `diff`: every change between two specs, and what it does to code that uses them.

use std::collections::{HashMap, HashSet};
use std::fmt::Write as _;
use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::ArgMatches;
use dfns_errors_spec::in_words;
use dfns_errors_spec::model::{Example, Field, Idempotency, Kind, Retry, Spec, Statuses, Unit, WaitPlace, WaitSource};
use serde_json::{Value, json};

use crate::codes::ranges;
use crate::listed::{self, Listed};
use crate::runtime::View;
use crate::{arguments, examples, source, words};

/// How much a change affects code that uses the spec, as a semantic versioning level. The variants are in the order of
/// the output.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Level {
    /// A request that was not retried before may now be retried, or an error is no longer noticed. Listed first,
    /// because money is at stake.
    Loosened,
    Major,
    Minor,
    Patch,
}

/// One change: what changed, and what it does.
struct Change {
    level: Level,
    what: String,
    effect: &'static str,
}

/// What a change does, and how much that matters.
type Effect = (Level, &'static str);

const COMPILE: Effect = (Level::Major, "exhaustive matches do not compile until they handle it");
const METHOD: Effect = (Level::Major, "enums that already have a method with this name do not compile");
const GONE: Effect = (Level::Major, "code that names it does not compile");
const UNRECOGNIZED: Effect = (Level::Major, "enums that name it do not compile");
const LOGS: Effect = (Level::Major, "dashboards, alerts and log searches that look for the old code find nothing");
const LOOSER: Effect = (Level::Loosened, "requests that were not retried before are now retried");
const TIGHTER: Effect = (Level::Minor, "requests that were retried before are no longer retried");
const SETTLES: Effect = (Level::Minor, "after an unknown outcome, `Retries` returns a different error");
const TIMING: Effect = (Level::Minor, "the timing of retries changes");
const LOST: Effect = (Level::Loosened, "the error is no longer noticed");
const ACCEPTED: Effect = (Level::Major, "a response that was an error now means that the request was accepted");
const REFUSED: Effect = (Level::Major, "a response that meant that the request was accepted is now an error");
const MOVED: Effect = (Level::Major, "the same response is decoded differently");
const READS: Effect = (Level::Minor, "the same response is decoded differently");
const PLACES: Effect = (Level::Minor, "ids, messages and details are now read from different places");
const HEADERS: Effect = (Level::Minor, "`header` may return something else");
const EXAMPLES: Effect = (Level::Patch, "`examples()` yields different errors");
const WORDS: Effect = (Level::Patch, "code is not affected");

pub(crate) fn run(matches: &ArgMatches, out: &mut impl Write) -> io::Result<ExitCode> {
    let old = source::spec_at(arguments::value::<PathBuf>(matches, "old")?)?;
    let new = source::spec_at(arguments::value::<PathBuf>(matches, "new")?)?;
    let changes = changes(old, new);
    let worst = changes.first().map(|change| change.level);
    let level = worst.map_or("equal", Level::name);
    let verdict = format!("Verdict for the {}: {level}", new.api);
    match arguments::format_of(matches)? {
        "json" => writeln!(out, "{:#}", as_json(&changes, new.api, level))?,
        "markdown" => write!(out, "{}", as_markdown(&changes, &verdict))?,
        _ => as_text(&changes, &verdict, out)?,
    }
    let least = match arguments::value::<String>(matches, "fail-on")?.as_str() {
        "major" => Level::Major,
        "minor" => Level::Minor,
        _ => Level::Patch,
    };
    Ok(ExitCode::from(u8::from(worst.is_some_and(|worst| worst <= least))))
}

impl Level {
    fn name(self) -> &'static str {
        match self {
            Self::Loosened | Self::Major => "major",
            Self::Minor => "minor",
            Self::Patch => "patch",
        }
    }
}

/// Returns the changes, the most important first.
fn changes(old: &'static Spec, new: &'static Spec) -> Vec<Change> {
    let mut changes = Changes::default();
    changes.lists("error", &listed::errors(old), &listed::errors(new));
    changes.unlisted(old, new);
    changes.success(old, new);
    changes.whole(old, new);
    changes.recognition(old, new);
    changes.found.sort_by_key(|change| change.level);
    changes.found
}

/// Returns the error or cause with the same name, or the one that it was renamed to.
fn counterpart(before: Listed, old: &[Listed], new: &[Listed]) -> Option<Listed> {
    if let Some(same) = new.iter().find(|after| after.own_name() == before.own_name()) {
        return Some(*same);
    }
    let mut added = new.iter().filter(|after| old.iter().all(|other| other.own_name() != after.own_name()));
    added.find(|after| is_renamed(before, **after)).copied()
}

/// Returns `true` if the rules are the same. If a cause has no rules, the descriptions must be the same too.
fn is_renamed(before: Listed, after: Listed) -> bool {
    if before.when() != after.when() {
        return false;
    }
    if before.cause.is_some() {
        return !before.when().is_empty() || before.description() == after.description();
    }
    let rules_of_causes = before.entry.causes.iter().map(|cause| cause.when);
    before.entry.statuses == after.entry.statuses
        && rules_of_causes.eq(after.entry.causes.iter().map(|cause| cause.when))
}

/// The texts of an error or a cause: title, description, docs and solutions.
type Texts = (&'static str, &'static str, Option<&'static str>, &'static [&'static str]);

fn texts_of(listed: Listed) -> Texts {
    let entry = listed.entry;
    match listed.cause {
        Some(cause) => ("", cause.description, None, cause.solutions),
        None => (entry.title, entry.description, entry.docs, entry.solutions),
    }
}

#[derive(Default)]
struct Changes {
    found: Vec<Change>,
    /// The names of errors and causes in the new spec, by those in the old one.
    names: HashMap<String, String>,
}

impl Changes {
    fn add(&mut self, what: String, (level, effect): Effect) {
        self.found.push(Change { level, what, effect });
    }

    /// Adds a change if two values differ.
    fn compare<T: PartialEq + Copy>(&mut self, old: T, new: T, what: String, effect: Effect) {
        if old != new {
            self.add(what, effect);
        }
    }

    /// Compares the errors of two specs, or the causes of one error. `kind` is what they are called.
    fn lists(&mut self, kind: &str, old: &[Listed], new: &[Listed]) {
        let mut kept = HashSet::new();
        for before in old {
            let Some(after) = counterpart(*before, old, new) else {
                self.add(format!("the {kind} `{}` was removed", before.name()), GONE);
                continue;
            };
            kept.insert(after.own_name());
            self.listed(kind, *before, after);
        }
        for after in new.iter().filter(|after| !kept.contains(after.own_name())) {
            let statuses =
                if after.cause.is_none() { format!(" ({})", in_words(after.entry.statuses)) } else { String::new() };
            self.add(format!("the {kind} `{}`{statuses} was added", after.name()), COMPILE);
        }
    }

    fn listed(&mut self, kind: &str, before: Listed, after: Listed) {
        let name = after.name();
        let renamed = format!("the {kind} `{}` was renamed to `{name}`", before.name());
        self.compare(before.own_name(), after.own_name(), renamed, GONE);
        let code = format!("the code `{}` became `{}`", before.code(), after.code());
        self.compare(before.code(), after.code(), code, LOGS);
        self.retries(before, after);
        if after.cause.is_some() && after.when().is_empty() {
            let unrecognized = format!("the cause `{name}` is no longer recognized");
            self.compare(before.when(), after.when(), unrecognized, UNRECOGNIZED);
        } else {
            self.compare(before.when(), after.when(), format!("the rules of `{name}` changed"), READS);
        }
        self.compare(texts_of(before), texts_of(after), format!("the text of `{name}` changed"), WORDS);
        self.compare(before.examples(), after.examples(), format!("the examples of `{name}` changed"), EXAMPLES);
        if after.cause.is_none() {
            self.entry(before, after);
        }
        self.names.insert(before.name(), name);
    }

    /// Compares what only an error has, and its causes.
    fn entry(&mut self, old: Listed, new: Listed) {
        let before = old.entry;
        let after = new.entry;
        let name = after.name;
        let from = in_words(before.statuses);
        let to = in_words(after.statuses);
        let status = format!("the status of `{name}` changed from {from} to {to}");
        self.compare(before.statuses, after.statuses, status, MOVED);
        let effect = if after.kind == Kind::Pending { ACCEPTED } else { REFUSED };
        self.compare(before.kind, after.kind, format!("the kind of `{name}` changed"), effect);
        self.lists("cause", &old.causes(), &new.causes());
        self.fields(name, before.fields, after.fields);
    }

    fn fields(&mut self, entry: &str, old: &[Field], new: &[Field]) {
        for before in old {
            let name = before.name;
            let Some(after) = new.iter().find(|after| after.name == name) else {
                self.add(format!("the accessor `{name}` of `{entry}` was removed"), GONE);
                continue;
            };
            let what = format!("the accessor `{name}` of `{entry}` reads a different value");
            self.compare(before.pointers, after.pointers, what, READS);
            let text = format!("the text of `{entry}::{name}` changed");
            self.compare(before.description, after.description, text, WORDS);
        }
        for after in new.iter().filter(|after| old.iter().all(|before| before.name != after.name)) {
            self.add(format!("the accessor `{}` of `{entry}` was added", after.name), METHOD);
        }
    }

    /// Compares the retry rules of an error or cause at each status that it has in both specs.
    fn retries(&mut self, before: Listed, after: Listed) {
        let name = after.name();
        let common = (100..=999).filter(|status| before.entry.covers(*status) && after.entry.covers(*status));
        let rules = common.map(|status| (status, (before.retry_at(status), after.retry_at(status))));
        let rules = ranges(rules);
        let first = rules.first().map_or((before.retry(), after.retry()), |(_, first)| *first);
        if rules.iter().all(|(_, rules)| *rules == first) {
            return self.retry(&format!("`{name}`"), first.0, first.1);
        }
        for (statuses, (old, new)) in rules {
            self.retry(&format!("`{name}` at {}", with_noun(statuses)), old, new);
        }
    }

    fn retry(&mut self, what: &str, old: Retry, new: Retry) {
        let change = format!("from {} to {}", old.as_str(), new.as_str());
        if allows_more(new, old) {
            self.add(format!("the retry rule of {what} was loosened {change}"), LOOSER);
        } else if allows_more(old, new) {
            self.add(format!("the retry rule of {what} was tightened {change}"), TIGHTER);
        } else if old.as_str() != new.as_str() {
            self.add(format!("the retry rule of {what} changed {change}"), SETTLES);
        } else {
            self.compare(old, new, format!("the retry wait of {what} changed"), TIMING);
        }
    }

    /// Compares everything outside the errors.
    fn whole(&mut self, old: &Spec, new: &Spec) {
        self.compare(old.envelope, new.envelope, "the envelope changed".to_owned(), PLACES);
        self.compare(old.headers, new.headers, "the kept headers changed".to_owned(), HEADERS);
        let from = wait_sources(old.retry_after);
        let to = wait_sources(new.retry_after);
        let waits = format!("the `retry_after` sources changed from {from} to {to}");
        self.compare(old.retry_after, new.retry_after, waits, TIMING);
        self.compare(old.prefix, new.prefix, format!("the prefix `{}` became `{}`", old.prefix, new.prefix), LOGS);
        self.compare(old.api, new.api, format!("the API is now called `{}`", new.api), WORDS);
    }

    /// Compares the rules of all statuses that at most one of the specs lists.
    fn unlisted(&mut self, old: &Spec, new: &Spec) {
        let rules = statuses_outside(old, new).map(|status| (status, (rule(old, status), rule(new, status))));
        for (statuses, (before, after)) in ranges(rules.filter(|(_, (before, after))| before != after)) {
            self.retry(&with_noun(statuses), before, after);
        }
    }

    /// Compares which statuses count as a success. A status that both specs list is always an error.
    fn success(&mut self, old: &Spec, new: &Spec) {
        let changed = statuses_outside(old, new).filter(|status| old.is_success(*status) != new.is_success(*status));
        for (statuses, is_success) in ranges(changed.map(|status| (status, new.is_success(status)))) {
            let (became, effect) = match (is_success, statuses.first == statuses.last) {
                (true, true) => ("a success", "its responses are no longer errors"),
                (true, false) => ("successes", "their responses are no longer errors"),
                (false, true) => ("an error", "its responses are no longer successes"),
                (false, false) => ("errors", "their responses are no longer successes"),
            };
            self.add(format!("{} became {became}", with_noun(statuses)), (Level::Loosened, effect));
        }
    }

    /// Decodes the examples of both specs with each of the two specs.
    fn recognition(&mut self, old: &'static Spec, new: &'static Spec) {
        let mut seen = HashSet::new();
        for listed in listed::all(old).chain(listed::all(new)) {
            for example in listed.examples() {
                if seen.insert((example.status, example.headers, example.body)) {
                    self.example(example, old, new);
                }
            }
        }
    }

    fn example(&mut self, example: &Example, old: &'static Spec, new: &'static Spec) {
        let status = example.status;
        let was = examples::recognized(old, example).map(Listed::name);
        let is = examples::recognized(new, example).map(Listed::name);
        let is_same = was.as_ref().map(|name| self.names.get(name).unwrap_or(name)) == is.as_ref();
        let is_looser = allows_more(retry(new, example), retry(old, example));
        let is_new = was.is_none() && old.entries_of(status).next().is_none();
        if is_same || is_new && !is_looser {
            return;
        }
        let is_lost = is.is_none() && new.is_success(status);
        let effect = if is_lost {
            LOST
        } else if is_looser {
            LOOSER
        } else {
            READS
        };
        let body = words::one_line(example.body);
        let was = read_as(was, status, old);
        let is = read_as(is, status, new);
        self.add(format!("a {status} with the body {body} was {was}, and is now {is}"), effect);
    }
}

/// Returns the retry rule of an example. A success is never sent again.
fn retry(spec: &'static Spec, example: &Example) -> Retry {
    let body = examples::read(spec, example);
    body.map_or(Retry::Never, |body| View::of_response(&body).retry())
}

/// Returns `true` if the first rule allows to send a request again that the second one does not.
fn allows_more(one: Retry, other: Retry) -> bool {
    let requests = [Idempotency::Idempotent, Idempotency::NotIdempotent];
    requests.into_iter().any(|request| one.allows(request) && !other.allows(request))
}

/// Returns what a response with this status is decoded as.
fn read_as(name: Option<String>, status: u16, spec: &Spec) -> String {
    match name {
        Some(name) => format!("recognized as `{name}`"),
        None if spec.is_success(status) => "treated as a success".to_owned(),
        None => "treated as an unlisted response".to_owned(),
    }
}

/// Returns the statuses that are not described in full by entries of both specs.
fn statuses_outside(old: &Spec, new: &Spec) -> impl Iterator<Item = u16> {
    (100..=999).filter(|status| !old.lists_all(*status) || !new.lists_all(*status))
}

/// Returns the rule of a status: that of the entry that describes all of its responses, if there is one.
fn rule(spec: &Spec, status: u16) -> Retry {
    let listed = spec.entries_of(status).find(|(_, entry)| entry.when.is_empty());
    listed.map_or_else(|| spec.retry_of_status(status), |(_, entry)| spec.retry_of(entry, None, Some(status)))
}

fn wait_sources(sources: &[WaitSource]) -> String {
    if sources.is_empty() {
        return "only `Retry-After`".to_owned();
    }
    sources.iter().map(wait_source).collect::<Vec<String>>().join(", ")
}

/// Returns a source of waits in a few words, such as `X-Wait-Ms` (milliseconds, 429).
fn wait_source(source: &WaitSource) -> String {
    let WaitSource { place, unit, statuses } = source;
    let place = match place {
        WaitPlace::Header(name) => (*name).to_owned(),
        WaitPlace::Body(pointers) => {
            pointers.iter().map(|pointer| format!("/{}", pointer.join("/"))).collect::<Vec<_>>().join("` or `")
        }
    };
    let unit = match unit {
        Unit::Seconds => "seconds",
        Unit::Milliseconds => "milliseconds",
        Unit::UnixSeconds => "unix_seconds",
        Unit::UnixMilliseconds => "unix_milliseconds",
        Unit::Rfc3339 => "rfc3339",
        Unit::Duration => "duration",
        Unit::Http => "http",
    };
    if *statuses == [Statuses::ALL] {
        return format!("`{place}` ({unit})");
    }
    format!("`{place}` ({unit}, status {})", in_words(statuses))
}

/// Returns statuses with their noun, such as `status 503` or `statuses 500-502`.
fn with_noun(statuses: Statuses) -> String {
    let noun = if statuses.first == statuses.last { "status" } else { "statuses" };
    format!("{noun} {statuses}")
}

fn as_text(changes: &[Change], verdict: &str, out: &mut impl Write) -> io::Result<()> {
    for Change { level, what, effect } in changes {
        words::paragraph(out, &format!("{:<6} ", level.name()), &format!("{what}: {effect}"))?;
    }
    writeln!(out, "{}", words::bold(verdict))
}

fn as_json(changes: &[Change], api: &str, verdict: &str) -> Value {
    let changes = changes.iter().map(|Change { level, what, effect }| {
        json!({ "level": level.name(), "retry_loosened": *level == Level::Loosened, "change": what, "effect": effect })
    });
    json!({ "api": api, "verdict": verdict, "changes": changes.collect::<Vec<Value>>() })
}

fn as_markdown(changes: &[Change], verdict: &str) -> String {
    let mut text = format!("**{verdict}**\n");
    if !changes.is_empty() {
        text.push_str("\n| level | change | effect |\n|---|---|---|\n");
    }
    for Change { level, what, effect } in changes {
        let _ = writeln!(text, "| {} | {} | {effect} |", level.name(), what.replace('|', "\\|"));
    }
    text
}
