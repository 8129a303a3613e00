//! The error type of a client library: `cargo run -p dfns-errors --features reqwest --example client_library`.
//!
//! It has the shape of the handwritten error types in the published Rust clients for Dfns.

use axum::Router;
use axum::http::StatusCode;
use axum::routing::get;
use dfns_errors::reqwest::ResponseExt as _;
use dfns_errors::{DfnsError, dfns_errors};

/// Everything that can go wrong in this client.
#[dfns_errors]
#[derive(Debug)]
pub enum Error {
    /// The API's errors.
    #[dfns(api)]
    Api(#[from] DfnsError),
    /// The request failed before there was a response.
    #[dfns(transparent)]
    Transport(#[from] reqwest::Error),
    /// A success that is not what the client expects.
    #[dfns(transparent)]
    Serde(#[from] serde_json::Error),
    /// The signer failed.
    #[dfns(display = "signer error: {0}", code = "client::signer")]
    Signer(String),
    /// The client is not set up.
    #[dfns(display = "configuration error: {0}")]
    Config(String),
    /// A call that changes state was made without a signer.
    #[dfns(display = "this call requires a signer")]
    SignerRequired,
}

async fn request(url: &str, needs_signer: bool) -> Result<serde_json::Value, Error> {
    if needs_signer {
        return Err(Error::SignerRequired);
    }
    let body = reqwest::get(url).await?.check::<Error>().await?.text().await?;
    Ok(serde_json::from_str(&body)?)
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let refused = (StatusCode::TOO_MANY_REQUESTS, [("retry-after", "12")], r#"{"error":{"id":"20388"}}"#);
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
    let url = format!("http://{}/", listener.local_addr()?);
    tokio::spawn(axum::serve(listener, Router::new().fallback(get(refused))).into_future());

    let failures =
        [request(&url, false).await, request("http://dfns.invalid/", false).await, request(&url, true).await];
    for error in failures.into_iter().filter_map(Result::err) {
        println!("{} | retry {} | status {:?}", error.code(), error.retry().as_str(), error.status());
    }
    println!("{}", Error::Signer("no key".to_owned()));
    Ok(())
}
