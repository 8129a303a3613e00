//! A service in front of Dfns: `cargo run -p dfns-errors --features axum,reqwest --example problem_service`.

use axum::Router;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::routing::get;
use dfns_errors::axum::Problem;
use dfns_errors::{DfnsError, dfns_errors};

/// What the service answers with. `?` makes a problem of any of its errors.
struct Failure(Problem);

impl From<ServiceError> for Failure {
    fn from(error: ServiceError) -> Self {
        let problem = error.into_problem();
        // This service's callers may know that they hit a limit of their own plan.
        Self(if error.is_payment_required() { problem.with_status(StatusCode::FORBIDDEN) } else { problem })
    }
}

impl axum::response::IntoResponse for Failure {
    fn into_response(self) -> axum::response::Response {
        self.0.into_response()
    }
}

#[dfns_errors]
#[derive(Debug)]
enum ServiceError {}

/// Stands in for a call to Dfns that ends in that status.
fn call_dfns(status: u16) -> Result<&'static str, ServiceError> {
    let body =
        r#"{"error":{"id":"20388","message":"token Bearer x is not valid","details":{"authorization":"Bearer x"}}}"#;
    DfnsError::from_parts(status, Some("12"), body).map_or(Ok("paid"), |error| Err(error.into()))
}

async fn pay(Path(status): Path<u16>) -> Result<&'static str, Failure> {
    Ok(call_dfns(status)?)
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
    let base = format!("http://{}", listener.local_addr()?);
    tokio::spawn(axum::serve(listener, Router::new().route("/pay/{status}", get(pay))).into_future());
    for status in [401, 429, 402] {
        let response = reqwest::get(format!("{base}/pay/{status}")).await?;
        let retry_after =
            response.headers().get("retry-after").and_then(|value| value.to_str().ok()).map(str::to_owned);
        println!("Dfns says {status}, the service {}, retry-after {retry_after:?}", response.status());
        println!("{}", response.text().await?);
    }
    Ok(())
}
