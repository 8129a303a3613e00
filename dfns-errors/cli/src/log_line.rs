//! A log line -> the code, the status and the message in it.

/// Returns the codes with this prefix. If some of them are the values of `code` or `error.type`, it returns only those:
/// another one may be part of a message that the server sent.
pub(crate) fn codes<'l>(line: &'l str, prefix: &str) -> Vec<&'l str> {
    let is_code = |value: &&str| value.split_once("::").is_some_and(|(first, _)| first == prefix);
    let named = distinct(values_of_code(line).filter(is_code));
    if named.is_empty() { distinct(words(line).filter(is_code)) } else { named }
}

/// Returns a code with any prefix, if it is the value of its key.
pub(crate) fn other_code(line: &str) -> Option<&str> {
    values_of_code(line).find(|value| value.contains("::"))
}

fn values_of_code(line: &str) -> impl Iterator<Item = &str> {
    ["code", "error.type"].into_iter().flat_map(|key| values(line, key))
}

/// Returns the status of a line such as `status=404`.
pub(crate) fn status(line: &str) -> Option<u16> {
    let mut found = ["status", "http.response.status_code"].into_iter().flat_map(|key| values(line, key));
    found.find_map(|value| value.parse().ok()).filter(|status| (100..=999).contains(status))
}

/// Returns the status of a line such as `418 Unlisted status: I'm a teapot`, which is the text of an error without an entry.
pub(crate) fn unlisted_status(line: &str) -> Option<u16> {
    let title = ["Unlisted status", "Unrecognized response"].into_iter().find_map(|title| line.find(title))?;
    let before = line.get(..title)?.strip_suffix(' ')?;
    let status = words(before).last().filter(|status| status.len() == 3 && before.ends_with(*status))?;
    status.parse().ok().filter(|status| (100..=999).contains(status))
}

/// Returns the server's message in what follows the title of an error.
pub(crate) fn message(after_title: &str) -> &str {
    let end = after_title.rfind(" (error id ").unwrap_or(after_title.len());
    after_title.get(..end).unwrap_or_default().trim_start_matches(':').trim()
}

/// Returns what follows these words, which must not be a part of longer ones.
pub(crate) fn after<'l>(line: &'l str, words: &str) -> Option<&'l str> {
    let (before, after) = line.split_once(words)?;
    let is_whole = !before.ends_with(is_in_word) && !after.starts_with(is_in_word);
    is_whole.then_some(after)
}

/// Returns the values of a key in `key=value`, `key="value"` or `"key":"value"`.
fn values<'l>(line: &'l str, key: &str) -> impl Iterator<Item = &'l str> {
    let value = move |(start, _): (usize, &str)| {
        let (before, rest) = (line.get(..start)?, line.get(start + key.len()..)?);
        let rest = rest.strip_prefix('"').unwrap_or(rest).strip_prefix(['=', ':'])?;
        let is_key = !before.ends_with(is_in_word) && !before.ends_with('.');
        words(rest).next().filter(|_| is_key)
    };
    line.match_indices(key).filter_map(value)
}

/// Splits text into words and codes.
fn words(text: &str) -> impl Iterator<Item = &str> {
    let parts = text.split(|letter: char| !is_in_word(letter) && letter != ':');
    parts.map(|part| part.trim_matches(':')).filter(|part| !part.is_empty())
}

fn is_in_word(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || letter == '_'
}

fn distinct<'l>(found: impl Iterator<Item = &'l str>) -> Vec<&'l str> {
    let mut distinct = Vec::new();
    for code in found {
        if !distinct.contains(&code) {
            distinct.push(code);
        }
    }
    distinct
}

#[cfg(test)]
mod tests {
    use super::{after, codes, message, status, unlisted_status};

    #[test]
    fn the_code_is_the_value_of_its_key() {
        for line in [
            "code=dfns::gone status=410",
            r#"410 Gone: see dfns::conflict {"code":"dfns::gone","status":410}"#,
            r#"{"error.type": "dfns::gone", "message": "dfns::conflict"}"#,
            "msg=\"dfns::conflict\" error.type=\"dfns::gone\"",
            "the call failed with dfns::gone.",
        ] {
            assert_eq!(codes(line, "dfns"), ["dfns::gone"], "{line}");
        }
        assert_eq!(codes("api_code=dfns::a http.code=dfns::b", "dfns"), ["dfns::a", "dfns::b"], "no value of `code`");
        assert_eq!(codes("code=own::a code=dfns::b code=dfns::c", "dfns"), ["dfns::b", "dfns::c"]);
        assert!(codes("code dfns: 404", "dfns").is_empty());
    }

    #[test]
    fn the_status_is_the_value_of_its_key() {
        assert_eq!((status("status=504"), status(r#"{"http.response.status_code":504}"#)), (Some(504), Some(504)));
        assert_eq!((status("http.status=504"), status("status=ok"), status("504")), (None, None, None));
    }

    #[test]
    fn the_status_of_an_error_without_an_entry_comes_before_its_title() {
        for line in
            ["418 Unlisted status", "WARN pay: 418 Unlisted status: hm", "418 Unrecognized response (error id 7)"]
        {
            assert_eq!(unlisted_status(line), Some(418), "{line}");
        }
        for line in ["Unlisted status", "4180 Unlisted status", "418: Unlisted status", "099 Unlisted status"] {
            assert_eq!(unlisted_status(line), None, "{line}");
        }
    }

    #[test]
    fn the_message_is_between_the_title_and_the_id() {
        assert_eq!(message(": label in use (error id d-1)"), "label in use");
        assert_eq!((message(": a (error id 1) b"), message(""), message(" (error id 7)")), ("a", "", ""));
    }

    #[test]
    fn whole_words_are_found() {
        assert_eq!(after("pay: 404 Not Found: no wallet", "404 Not Found"), Some(": no wallet"));
        assert_eq!(
            (after("1404 Not Found", "404 Not Found"), after("404 Not Foundling", "404 Not Found")),
            (None, None)
        );
    }
}
