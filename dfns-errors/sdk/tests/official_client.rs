//! The official client against a local server that sends the collected responses.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "in tests, a panic reports the failure")]

use std::collections::HashMap;
use std::fs;
use std::path::Path;

use axum::Router;
use axum::http::{StatusCode, Uri};
use axum::routing::get;
use dfns_errors::DfnsError;
use dfns_errors_sdk::classify;
use dfns_sdk_rust::{DfnsClient, Error, Options};

fn read(name: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/payloads").join(name)).unwrap()
}

/// Returns the name, status and body of each response.
fn payloads() -> Vec<(String, u16, String)> {
    let lines = read("dfns-payloads.jsonl");
    let values = lines.lines().map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap());
    let text = |value: &serde_json::Value, key: &str| value[key].as_str().unwrap().to_owned();
    let status = |value: &serde_json::Value| u16::try_from(value["http_status"].as_u64().unwrap()).unwrap();
    values.map(|value| (text(&value, "name"), status(&value), text(&value, "body"))).collect()
}

/// Returns the expected variant, id and message by name.
fn expected() -> HashMap<String, (String, String, String)> {
    let rows = read("expected.tsv");
    let rows = rows.lines().filter(|line| !line.starts_with('#')).map(|line| {
        let cells: Vec<&str> = line.split('\t').collect();
        (cells[0].to_owned(), (cells[2].to_owned(), cells[3].to_owned(), cells[4].to_owned()))
    });
    rows.collect()
}

async fn client() -> DfnsClient {
    let responses: HashMap<String, (u16, String)> =
        payloads().into_iter().map(|(name, status, body)| (format!("/wallets/{name}"), (status, body))).collect();
    let router = Router::new().fallback(get(|uri: Uri| async move {
        let (status, body) = responses[uri.path()].clone();
        (StatusCode::from_u16(status).unwrap(), body)
    }));
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let base_url = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(axum::serve(listener, router).into_future());
    DfnsClient::new(Options { base_url, auth_token: "token".to_owned(), signer: None, http: None }).unwrap()
}

fn cell(value: Option<&str>) -> String {
    value.unwrap_or("-").to_owned()
}

/// Reads a message of the table, which abbreviates one that is too long.
fn message(cell: &str) -> String {
    if cell == "\"y\"*100000" {
        "y".repeat(100_000)
    } else {
        serde_json::from_str(cell).unwrap_or_else(|_| cell.to_owned())
    }
}

#[tokio::test]
async fn every_collected_error_that_the_client_keeps_as_text_is_typed() {
    let (client, expected) = (client().await, expected());
    let (mut typed, mut by_gateway) = (0, 0);
    for (name, status, body) in payloads().into_iter().filter(|(_, status, _)| !(200..400).contains(status)) {
        let error = client.wallets.get_wallet(name.clone()).await.unwrap_err();
        let is_raw = matches!(error, Error::ApiRaw { .. });
        let error: DfnsError = classify(error).unwrap();
        let (variant, id, text) = &expected[&name];
        assert!(format!("{error:?}").starts_with(variant), "{name}: {error:?}");
        assert_eq!(error.status(), Some(status), "{name}");
        if is_raw {
            assert_eq!((cell(error.id()), cell(error.message())), (id.clone(), message(text)), "{name}");
            assert_eq!(error.body().unwrap().text(), body, "{name}");
            typed += 1;
        } else {
            assert!(error.message().is_some() && error.id().is_none(), "{name}");
            by_gateway += 1;
        }
    }
    assert!(typed > 90 && by_gateway > 5, "{typed} left as text, {by_gateway} read by the client");
}

#[tokio::test]
async fn details_are_read_too() {
    let error = client().await.wallets.get_wallet("doc-current-409-conflicting-transfer".to_owned()).await.unwrap_err();
    let error: DfnsError = classify(error).unwrap();
    assert_eq!((error.code(), error.duplicate_id().as_deref()), ("dfns::conflict::external_id_reused", Some("...")));
}

/// The client decodes a pending change request as the entity that was requested.
#[tokio::test]
async fn a_pending_response_is_never_an_api_error_to_the_client() {
    let response = client().await.wallets.get_wallet("doc-202-permission-update".to_owned()).await;
    let given_back = classify::<DfnsError>(response.unwrap_err());
    assert!(matches!(given_back, Err(Error::Serde(_))), "{given_back:?}");
}

#[tokio::test]
async fn other_errors_are_returned_unchanged() {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let base_url = format!("http://{}", listener.local_addr().unwrap());
    drop(listener);
    let client =
        DfnsClient::new(Options { base_url, auth_token: "token".to_owned(), signer: None, http: None }).unwrap();
    let transport = client.wallets.get_wallet("wa-1".to_owned()).await.unwrap_err();
    assert!(matches!(classify::<DfnsError>(transport), Err(Error::Transport(_))));
    let options = Options { base_url: "http://".to_owned(), auth_token: String::new(), signer: None, http: None };
    let config = DfnsClient::new(options).err().unwrap();
    assert!(matches!(classify::<DfnsError>(config), Err(Error::Config(_))));
    assert!(matches!(classify::<DfnsError>(Error::SignerRequired), Err(Error::SignerRequired)));
    assert!(matches!(classify::<DfnsError>(Error::Signer("x".to_owned())), Err(Error::Signer(why)) if why == "x"));
}
