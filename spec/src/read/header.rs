//! The names of headers (RFC 9110, 5.1).

use super::unique::Unique;
use super::value::Json;

/// Reads the name of a header.
pub(crate) fn read_header_name(json: Json<'_>, what: &str) -> Option<String> {
    let name = json.line(what)?;
    if !is_header_name(&name) {
        return json.reject(bad_header_name(&name));
    }
    Some(name)
}

/// Reads a list of headers, each once.
pub(crate) fn read_headers(json: Json<'_>) -> Vec<String> {
    let mut names = Unique::default();
    let mut headers = Vec::new();
    for item in json.list("headers").unwrap_or_default() {
        let Some(name) = read_header_name(item, "an item of `headers`") else { continue };
        headers.extend(names.add(name.to_ascii_lowercase(), &format!("header `{name}`"), item).then_some(name));
    }
    headers
}

pub(crate) fn bad_header_name(name: &str) -> String {
    format!(
        "invalid header name `{}`: expected letters, digits and hyphens, such as `Retry-After`",
        name.escape_debug()
    )
}

pub(crate) fn is_header_name(name: &str) -> bool {
    let is_token = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte);
    !name.is_empty() && name.bytes().all(is_token)
}
