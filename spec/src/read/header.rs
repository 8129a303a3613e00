//! The names of headers (RFC 9110, 5.1).

use super::text::leaked;

use super::object::Seen;
use super::value::Json;

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

/// The error is the message.
pub(crate) fn parse_header_name(name: &str) -> Result<&'static str, String> {
    if !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte)) {
        return Ok(leaked(name));
    }
    let name = name.escape_debug();
    Err(format!("invalid header name `{name}`: expected letters, digits and hyphens, such as `Retry-After`"))
}
