//! The names of headers (RFC 9110, 5.1).

use super::text::leaked;
use crate::model::{Envelope, Spec, Subject, WaitPlace};

use super::object::Seen;
use super::value::Json;
use super::when::conditions;

/// Reads the name of a header.
pub(crate) fn read_header_name(json: Json<'_>, what: &str) -> Option<&'static str> {
    let name = json.line(what)?;
    parse_header_name(name).map_err(|message| json.report(message)).ok()
}

/// Reads an item of `headers`.
pub(crate) fn read_header(json: Json<'_>, seen: &mut Seen) -> Option<&'static str> {
    let name = read_header_name(json, "an item of `headers`")?;
    seen.add(name.to_ascii_lowercase(), &format!("header `{name}`"), json)?;
    Some(name)
}

/// Returns the headers to keep: those that are listed, and every other header that the spec reads.
pub(crate) fn kept_headers(spec: &Spec) -> &'static [&'static str] {
    let Envelope { id, message, code, .. } = spec.envelope;
    let mut kept = spec.headers.to_vec();
    for name in [id.header, message.header, code.header].into_iter().flatten() {
        keep(&mut kept, name);
    }
    for source in spec.retry_after {
        if let WaitPlace::Header(name) = source.place {
            keep(&mut kept, name);
        }
    }
    for condition in spec.errors.iter().flat_map(conditions) {
        if let Subject::Header(name) = condition.subject {
            keep(&mut kept, name);
        }
    }
    kept.leak()
}

fn keep(kept: &mut Vec<&'static str>, name: &'static str) {
    if !kept.iter().any(|other| other.eq_ignore_ascii_case(name)) {
        kept.push(name);
    }
}

/// The error is the message.
pub(crate) fn parse_header_name(name: &str) -> Result<&'static str, String> {
    if !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte)) {
        return Ok(leaked(name));
    }
    let name = name.escape_debug();
    Err(format!("invalid header name `{name}`: expected letters, digits and hyphens, such as `Retry-After`"))
}
