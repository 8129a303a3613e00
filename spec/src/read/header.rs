//! The names of headers (RFC 9110, 5.1).

use std::collections::BTreeSet;

use crate::model::{Envelope, ErrorEntry, Subject, WaitPlace, WaitSource};
use crate::text::leaked;

use super::object::Seen;
use super::value::Json;

/// Reads the name of a header.
pub(crate) fn read_header_name(json: Json<'_>, what: &str) -> Option<&'static str> {
    let name = json.line(what)?;
    if !is_header_name(name) {
        return json.reject(bad_header_name(name));
    }
    Some(leaked(name))
}

/// Reads an item of `headers`.
pub(crate) fn read_header(json: Json<'_>, seen: &mut Seen) -> Option<&'static str> {
    let name = read_header_name(json, "an item of `headers`")?;
    seen.add(name.to_ascii_lowercase(), &format!("header `{name}`"), json)?;
    Some(name)
}

/// Returns the headers to keep: those that are listed, and every other header that the spec reads.
pub(crate) fn kept_headers(
    listed: &'static [&'static str],
    envelope: &Envelope,
    retry_after: &[WaitSource],
    errors: &[ErrorEntry],
) -> &'static [&'static str] {
    let of_fields = [envelope.id, envelope.message, envelope.code].into_iter().filter_map(|source| source.header);
    let of_waits = retry_after.iter().filter_map(|source| match source.place {
        WaitPlace::Header(name) => Some(name),
        WaitPlace::Body(_) => None,
    });
    let of_rules = errors.iter().flat_map(tested_headers);
    let mut seen = BTreeSet::new();
    let mut kept: Vec<&'static str> = listed.iter().copied().chain(of_fields).chain(of_waits).chain(of_rules).collect();
    kept.retain(|name| seen.insert(name.to_ascii_lowercase()));
    kept.leak()
}

fn tested_headers(entry: &ErrorEntry) -> impl Iterator<Item = &'static str> {
    let of_causes = entry.causes.iter().flat_map(|cause| cause.when);
    let rules = entry.when.iter().chain(of_causes);
    rules.copied().flatten().filter_map(|condition| match condition.subject {
        Subject::Header(name) => Some(name),
        _ => None,
    })
}

pub(crate) fn bad_header_name(name: &str) -> String {
    let name = name.escape_debug();
    format!("invalid header name `{name}`: expected letters, digits and hyphens, such as `Retry-After`")
}

pub(crate) fn is_header_name(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte))
}
