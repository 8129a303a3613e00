//! Responses of a real client, from servers that behave and servers that do not.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "in a test a panic is the report")]

mod server;

use std::io::Write as _;
use std::time::{Duration, Instant};

use dfns_errors::dfns_errors;
use dfns_errors::reqwest::ResponseExt as _;
use server::{Piece, whole, wire};

#[dfns_errors]
#[derive(Debug)]
enum ApiError {
    #[dfns(transparent)]
    Http(#[from] reqwest::Error),
}

const ENVELOPE: &str = r#"{"error":{"id":"7","message":"wallet not found"}}"#;
const MEBIBYTE: usize = 1 << 20;

async fn call(pieces: Vec<Piece>, times: usize) -> Result<reqwest::Response, ApiError> {
    let address = wire(pieces, times).await;
    let response = reqwest::get(format!("http://{address}/")).await?;
    response.api_error::<ApiError>().await
}

fn chunk(bytes: &[u8]) -> Vec<u8> {
    [format!("{:x}\r\n", bytes.len()).as_bytes(), bytes, b"\r\n"].concat()
}

const CHUNKED: &str = "HTTP/1.1 500 Oops\r\ntransfer-encoding: chunked\r\n\r\n";

#[tokio::test]
async fn an_error_is_read_with_its_body_and_retry_after() {
    let error = call(whole("429 Slow Down\r\nretry-after: 12", ENVELOPE.as_bytes()), 1).await.unwrap_err();
    assert_eq!(error.to_string(), "429 Too Many Requests: wallet not found (error id 7)");
    assert_eq!(error.retry_after(), Some(Duration::from_secs(12)));
}

#[tokio::test]
async fn a_success_comes_back_with_its_body_unread() {
    let response = call(whole("200 OK", b"{\"id\":\"wa-1\"}"), 1).await.unwrap();
    assert_eq!(response.text().await.unwrap(), "{\"id\":\"wa-1\"}");
}

#[tokio::test]
async fn a_policy_that_waits_is_no_success() {
    assert!(call(whole("202 Accepted", b"{\"id\":\"cr-1\"}"), 1).await.unwrap_err().is_pending());
}

#[tokio::test]
async fn a_chunked_body_is_put_together() {
    let (start, end) = ENVELOPE.split_at(20);
    let pieces = [CHUNKED.as_bytes().to_vec(), chunk(start.as_bytes()), chunk(end.as_bytes()), b"0\r\n\r\n".to_vec()];
    let pieces = pieces.into_iter().map(|bytes| (Duration::from_millis(5), bytes)).collect();
    assert_eq!(call(pieces, 1).await.unwrap_err().message(), Some("wallet not found"));
}

#[tokio::test]
async fn of_an_endless_body_a_mebibyte_is_read() {
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

/// The server would drip for 100 seconds.
#[tokio::test]
async fn a_body_that_drips_is_waited_for_no_longer_than_ten_seconds() {
    let started = Instant::now();
    let pieces = vec![(Duration::ZERO, CHUNKED.as_bytes().to_vec()), (Duration::from_millis(500), chunk(b"drip"))];
    let error = call(pieces, 200).await.unwrap_err();
    assert!(error.body().unwrap().raw().starts_with(b"dripdrip"));
    assert!((9..15).contains(&started.elapsed().as_secs()), "{:?}", started.elapsed());
}

#[tokio::test]
async fn a_body_that_is_cut_off_is_an_error_of_the_transport() {
    let head = "HTTP/1.1 500 Oops\r\ncontent-length: 1000\r\n\r\n{\"error\":";
    let error = call(vec![(Duration::ZERO, head.as_bytes().to_vec()), (Duration::ZERO, Vec::new())], 1).await;
    assert!(matches!(error.unwrap_err(), ApiError::Http(error) if error.is_body() || error.is_decode()));
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
