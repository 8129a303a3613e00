//! A spec file read at run time -> the same tables that the macro writes. The tool needs its specs until it exits, so the
//! tables are leaked.

use dfns_errors_spec::model;
use dfns_errors_spec::{Spec as Model, snake_case};

use crate::runtime::{
    CauseEntry, CauseRules, Codes, Condition, EntryRules, Envelope, ErrorEntry, Example, Field, Kind, LoadedSpec,
    Pointer, Retry, Rule, Scalar, Spec, Statuses, Subject, Test, Unit, Unlisted, Wait, WaitPlace, WaitSource,
};

/// Creates the tables of a spec.
pub(crate) fn load(spec: &Model) -> LoadedSpec {
    LoadedSpec::new(Box::leak(Box::new(table(spec))))
}

fn table(spec: &Model) -> Spec {
    let Model { api, prefix, envelope, headers: _, retry_after, success, errors, unlisted } = spec;
    Spec {
        api: text(api),
        // Loaded specs are never compared.
        fingerprint: 0,
        codes: codes(prefix),
        envelope: self::envelope(envelope),
        headers: list(spec.kept_headers(), text),
        retry_after: list(retry_after, wait_source),
        success: list(success, |range| Statuses(range.first, range.last)),
        entries: list(errors, |entry| self::entry(entry, prefix)),
        rules: list(errors, entry_rules),
        unlisted: list(unlisted, self::unlisted),
        never: self::unlisted(&model::Unlisted {
            statuses: model::Statuses { first: 0, last: u16::MAX },
            retry: model::Retry::Never,
        }),
    }
}

fn list<T, U>(items: impl IntoIterator<Item = T>, convert: impl Fn(T) -> U) -> &'static [U] {
    items.into_iter().map(convert).collect::<Vec<U>>().leak()
}

fn text(text: &str) -> &'static str {
    text.to_owned().leak()
}

fn codes(prefix: &str) -> Codes {
    let code = |name: &str| text(&format!("{prefix}::{name}"));
    Codes {
        other: code("other"),
        transparent: code("transparent"),
        not_connected: code("transport::not_connected"),
        timed_out: code("transport::timed_out"),
        interrupted: code("transport::interrupted"),
        other_transport: code("transport::other"),
    }
}

fn envelope(envelope: &model::Envelope) -> Envelope {
    Envelope {
        at: pointers(&envelope.at),
        id: pointers(&envelope.id),
        id_header: envelope.id_header.as_deref().map(text),
        status: pointers(&envelope.status),
        message: pointers(&envelope.message),
        code: pointers(&envelope.code),
        details: pointers(&envelope.details),
    }
}

fn pointers(pointers: &[model::Pointer]) -> &'static [Pointer] {
    list(pointers, pointer)
}

fn pointer(pointer: &model::Pointer) -> Pointer {
    list(&pointer.tokens, |token| text(token))
}

fn wait_source(source: &model::WaitSource) -> WaitSource {
    WaitSource {
        place: match &source.place {
            model::Place::Header(name) => WaitPlace::Header(text(name)),
            model::Place::Body(pointers) => WaitPlace::Body(self::pointers(pointers)),
        },
        unit: match source.unit {
            model::Unit::Seconds => Unit::Seconds,
            model::Unit::Milliseconds => Unit::Milliseconds,
            model::Unit::UnixSeconds => Unit::UnixSeconds,
            model::Unit::Http => Unit::Http,
        },
        statuses: Statuses(source.statuses.first, source.statuses.last),
    }
}

fn entry(entry: &model::ErrorEntry, prefix: &str) -> ErrorEntry {
    let code = format!("{prefix}::{}", snake_case(&entry.name));
    ErrorEntry {
        status: entry.status,
        name: text(&entry.name),
        title: text(&entry.title),
        description: text(&entry.description),
        kind: match entry.kind {
            model::Kind::Error => Kind::Error,
            model::Kind::Pending => Kind::Pending,
        },
        causes: list(&entry.causes, |cause| self::cause(cause, &code)),
        solutions: list(&entry.solutions, |solution| text(solution)),
        retry: retry(entry.retry),
        docs: entry.docs.as_deref().map(text),
        examples: list(&entry.examples, example),
        code: text(&code),
    }
}

fn cause(cause: &model::CauseEntry, code: &str) -> CauseEntry {
    CauseEntry {
        name: text(&cause.name),
        code: text(&format!("{code}::{}", snake_case(&cause.name))),
        description: text(&cause.description),
        solutions: list(&cause.solutions, |solution| text(solution)),
        retry: retry(cause.retry),
        is_recognized: !cause.when.is_empty(),
        examples: list(&cause.examples, example),
    }
}

fn example(example: &model::Example) -> Example {
    Example { body: text(&example.body), headers: list(&example.headers, |(name, value)| (text(name), text(value))) }
}

fn entry_rules(entry: &model::ErrorEntry) -> EntryRules {
    EntryRules {
        when: rules(&entry.when),
        advice: entry.advice(entry.retry),
        causes: list(&entry.causes, |cause| CauseRules { advice: entry.advice(cause.retry), when: rules(&cause.when) }),
        fields: list(&entry.fields, |field| Field { name: text(&field.name), pointers: pointers(&field.pointers) }),
    }
}

fn rules(rules: &[model::Rule]) -> &'static [Rule] {
    list(rules, |rule| -> Rule { list(&rule.conditions, condition) })
}

fn condition(condition: &model::Condition) -> Condition {
    let subject = match &condition.subject {
        model::Subject::Message => Subject::Message,
        model::Subject::Code => Subject::Code,
        model::Subject::Details(place) => Subject::Details(pointer(place)),
        model::Subject::Body(place) => Subject::Body(pointer(place)),
    };
    let test = match &condition.test {
        model::Test::Has => Test::Has,
        model::Test::Equals(value) => Test::Equals(scalar(value)),
        model::Test::StartsWith(start) => Test::StartsWith(text(start)),
        model::Test::EndsWith(end) => Test::EndsWith(text(end)),
        model::Test::Contains(part) => Test::Contains(text(part)),
    };
    Condition(subject, test)
}

fn scalar(scalar: &model::Scalar) -> Scalar {
    match scalar {
        model::Scalar::Null => Scalar::Word("null"),
        model::Scalar::Bool(true) => Scalar::Word("true"),
        model::Scalar::Bool(false) => Scalar::Word("false"),
        model::Scalar::Number(number) => Scalar::Number(text(number)),
        model::Scalar::String(string) => Scalar::String(text(string)),
    }
}

fn unlisted(rule: &model::Unlisted) -> Unlisted {
    let model::Statuses { first, last } = rule.statuses;
    Unlisted { statuses: Statuses(first, last), retry: retry(rule.retry), advice: rule.retry.advice() }
}

fn retry(retry: model::Retry) -> Retry {
    let wait = |wait| match wait {
        model::Wait::Backoff => Wait::Backoff,
        model::Wait::ShortDelay => Wait::ShortDelay,
    };
    match retry {
        model::Retry::Never => Retry::Never,
        model::Retry::IfIdempotent(how) => Retry::IfIdempotent(wait(how)),
        model::Retry::Always(how) => Retry::Always(wait(how)),
    }
}
