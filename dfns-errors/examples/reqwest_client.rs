//! A client of one's own on reqwest: `cargo run -p dfns-errors --features reqwest --example reqwest_client`.

use axum::Router;
use axum::http::StatusCode;
use axum::routing::get;
use dfns_errors::dfns_errors;
use dfns_errors::reqwest::ResponseExt as _;

#[dfns_errors]
#[derive(Debug)]
enum ApiError {
    /// Everything before there was an answer.
    #[dfns(transparent)]
    Http(#[from] reqwest::Error),
}

async fn wallet(client: &reqwest::Client, base: &str, id: &str) -> Result<String, ApiError> {
    let response = client.get(format!("{base}/wallets/{id}")).send().await?;
    Ok(response.api_error::<ApiError>().await?.text().await?)
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let not_found = (StatusCode::NOT_FOUND, r#"{"error":{"id":"20388","status":404,"message":"wallet not found"}}"#);
    let router = Router::new().route("/wallets/wa-1", get(r#"{"id":"wa-1"}"#)).fallback(get(not_found));
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
    let base = format!("http://{}", listener.local_addr()?);
    tokio::spawn(axum::serve(listener, router).into_future());

    let client = reqwest::Client::new();
    for id in ["wa-1", "wa-2"] {
        match wallet(&client, &base, id).await {
            Ok(wallet) => println!("{id}: {wallet}"),
            Err(ApiError::NotFound { .. }) => println!("{id}: there is no such wallet"),
            Err(ApiError::Http(error)) => println!("{id}: no answer: {error}"),
            Err(error) => println!("{id}: {error:#}"),
        }
    }
    Ok(())
}
