//! A log line -> the codes, the status and the message of an error in it.

use dfns_errors_spec::model::Statuses;

const CODE_KEYS: [&str; 2] = ["code", "error.type"];
const STATUS_KEYS: [&str; 2] = ["status", "http.response.status_code"];

/// Returns the code that is the value of its key, with any prefix. Otherwise, returns all codes with this prefix: the
/// paths of modules look like codes, too.
pub(crate) fn codes<'l>(line: &'l str, prefix: &str) -> Vec<&'l str> {
    if let Some(code) = value(line, CODE_KEYS).filter(|value| value.contains("::")) {
        return vec![code];
    }
    let mut codes: Vec<&str> = words(line).collect();
    codes.retain(|word| word.split_once("::").is_some_and(|(first, _)| first == prefix));
    codes.dedup();
    codes
}

/// Returns the status of a line such as `status=404`.
pub(crate) fn status(line: &str) -> Option<u16> {
    value(line, STATUS_KEYS).and_then(parse_status)
}

/// Parses a status of three digits.
pub(crate) fn parse_status(word: &str) -> Option<u16> {
    word.parse().ok().filter(|status| word.len() == 3 && Statuses::ALL.contains(*status))
}

/// Returns the first value of a key in `key=value`, `key="value"` or `"key":"value"`.
fn value<'l>(line: &'l str, keys: [&str; 2]) -> Option<&'l str> {
    let mut pairs = line.match_indices(['=', ':']).map(|(at, _)| line.split_at(at));
    let (_, after) = pairs.find(|(before, _)| words(before).next_back().is_some_and(|key| keys.contains(&key)))?;
    words(after).next()
}

/// Splits text into words, keys and codes.
fn words(text: &str) -> impl DoubleEndedIterator<Item = &str> {
    let parts = text.split(|letter| !is_in_word(letter) && letter != '.' && letter != ':');
    parts.map(|part| part.trim_matches(['.', ':'])).filter(|part| !part.is_empty())
}

/// Returns what the server said in a line such as `404 Not Found: wallet not found (error id 20388)`; `None` if the
/// status and the title are not there, or only as a part of longer words.
pub(crate) fn message<'l>(line: &'l str, status: u16, title: &str) -> Option<&'l str> {
    let (before, after) = line.split_once(&format!("{status} {title}"))?;
    if before.ends_with(is_in_word) || after.starts_with(is_in_word) {
        return None;
    }
    let message = after.rsplit_once(" (error id ").map_or(after, |(message, _)| message);
    Some(message.trim_start_matches(':').trim())
}

fn is_in_word(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || letter == '_'
}

#[cfg(test)]
mod tests {
    use super::{codes, message, status};

    #[test]
    fn the_code_is_the_value_of_its_key() {
        for line in [
            "code=dfns::gone status=410",
            "code:dfns::gone\tstatus:410",
            r#"410 Gone: see dfns::conflict {"code":"dfns::gone","status":410}"#,
            r#"{"error.type": "dfns::gone", "message": "dfns::conflict"}"#,
            "msg=\"dfns::conflict\" error.type=\"dfns::gone\"",
            "the call failed with dfns::gone.",
            "my_app::pay: dfns::gone, dfns::gone",
        ] {
            assert_eq!(codes(line, "dfns"), ["dfns::gone"], "{line}");
        }
        assert_eq!(codes("api_code=dfns::a http.code=dfns::b", "dfns"), ["dfns::a", "dfns::b"], "no value of `code`");
        assert_eq!(codes("code=own::a cause=dfns::b", "dfns"), ["own::a"], "the error's own code");
        assert!(codes("code dfns: 404", "dfns").is_empty());
    }

    #[test]
    fn the_status_is_the_value_of_its_key() {
        for line in ["status=504", "status:504", r#"{"http.response.status_code":504}"#] {
            assert_eq!(status(line), Some(504), "{line}");
        }
        for line in ["http.status=504", "status=ok", "504", "exit status 504", "status=099", "status=5040"] {
            assert_eq!(status(line), None, "{line}");
        }
    }

    #[test]
    fn the_message_is_between_the_title_and_the_id() {
        for (line, expected) in [
            ("pay: 404 Not Found: label in use (error id d-1)", "label in use"),
            ("404 Not Found: a (error id 1) b", "a"),
            ("404 Not Found", ""),
            ("404 Not Found (error id 7)", ""),
        ] {
            assert_eq!(message(line, 404, "Not Found"), Some(expected), "{line}");
        }
        for line in ["Not Found", "1404 Not Found", "404 Not Foundling", "404: Not Found"] {
            assert_eq!(message(line, 404, "Not Found"), None, "{line}");
        }
    }
}
