//! Servers on 127.0.0.1 that respond as a test says.
#![allow(dead_code, reason = "not every test needs every server")]

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Semaphore;

/// One piece of a response, and how long the server waits before it sends it.
pub(crate) type Piece = (Duration, Vec<u8>);

/// A server, and how many bytes its clients have sent.
pub(crate) struct Server {
    pub(crate) address: SocketAddr,
    seen: Arc<AtomicUsize>,
}

impl Server {
    /// Replies to every connection with the pieces, the last of them over and over while the client listens (at most
    /// `times`), and closes it. Bytes on the wire: what a proxy, a firewall or an attacker could send.
    pub(crate) async fn start(pieces: Vec<Piece>, times: usize) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let (address, seen) = (listener.local_addr().unwrap(), Arc::<AtomicUsize>::default());
        let counted = Arc::clone(&seen);
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(respond(stream, pieces.clone(), times, Arc::clone(&counted)));
            }
        });
        Self { address, seen }
    }

    /// Accepts connections, reads what comes, and resets them.
    pub(crate) async fn resetting() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let (address, seen) = (listener.local_addr().unwrap(), Arc::<AtomicUsize>::default());
        let counted = Arc::clone(&seen);
        tokio::spawn(async move {
            while let Ok((mut stream, _)) = listener.accept().await {
                // What is left unread makes the kernel send a reset.
                let mut first = [0; 1];
                counted.fetch_add(stream.read(&mut first).await.unwrap_or(0), Ordering::SeqCst);
                drop(stream);
            }
        });
        Self { address, seen }
    }

    /// Replies to every connection with the first piece. Each further piece waits for a permit, and the connection is closed
    /// after one permit more.
    pub(crate) async fn stepwise(pieces: Vec<Vec<u8>>) -> (Self, Arc<Semaphore>) {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let (address, permits) = (listener.local_addr().unwrap(), Arc::new(Semaphore::new(0)));
        let waiting = Arc::clone(&permits);
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(respond_stepwise(stream, pieces.clone(), Arc::clone(&waiting)));
            }
        });
        (Self { address, seen: Arc::default() }, permits)
    }

    pub(crate) fn url(&self) -> String {
        format!("http://{}/", self.address)
    }

    /// Returns `true` if a client has sent something.
    pub(crate) fn has_seen_something(&self) -> bool {
        self.seen.load(Ordering::SeqCst) > 0
    }
}

async fn respond(mut stream: TcpStream, pieces: Vec<Piece>, times: usize, seen: Arc<AtomicUsize>) {
    let mut request = [0; 4096];
    seen.fetch_add(stream.read(&mut request).await.unwrap_or(0), Ordering::SeqCst);
    let Some((last, first)) = pieces.split_last() else { return };
    for (wait, bytes) in first.iter().chain(std::iter::repeat_n(last, times)) {
        tokio::time::sleep(*wait).await;
        if stream.write_all(bytes).await.is_err() {
            return;
        }
    }
}

async fn respond_stepwise(mut stream: TcpStream, pieces: Vec<Vec<u8>>, permits: Arc<Semaphore>) {
    let mut request = [0; 4096];
    if stream.read(&mut request).await.is_err() {
        return;
    }
    for piece in pieces {
        if stream.write_all(&piece).await.is_err() {
            return;
        }
        permits.acquire().await.unwrap().forget();
    }
}

/// Returns a port that nobody listens on.
pub(crate) async fn closed_port() -> SocketAddr {
    TcpListener::bind("127.0.0.1:0").await.unwrap().local_addr().unwrap()
}

/// A head and a body, at once.
pub(crate) fn whole(head: &str, body: &[u8]) -> Vec<Piece> {
    let head = format!("HTTP/1.1 {head}\r\ncontent-length: {}\r\nconnection: close\r\n\r\n", body.len());
    vec![(Duration::ZERO, [head.as_bytes(), body].concat()), (Duration::ZERO, Vec::new())]
}
