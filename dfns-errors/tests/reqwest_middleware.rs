//! Errors of `reqwest-middleware`, and what `reqwest-retry` repeats.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use dfns_errors::reqwest::ResponseExt as _;
use dfns_errors::{DfnsError, Idempotency, Retry, dfns_errors};
use http::Extensions;
use reqwest::{Client, Request, Response};
use reqwest_middleware::{ClientBuilder, ClientWithMiddleware, Error, Middleware, Next};
use reqwest_retry::RetryTransientMiddleware;
use reqwest_retry::policies::ExponentialBackoff;

use crate::server::{Piece, Server, closed_port, whole};

#[dfns_errors]
#[derive(Debug)]
enum WalletError {
    #[dfns(transparent)]
    Client(#[from] Error),
}

/// Counts the attempts.
#[derive(Clone, Default)]
struct Counter(Arc<AtomicUsize>);

#[async_trait::async_trait]
impl Middleware for Counter {
    async fn handle(
        &self,
        request: Request,
        extensions: &mut Extensions,
        next: Next<'_>,
    ) -> reqwest_middleware::Result<Response> {
        self.0.fetch_add(1, Ordering::SeqCst);
        next.run(request, extensions).await
    }
}

fn client() -> Client {
    Client::builder().no_proxy().timeout(Duration::from_millis(300)).build().unwrap()
}

fn plain() -> ClientWithMiddleware {
    ClientBuilder::new(client()).build()
}

/// Returns a client that retries as `reqwest-retry` does by default, but without long waits.
fn retrying(counter: &Counter) -> ClientWithMiddleware {
    let bounds = ExponentialBackoff::builder().retry_bounds(Duration::from_millis(1), Duration::from_millis(2));
    let retry = RetryTransientMiddleware::new_with_policy(bounds.build_with_max_retries(2));
    ClientBuilder::new(client()).with(retry).with(counter.clone()).build()
}

async fn pay(client: &ClientWithMiddleware, url: String) -> Result<Response, WalletError> {
    Ok(client.post(url).body("pay").send().await?.check::<DfnsError>().await?)
}

fn check(error: &WalletError, code: &str) {
    assert_eq!(error.code(), code, "{error:?}");
}

/// A server that reads the request and does not reply.
fn silent() -> Vec<Piece> {
    vec![(Duration::from_secs(60), Vec::new())]
}

#[tokio::test]
async fn an_error_of_the_client_is_classified_as_without_middleware() {
    let refused = pay(&plain(), format!("http://{}/", closed_port().await)).await.unwrap_err();
    check(&refused, "dfns::transport::not_connected");
    assert!(refused.is_retryable_for(Idempotency::NotIdempotent));
    let silent = Server::start(silent(), 1).await;
    check(&pay(&plain(), silent.url()).await.unwrap_err(), "dfns::transport::timed_out");
    let closing = Server::start(Vec::new(), 0).await;
    check(&pay(&plain(), closing.url()).await.unwrap_err(), "dfns::transport::interrupted");
    check(&pay(&plain(), "https://127.0.0.1:1/".to_owned()).await.unwrap_err(), "dfns::transport::other");
    check(&pay(&plain(), "no url".to_owned()).await.unwrap_err(), "dfns::transport::other");
}

#[tokio::test]
async fn a_refused_connection_behind_retries_does_not_prove_that_nothing_was_sent() {
    let counter = Counter::default();
    let refused = pay(&retrying(&counter), format!("http://{}/", closed_port().await)).await.unwrap_err();
    check(&refused, "dfns::transport::interrupted");
    assert!(!refused.is_retryable_for(Idempotency::NotIdempotent));
    assert_eq!(counter.0.load(Ordering::SeqCst), 3);
}

#[tokio::test]
async fn other_errors_behind_retries_are_those_of_the_last_attempt() {
    let silent = Server::start(silent(), 1).await;
    let counter = Counter::default();
    check(&pay(&retrying(&counter), silent.url()).await.unwrap_err(), "dfns::transport::timed_out");
    let error = pay(&retrying(&counter), "https://127.0.0.1:1/".to_owned()).await.unwrap_err();
    check(&error, "dfns::transport::other");
    assert_eq!(error.retry(), Retry::Never);
}

#[test]
fn an_error_of_the_middleware_itself_is_interrupted() {
    let error = WalletError::from(Error::middleware(std::io::Error::other("no token")));
    check(&error, "dfns::transport::interrupted");
    assert!(!error.is_retryable_for(Idempotency::NotIdempotent));
}

#[tokio::test]
async fn reqwest_retry_repeats_a_payment_by_default() {
    let failing = Server::start(whole("500 Oops", b""), 1).await;
    let counter = Counter::default();
    let error = pay(&retrying(&counter), failing.url()).await.unwrap_err();
    assert!(error.is_internal_server_error());
    assert!(!error.is_retryable_for(Idempotency::NotIdempotent), "this crate does not repeat it");
    assert_eq!(counter.0.load(Ordering::SeqCst), 3, "reqwest-retry did");
}
