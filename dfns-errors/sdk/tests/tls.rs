//! A TLS handshake with a server that does not speak TLS.
#![allow(clippy::unwrap_used, reason = "in tests, a panic reports the failure")]

use dfns_errors::{Idempotency, Retry, Transport, TransportError as _, Wait, dfns_errors};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpListener;

#[dfns_errors]
#[derive(Debug)]
enum TransferError {
    #[dfns(transparent)]
    Http(#[from] reqwest::Error),
}

/// Replies to one connection with plain HTTP. Returns what the client sent.
async fn plain_server(listener: TcpListener) -> Vec<u8> {
    let (mut stream, _) = listener.accept().await.unwrap();
    let mut seen = vec![0; 4096];
    let length = stream.read(&mut seen).await.unwrap();
    seen.truncate(length);
    let _ = stream.write_all(b"HTTP/1.1 400 Bad Request\r\ncontent-length: 0\r\n\r\n").await;
    drop(stream);
    seen
}

#[tokio::test]
async fn a_failed_handshake_means_that_the_request_was_not_sent() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("https://{}/transfers", listener.local_addr().unwrap());
    let server = tokio::spawn(plain_server(listener));
    let request = reqwest::Client::new().post(url).body("{\"amount\":\"1\"}").send();
    let error = request.await.unwrap_err();
    assert_eq!(error.transport(), Transport::NotConnected);
    let error = TransferError::from(error);
    assert_eq!((error.code(), error.retry()), ("dfns::transport::not_connected", Retry::Always(Wait::Backoff)));
    assert!(error.is_retryable_for(Idempotency::NotIdempotent));
    let seen = server.await.unwrap();
    let holds = |words: &[u8]| seen.windows(words.len()).any(|window| window == words);
    assert!(!seen.is_empty() && !holds(b"POST") && !holds(b"amount"), "only the handshake has arrived");
}
