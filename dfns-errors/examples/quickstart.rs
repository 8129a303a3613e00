//! Five responses of the Dfns API, read as typed errors: `cargo run -p dfns-errors --example quickstart`.

use dfns_errors::{ConflictCause, DfnsError, Idempotency};

/// A request, and the status, the headers and the body of its documented response.
type Call = (&'static str, u16, &'static [(&'static str, &'static str)], &'static str);

#[rustfmt::skip]
const CALLS: [Call; 5] = [
    ("GET /wallets/wa-1", 404, &[],
        r#"{"error":{"id":"2038837570328299032","status":404,"message":"wallet not found","details":{"walletId":"wa-1"}}}"#),
    ("POST /permissions/pm-1/assignments", 202, &[],
        r#"{"id":"cr-1","kind":"Assignment","operationKind":"Create","status":"Pending","approvalId":"ap-1"}"#),
    ("GET /wallets", 429, &[("retry-after", "12")],
        r#"{"error":{"id":"2038837570328299034","status":429,"message":"Too Many Requests"}}"#),
    ("POST /wallets/wa-2/transfers", 500, &[],
        r#"{"error":{"id":"2038837570328299035","status":500,"message":"Internal Server Error"}}"#),
    ("POST /wallets/wa-1/transfers", 409, &[],
        r#"{"error":{"id":"2038837570328299033","status":409,"message":"Conflicting transfer with same externalId","details":{"duplicate":{"id":"xfr-1","externalId":"payout-7"}}}}"#),
];

fn main() {
    for (request, status, headers, body) in CALLS {
        let Err(error) = DfnsError::check(status, headers, body) else { continue };
        println!("--- {request}\n{error}\n  {}", decide(&error));
        let again = |method| error.is_retryable_for(Idempotency::of_method(method));
        println!("  code {}, send again: GET {}, POST {}", error.code(), again("GET"), again("POST"));
        if error.is_conflict() {
            println!("--- the report, {{:#}}\n{error:#}");
        }
    }
}

/// Handles each error. Without the catch-all arm, the compiler would report the missing ones.
fn decide(error: &DfnsError) -> String {
    match error {
        DfnsError::PolicyPending { .. } => format!("wait for approval {}", error.approval_id().unwrap_or_default()),
        DfnsError::Conflict { cause: Some(ConflictCause::ExternalIdReused), .. } => {
            format!("look at the first transfer, {}", error.duplicate_id().unwrap_or_default())
        }
        DfnsError::TooManyRequests { .. } => format!("wait for {:?}", error.retry_after().unwrap_or_default()),
        DfnsError::NotFound { .. } | DfnsError::Gone { .. } => "drop the id".to_owned(),
        DfnsError::InternalServerError { .. } | DfnsError::Other { .. } => {
            format!("tell support the id {:?}", error.id().unwrap_or_default())
        }
        DfnsError::Unauthorized { .. } | DfnsError::Forbidden { .. } => "sign in, or sign the call".to_owned(),
        _ => "needs human review".to_owned(),
    }
}
