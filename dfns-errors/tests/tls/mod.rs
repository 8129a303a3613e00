//! Connections that can be made after all, and connections that never can: reqwest 0.12 has TLS here, reqwest 0.13 has not.
//!
//! The certificates are self-signed with `key.pem`, a key for these tests. Two of them are for 127.0.0.1, until the years
//! 2126 and 2001; the third one is for `another.example`.

use std::io::{Read as _, Write as _};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use dfns_errors::{Idempotency, Retries, dfns_errors};
use reqwest012::{Certificate, Client, ClientBuilder, Proxy};
use rustls::pki_types::pem::PemObject as _;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::{ServerConfig, ServerConnection, Stream};

const KEY: &[u8] = include_bytes!("key.pem");
const TRUSTED: &[u8] = include_bytes!("trusted.pem");
const ANOTHER_HOST: &[u8] = include_bytes!("another-host.pem");
const EXPIRED: &[u8] = include_bytes!("expired.pem");

#[dfns_errors]
#[derive(Debug)]
enum WalletError {
    #[dfns(transparent)]
    Http(#[from] reqwest012::Error),
    #[dfns(transparent)]
    Plain(#[from] reqwest::Error),
}

/// Serves every connection in the same way.
fn serve(respond: impl Fn(TcpStream) + Send + 'static) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    thread::spawn(move || {
        for stream in listener.incoming() {
            respond(stream.unwrap());
        }
    });
    address
}

/// Replies to the first bytes of each client, and closes the connection.
fn reply(bytes: &'static [u8]) -> SocketAddr {
    serve(move |mut stream| {
        let _ = stream.read(&mut [0; 4096]);
        let _ = stream.write_all(bytes);
    })
}

fn serve_tls(certificate: &[u8]) -> SocketAddr {
    let chain = vec![CertificateDer::from_pem_slice(certificate).unwrap()];
    let key = PrivateKeyDer::from_pem_slice(KEY).unwrap();
    let config = ServerConfig::builder().with_no_client_auth().with_single_cert(chain, key).unwrap();
    let config = Arc::new(config);
    serve(move |mut stream| {
        let mut connection = ServerConnection::new(Arc::clone(&config)).unwrap();
        let mut stream = Stream::new(&mut connection, &mut stream);
        // A client that rejects the certificate ends the handshake.
        let _ = stream.read(&mut [0; 4096]);
        let _ = stream.write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\nconnection: close\r\n\r\nok");
    })
}

fn trusting(certificate: &[u8]) -> ClientBuilder {
    Client::builder().no_proxy().add_root_certificate(Certificate::from_pem(certificate).unwrap())
}

fn behind(proxy: SocketAddr) -> ClientBuilder {
    Client::builder().proxy(Proxy::all(format!("http://{proxy}")).unwrap())
}

async fn error_of(client: ClientBuilder, url: String) -> WalletError {
    let client = client.build().unwrap();
    client.post(url).body("pay").send().await.unwrap_err().into()
}

fn check_never(name: &str, error: WalletError) {
    assert_eq!(error.code(), "dfns::transport::other", "{name}: {error:?}");
    let mut retries = Retries::new(Idempotency::Idempotent);
    assert!(retries.delay_after(error).is_err(), "{name}");
}

fn check_not_connected(name: &str, error: WalletError) {
    assert_eq!(error.code(), "dfns::transport::not_connected", "{name}: {error:?}");
    let mut retries = Retries::new(Idempotency::NotIdempotent);
    assert!(retries.delay_after(error).is_ok(), "{name}");
}

#[tokio::test]
async fn an_invalid_certificate_is_never_retried() {
    let trusted = serve_tls(TRUSTED);
    let response = trusting(TRUSTED).build().unwrap().get(format!("https://{trusted}/")).send().await.unwrap();
    assert_eq!(response.status(), 200, "this certificate is valid if it is trusted");
    let any = || Client::builder().no_proxy();
    check_never("self-signed", error_of(any(), format!("https://{trusted}/")).await);
    check_never("of another root", error_of(trusting(EXPIRED), format!("https://{trusted}/")).await);
    let another = serve_tls(ANOTHER_HOST);
    check_never("for another host", error_of(trusting(ANOTHER_HOST), format!("https://{another}/")).await);
    let expired = serve_tls(EXPIRED);
    check_never("expired", error_of(trusting(EXPIRED), format!("https://{expired}/")).await);
}

#[tokio::test]
async fn a_server_that_does_not_speak_tls_or_rejects_it_is_never_asked_again() {
    for (name, bytes) in [
        ("plain HTTP", &b"HTTP/1.1 400 Bad Request\r\n\r\n"[..]),
        ("the alert for a failed handshake", b"\x15\x03\x03\x00\x02\x02\x28"),
        ("the alert for a version", b"\x15\x03\x03\x00\x02\x02\x46"),
    ] {
        check_never(name, error_of(trusting(TRUSTED), format!("https://{}/", reply(bytes))).await);
    }
}

#[tokio::test]
async fn a_url_or_a_proxy_that_can_not_be_used_is_never_retried() {
    let any = || Client::builder().no_proxy();
    check_never("another scheme", error_of(any(), "ftp://127.0.0.1:1/".to_owned()).await);
    check_never("https only", error_of(any().https_only(true), "http://127.0.0.1:1/".to_owned()).await);
    check_never("no name of a certificate", error_of(any(), "https://a..example/".to_owned()).await);
    let locked = reply(b"HTTP/1.1 407 Proxy Authentication Required\r\n\r\n");
    check_never("a proxy with a password", error_of(behind(locked), "https://127.0.0.1:1/".to_owned()).await);
}

#[tokio::test]
async fn https_without_a_tls_feature_is_never_retried() {
    let client = reqwest::Client::builder().no_proxy().build().unwrap();
    let error = client.post("https://127.0.0.1:1/").body("pay").send().await.unwrap_err();
    check_never("async", error.into());
    let proxied =
        reqwest::Client::builder().proxy(reqwest::Proxy::all("https://127.0.0.1:1").unwrap()).build().unwrap();
    check_never("https to a proxy", proxied.get("http://127.0.0.1:1/").send().await.unwrap_err().into());
    let error = thread::spawn(|| reqwest::blocking::get("https://127.0.0.1:1/").unwrap_err());
    check_never("blocking", error.join().unwrap().into());
}

#[tokio::test]
async fn a_handshake_that_is_cut_off_is_not_connected() {
    for (name, bytes) in [("at once", &b""[..]), ("in its first record", b"\x16\x03\x03\x00\x50\x02\x00")] {
        check_not_connected(name, error_of(trusting(TRUSTED), format!("https://{}/", reply(bytes))).await);
    }
    // What is left unread makes the kernel send a reset.
    let resetting = serve(|mut stream| drop(stream.read(&mut [0; 1])));
    check_not_connected("by a reset", error_of(trusting(TRUSTED), format!("https://{resetting}/")).await);
    let silent = serve(|stream| {
        thread::sleep(Duration::from_secs(2));
        drop(stream);
    });
    let impatient = trusting(TRUSTED).connect_timeout(Duration::from_millis(200));
    check_not_connected("by a timeout", error_of(impatient, format!("https://{silent}/")).await);
}

#[tokio::test]
async fn a_server_or_proxy_that_can_not_be_reached_is_not_connected() {
    let closed = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    check_not_connected("refused", error_of(trusting(TRUSTED), format!("https://{closed}/")).await);
    // `.invalid` never resolves (RFC 6761, 6.4).
    check_not_connected("unknown", error_of(trusting(TRUSTED), "https://certificate.invalid/".to_owned()).await);
    check_not_connected("a closed proxy", error_of(behind(closed), "https://127.0.0.1:1/".to_owned()).await);
    for (name, bytes) in [("a busy proxy", &b"HTTP/1.1 503 Busy\r\n\r\n"[..]), ("a silent proxy", b"")] {
        check_not_connected(name, error_of(behind(reply(bytes)), "https://127.0.0.1:1/".to_owned()).await);
    }
}

/// The client's own resolver may say why it did not find a name, and repeat the name.
#[tokio::test]
async fn the_words_of_a_resolver_do_not_count() {
    struct NotFound;
    impl reqwest012::dns::Resolve for NotFound {
        fn resolve(&self, name: reqwest012::dns::Name) -> reqwest012::dns::Resolving {
            let error = format!("no address of {} (certificate)", name.as_str());
            Box::pin(async move { Err(error.into()) })
        }
    }
    let client = Client::builder().no_proxy().dns_resolver(Arc::new(NotFound));
    check_not_connected("no address", error_of(client, "https://api.example/".to_owned()).await);
}
