//! Status (two bytes), the Retry-After header (up to a line break), the body: nothing panics, nothing is lost.
#![no_main]

use dfns_errors::DfnsError;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let Some((status, rest)) = data.split_first_chunk::<2>() else { return };
    let listed = [202, 400, 401, 403, 404, 409, 429, 500];
    let status = u16::from_le_bytes(*status);
    let status = listed.get(usize::from(status)).copied().unwrap_or(status);
    let (header, body) = rest.iter().position(|byte| *byte == b'\n').map_or((&[][..], rest), |at| (&rest[..at], &rest[at + 1..]));
    let Some(error) = DfnsError::from_parts(status, std::str::from_utf8(header).ok(), body) else { return };
    let kept = error.body().unwrap();
    assert_eq!(kept.raw(), body);
    let line = error.to_string();
    assert!(line.chars().count() <= 1_200 && !line.chars().any(char::is_control));
    let _ = (format!("{error:#}{error:?}"), error.duplicate_id(), error.approval_id(), error.retry_after(), kept.details());
    let text = std::str::from_utf8(body).ok().map(|text| text.strip_prefix('\u{feff}').unwrap_or(text));
    let is_json = text.is_some_and(|text| serde_json::from_str::<serde::de::IgnoredAny>(text).is_ok());
    assert_eq!(kept.pointer("").is_some(), is_json);
});
