//! Successes that their `Content-Type` tells from errors.

use crate::response::headers::Headers;

/// The subtypes of text that is sent line by line or event by event, without `x-`. NDJSON has many names.
const STREAMS: [&str; 9] =
    ["event-stream", "json-lines", "json-seq", "json-stream", "jsonl", "jsonlines", "ldjson", "ndjson", "octet-stream"];

/// Returns `true` if the headers announce a stream or a file, whose body is never one JSON value with an error.
pub(crate) fn is_stream(headers: &dyn Headers) -> bool {
    let Some(value) = headers.value("content-type") else { return false };
    let without_parameters = value.split_once(';').map_or(value, |(name, _)| name);
    let name = without_parameters.trim().to_ascii_lowercase();
    match name.split_once('/') {
        Some(("audio" | "image" | "video", _)) => true,
        Some(("application" | "text", subtype)) => is_stream_subtype(subtype),
        _ => false,
    }
}

/// `geo+json-seq` is a `json-seq` (RFC 8142), while `stream+json` is an old name for NDJSON.
fn is_stream_subtype(subtype: &str) -> bool {
    let suffix = subtype.rsplit_once('+').map_or(subtype, |(_, suffix)| suffix);
    STREAMS.contains(&suffix.strip_prefix("x-").unwrap_or(suffix)) || subtype == "stream+json"
}

#[cfg(test)]
mod tests {
    use super::is_stream;

    #[test]
    fn streams_and_files_are_told_by_their_type() {
        for name in [
            "text/event-stream",
            "Text/Event-Stream; charset=utf-8",
            "application/x-ndjson",
            "application/ndjson",
            "text/x-ndjson",
            "application/jsonl",
            "application/x-jsonlines",
            "application/x-ldjson",
            "application/stream+json",
            "application/json-seq",
            "application/geo+json-seq;charset=utf-8",
            "application/octet-stream",
            " application/octet-stream ;q=1",
            "image/png",
            "image/svg+xml",
            "AUDIO/mpeg",
            "video/mp4",
        ] {
            assert!(is_stream(&[("Content-Type", name)]), "{name}");
        }
    }

    #[test]
    fn json_text_and_unknown_types_are_searched() {
        for name in [
            "application/json",
            "application/problem+json",
            "application/vnd.api+json; charset=utf-8",
            "text/plain",
            "text/html",
            "application/json; boundary=text/event-stream",
            "application/pdf",
            "octet-stream",
            "image",
            "",
        ] {
            assert!(!is_stream(&[("content-type", name)]), "{name}");
        }
        assert!(!is_stream(&()));
    }
}
