//! Converts the official client's errors: `cargo run --manifest-path dfns-errors/sdk/Cargo.toml --example official_client`.

use axum::Router;
use axum::http::StatusCode;
use axum::routing::get;
use dfns_errors::DfnsError;
use dfns_errors_sdk::classify;
use dfns_sdk_rust::{DfnsClient, Options};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let not_found = (StatusCode::NOT_FOUND, r#"{"error":{"id":"20388","status":404,"message":"wallet not found"}}"#);
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
    let base_url = format!("http://{}", listener.local_addr()?);
    tokio::spawn(axum::serve(listener, Router::new().fallback(get(not_found))).into_future());

    let client = DfnsClient::new(Options { base_url, auth_token: "token".to_owned(), signer: None, http: None })?;
    let Err(error) = client.wallets.get_wallet("wa-1".to_owned()).await else { return Ok(()) };
    println!("the client says: {error}");
    match classify::<DfnsError>(error) {
        Ok(DfnsError::NotFound { body, .. }) => println!("it is a 404: {}", body.message().unwrap_or_default()),
        Ok(other) => println!("{other:#}"),
        Err(own) => println!("not an API error: {own}"),
    }
    Ok(())
}
