//! A 200 that may be an error comes back as soon as it can't be one anymore, and loses nothing.
//!
//! Each server sends more only after the test has seen the response: a client that reads too much hangs.

use std::io::Write as _;
use std::time::{Duration, Instant};

use super::super::ResponseExt as _;
use super::super::server::{Server, whole};
use super::super::version as reqwest;
use super::{ChatError, MEBIBYTE, chunk};

/// Half of the time after which the search ends anyway.
const SOON: Duration = Duration::from_secs(5);

const MATCHING: &str = "{\"ok\":false}";

fn head(headers: &str) -> Vec<u8> {
    format!("HTTP/1.1 200 OK\r\n{headers}transfer-encoding: chunked\r\n\r\n").into_bytes()
}

/// Fails if it takes too long.
async fn soon<T>(future: impl Future<Output = T>) -> T {
    tokio::time::timeout(SOON, future).await.unwrap()
}

async fn check(server: &Server) -> Result<reqwest::Response, ChatError> {
    let client = reqwest::Client::builder().no_proxy().build().unwrap();
    soon(async { client.get(server.url()).send().await.unwrap().check().await }).await
}

/// Checks that a response comes back when only its head and the first chunks have been sent, and yields all chunks as they
/// were sent.
async fn check_streamed(headers: &str, first: &[&[u8]], rest: &[&[u8]]) {
    let mut pieces =
        vec![[head(headers)].into_iter().chain(first.iter().map(|bytes| chunk(bytes))).collect::<Vec<_>>().concat()];
    pieces.extend(rest.iter().map(|bytes| chunk(bytes)));
    pieces.push(b"0\r\n\r\n".to_vec());
    let (server, permits) = Server::stepwise(pieces).await;
    let mut response = check(&server).await.unwrap();
    for expected in first {
        assert_eq!(soon(response.chunk()).await.unwrap().unwrap(), expected, "{headers}");
    }
    for expected in rest {
        permits.add_permits(1);
        assert_eq!(soon(response.chunk()).await.unwrap().unwrap(), expected, "{headers}");
    }
    permits.add_permits(2);
    assert_eq!(soon(response.chunk()).await.unwrap(), None, "{headers}");
}

#[tokio::test]
async fn a_stream_or_a_file_comes_back_before_its_first_byte() {
    for name in [
        "text/event-stream; charset=utf-8",
        "application/x-ndjson",
        "application/json-seq",
        "application/octet-stream",
        "image/png",
    ] {
        check_streamed(&format!("content-type: {name}\r\n"), &[], &[MATCHING.as_bytes(), b"\n", b"{\"ok\":true}\n"])
            .await;
    }
}

#[tokio::test]
async fn a_body_that_starts_with_neither_an_object_nor_an_array_comes_back_at_its_first_byte() {
    for first in ["data: {}\n\n", "\"busy\"", "true", "<html>", "\u{1e}{}", "-"] {
        check_streamed("", &[first.as_bytes()], &[MATCHING.as_bytes()]).await;
        check_streamed(
            "content-type: application/json\r\n",
            &[b"\xef", b"\xbb\xbf \r", b"\n\t", first.as_bytes()],
            &[b"{}"],
        )
        .await;
    }
}

#[tokio::test]
async fn a_json_stream_comes_back_after_its_first_value() {
    let json = "content-type: application/problem+json\r\n";
    check_streamed(json, &[b"{\"ok\":", b"true}\n"], &[MATCHING.as_bytes(), b"\n"]).await;
    check_streamed("", &[b"[\"]\\\"\",{\"ok\":false}", b"]"], &[MATCHING.as_bytes()]).await;
    check_streamed(json, &[b"{]"], &[MATCHING.as_bytes()]).await;
}

#[tokio::test]
async fn an_error_that_something_follows_is_a_success() {
    check_streamed("", &[MATCHING.as_bytes(), b"\n", b"{"], &[b"\"ok\":true}\n"]).await;
    check_streamed("", &[b"{\"ok\":false} {\"ok\":false}"], &[b"\n"]).await;
}

#[tokio::test]
async fn an_error_with_nothing_but_white_space_after_it_is_an_error_with_its_whole_body() {
    for chunks in [
        vec![MATCHING],
        vec!["{\"ok\"", ":false", "}"],
        vec!["\u{feff} \n{\"ok\":false}", "\r\n", "\t "],
        vec!["\u{feff}", MATCHING, " "],
    ] {
        let mut reply = head("content-type: application/json\r\n");
        for bytes in &chunks {
            reply.extend(chunk(bytes.as_bytes()));
        }
        reply.extend(b"0\r\n\r\n");
        let (server, _permits) = Server::stepwise(vec![reply]).await;
        let error = check(&server).await.unwrap_err();
        assert_eq!(error.body().unwrap().raw(), chunks.concat().as_bytes());
    }
}

/// Each piece comes a little later than the one before.
#[tokio::test]
async fn a_slow_object_comes_back_with_its_last_bracket() {
    let pieces = vec![head(""), chunk(b"{\"text\":\"Hel"), chunk(b"lo\",\"ok\":"), chunk(b"true}"), chunk(b"\n")];
    let (server, permits) = Server::stepwise(pieces).await;
    let slowly = async {
        for _ in 0..3 {
            tokio::time::sleep(Duration::from_millis(30)).await;
            permits.add_permits(1);
        }
    };
    let (response, ()) = tokio::join!(check(&server), slowly);
    let mut response = response.unwrap();
    for expected in ["{\"text\":\"Hel", "lo\",\"ok\":", "true}"] {
        assert_eq!(soon(response.chunk()).await.unwrap().unwrap(), expected);
    }
}

#[tokio::test]
async fn an_array_of_ten_megabytes_comes_back_after_a_mebibyte() {
    let item = b"{\"ok\":false},".repeat(10_000);
    let mut sent = [b"[".to_vec(), item.repeat(80)].concat();
    sent.extend(b"{}]");
    assert!(sent.len() > 10_000_000);
    let (start, rest) = sent.split_at(MEBIBYTE + 1);
    let head = format!("HTTP/1.1 200 OK\r\ncontent-length: {}\r\n\r\n", sent.len()).into_bytes();
    let (server, permits) = Server::stepwise(vec![[head, start.to_vec()].concat(), rest.to_vec()]).await;
    let response = check(&server).await.unwrap();
    assert_eq!(response.content_length(), Some(sent.len() as u64));
    permits.add_permits(2);
    assert!(soon(response.bytes()).await.unwrap() == sent);
}

/// Checks that a value that is never completed is a success when the search is over, and that its body goes on.
pub(super) async fn check_undecided() {
    let pieces = vec![[head(""), chunk(b"{\"ok\":")].concat(), chunk(b"false}"), b"0\r\n\r\n".to_vec()];
    let (server, permits) = Server::stepwise(pieces).await;
    let response = reqwest::get(server.url()).await.unwrap().check::<ChatError>().await.unwrap();
    permits.add_permits(3);
    assert_eq!(soon(response.text()).await.unwrap(), MATCHING);
}

#[tokio::test]
async fn a_response_without_a_body_comes_back() {
    for (method, head) in [("HEAD", "200 OK\r\ncontent-length: 12"), ("GET", "200 OK\r\ncontent-length: 0")] {
        let reply = format!("HTTP/1.1 {head}\r\ncontent-type: application/json\r\n\r\n").into_bytes();
        let (server, _permits) = Server::stepwise(vec![reply]).await;
        let method = reqwest::Method::from_bytes(method.as_bytes()).unwrap();
        let client = reqwest::Client::builder().no_proxy().build().unwrap();
        let response = client.request(method, server.url()).send().await.unwrap();
        let response = soon(response.check::<ChatError>()).await.unwrap();
        assert!(response.headers().contains_key("content-length"));
        assert!(response.bytes().await.unwrap().is_empty());
    }
}

#[tokio::test]
async fn a_body_that_breaks_off_is_an_error_only_if_its_value_is_complete() {
    let head = b"HTTP/1.1 200 OK\r\ncontent-length: 1000\r\n\r\n";
    let (server, permits) = Server::stepwise(vec![[head, &b"{\"ok\":false"[..]].concat()]).await;
    permits.add_permits(1);
    let mut response = check(&server).await.unwrap();
    assert_eq!(response.content_length(), Some(1000));
    assert_eq!(response.chunk().await.unwrap().unwrap(), "{\"ok\":false");
    assert!(response.chunk().await.is_err());
    let (server, permits) = Server::stepwise(vec![[head, MATCHING.as_bytes()].concat()]).await;
    permits.add_permits(1);
    assert_eq!(check(&server).await.unwrap_err().body().unwrap().raw(), MATCHING.as_bytes());
}

/// This client was built without decompression.
#[tokio::test]
async fn a_compressed_success_comes_back_as_it_is() {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    encoder.write_all(MATCHING.as_bytes()).unwrap();
    let zipped = encoder.finish().unwrap();
    check_streamed("content-type: application/json\r\ncontent-encoding: gzip\r\n", &[&zipped], &[]).await;
}

#[tokio::test]
async fn an_error_of_exactly_a_mebibyte_is_found_and_a_longer_one_is_a_success() {
    for (length, is_error) in [(MEBIBYTE, true), (MEBIBYTE + 1, false)] {
        let mut body = MATCHING.to_owned();
        body.push_str(&" ".repeat(length - body.len()));
        let server = Server::start(whole("200 OK", body.as_bytes()), 1).await;
        match check(&server).await {
            Ok(response) => assert!(!is_error && response.bytes().await.unwrap() == body),
            Err(error) => assert!(is_error && error.body().unwrap().raw() == body.as_bytes()),
        }
    }
}

#[tokio::test]
async fn an_error_event_inside_a_stream_is_read_by_itself() {
    let events = [
        "event: delta\ndata: {\"text\":\"Hel\"}\n\n",
        "event: error\ndata: {\"ok\":",
        "false,\"error\":\"busy\"}\n\nevent: delta\n",
    ];
    let chunks = events.map(|event| chunk(event.as_bytes())).concat();
    let head = head("content-type: text/event-stream\r\n");
    let (server, _permits) = Server::stepwise(vec![[head, chunks].concat()]).await;
    let mut response = check(&server).await.unwrap();
    let mut received = String::new();
    let mut read = Vec::new();
    let error = loop {
        received.push_str(str::from_utf8(&soon(response.chunk()).await.unwrap().unwrap()).unwrap());
        let Some((event, rest)) = received.split_once("\n\n") else { continue };
        let (_, data) = event.split_once("data: ").unwrap();
        match ChatError::from_response(200, data) {
            Some(error) => break error,
            None => read.push(data.to_owned()),
        }
        received = rest.to_owned();
    };
    assert_eq!((read, error.message()), (vec!["{\"text\":\"Hel\"}".to_owned()], Some("busy")));
    assert_eq!(error.code(), "chat::invalid_auth");
}

/// Returns how long it takes until the caller has the first chunk.
async fn first_chunk(client: &reqwest::Client, url: &str, is_checked: bool) -> Duration {
    let started = Instant::now();
    let mut response = client.get(url).send().await.unwrap();
    if is_checked {
        response = response.check::<ChatError>().await.unwrap();
    }
    response.chunk().await.unwrap().unwrap();
    started.elapsed()
}

/// Compares the fastest of 50, measured in turns, which says something even on a busy machine. (On an idle one, the medians
/// are at 1.0 to 1.1.) A search that waits for more than the first chunk hangs.
#[tokio::test]
async fn the_first_chunk_takes_hardly_longer_than_without_a_check() {
    let client = reqwest::Client::builder().no_proxy().build().unwrap();
    for (headers, first) in [("content-type: text/event-stream\r\n", "data: {}\n\n"), ("", "{\"ok\":true}\n")] {
        let (server, _permits) = Server::stepwise(vec![[head(headers), chunk(first.as_bytes())].concat()]).await;
        let mut alone = Duration::MAX;
        let mut checked = Duration::MAX;
        for _ in 0..50 {
            alone = alone.min(soon(first_chunk(&client, &server.url(), false)).await);
            checked = checked.min(soon(first_chunk(&client, &server.url(), true)).await);
        }
        assert!(checked < alone * 2, "{checked:?} instead of {alone:?}");
    }
}
