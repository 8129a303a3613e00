//! RFC 9457 `application/problem+json` responses, for services in front of the API.

use ::http::header::{CONTENT_TYPE, RETRY_AFTER};
use ::http::{HeaderValue, StatusCode};
use axum_core::response::{IntoResponse, Response};
use serde_json::{Map, Value};

use crate::error::api_error::ApiError;
use crate::error::escape::Escaped;
use crate::error::log_record::whole_seconds;
use crate::retry::transport::Transport;

/// An RFC 9457 problem that a service returns to its callers.
///
/// `type` is the URL of the API's docs, `title` and `detail` are the spec's text, and `code`, `retryable` and
/// `upstreamId` are extension members. The only server data it contains is the error's id and, on a 429,
/// `Retry-After`.
///
/// `retryable` describes this service's request to the API: `true` if any request could be sent again, as after a
/// 429, and `false` if only an idempotent one could, as after a 500. If this service made several attempts, set it with
/// [`with`](Problem::with), because an earlier attempt may have been carried out.
///
/// Every `#[dfns_errors]` enum converts to it, so `?` works in a handler:
///
/// ```
/// use axum::response::IntoResponse as _;
/// use dfns_errors::{DfnsError, axum::Problem};
///
/// async fn wallet() -> Result<String, Problem> {
///     let body = DfnsError::check(404, (), "{}".to_owned())?;
///     Ok(body)
/// }
///
/// # tokio::runtime::Builder::new_current_thread().build().unwrap().block_on(async {
/// let response = wallet().await.into_response();
/// assert_eq!(response.status(), 404);
/// assert_eq!(response.headers()["content-type"], "application/problem+json");
/// # });
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Problem {
    status: StatusCode,
    retry_after: Option<u64>,
    members: Map<String, Value>,
}

impl Problem {
    /// Creates the problem that represents an error to the callers of this service.
    ///
    /// A 4xx keeps its status, and a 202 stays 202. A 401, 403 or 407 becomes 502, because this service, not its
    /// caller, is unauthorized; the API's text about it is not shown. A 408 becomes 504, and a 5xx becomes 502, as does an
    /// error of several statuses whose response was not kept. A transport error becomes 504 if no response came in time, and 502 otherwise. Any other error of your own becomes
    /// 500, and its message is not shown. A 429 keeps the wait that the API asks for.
    ///
    /// ```
    /// use dfns_errors::{DfnsError, axum::Problem};
    /// let not_found = DfnsError::from_response(404, "{}").expect("a 404 is an error");
    /// assert_eq!(Problem::of(&not_found).status(), 404);
    /// ```
    #[must_use]
    pub fn of(error: &impl ApiError) -> Self {
        let retry_after = error.retry_after().filter(|_| error.status() == Some(429));
        let retry_after = retry_after.map(whole_seconds);
        Self { status: status_of(error), retry_after, members: Map::new() }.with_members_of(error)
    }

    fn with_members_of(self, error: &impl ApiError) -> Self {
        // The API's text about a refusal is for this service: its callers would look for the mistake in their own requests.
        let entry = error.entry().filter(|_| !is_refusal(error));
        let cause = error.cause_entry().filter(|_| !is_refusal(error));
        let docs = error.docs_url().filter(|_| !is_refusal(error));
        self.with("type", docs.unwrap_or("about:blank"))
            .with("title", entry.map_or_else(|| title_without_entry(error), |entry| entry.title))
            .with("detail", cause.map(|cause| cause.description).or(entry.map(|entry| entry.description)))
            .with("code", error.code())
            // The caller does not know the idempotency key of this service: after a 500, it must not be told to pay again.
            .with("retryable", error.is_retryable())
            .with("upstreamId", error.id().map(|id| Escaped::id(id).to_string()))
    }

    /// Returns the status of the response.
    ///
    /// ```
    /// use dfns_errors::{DfnsError, axum::Problem};
    /// let failed = DfnsError::from_response(500, "").expect("a 500 is an error");
    /// assert_eq!(Problem::of(&failed).status(), 502);
    /// ```
    #[must_use]
    pub fn status(&self) -> StatusCode {
        self.status
    }

    /// Overrides the status. For a problem without a type, this also replaces the title.
    ///
    /// ```
    /// use axum::http::StatusCode;
    /// use dfns_errors::{DfnsError, axum::Problem};
    /// let forbidden = DfnsError::from_response(403, "").expect("a 403 is an error");
    /// let problem = Problem::of(&forbidden).with_status(StatusCode::FORBIDDEN);
    /// assert_eq!(problem.status(), 403);
    /// ```
    #[must_use]
    pub fn with_status(mut self, status: StatusCode) -> Self {
        self.status = status;
        let has_type = self.member("type").is_some_and(|kind| kind != "about:blank");
        if let Some(reason) = status.canonical_reason().filter(|_| !has_type) {
            self.members.insert("title".to_owned(), reason.into());
        }
        self
    }

    /// Adds an extension member, or replaces a member. `null` removes it.
    ///
    /// ```
    /// use dfns_errors::{DfnsError, axum::Problem};
    /// let pending = DfnsError::from_response(202, r#"{"id":"cr-1","approvalId":"ap-1"}"#).expect("a 202 is listed");
    /// let problem = Problem::of(&pending).with("approvalId", pending.approval_id());
    /// assert_eq!(problem.member("approvalId").and_then(|id| id.as_str()), Some("ap-1"));
    /// ```
    #[must_use]
    pub fn with(mut self, name: impl Into<String>, value: impl Into<Value>) -> Self {
        let name = name.into();
        match value.into() {
            Value::Null => self.members.remove(&name),
            value => self.members.insert(name, value),
        };
        self
    }

    /// Returns a member of the problem, such as `code`; `None` if there is no such member.
    ///
    /// ```
    /// use dfns_errors::{DfnsError, axum::Problem};
    /// let failed = DfnsError::from_response(500, "").expect("a 500 is an error");
    /// assert_eq!(Problem::of(&failed).member("retryable"), Some(&false.into()));
    /// ```
    #[must_use]
    pub fn member(&self, name: &str) -> Option<&Value> {
        self.members.get(name)
    }
}

/// Lets `?` work in a handler that returns a [`Problem`].
impl<E: ApiError> From<E> for Problem {
    fn from(error: E) -> Self {
        Self::of(&error)
    }
}

impl IntoResponse for Problem {
    fn into_response(mut self) -> Response {
        self.members.insert("status".to_owned(), self.status.as_u16().into());
        let body = Value::Object(self.members).to_string();
        let content_type = [(CONTENT_TYPE, HeaderValue::from_static("application/problem+json"))];
        let mut response = (self.status, content_type, body).into_response();
        if let Some(seconds) = self.retry_after {
            response.headers_mut().insert(RETRY_AFTER, HeaderValue::from(seconds));
        }
        response
    }
}

fn status_of(error: &impl ApiError) -> StatusCode {
    match error.status().map(StatusCode::from_u16) {
        None if error.is_pending() => StatusCode::ACCEPTED,
        // It can have several statuses, and the response was not kept.
        None if error.__view().as_own().is_none() => StatusCode::BAD_GATEWAY,
        None => match error.__view().transport_of() {
            Some(Transport::TimedOut) => StatusCode::GATEWAY_TIMEOUT,
            Some(_) => StatusCode::BAD_GATEWAY,
            None => StatusCode::INTERNAL_SERVER_ERROR,
        },
        Some(Ok(status)) if error.is_pending() => status,
        Some(_) if is_refusal(error) => StatusCode::BAD_GATEWAY,
        // Clients repeat a 408 without looking at the body.
        Some(Ok(StatusCode::REQUEST_TIMEOUT)) => StatusCode::GATEWAY_TIMEOUT,
        Some(Ok(status)) if status.is_client_error() => status,
        Some(_) => StatusCode::BAD_GATEWAY,
    }
}

/// Returns `true` if this service, not its caller, is or may be unauthorized.
fn is_refusal(error: &impl ApiError) -> bool {
    const REFUSALS: [u16; 3] = [401, 403, 407];
    match error.status() {
        Some(status) => REFUSALS.contains(&status),
        None => error.entry().is_some_and(|entry| REFUSALS.iter().any(|status| entry.covers(*status))),
    }
}

/// Returns a fixed title, because the message of a user-defined error may hold what a caller must not see.
fn title_without_entry(error: &impl ApiError) -> &'static str {
    if is_refusal(error) {
        return "Access to upstream was denied";
    }
    if error.__view().as_own().is_none() {
        return "Unexpected response from upstream";
    }
    match error.__view().transport_of() {
        Some(Transport::NotConnected) => "Upstream can't be reached",
        Some(Transport::TimedOut) => "Upstream did not respond in time",
        Some(Transport::Interrupted) => "The connection to upstream failed",
        Some(Transport::Other) => "The request to upstream failed",
        None => "Internal error",
    }
}
