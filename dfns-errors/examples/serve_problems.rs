//! A service in front of Dfns: `cargo run -p dfns-errors --features axum --example serve_problems`.

use std::collections::BTreeMap;

use axum::Router;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::routing::get;
use dfns_errors::DfnsError;
use dfns_errors::axum::Problem;

/// `?` turns every error into a problem; a 202 and a 402 are customized.
async fn pay(Path(status): Path<u16>) -> Result<&'static str, Problem> {
    match call_dfns(status) {
        Err(pending @ DfnsError::PolicyPending { .. }) => {
            Err(Problem::of(&pending).with("approvalId", pending.approval_id()))
        }
        Err(unpaid @ DfnsError::PaymentRequired { .. }) => {
            Err(Problem::from(unpaid).with_status(StatusCode::FORBIDDEN))
        }
        result => Ok(result?),
    }
}

/// Stands in for a call to Dfns that ends in this status.
fn call_dfns(status: u16) -> Result<&'static str, DfnsError> {
    let body = match status {
        200 => "paid",
        202 => r#"{"id":"cr-1","approvalId":"ap-1"}"#,
        _ => r#"{"error":{"id":"20388","message":"token Bearer x is not valid"}}"#,
    };
    DfnsError::check(status, [("Retry-After", "12")], body)
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
    let base = format!("http://{}", listener.local_addr()?);
    tokio::spawn(axum::serve(listener, Router::new().route("/pay/{status}", get(pay))).into_future());
    for status in [200, 202, 401, 429, 402] {
        let response = reqwest::get(format!("{base}/pay/{status}")).await?;
        let retry_after =
            response.headers().get("retry-after").and_then(|value| value.to_str().ok()).map(str::to_owned);
        println!("Dfns: {status}, service: {}, retry-after {retry_after:?}", response.status().as_u16());
        println!("{}", in_order(&response.text().await?));
    }
    Ok(())
}

/// Sorts the members of a problem by name: `serde_json`'s feature `preserve_order` changes their order.
fn in_order(body: &str) -> String {
    match serde_json::from_str::<BTreeMap<&str, serde_json::Value>>(body) {
        Ok(members) => serde_json::json!(members).to_string(),
        Err(_) => body.to_owned(),
    }
}
