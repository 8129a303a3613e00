//! Responses of `reqwest::blocking`.

use std::io::{Read as _, Write as _};
use std::net::{SocketAddr, TcpListener};
use std::thread;
use std::time::{Duration, Instant};

use dfns_errors::blocking::ResponseExt as _;
use dfns_errors::{DfnsError, dfns_errors};

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
    let error = call("HTTP/1.1 500 Oops\r\ncontent-length: 100\r\n\r\n{\"err", Duration::from_secs(20)).unwrap_err();
    assert_eq!(error.body().unwrap().raw(), b"{\"err");
    assert!((9..15).contains(&started.elapsed().as_secs()), "{:?}", started.elapsed());
}

fn chat(response: &str) -> Result<reqwest::blocking::Response, ChatError> {
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

#[test]
fn a_truncated_success_is_not_reported_as_complete() {
    let success = chat("HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{\"ok\":").unwrap();
    assert!(success.text().is_err());
}
