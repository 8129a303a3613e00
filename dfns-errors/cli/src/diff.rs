//! `diff`: every change between two specs, and what it does to code that uses them.

use std::fmt::Write as _;
use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::ArgMatches;
use dfns_errors_spec::model::{
    CauseEntry, ErrorEntry, Example, Field, Kind, Retry, Spec, Statuses, Unit, WaitPlace, WaitSource,
};
use serde_json::{Value, json};

use crate::examples::ListedExample;
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

const COMPILE: &str = "exhaustive matches do not compile until they handle it";
const GONE: &str = "code that names it does not compile";
const LOGS: &str = "dashboards, alerts and log searches that look for the old code find nothing";
const LOOSER: &str = "requests that were not retried before are now retried";
const TIGHTER: &str = "requests that were retried before are no longer retried";
const LOST: &str = "the error is no longer noticed";
const ACCEPTED: &str = "a response that was an error now means that the request was accepted";
const REFUSED: &str = "a response that meant that the request was accepted is now an error";
const READS: &str = "the same response is decoded differently";
const WORDS: &str = "code is not affected";

pub(crate) fn run(matches: &ArgMatches, out: &mut impl Write) -> io::Result<ExitCode> {
    let path = |name| matches.get_one::<PathBuf>(name).cloned().unwrap_or_default();
    let old = source::spec_at(&path("old"))?;
    let new = source::spec_at(&path("new"))?;
    let changes = changes(old, new);
    let verdict = changes.first().map_or("equal", |change| change.level.name());
    match arguments::text(matches, "format") {
        "json" => writeln!(out, "{:#}", as_json(&changes, verdict))?,
        "markdown" => write!(out, "{}", as_markdown(&changes, verdict))?,
        _ => as_text(&changes, verdict, out)?,
    }
    let worst = changes.first().map(|change| change.level);
    let fails = match arguments::text(matches, "fail-on") {
        "major" => worst.is_some_and(|level| level <= Level::Major),
        "any" => worst.is_some(),
        _ => worst.is_some_and(|level| level <= Level::Minor),
    };
    Ok(ExitCode::from(u8::from(fails)))
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
    let mut changes = Changes(Vec::new());
    let pairs = pairs(old.errors, new.errors, |entry| entry.name, is_renamed_entry);
    for pair in &pairs {
        changes.entry(pair, old, new);
    }
    changes.unlisted(old, new);
    changes.success(old, new);
    changes.whole(old, new);
    changes.recognition(&pairs, old, new);
    changes.0.sort_by_key(|change| change.level);
    changes.0
}

/// An item in the old spec and its counterpart in the new one; `None` if that spec does not have it.
type Pair<'s, T> = (Option<&'s T>, Option<&'s T>);

/// Pairs items that have the same name or were renamed.
fn pairs<'s, T>(
    old: &'s [T],
    new: &'s [T],
    name: impl Fn(&T) -> &'static str,
    is_renamed: impl Fn(&T, &T) -> bool,
) -> Vec<Pair<'s, T>> {
    let in_list = |list: &[T], item: &T| list.iter().any(|other| name(other) == name(item));
    let mut renamed: Vec<&T> = Vec::new();
    let mut pairs: Vec<Pair<'s, T>> = Vec::new();
    for before in old {
        let same = new.iter().find(|after| name(after) == name(before));
        let after = same.or_else(|| new.iter().find(|after| !in_list(old, after) && is_renamed(before, after)));
        renamed.extend(after);
        pairs.push((Some(before), after));
    }
    let added = new.iter().filter(|after| !renamed.iter().any(|renamed| std::ptr::eq(*renamed, *after)));
    pairs.extend(added.map(|after| (None, Some(after))));
    pairs
}

/// Returns `true` if the status and the rules are the same.
fn is_renamed_entry(old: &ErrorEntry, new: &ErrorEntry) -> bool {
    let rules_of_causes = old.causes.iter().map(|cause| cause.when);
    old.status == new.status && old.when == new.when && rules_of_causes.eq(new.causes.iter().map(|cause| cause.when))
}

/// The texts of an entry: title, description, docs and solutions.
type Texts = (&'static str, &'static str, Option<&'static str>, &'static [&'static str]);

fn texts_of(entry: &ErrorEntry) -> Texts {
    (entry.title, entry.description, entry.docs, entry.solutions)
}

/// Returns `true` if the rules are the same. If there are no rules, the descriptions must be the same too.
fn is_renamed_cause(old: &CauseEntry, new: &CauseEntry) -> bool {
    old.when == new.when && (!old.when.is_empty() || old.description == new.description)
}

struct Changes(Vec<Change>);

impl Changes {
    fn add(&mut self, level: Level, what: impl Into<String>, effect: &'static str) {
        self.0.push(Change { level, what: what.into(), effect });
    }

    fn entry(&mut self, pair: &Pair<'_, ErrorEntry>, old: &Spec, new: &Spec) {
        match *pair {
            (Some(before), None) => self.add(Level::Major, format!("the error `{}` was removed", before.name), GONE),
            (None, Some(after)) => {
                self.add(Level::Major, format!("the error `{}` ({}) was added", after.name, after.status), COMPILE);
            }
            (Some(before), Some(after)) => self.changed_entry(before, after, old, new),
            (None, None) => {}
        }
    }

    fn changed_entry(&mut self, before: &ErrorEntry, after: &ErrorEntry, old: &Spec, new: &Spec) {
        let name = &after.name;
        if before.name != after.name {
            self.add(Level::Major, format!("the error `{}` was renamed to `{name}`", before.name), GONE);
        }
        self.code(before.code, after.code);
        if before.status != after.status {
            let what = format!("the status of `{name}` changed from {} to {}", before.status, after.status);
            self.add(Level::Major, what, READS);
        }
        if before.kind != after.kind {
            let effect = if after.kind == Kind::Pending { ACCEPTED } else { REFUSED };
            self.add(Level::Major, format!("the kind of `{name}` changed"), effect);
        }
        self.retry(&format!("`{name}`"), before.retry, after.retry);
        if before.when != after.when {
            self.add(Level::Minor, format!("the rules of `{name}` changed"), READS);
        }
        self.texts(name, texts_of(before) != texts_of(after));
        self.examples(name, &before.examples, &after.examples);
        for pair in pairs(&before.causes, &after.causes, |cause| cause.name, is_renamed_cause) {
            self.cause(&pair, (before, old), (after, new));
        }
        self.fields(name, &before.fields, &after.fields);
    }

    fn cause(&mut self, pair: &Pair<'_, CauseEntry>, old: (&ErrorEntry, &Spec), new: (&ErrorEntry, &Spec)) {
        let path = |entry: &ErrorEntry, cause: &CauseEntry| format!("{}::{}", entry.name, cause.name);
        match *pair {
            (Some(before), None) => {
                self.add(Level::Major, format!("the cause `{}` was removed", path(old.0, before)), GONE);
            }
            (None, Some(after)) => {
                self.add(Level::Major, format!("the cause `{}` was added", path(new.0, after)), COMPILE);
            }
            (Some(before), Some(after)) => {
                let name = path(new.0, after);
                if before.name != after.name {
                    let what = format!("the cause `{}` was renamed to `{name}`", path(old.0, before));
                    self.add(Level::Major, what, GONE);
                }
                self.code(before.code, after.code);
                self.retry(&format!("`{name}`"), before.retry, after.retry);
                self.rules(&name, before, after);
                let is_reworded = (&before.description, &before.solutions) != (&after.description, &after.solutions);
                self.texts(&name, is_reworded);
                self.examples(&name, &before.examples, &after.examples);
            }
            (None, None) => {}
        }
    }

    fn rules(&mut self, name: &str, before: &CauseEntry, after: &CauseEntry) {
        if before.when == after.when {
            return;
        }
        if after.when.is_empty() {
            self.add(
                Level::Major,
                format!("the cause `{name}` is no longer recognized"),
                "enums that name it do not compile",
            );
        } else {
            self.add(Level::Minor, format!("the rules of `{name}` changed"), READS);
        }
    }

    fn fields(&mut self, name: &str, old: &[Field], new: &[Field]) {
        for pair in pairs(old, new, |field| &field.name, |_, _| false) {
            match pair {
                (Some(before), None) => {
                    self.add(Level::Major, format!("the accessor `{}` of `{name}` was removed", before.name), GONE);
                }
                (None, Some(after)) => {
                    let what = format!("the accessor `{}` of `{name}` was added", after.name);
                    self.add(Level::Major, what, "enums that already have a method with this name do not compile");
                }
                (Some(before), Some(after)) if before.pointers != after.pointers => {
                    self.add(
                        Level::Minor,
                        format!("the accessor `{}` of `{name}` reads a different value", after.name),
                        READS,
                    );
                }
                (Some(before), Some(after)) => {
                    self.texts(&format!("{name}::{}", after.name), before.description != after.description);
                }
                (None, None) => {}
            }
        }
    }

    fn code(&mut self, old: &str, new: &str) {
        if old != new {
            self.add(Level::Major, format!("the code `{old}` became `{new}`"), LOGS);
        }
    }

    fn retry(&mut self, what: &str, old: Retry, new: Retry) {
        let rank = |retry: Retry| match retry {
            Retry::Never => 0,
            Retry::IfIdempotent(_) => 1,
            Retry::Always(_) => 2,
        };
        let (from, to) = (old.as_str(), new.as_str());
        match rank(new).cmp(&rank(old)) {
            std::cmp::Ordering::Greater => {
                self.add(Level::Loosened, format!("the retry rule of {what} was loosened from {from} to {to}"), LOOSER);
            }
            std::cmp::Ordering::Less => {
                self.add(Level::Minor, format!("the retry rule of {what} was tightened from {from} to {to}"), TIGHTER);
            }
            std::cmp::Ordering::Equal if old != new => {
                self.add(Level::Minor, format!("the retry wait of {what} changed"), "the timing of retries changes");
            }
            std::cmp::Ordering::Equal => {}
        }
    }

    fn texts(&mut self, name: &str, is_changed: bool) {
        if is_changed {
            self.add(Level::Patch, format!("the text of `{name}` changed"), WORDS);
        }
    }

    fn examples(&mut self, name: &str, old: &[Example], new: &[Example]) {
        if old != new {
            self.add(Level::Patch, format!("the examples of `{name}` changed"), "`examples()` yields different errors");
        }
    }

    /// Compares everything outside the errors.
    fn whole(&mut self, old: &Spec, new: &Spec) {
        if old.envelope != new.envelope {
            self.add(
                Level::Minor,
                "the envelope changed",
                "ids, messages and details are now read from different places",
            );
        }
        if old.headers != new.headers {
            self.add(Level::Minor, "the kept headers changed", "`header` may return something else");
        }
        self.waits(&old.retry_after, &new.retry_after);
        if old.prefix != new.prefix {
            self.add(Level::Major, format!("the prefix `{}` became `{}`", old.prefix, new.prefix), LOGS);
        }
        if old.api != new.api {
            self.add(Level::Patch, format!("the API is now called `{}`", new.api), WORDS);
        }
    }

    /// Compares where the server says how long to wait.
    fn waits(&mut self, old: &[WaitSource], new: &[WaitSource]) {
        if old == new {
            return;
        }
        let listed = |sources: &[WaitSource]| {
            let sources: Vec<String> = sources.iter().map(wait_source).collect();
            if sources.is_empty() { "only `Retry-After`".to_owned() } else { sources.join(", ") }
        };
        let what = format!("the `retry_after` sources changed from {} to {}", listed(old), listed(new));
        self.add(Level::Minor, what, "the timing of retries changes");
    }

    /// Compares the rules of all statuses that at most one of the specs lists, as ranges.
    fn unlisted(&mut self, old: &Spec, new: &Spec) {
        let statuses = (100..=999).filter(|status| !is_listed(old, *status) || !is_listed(new, *status));
        let rules = statuses.map(|status| (status, (rule(old, status), rule(new, status))));
        for (first, last, (before, after)) in ranges(rules.filter(|(_, (before, after))| before != after)) {
            self.retry(&shown(first, last), before, after);
        }
    }

    /// Compares which statuses count as a success, as ranges. A status that both specs list is always an error.
    fn success(&mut self, old: &Spec, new: &Spec) {
        let statuses = (100..=999).filter(|status| !is_listed(old, *status) || !is_listed(new, *status));
        let changed = statuses.filter(|status| old.is_success(*status) != new.is_success(*status));
        for (first, last, is_success) in ranges(changed.map(|status| (status, new.is_success(status)))) {
            let (became, effect) = match (is_success, first == last) {
                (true, true) => ("a success", "its responses are no longer errors"),
                (true, false) => ("successes", "their responses are no longer errors"),
                (false, true) => ("an error", "its responses are no longer successes"),
                (false, false) => ("errors", "their responses are no longer successes"),
            };
            self.add(Level::Loosened, format!("{} became {became}", shown(first, last)), effect);
        }
    }

    /// Decodes the examples of both specs with each of the two specs.
    fn recognition(&mut self, pairs: &[Pair<'_, ErrorEntry>], old: &'static Spec, new: &'static Spec) {
        let of_both = examples::all(old).chain(examples::all(new));
        let mut seen: Vec<(u16, &str)> = Vec::new();
        for ListedExample { entry, example, .. } in of_both {
            if seen.contains(&(entry.status, example.body)) {
                continue;
            }
            seen.push((entry.status, example.body));
            let was = examples::recognized(old, entry.status, example);
            let is = examples::recognized(new, entry.status, example);
            let was_now = was.as_deref().map(|name| renamed(name, pairs));
            if was_now == is || was.is_none() && !old.errors.iter().any(|other| other.status == entry.status) {
                continue;
            }
            let body: String = example.body.split_whitespace().collect::<Vec<_>>().join(" ");
            let was_name = read_as(was.as_deref(), entry.status, old);
            let is_name = read_as(is.as_deref(), entry.status, new);
            let what = format!("a {} with the body {body} was {was_name}, and is now {is_name}", entry.status);
            let is_lost = is.is_none() && new.is_success(entry.status);
            let (level, effect) = if is_lost { (Level::Loosened, LOST) } else { (Level::Minor, READS) };
            self.add(level, what, effect);
        }
    }
}

/// Returns what a response with this status is decoded as.
fn read_as(name: Option<&str>, status: u16, spec: &Spec) -> String {
    match name {
        Some(name) => format!("recognized as `{name}`"),
        None if spec.is_success(status) => "treated as a success".to_owned(),
        None => "treated as an unlisted response".to_owned(),
    }
}

/// Returns `true` if an entry describes every response with this status.
fn is_listed(spec: &Spec, status: u16) -> bool {
    listed(spec, status).is_some()
}

/// Returns the entry that describes every response with this status, unless another recognizes it.
fn listed(spec: &Spec, status: u16) -> Option<&ErrorEntry> {
    spec.errors.iter().find(|entry| entry.status == status && entry.when.is_empty())
}

/// Returns the rule of a status, with or without an entry.
fn rule(spec: &Spec, status: u16) -> Retry {
    listed(spec, status).map_or_else(|| spec.unlisted_retry(status), |entry| entry.retry)
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
        Unit::Http => "http",
    };
    if *statuses == Statuses::ALL {
        return format!("`{place}` ({unit})");
    }
    format!("`{place}` ({unit}, {})", shown(statuses.first, statuses.last))
}

/// Joins consecutive statuses with the same value into ranges.
fn ranges<T: PartialEq>(statuses: impl Iterator<Item = (u16, T)>) -> Vec<(u16, u16, T)> {
    let mut ranges: Vec<(u16, u16, T)> = Vec::new();
    for (status, value) in statuses {
        match ranges.last_mut() {
            Some((_, last, same)) if *last + 1 == status && *same == value => *last = status,
            _ => ranges.push((status, status, value)),
        }
    }
    ranges
}

/// Returns a range of statuses in words.
fn shown(first: u16, last: u16) -> String {
    if first == last { format!("status {first}") } else { format!("statuses {first} to {last}") }
}

/// Returns the name that an error and its cause have in the new spec.
fn renamed(name: &str, pairs: &[Pair<'_, ErrorEntry>]) -> String {
    let (entry, cause) = name.split_once("::").map_or((name, None), |(entry, cause)| (entry, Some(cause)));
    let pair = pairs.iter().find_map(|(old, new)| Some(((*old)?, (*new)?)).filter(|(old, _)| old.name == entry));
    let Some((old, new)) = pair else { return name.to_owned() };
    let causes = self::pairs(&old.causes, &new.causes, |cause| cause.name, is_renamed_cause);
    let cause = cause.map(|cause| {
        let found = causes.iter().find_map(|(old, new)| Some(((*old)?, (*new)?)).filter(|(old, _)| old.name == cause));
        found.map_or(cause, |(_, new)| new.name)
    });
    cause.map_or_else(|| new.name.to_owned(), |cause| format!("{}::{cause}", new.name))
}

fn as_text(changes: &[Change], verdict: &str, out: &mut impl Write) -> io::Result<()> {
    for Change { level, what, effect } in changes {
        words::paragraph(out, &format!("{:<6} ", level.name()), "       ", &format!("{what}: {effect}"))?;
    }
    writeln!(out, "{}", words::bold(format!("Verdict: {verdict}")))
}

fn as_json(changes: &[Change], verdict: &str) -> Value {
    let changes = changes.iter().map(|Change { level, what, effect }| {
        json!({ "level": level.name(), "retry_loosened": *level == Level::Loosened, "change": what, "effect": effect })
    });
    json!({ "verdict": verdict, "changes": changes.collect::<Vec<Value>>() })
}

fn as_markdown(changes: &[Change], verdict: &str) -> String {
    let mut text = format!("**Verdict: {verdict}**\n");
    if !changes.is_empty() {
        text.push_str("\n| level | change | effect |\n|---|---|---|\n");
    }
    for Change { level, what, effect } in changes {
        let _ = writeln!(text, "| {} | {} | {effect} |", level.name(), what.replace('|', "\\|"));
    }
    text
}
