//! The bodies that the benchmarks and the tests of costs read.

/// The documented 404, 179 bytes.
pub const NOT_FOUND: &str = r#"{"error":{"id":"2038837570328299032","status":404,"message":"wallet not found","details":{"walletId":"wa-1f04s-lqc9q-xxxxxxxxxxxxxxxx","orgId":"or-195qp-opddr-xxxxxxxxxxxxxxxx"}}}"#;

/// The documented 409, which identifies its cause.
pub const CONFLICT: &str = r#"{"error":{"id":"2038837570328299032","status":409,"message":"Conflicting transfer with same externalId","details":{"duplicate":{"id":"xfr-20g4k-nsdpo-mg6arrifgvid4orn","externalId":"payout-2024-001"}}}}"#;

/// A body that a hostile server could send: one pattern, repeated.
#[derive(Debug)]
pub struct Hostile {
    /// What is repeated.
    pub name: &'static str,
    start: &'static str,
    filler: &'static str,
    end: &'static str,
}

/// Bodies that a careless reader would read slowly, or copy too often.
pub const HOSTILE: &[Hostile] = &[
    hostile("brackets", "", "[", ""),
    hostile("brackets in details", "{\"error\":{\"details\":", "[", "}}"),
    hostile("nested objects", "", "{\"error\":", ""),
    hostile("quotes", "", "\"", ""),
    hostile("escapes", "{\"error\":{\"message\":\"", "\\n", "\"}}"),
    hostile("unicode escapes", "{\"error\":{\"message\":\"", "\\u4e2d", "\"}}"),
    hostile("escapes of ASCII", "{\"error\":{\"message\":\"", "\\u0041", "\"}}"),
    hostile("one long string", "{\"error\":{\"message\":\"", "a", "\"}}"),
    hostile("one long string after an escape", "{\"error\":{\"message\":\"\\n", "a", "\"}}"),
    hostile("nearly a known message", "{\"error\":{\"message\":\"", "same externali", "\"}}"),
    hostile("repeated plain keys", "{\"error\":{", "\"message\":\"a\",", "\"message\":\"b\"}}"),
    hostile("repeated keys", "{\"error\":{", "\"message\":\"\\n\",", "\"message\":\"b\"}}"),
    hostile("repeated envelopes", "{", "\"error\":{\"message\":\"b\"},", "\"error\":{}}"),
    hostile("one escaped key", "{\"", "\\n", "\":1}"),
];

const fn hostile(name: &'static str, start: &'static str, filler: &'static str, end: &'static str) -> Hostile {
    Hostile { name, start, filler, end }
}

impl Hostile {
    /// Returns a body with this many bytes of it.
    #[must_use]
    pub fn body(&self, bytes: usize) -> String {
        format!("{}{}{}", self.start, self.filler.repeat(bytes / self.filler.len()), self.end)
    }
}
