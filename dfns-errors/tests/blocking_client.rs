//! Responses of `reqwest::blocking`.

use std::io::{Read as _, Write as _};
use std::net::{SocketAddr, TcpListener};
use std::sync::mpsc::{self, Sender};
use std::thread;
use std::time::{Duration, Instant};

use dfns_errors::blocking::ResponseExt as _;
use dfns_errors::{DfnsError, Transport, TransportError as _, dfns_errors};
use reqwest::blocking::{Client, Response};

#[dfns_errors]
#[derive(Debug)]
enum WalletError {
    #[dfns(transparent)]
    Http(#[from] reqwest::Error),
}

/// An API that sends errors with status 200.
#[dfns_errors(spec = "tests/client/ok.json")]
#[derive(Debug)]
enum ChatError {}

/// Replies to one connection with these bytes, and keeps it open for a while.
fn serve(response: &str, open_for: Duration) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let (address, response) = (listener.local_addr().unwrap(), response.to_owned());
    thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        let _ = stream.read(&mut [0; 4096]);
        let _ = stream.write_all(response.as_bytes());
        thread::sleep(open_for);
    });
    address
}

fn call(response: &str, open_for: Duration) -> Result<String, WalletError> {
    let response = reqwest::blocking::get(format!("http://{}/", serve(response, open_for)))?;
    Ok(response.check::<DfnsError>()?.text()?)
}

#[test]
fn a_success_comes_back_with_its_body_unread_and_an_error_is_read() {
    assert_eq!(call("HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}", Duration::ZERO).unwrap(), "{}");
    let body = r#"{"error":{"id":"7"}}"#;
    let head = format!("HTTP/1.1 429 Slow\r\nretry-after: 2\r\ncontent-length: {}\r\n\r\n{body}", body.len());
    let error = call(&head, Duration::ZERO).unwrap_err();
    assert_eq!((error.id(), error.retry_after()), (Some("7"), Some(Duration::from_secs(2))));
}

#[test]
fn a_truncated_body_is_still_read_as_the_error_of_its_status() {
    let error = call("HTTP/1.1 500 Oops\r\ncontent-length: 100\r\n\r\n{\"err", Duration::ZERO).unwrap_err();
    assert!(error.is_internal_server_error());
    assert_eq!(error.body().unwrap().raw(), b"{\"err");
}

#[test]
fn reading_from_a_silent_server_stops_after_ten_seconds() {
    let started = Instant::now();
    let undecided = thread::spawn(check_undecided);
    let error = call("HTTP/1.1 500 Oops\r\ncontent-length: 100\r\n\r\n{\"err", Duration::from_secs(20)).unwrap_err();
    assert_eq!(error.body().unwrap().raw(), b"{\"err");
    undecided.join().unwrap();
    assert!((9..15).contains(&started.elapsed().as_secs()), "{:?}", started.elapsed());
}

/// Checks that a value that is never completed is a success when the search is over, and that its body goes on.
fn check_undecided() {
    let pieces = ["HTTP/1.1 200 OK\r\ncontent-length: 12\r\n\r\n{\"ok\":", "false}"];
    let (url, server) = serve_stepwise(pieces.map(|piece| piece.as_bytes().to_vec()).to_vec());
    let response = reqwest::blocking::get(url).unwrap().check::<ChatError>().unwrap();
    server.send(()).unwrap();
    assert_eq!(response.text().unwrap(), "{\"ok\":false}");
}

fn chat(response: &str) -> Result<Response, ChatError> {
    let response = reqwest::blocking::get(format!("http://{}/a?b=c", serve(response, Duration::ZERO))).unwrap();
    response.check()
}

#[test]
fn an_error_inside_a_200_is_read_and_a_success_keeps_its_body() {
    let error = chat("HTTP/1.1 200 OK\r\ncontent-length: 12\r\n\r\n{\"ok\":false}").unwrap_err();
    assert_eq!(error.code(), "chat::invalid_auth");
    let success = chat("HTTP/1.1 200 OK\r\nx-a: b\r\ncontent-length: 11\r\n\r\n{\"ok\":true}").unwrap();
    assert_eq!((success.status().as_u16(), success.headers()["x-a"].as_bytes()), (200, &b"b"[..]));
    assert!(success.url().as_str().ends_with("/a?b=c"), "{}", success.url());
    assert_eq!(success.text().unwrap(), "{\"ok\":true}");
}

/// Replies with the first piece, and with one more for each message. Closes the connection when the sender is dropped.
fn serve_stepwise(pieces: Vec<Vec<u8>>) -> (String, Sender<()>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}/", listener.local_addr().unwrap());
    let (sender, permits) = mpsc::channel();
    thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        let _ = stream.read(&mut [0; 4096]);
        for piece in pieces {
            stream.write_all(&piece).unwrap();
            if permits.recv().is_err() {
                return;
            }
        }
    });
    (url, sender)
}

/// Fails if the search ends only because of its limit of 10 seconds.
fn check_soon(url: &str) -> Result<Response, ChatError> {
    let started = Instant::now();
    let checked = reqwest::blocking::get(url).unwrap().check();
    assert!(started.elapsed() < Duration::from_secs(5), "the response came back too late");
    checked
}

fn read_exactly(response: &mut Response, expected: &[u8]) {
    let mut read = vec![0; expected.len()];
    response.read_exact(&mut read).unwrap();
    assert!(read == expected);
}

#[test]
fn a_success_comes_back_while_the_server_waits() {
    for (headers, first) in [
        ("content-type: text/event-stream\r\n", ""),
        ("content-type: application/x-ndjson\r\n", ""),
        ("content-type: application/octet-stream\r\n", ""),
        ("content-type: application/json\r\n", "\u{feff} \"busy\""),
        ("", "data: {}\n\n"),
        ("", "{\"ok\":true}"),
        ("", "{\"ok\":false}\n{"),
    ] {
        let head = format!("HTTP/1.1 200 OK\r\n{headers}content-length: {}\r\n\r\n{first}", first.len() + 2);
        let (url, server) = serve_stepwise(vec![head.into_bytes(), b"{".to_vec(), b"}".to_vec()]);
        let mut response = check_soon(&url).unwrap();
        assert_eq!(response.content_length(), Some(first.len() as u64 + 2), "{headers}");
        assert!(response.remote_addr().is_some());
        read_exactly(&mut response, first.as_bytes());
        for piece in [b"{", b"}"] {
            server.send(()).unwrap();
            read_exactly(&mut response, piece);
        }
        assert_eq!(response.read(&mut [0]).unwrap(), 0);
    }
}

/// Replies to every connection with a chunk, and keeps it open.
fn serve_one_chunk() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}/", listener.local_addr().unwrap());
    thread::spawn(move || {
        let mut open = Vec::new();
        while let Ok((mut stream, _)) = listener.accept() {
            let _ = stream.read(&mut [0; 4096]);
            let _ = stream.write_all(b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nc\r\n{\"ok\":true}\n\r\n");
            open.push(stream);
        }
    });
    url
}

/// Returns how long it takes until the caller has the first byte.
fn first_byte(client: &Client, url: &str, is_checked: bool) -> Duration {
    let started = Instant::now();
    let mut response = client.get(url).send().unwrap();
    if is_checked {
        response = response.check::<ChatError>().unwrap();
    }
    response.read_exact(&mut [0]).unwrap();
    started.elapsed()
}

/// Compares the fastest of 50, measured in turns, which says something even on a busy machine. (On an idle one, the medians
/// are at 1.1 to 1.4.)
#[test]
fn the_first_byte_takes_hardly_longer_than_without_a_check() {
    let client = Client::builder().no_proxy().build().unwrap();
    let url = serve_one_chunk();
    let mut alone = Duration::MAX;
    let mut checked = Duration::MAX;
    for _ in 0..50 {
        alone = alone.min(first_byte(&client, &url, false));
        checked = checked.min(first_byte(&client, &url, true));
    }
    assert!(checked < alone * 3, "{checked:?} instead of {alone:?}");
}

#[test]
fn an_array_of_ten_megabytes_comes_back_after_a_mebibyte() {
    let sent = [b"[".to_vec(), b"{\"ok\":false},".repeat(800_000), b"{}]".to_vec()].concat();
    assert!(sent.len() > 10_000_000);
    let (start, rest) = sent.split_at((1 << 20) + 1);
    let head = format!("HTTP/1.1 200 OK\r\ncontent-length: {}\r\n\r\n", sent.len()).into_bytes();
    let (url, server) = serve_stepwise(vec![[&head, start].concat(), rest.to_vec()]);
    let mut response = check_soon(&url).unwrap();
    read_exactly(&mut response, start);
    server.send(()).unwrap();
    read_exactly(&mut response, rest);
}

#[test]
fn an_error_is_complete_when_nothing_but_white_space_follows() {
    let head = "HTTP/1.1 200 OK\r\ncontent-length: 15\r\n\r\n{\"ok\"";
    let pieces = [head, ":false}\n", "\r\n"];
    let (url, server) = serve_stepwise(pieces.map(|piece| piece.as_bytes().to_vec()).to_vec());
    server.send(()).unwrap();
    server.send(()).unwrap();
    assert_eq!(check_soon(&url).unwrap_err().body().unwrap().raw(), b"{\"ok\":false}\n\r\n");
}

/// The client's timeout applies to each read, as without `check`.
#[test]
fn a_success_that_falls_silent_times_out() {
    let head = "HTTP/1.1 200 OK\r\ncontent-length: 12\r\n\r\n\"";
    let (url, _server) = serve_stepwise(vec![head.as_bytes().to_vec()]);
    let client = Client::builder().no_proxy().timeout(Duration::from_secs(1)).build().unwrap();
    let error = client.get(url).send().unwrap().check::<ChatError>().unwrap().bytes().unwrap_err();
    assert_eq!((error.is_timeout(), error.transport()), (true, Transport::TimedOut));
}

#[test]
fn a_truncated_success_is_not_reported_as_complete() {
    let success = chat("HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{\"ok\":").unwrap();
    assert_eq!(success.text().unwrap_err().transport(), Transport::Interrupted);
}
