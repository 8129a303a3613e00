//! What must hold for any bytes. The fuzzers run it, and tests replay the inputs that the fuzzers kept.

use std::str::from_utf8;
use std::time::SystemTime;

use dfns_errors::{DfnsError, ErrorBody, Idempotency, dfns_errors};
use dfns_errors_spec::{Problem, examine};
use quote::quote;
use serde::de::IgnoredAny;
use syn::Item;

/// An enum on a spec with every key of the format.
#[dfns_errors(spec = "fixtures/good/all-keys.json")]
#[derive(Debug)]
pub enum AllKeysError {}

/// How deeply a body may be nested.
const MOST_LEVELS: usize = 127;

/// The statuses that the first bytes of an input select: those that make a difference.
const LISTED: [u16; 13] = [200, 202, 299, 304, 400, 401, 403, 404, 409, 429, 500, 599, 999];

/// Checks a response given as bytes: a status (two bytes), the Retry-After header (up to a line break) and a body.
pub fn decode(data: &[u8]) {
    let Some((status, rest)) = data.split_first_chunk::<2>() else { return };
    let status = u16::from_le_bytes(*status);
    let status = LISTED.get(usize::from(status)).copied().unwrap_or(status);
    let line_break = rest.iter().position(|byte| *byte == b'\n');
    let (header, body) = line_break.map_or((&[][..], rest), |at| (&rest[..at], &rest[at + 1..]));
    response(status, from_utf8(header).ok(), body);
    response_of_another_api(status, from_utf8(header).ok(), body);
}

/// Checks a response by a spec that looks at headers, waits and bodies: a success comes back untouched, and an error keeps
/// its bytes.
pub fn response_of_another_api(status: u16, header: Option<&str>, body: &[u8]) {
    let headers = header.map(|value| [("x-reset", value), ("x-wait", value), ("x-quota", value)].to_vec());
    match AllKeysError::check(status, headers, body) {
        Ok(success) => assert_eq!(success, body),
        Err(error) => {
            assert_eq!(error.body().map(ErrorBody::raw), Some(body));
            check_line(&error.to_string());
            let _ = (error.api_code(), error.ticket(), error.retry_after(), format!("{error:#}"));
        }
    }
}

/// Checks a response: no getter panics, nothing is lost, what is one line stays one line, and `serde_json` agrees on what is JSON.
pub fn response(status: u16, retry_after: Option<&str>, body: &[u8]) {
    let headers = retry_after.map(|value| [("retry-after", value)]);
    let Err(error) = DfnsError::check(status, headers, body) else {
        assert!((200..300).contains(&status) && status != 202, "{status} was taken for a success");
        return;
    };
    let kept = error.body().unwrap();
    assert_eq!(kept.raw(), body);
    assert_eq!((error.status(), kept.status()), (Some(status), status));
    assert_eq!(kept.text().as_bytes() == body, from_utf8(body).is_ok());
    check_line(&error.to_string());
    assert!(format!("{error:#}").starts_with(&error.to_string()));
    assert!(format!("{error:?}").lines().count() == 1);
    if error.is_pending() {
        assert!(!error.is_retryable() && status == 202);
    }
    check_is_json(kept, body);
    let _ = (kept.details(), kept.details_as::<serde_json::Value>().ok(), kept.pointer("/error/details/duplicate/id"));
    let _ =
        (error.duplicate_id(), error.approval_id(), error.retry_after(), kept.retry_after_at(SystemTime::UNIX_EPOCH));
    assert!(!error.is_retryable_for(Idempotency::NotIdempotent) || error.is_retryable_for(Idempotency::Idempotent));
}

/// What the decoder takes for JSON is what `serde_json` takes for it, with U+FFFD in place of what isn't UTF-8. Only
/// the decoder limits the depth.
fn check_is_json(kept: &ErrorBody, body: &[u8]) {
    let text = String::from_utf8_lossy(body);
    let opened = text.chars().filter(|letter| matches!(letter, '{' | '[')).count();
    if opened <= MOST_LEVELS {
        assert_eq!(kept.pointer("").is_some(), is_json(without_mark(&text)), "{text:?}");
    }
}

/// Checks that a line is short and has no character that moves the cursor or changes the reading direction.
pub fn check_line(line: &str) {
    assert!(line.chars().count() <= 1_200, "{} characters", line.chars().count());
    let moves =
        |letter: char| letter.is_control() || matches!(letter, '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    assert!(!line.contains(moves), "{line:?}");
}

/// Checks a spec file: it is rejected with places that exist, or accepted; what is not JSON is rejected as such.
pub fn spec(data: &[u8]) {
    let (spec, problems) = examine(data);
    assert!(spec.is_some() || !problems.is_empty(), "rejected without a reason");
    let text = String::from_utf8_lossy(data);
    let lines: Vec<&str> = without_mark(&text).split('\n').collect();
    for problem in &problems {
        let line = lines.get(problem.position.line - 1).unwrap_or_else(|| panic!("no such line: {problem}"));
        assert!(problem.position.column <= line.chars().count() + 1, "no such column: {problem}");
        assert!(!problem.message.is_empty() && !problem.message.contains('\n'), "{problem}");
    }
    if let Ok(text) = from_utf8(data) {
        check_verdict(without_mark(text), &problems);
    }
}

/// Checks that `serde_json` has the same verdict, except for lone surrogates and depths that no spec has.
fn check_verdict(text: &str, problems: &[Problem]) {
    let says = |words: &str| problems.iter().any(|problem| problem.message.contains(words));
    if !says("half of a surrogate pair") && !says("nested deeper") {
        let is_rejected = problems.iter().any(|problem| problem.message.starts_with("not JSON"));
        assert_eq!(is_json(text), !is_rejected, "{text}");
    }
}

/// Checks that an enum on a spec, valid or not, expands to code that parses and has the spec's variants.
pub fn expand(data: &[u8]) {
    let item = quote!(
        #[derive(Debug)]
        pub enum ApiError {
            #[dfns(transparent)]
            Http(#[from] std::io::Error),
        }
    );
    let code = crate::expansion::expand_on(data, item);
    let file: syn::File =
        syn::parse2(code).unwrap_or_else(|error| panic!("{error}: {}", String::from_utf8_lossy(data)));
    let Some(Item::Enum(item)) = file.items.first() else { panic!("no enum comes first") };
    let errors = examine(data).0.map_or(0, |spec| spec.errors.len());
    assert!(item.variants.len() > errors, "{}", String::from_utf8_lossy(data));
}

fn without_mark(text: &str) -> &str {
    text.strip_prefix('\u{feff}').unwrap_or(text)
}

fn is_json(text: &str) -> bool {
    serde_json::from_str::<IgnoredAny>(text).is_ok()
}
