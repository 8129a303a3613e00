//! Servers on 127.0.0.1 that answer as a test says.

use std::net::SocketAddr;
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

/// One piece of an answer, and how long the server waits before it sends it.
pub(crate) type Piece = (Duration, Vec<u8>);

/// Answers every connection with the pieces, the last of them over and over while the client listens (at most
/// `times`), and closes it. Bytes on the wire: what a proxy, a firewall or an attacker could send.
pub(crate) async fn wire(pieces: Vec<Piece>, times: usize) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            tokio::spawn(answer(stream, pieces.clone(), times));
        }
    });
    address
}

async fn answer(mut stream: TcpStream, pieces: Vec<Piece>, times: usize) {
    let mut request = [0; 4096];
    let _ = stream.read(&mut request).await;
    let (last, first) = pieces.split_last().unwrap();
    for (wait, bytes) in first.iter().chain(std::iter::repeat_n(last, times)) {
        tokio::time::sleep(*wait).await;
        if stream.write_all(bytes).await.is_err() {
            return;
        }
    }
}

/// A head and a body, at once.
pub(crate) fn whole(head: &str, body: &[u8]) -> Vec<Piece> {
    let head = format!("HTTP/1.1 {head}\r\ncontent-length: {}\r\nconnection: close\r\n\r\n", body.len());
    vec![(Duration::ZERO, [head.as_bytes(), body].concat()), (Duration::ZERO, Vec::new())]
}
