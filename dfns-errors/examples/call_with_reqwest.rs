//! A client on reqwest: `cargo run -p dfns-errors --features reqwest --example call_with_reqwest`.

use axum::Router;
use axum::http::StatusCode;
use axum::routing::get;
use dfns_errors::reqwest::ResponseExt as _;
use dfns_errors::{DfnsError, dfns_errors};

/// Every error of the API, and one for failures before there is a response.
#[dfns_errors]
#[derive(Debug)]
enum ApiError {
    #[dfns(transparent)]
    Http(#[from] reqwest::Error),
}

#[derive(serde::Deserialize)]
struct Wallet {
    network: String,
}

async fn wallet(client: &reqwest::Client, url: &str) -> Result<Wallet, ApiError> {
    let wallet: Wallet = client.get(url).send().await?.check::<DfnsError>().await?.json().await?;
    Ok(wallet)
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let not_found = (StatusCode::NOT_FOUND, r#"{"error":{"id":"20388","status":404,"message":"wallet not found"}}"#);
    let router = Router::new().route("/wallets/wa-1", get(r#"{"network":"Ethereum"}"#)).fallback(get(not_found));
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
    let base = format!("http://{}", listener.local_addr()?);
    tokio::spawn(axum::serve(listener, router).into_future());

    let client = reqwest::Client::new();
    for url in [format!("{base}/wallets/wa-1"), format!("{base}/wallets/wa-2"), "http://dfns.invalid/".to_owned()] {
        match wallet(&client, &url).await {
            Ok(wallet) => println!("a wallet on {}", wallet.network),
            Err(ApiError::NotFound { .. }) => println!("there is no such wallet"),
            Err(error @ ApiError::Http(_)) => {
                println!("no response, {}, retry {}", error.code(), error.retry().as_str());
            }
            Err(error) => println!("{error:#}"),
        }
    }
    Ok(())
}
