//! `docs`: links, absolute or relative to the file's `docs`.

use super::text::leaked;

use super::value::Json;

/// Reads an absolute URL.
pub(crate) fn read_url(json: Json<'_>) -> Option<&'static str> {
    absolute(json.line("`docs`")?, "", json)
}

/// Reads an absolute URL, or one that is resolved against the file's.
pub(crate) fn read_url_below(json: Json<'_>, base: Option<&str>) -> Option<&'static str> {
    let url = json.line("`docs`")?;
    if !url.starts_with(['#', '/', '?']) {
        return absolute(url, ", or start with `#`, `/` or `?`", json);
    }
    let Some(base) = base else {
        return json.reject(format!("`docs` is a relative URL, `{url}`, but the spec itself has no `docs`"));
    };
    checked(&resolved(base, url), json)
}

/// `or` says what it may be otherwise.
fn absolute(url: &str, or: &str, json: Json<'_>) -> Option<&'static str> {
    let host = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
    if host.is_none_or(|host| host.is_empty() || host.starts_with(['/', '?', '#'])) {
        return json.reject(format!("`docs` must be an `https://` or `http://` URL with a host{or}, found `{url}`"));
    }
    checked(url, json)
}

/// URLs are written between angle brackets in the docs.
fn checked(url: &str, json: Json<'_>) -> Option<&'static str> {
    if url.contains(|letter: char| letter.is_whitespace() || matches!(letter, '<' | '>' | '"' | '\\')) {
        return json.reject("`docs` must not contain whitespace, quotes, backslashes or angle brackets");
    }
    Some(leaked(url))
}

/// Resolves a fragment, a query or an absolute path against a URL (RFC 3986, 5.2.2).
fn resolved(base: &str, relative: &str) -> String {
    let Some((scheme, rest)) = base.split_once("//") else { return relative.to_owned() };
    let ends: &[char] = match relative.as_bytes() {
        [b'/', b'/', ..] => return format!("{scheme}{relative}"),
        [b'/', ..] => &['/', '?', '#'],
        [b'?', ..] => &['?', '#'],
        _ => &['#'],
    };
    let kept = rest.split_once(ends).map_or(rest, |(kept, _)| kept);
    format!("{scheme}//{kept}{relative}")
}

#[cfg(test)]
mod tests {
    use super::resolved;

    #[test]
    fn links_are_resolved_as_a_browser_does() {
        let base = "https://docs.example/api/errors?v=2#top";
        for (relative, expected) in [
            ("#gone", "https://docs.example/api/errors?v=2#gone"),
            ("?v=3#gone", "https://docs.example/api/errors?v=3#gone"),
            ("/other#gone", "https://docs.example/other#gone"),
            ("//other.example/x", "https://other.example/x"),
        ] {
            assert_eq!(resolved(base, relative), expected);
        }
        assert_eq!(resolved("http://docs.example", "/a"), "http://docs.example/a");
        assert_eq!(resolved("http://docs.example", "#a"), "http://docs.example#a");
    }
}
