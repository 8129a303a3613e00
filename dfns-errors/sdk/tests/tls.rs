//! A TLS handshake with a server that does not speak TLS.
#![allow(clippy::unwrap_used, reason = "in tests, a panic reports the failure")]

use dfns_errors::{Idempotency, Retry, Wait, dfns_errors};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpListener;

#[dfns_errors]
#[derive(Debug)]
enum TransferError {
    #[dfns(transparent)]
    Http(#[from] reqwest::Error),
}

/// Answers the handshake of one connection with these bytes, and closes it. Returns what the client sent.
async fn server(listener: TcpListener, answer: &[u8]) -> Vec<u8> {
    let (mut stream, _) = listener.accept().await.unwrap();
    let mut seen = vec![0; 4096];
    let length = stream.read(&mut seen).await.unwrap();
    seen.truncate(length);
    let _ = stream.write_all(answer).await;
    drop(stream);
    seen
}

/// Sends a request to a server that does not speak TLS.
async fn post(answer: &'static [u8]) -> TransferError {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("https://{}/transfers", listener.local_addr().unwrap());
    let server = tokio::spawn(server(listener, answer));
    let request = reqwest::Client::new().post(url).body("{\"amount\":\"1\"}").send();
    let error = TransferError::from(request.await.unwrap_err());
    let seen = server.await.unwrap();
    let holds = |words: &[u8]| seen.windows(words.len()).any(|window| window == words);
    assert!(!seen.is_empty() && !holds(b"POST") && !holds(b"amount"), "only the handshake has arrived");
    error
}

#[tokio::test]
async fn a_handshake_that_is_cut_off_means_that_the_request_was_not_sent() {
    let error = post(b"").await;
    assert_eq!((error.code(), error.retry()), ("dfns::transport::not_connected", Retry::Always(Wait::Backoff)));
    assert!(error.is_retryable_for(Idempotency::NotIdempotent));
}

#[tokio::test]
async fn a_server_that_does_not_speak_tls_is_not_asked_again() {
    let error = post(b"HTTP/1.1 400 Bad Request\r\ncontent-length: 0\r\n\r\n").await;
    assert_eq!((error.code(), error.retry()), ("dfns::transport::other", Retry::Never));
}
