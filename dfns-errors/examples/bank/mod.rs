//! Stands in for the Dfns API in the examples about retries: it moves money, and it fails.

use std::collections::{HashMap, HashSet};
use std::sync::{Arc, Mutex, PoisonError};

use axum::Router;
use axum::extract::State;
use axum::http::{HeaderMap, Response, StatusCode};
use axum::routing::post;
use dfns_errors::reqwest::ResponseExt as _;
use dfns_errors::{Idempotency, dfns_errors};
use serde_json::Value;

/// Every error of the API, and those of the client.
#[dfns_errors]
#[derive(Debug)]
pub(crate) enum ApiError {
    #[dfns(transparent)]
    Http(#[from] reqwest::Error),
}

/// A transfer to be made.
#[derive(Debug, Clone)]
pub(crate) struct Transfer {
    pub(crate) amount: u32,
    pub(crate) external_id: Option<&'static str>,
}

impl Transfer {
    /// A POST is not idempotent unless it carries an idempotency key.
    pub(crate) fn idempotency(&self) -> Idempotency {
        self.external_id.map_or(Idempotency::of_method("POST"), |_| Idempotency::Idempotent)
    }
}

/// Where the server is, and what it has seen.
#[derive(Clone)]
pub(crate) struct Bank {
    client: reqwest::Client,
    base: String,
    /// A port that nobody listens on: the first attempt of each transfer goes there.
    closed: String,
    attempted: Arc<Mutex<HashSet<&'static str>>>,
    books: Arc<Mutex<Books>>,
}

#[derive(Default)]
struct Books {
    tokens: u32,
    used_tokens: HashSet<String>,
    attempts: HashMap<String, u32>,
    transfers: u32,
}

impl Bank {
    async fn open() -> std::io::Result<Self> {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
        let base = format!("http://{}", listener.local_addr()?);
        let books = Arc::<Mutex<Books>>::default();
        let router = Router::new().route("/auth/action", post(sign)).route("/transfers", post(transfer));
        tokio::spawn(axum::serve(listener, router.with_state(Arc::clone(&books))).into_future());
        let closed = format!("http://{}", tokio::net::TcpListener::bind("127.0.0.1:0").await?.local_addr()?);
        Ok(Self { client: reqwest::Client::new(), base, closed, attempted: Arc::default(), books })
    }

    /// Makes one attempt: signs it, sends it, and returns the entity's current state.
    pub(crate) async fn attempt(&self, transfer: &Transfer) -> Result<String, ApiError> {
        let base = self.address(transfer);
        let token = self.client.post(format!("{base}/auth/action")).send().await?;
        let token = token.check::<ApiError>().await?.text().await?;
        let body = serde_json::json!({ "amount": transfer.amount, "externalId": transfer.external_id }).to_string();
        let request = self.client.post(format!("{base}/transfers")).header("x-dfns-useraction", token);
        let request = request.header("content-type", "application/json").body(body);
        Ok(request.send().await?.check::<ApiError>().await?.text().await?)
    }

    fn address(&self, transfer: &Transfer) -> &str {
        let mut attempted = self.attempted.lock().unwrap_or_else(PoisonError::into_inner);
        if attempted.insert(transfer.external_id.unwrap_or("without")) { &self.closed } else { &self.base }
    }

    /// Returns how often a request with this key came in, and how many transfers were carried out.
    fn seen(&self, key: &str) -> (u32, u32) {
        let books = self.books.lock().unwrap_or_else(PoisonError::into_inner);
        (books.attempts.get(key).copied().unwrap_or_default(), books.transfers)
    }
}

/// Makes four transfers, and prints what became of them.
pub(crate) async fn pay_all(pay: impl AsyncFn(&Bank, &Transfer) -> Result<String, ApiError>) -> std::io::Result<()> {
    let bank = Bank::open().await?;
    for external_id in [Some("payout-1"), None, Some("payout-failed"), Some("payout-later")] {
        println!("--- externalId {}", external_id.unwrap_or("none"));
        match pay(&bank, &Transfer { amount: 100, external_id }).await {
            Ok(entity) => println!("{}", conclude(&entity)),
            Err(error) => println!("{error}; not sent again"),
        }
        let (sent, carried_out) = bank.seen(external_id.unwrap_or("without"));
        println!("requests received: {sent}; transfers carried out so far: {carried_out}");
    }
    Ok(())
}

/// Reads the entity that came back: a repeated `externalId` gets a 200 even if the transfer has failed.
fn conclude(entity: &str) -> String {
    let entity: Value = serde_json::from_str(entity).unwrap_or_default();
    let text = |key: &str| entity.get(key).and_then(Value::as_str);
    let id = text("id").unwrap_or("?");
    match text("status") {
        Some("Failed" | "Rejected") => format!("{id} failed: try again with a new externalId"),
        Some(status) => format!("{id} is {status}"),
        None => format!("{id} has no status"),
    }
}

type Shared = State<Arc<Mutex<Books>>>;

async fn sign(State(books): Shared) -> String {
    let mut books = books.lock().unwrap_or_else(PoisonError::into_inner);
    books.tokens += 1;
    format!("ua-{}", books.tokens)
}

async fn transfer(State(books): Shared, headers: HeaderMap, body: String) -> Response<String> {
    let mut books = books.lock().unwrap_or_else(PoisonError::into_inner);
    let Some(token) = headers.get("x-dfns-useraction").and_then(|token| token.to_str().ok()) else {
        return failed(403, None, "user action signature is missing or invalid");
    };
    if !books.used_tokens.insert(token.to_owned()) {
        return failed(400, None, "user action has already been used");
    }
    let request: Value = serde_json::from_str(&body).unwrap_or_default();
    let key = request.get("externalId").and_then(Value::as_str).unwrap_or("without").to_owned();
    let attempt = *books.attempts.entry(key.clone()).and_modify(|count| *count += 1).or_insert(1);
    books.transfers += u32::from(attempt == 3 || key == "without");
    match (key.as_str(), attempt) {
        ("without", _) => failed(500, None, "Internal Server Error"),
        ("payout-failed", _) => Response::new(r#"{"id":"xfr-9","status":"Failed"}"#.to_owned()),
        ("payout-later", _) => failed(429, Some("86400"), "Too Many Requests"),
        (_, 1) => failed(429, Some("0"), "Too Many Requests"),
        (_, 2) => failed(429, Some("1"), "Too Many Requests"),
        // Carried out, and then the response got lost.
        (_, 3) => failed(500, None, "Internal Server Error"),
        _ => Response::new(r#"{"id":"xfr-1","status":"Broadcasted"}"#.to_owned()),
    }
}

fn failed(status: u16, retry_after: Option<&str>, message: &str) -> Response<String> {
    let mut response = Response::new(format!(r#"{{"error":{{"id":"7","status":{status},"message":"{message}"}}}}"#));
    *response.status_mut() = StatusCode::from_u16(status).unwrap_or_default();
    let retry_after = retry_after.and_then(|value| value.parse().ok());
    response.headers_mut().extend(retry_after.map(|value| (axum::http::header::RETRY_AFTER, value)));
    response
}
