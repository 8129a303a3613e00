//! Five responses of the Dfns API, read as typed errors: `cargo run -p dfns-errors --example quickstart`.
//!
//! A server on 127.0.0.1 stands in for the API and sends the documented responses to a real HTTP client.

use axum::Router;
use axum::http::{Method, StatusCode, Uri, header::RETRY_AFTER};
use axum::response::{IntoResponse, Response};
use dfns_errors::{ConflictCause, DfnsError, Idempotency};
use tokio::net::TcpListener;

type Failure = Box<dyn std::error::Error>;

const REQUESTS: &[(Method, &str)] = &[
    (Method::GET, "/wallets/wa-1"),
    (Method::POST, "/wallets/wa-1/transfers"),
    (Method::POST, "/permissions/pm-1/assignments"),
    (Method::GET, "/wallets"),
    (Method::POST, "/wallets/wa-2/transfers"),
];

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Failure> {
    let base = start_server().await?;
    for (method, path) in REQUESTS {
        println!("--- {method} {path}");
        match call(&base, method, path).await? {
            Ok(body) => println!("success: {body}"),
            Err(error) => explain(&error),
        }
    }
    report(&call(&base, &Method::POST, "/wallets/wa-1/transfers").await?);
    Ok(())
}

/// Makes one call. The outer error is the network's.
async fn call(base: &str, method: &Method, path: &str) -> Result<Result<String, DfnsError>, Failure> {
    let request = reqwest::Client::new().request(method.clone(), format!("{base}{path}"));
    let response = request.send().await?;
    let (status, headers) = (response.status().as_u16(), response.headers().clone());
    let retry_after = headers.get(RETRY_AFTER).and_then(|value| value.to_str().ok());
    let headers = retry_after.map(|value| [("retry-after", value)]);
    Ok(DfnsError::check(status, headers, response.text().await?))
}

/// Decides about each error. The compiler knows if one is missing.
fn explain(error: &DfnsError) {
    println!("{error}");
    match error {
        DfnsError::PolicyPending { .. } => {
            println!("  wait for approval {}", error.approval_id().unwrap_or("(none named)".into()));
        }
        DfnsError::Conflict { cause: Some(ConflictCause::ExternalIdReused), .. } => {
            println!("  look at the first transfer, {}", error.duplicate_id().unwrap_or_default());
        }
        DfnsError::TooManyRequests { .. } => println!("  wait for {:?}", error.retry_after().unwrap_or_default()),
        DfnsError::NotFound { .. } | DfnsError::Gone { .. } => println!("  drop the id"),
        DfnsError::InternalServerError { .. } | DfnsError::Other { .. } => {
            println!("  tell support the id {}", error.id().unwrap_or("(none sent)"));
        }
        DfnsError::Unauthorized { .. } | DfnsError::Forbidden { .. } => println!("  sign in, or sign the call"),
        DfnsError::BadRequest { .. }
        | DfnsError::Conflict { .. }
        | DfnsError::PaymentRequired { .. }
        | DfnsError::PreconditionFailed { .. }
        | DfnsError::UnprocessableContent { .. } => println!("  a person must look at it"),
    }
    let again = |method| error.is_retryable_for(Idempotency::of_method(method));
    println!("  code {}, send again: GET {}, POST {}", error.code(), again("GET"), again("POST"));
}

fn report(outcome: &Result<String, DfnsError>) {
    if let Err(error) = outcome {
        println!("--- the report, {{:#}}\n{error:#}");
    }
}

async fn start_server() -> Result<String, Failure> {
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let base = format!("http://{}", listener.local_addr()?);
    let server = axum::serve(listener, Router::new().fallback(respond));
    tokio::spawn(server.into_future());
    Ok(base)
}

/// Sends the documented responses.
async fn respond(method: Method, uri: Uri) -> Response {
    match (method.as_str(), uri.path()) {
        ("GET", "/wallets/wa-1") => response(
            404,
            r#"{"error":{"id":"2038837570328299032","status":404,"message":"wallet not found","details":{"walletId":"wa-1"}}}"#,
        ),
        ("POST", "/wallets/wa-1/transfers") => response(
            409,
            r#"{"error":{"id":"2038837570328299033","status":409,"message":"Conflicting transfer with same externalId","details":{"duplicate":{"id":"xfr-1","externalId":"payout-7"}}}}"#,
        ),
        ("POST", "/permissions/pm-1/assignments") => response(
            202,
            r#"{"id":"cr-1","kind":"Assignment","operationKind":"Create","status":"Pending","approvalId":"ap-1"}"#,
        ),
        ("GET", "/wallets") => {
            let mut refused =
                response(429, r#"{"error":{"id":"2038837570328299034","status":429,"message":"Too Many Requests"}}"#);
            refused.headers_mut().insert(RETRY_AFTER, axum::http::HeaderValue::from_static("12"));
            refused
        }
        _ => response(500, r#"{"error":{"id":"2038837570328299035","status":500,"message":"Internal Server Error"}}"#),
    }
}

fn response(status: u16, body: &'static str) -> Response {
    (StatusCode::from_u16(status).unwrap_or_default(), body).into_response()
}
