//! The tests of every version of reqwest: `super` names the version and its trait.

mod streams;

use std::io::Write as _;
use std::time::{Duration, Instant};

use dfns_errors::{DfnsError, Idempotency, Retry, Transport, TransportError as _, Wait, dfns_errors};

use super::ResponseExt as _;
use super::server::{Piece, Server, closed_port, whole};
use super::version as reqwest;

/// A user's error: one variant for the client, the rest is the API's.
#[dfns_errors]
#[derive(Debug)]
enum WalletError {
    #[dfns(transparent)]
    Http(#[from] reqwest::Error),
}

/// The error type of a client library.
#[dfns_errors]
#[derive(Debug)]
enum ClientError {
    #[dfns(api)]
    Api(#[from] DfnsError),
    #[dfns(transparent)]
    Http(#[from] reqwest::Error),
}

/// An API that sends errors with status 200.
#[dfns_errors(spec = "tests/client/ok.json")]
#[derive(Debug)]
enum ChatError {}

const ENVELOPE: &str = r#"{"error":{"id":"7","message":"wallet not found"}}"#;
const MEBIBYTE: usize = 1 << 20;
const CHUNKED: &str = "HTTP/1.1 500 Oops\r\ntransfer-encoding: chunked\r\n\r\n";

async fn call(pieces: Vec<Piece>, times: usize) -> Result<reqwest::Response, WalletError> {
    let server = Server::start(pieces, times).await;
    Ok(reqwest::get(server.url()).await?.check::<DfnsError>().await?)
}

fn chunk(bytes: &[u8]) -> Vec<u8> {
    [format!("{:x}\r\n", bytes.len()).as_bytes(), bytes, b"\r\n"].concat()
}

#[derive(serde::Deserialize)]
struct Wallet {
    id: String,
}

#[tokio::test]
async fn one_line_reads_a_success_or_an_error_of_every_kind_of_enum() {
    async fn mine(client: &reqwest::Client, url: &str) -> Result<String, WalletError> {
        let wallet: Wallet = client.get(url).send().await?.check::<DfnsError>().await?.json().await?;
        Ok(wallet.id)
    }
    async fn same(client: &reqwest::Client, url: &str) -> Result<String, WalletError> {
        let wallet: Wallet = client.get(url).send().await?.check::<WalletError>().await?.json().await?;
        Ok(wallet.id)
    }
    async fn wrapped(client: &reqwest::Client, url: &str) -> Result<String, ClientError> {
        let wallet: Wallet = client.get(url).send().await?.check::<ClientError>().await?.json().await?;
        Ok(wallet.id)
    }
    let client = reqwest::Client::new();
    let found = Server::start(whole("200 OK", b"{\"id\":\"wa-1\"}"), 1).await;
    let missing = Server::start(whole("404 Not Found", ENVELOPE.as_bytes()), 1).await;
    assert_eq!(mine(&client, &found.url()).await.unwrap(), "wa-1");
    assert_eq!(same(&client, &found.url()).await.unwrap(), "wa-1");
    assert_eq!(wrapped(&client, &found.url()).await.unwrap(), "wa-1");
    assert!(mine(&client, &missing.url()).await.unwrap_err().is_not_found());
    assert_eq!(same(&client, &missing.url()).await.unwrap_err().id(), Some("7"));
    assert!(matches!(wrapped(&client, &missing.url()).await, Err(ClientError::Api(DfnsError::NotFound { .. }))));
}

#[tokio::test]
async fn an_error_is_read_with_its_body_and_headers() {
    let head = "429 Slow Down\r\nretry-after: 12\r\nx-ratelimit-limit: 1000";
    let error = call(whole(head, ENVELOPE.as_bytes()), 1).await.unwrap_err();
    assert_eq!(error.to_string(), "429 Too Many Requests: wallet not found (error id 7)");
    assert_eq!(error.retry_after(), Some(Duration::from_secs(12)));
    assert_eq!(error.header("X-RateLimit-Limit"), Some("1000"));
}

#[tokio::test]
async fn a_pending_request_is_not_a_success() {
    assert!(call(whole("202 Accepted", b"{\"id\":\"cr-1\"}"), 1).await.unwrap_err().is_pending());
}

#[tokio::test]
async fn an_error_inside_a_200_is_read_and_a_success_keeps_its_body() {
    async fn chat(body: Vec<u8>) -> Result<(String, Vec<u8>), ChatError> {
        let server = Server::start(whole("200 OK", &body), 1).await;
        let response = reqwest::get(server.url()).await.unwrap().check::<ChatError>().await?;
        Ok((response.url().to_string(), response.bytes().await.unwrap().to_vec())).inspect(|(url, _)| {
            assert_eq!(*url, format!("{}", reqwest::Url::parse(&server.url()).unwrap()));
        })
    }
    let error = chat(br#"{"ok":false,"error":"invalid_auth"}"#.to_vec()).await.unwrap_err();
    assert_eq!((error.code(), error.message()), ("chat::invalid_auth", Some("invalid_auth")));
    for body in [Vec::new(), b"{\"ok\":true}".to_vec(), vec![b'z'; 3 * MEBIBYTE]] {
        assert_eq!(chat(body.clone()).await.unwrap().1, body);
    }
}

#[tokio::test]
async fn a_truncated_success_is_not_reported_as_complete() {
    let head = b"HTTP/1.1 200 OK\r\ncontent-length: 1000\r\n\r\n{\"ok\":".to_vec();
    let server = Server::start(vec![(Duration::ZERO, head), (Duration::ZERO, Vec::new())], 1).await;
    let response = reqwest::get(server.url()).await.unwrap().check::<ChatError>().await.unwrap();
    assert!(response.bytes().await.is_err());
}

#[tokio::test]
async fn the_chunks_of_a_body_are_joined() {
    let (start, end) = ENVELOPE.split_at(20);
    let pieces = [CHUNKED.as_bytes().to_vec(), chunk(start.as_bytes()), chunk(end.as_bytes()), b"0\r\n\r\n".to_vec()];
    let pieces = pieces.into_iter().map(|bytes| (Duration::from_millis(5), bytes)).collect();
    assert_eq!(call(pieces, 1).await.unwrap_err().message(), Some("wallet not found"));
}

#[tokio::test]
async fn a_mebibyte_of_an_endless_body_is_read() {
    let pieces = vec![(Duration::ZERO, CHUNKED.as_bytes().to_vec()), (Duration::ZERO, chunk(&[b'x'; 60_000]))];
    let error = call(pieces, 100_000).await.unwrap_err();
    assert_eq!(error.body().unwrap().raw().len(), MEBIBYTE);
    assert!(error.is_internal_server_error());
}

#[tokio::test]
async fn a_body_of_a_mebibyte_is_whole_and_one_byte_more_is_cut() {
    for (length, kept) in [(MEBIBYTE - 1, MEBIBYTE - 1), (MEBIBYTE, MEBIBYTE), (MEBIBYTE + 1, MEBIBYTE)] {
        let error = call(whole("500 Oops", &vec![b'y'; length]), 1).await.unwrap_err();
        assert_eq!(error.body().unwrap().raw().len(), kept);
    }
}

/// The first server drips for 100 seconds, the others fall silent.
#[tokio::test]
async fn a_slow_body_is_read_for_ten_seconds() {
    let drips = vec![(Duration::ZERO, CHUNKED.as_bytes().to_vec()), (Duration::from_millis(500), chunk(b"drip"))];
    let silent = vec![
        (Duration::ZERO, CHUNKED.as_bytes().to_vec()),
        (Duration::ZERO, chunk(b"dripdrip")),
        (Duration::from_secs(100), Vec::new()),
    ];
    let started = Instant::now();
    let (dripping, silent, ()) = tokio::join!(call(drips, 200), call(silent, 1), streams::check_undecided());
    for error in [dripping.unwrap_err(), silent.unwrap_err()] {
        assert!(error.is_internal_server_error() && error.body().unwrap().raw().starts_with(b"dripdrip"));
    }
    assert!((9..15).contains(&started.elapsed().as_secs()), "{:?}", started.elapsed());
}

#[test]
fn a_slow_body_needs_no_timer_of_the_runtime() {
    let server_runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
    let server = server_runtime.block_on(Server::start(whole("404 Not Found", ENVELOPE.as_bytes()), 1));
    let runtime = tokio::runtime::Builder::new_current_thread().enable_io().build().unwrap();
    let error = runtime.block_on(async { reqwest::get(server.url()).await.unwrap().check::<DfnsError>().await });
    assert_eq!(error.unwrap_err().id(), Some("7"));
}

#[tokio::test]
async fn a_truncated_body_is_still_read_as_the_error_of_its_status() {
    let head = "HTTP/1.1 503 Oops\r\ncontent-length: 1000\r\nretry-after: 3\r\n\r\n{\"error\":";
    let error =
        call(vec![(Duration::ZERO, head.as_bytes().to_vec()), (Duration::ZERO, Vec::new())], 1).await.unwrap_err();
    assert_eq!((error.status(), error.retry_after()), (Some(503), Some(Duration::from_secs(3))));
    assert_eq!(error.body().unwrap().raw(), b"{\"error\":");
}

/// This client was built without decompression: the bytes are kept as they came.
#[tokio::test]
async fn a_compressed_body_is_kept_and_no_message_is_made_up() {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    encoder.write_all(ENVELOPE.as_bytes()).unwrap();
    let zipped = encoder.finish().unwrap();
    let error = call(whole("404 Not Found\r\ncontent-encoding: gzip", &zipped), 1).await.unwrap_err();
    assert!(error.is_not_found() && error.message().is_none());
    assert_eq!(error.body().unwrap().raw(), zipped);
}

#[tokio::test]
async fn the_future_can_be_sent_to_another_thread() {
    let task = tokio::spawn(call(whole("404 Not Found", ENVELOPE.as_bytes()), 1));
    assert!(task.await.unwrap().unwrap_err().is_not_found());
}

fn client(builder: impl FnOnce(reqwest::ClientBuilder) -> reqwest::ClientBuilder) -> reqwest::Client {
    builder(reqwest::Client::builder()).build().unwrap()
}

fn check_transport(error: reqwest::Error, transport: Transport, retry: Retry, code: &str) {
    assert_eq!(error.transport(), transport, "{error:?}");
    let error = WalletError::from(error);
    assert_eq!((error.retry(), error.code(), error.status()), (retry, code, None));
    assert_eq!(error.is_retryable(), transport == Transport::NotConnected, "only if nothing was sent");
    assert_eq!(error.is_retryable_for(Idempotency::Idempotent), transport != Transport::Other);
}

fn check_not_connected(error: reqwest::Error) {
    check_transport(error, Transport::NotConnected, Retry::Always(Wait::Backoff), "dfns::transport::not_connected");
}

fn check_interrupted(error: reqwest::Error) {
    check_transport(error, Transport::Interrupted, Retry::IfIdempotent(Wait::Backoff), "dfns::transport::interrupted");
}

fn check_timed_out(error: reqwest::Error) {
    check_transport(error, Transport::TimedOut, Retry::IfIdempotent(Wait::Backoff), "dfns::transport::timed_out");
}

fn check_other(error: reqwest::Error) {
    check_transport(error, Transport::Other, Retry::Never, "dfns::transport::other");
}

#[tokio::test]
async fn a_refused_connection_and_an_unknown_name_are_not_connected() {
    let client = client(reqwest::ClientBuilder::no_proxy);
    let refused = format!("http://{}/", closed_port().await);
    check_not_connected(client.post(refused).body("pay").send().await.unwrap_err());
    // `.invalid` never resolves (RFC 6761, 6.4).
    check_not_connected(client.post("http://dfns.invalid/").body("pay").send().await.unwrap_err());
}

/// The server's queue of connections is full, so that the handshake of TCP never ends.
#[tokio::test]
async fn a_timeout_while_connecting_is_not_connected_if_the_client_says_so() {
    let socket = tokio::net::TcpSocket::new_v4().unwrap();
    socket.bind("127.0.0.1:0".parse().unwrap()).unwrap();
    let listener = socket.listen(1).unwrap();
    let address = listener.local_addr().unwrap();
    let mut queued = Vec::new();
    while let Ok(Ok(stream)) =
        tokio::time::timeout(Duration::from_millis(300), tokio::net::TcpStream::connect(address)).await
    {
        queued.push(stream);
        assert!(queued.len() < 64, "the queue is never full");
    }
    let client = client(|builder| builder.no_proxy().connect_timeout(Duration::from_millis(300)));
    check_not_connected(client.post(format!("http://{address}/")).body("pay").send().await.unwrap_err());
}

#[tokio::test]
async fn a_timeout_after_sending_is_timed_out_and_the_server_has_seen_the_request() {
    let server = Server::start(vec![(Duration::from_secs(60), Vec::new())], 1).await;
    let client = client(|builder| builder.no_proxy().timeout(Duration::from_millis(300)));
    check_timed_out(client.post(server.url()).body("pay").send().await.unwrap_err());
    assert!(server.has_seen_something());
}

#[tokio::test]
async fn a_connection_that_is_closed_or_reset_before_the_response_is_interrupted() {
    let client = client(reqwest::ClientBuilder::no_proxy);
    let closing = Server::start(Vec::new(), 0).await;
    check_interrupted(client.post(closing.url()).body("pay").send().await.unwrap_err());
    assert!(closing.has_seen_something());
    let resetting = Server::resetting().await;
    check_interrupted(client.post(resetting.url()).body("pay".repeat(1000)).send().await.unwrap_err());
    assert!(resetting.has_seen_something());
}

#[tokio::test]
async fn a_truncated_success_is_interrupted_however_it_is_read() {
    let head = "HTTP/1.1 200 OK\r\ncontent-length: 1000\r\n\r\n{\"id\":";
    let pieces = || vec![(Duration::ZERO, head.as_bytes().to_vec()), (Duration::ZERO, Vec::new())];
    check_interrupted(call(pieces(), 1).await.unwrap().bytes().await.unwrap_err());
    check_interrupted(call(pieces(), 1).await.unwrap().json::<Wallet>().await.map(|_| ()).unwrap_err());
    let mut response = call(pieces(), 1).await.unwrap();
    let error = loop {
        match response.chunk().await {
            Ok(Some(_)) => {}
            Ok(None) => panic!("the body broke off"),
            Err(error) => break error,
        }
    };
    check_interrupted(error);
}

#[tokio::test]
async fn permanent_failures_are_other() {
    let client = client(|builder| builder.no_proxy().redirect(reqwest::redirect::Policy::limited(2)));
    check_other(client.get("no url").send().await.unwrap_err());
    let loops = Server::start(whole("302 Found\r\nlocation: /", b""), 1).await;
    check_other(client.get(loops.url()).send().await.unwrap_err());
    let page = call(whole("200 OK", b"<html>"), 1).await.unwrap();
    check_other(page.json::<Wallet>().await.map(|_| ()).unwrap_err());
    let other_type = call(whole("200 OK", b"{\"id\":1}"), 1).await.unwrap();
    check_other(other_type.json::<Wallet>().await.map(|_| ()).unwrap_err());
}
