//! RFC 9457 `application/problem+json` responses, for services in front of the API.

use ::axum::http::header::{CONTENT_TYPE, RETRY_AFTER};
use ::axum::http::{HeaderValue, StatusCode};
use ::axum::response::{IntoResponse, Response};
use serde_json::{Map, Value};

use crate::api_error::ApiError;
use crate::escape::Escaped;
use crate::retry::Idempotency;

/// What a service tells its own callers about an error of the API, by RFC 9457.
///
/// `type` is the link to the API's docs, `title` and `detail` are the spec's words, and `code`, `retryable` and
/// `upstreamId` are extensions. `retryable` is `true` where any request may be sent again, as after a 429, and not
/// where only an idempotent one may, as after a 500. Nothing that the server sent is in it but the error's id.
///
/// ```
/// use axum::http::StatusCode;
/// use axum::response::IntoResponse as _;
/// use dfns_errors::DfnsError;
///
/// let unauthorized = DfnsError::from_response(401, "{}").expect("a 401 is an error");
/// let response = unauthorized.into_problem().into_response();
/// assert_eq!(response.status(), StatusCode::BAD_GATEWAY, "it is this service that is not authorized");
/// assert_eq!(response.headers()["content-type"], "application/problem+json");
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Problem {
    status: StatusCode,
    retry_after: Option<u64>,
    members: Map<String, Value>,
}

impl Problem {
    /// The problem that an error is to the callers of this service.
    ///
    /// The status is the API's, but 401, 403 and every status outside of 4xx become 502: the caller is not the one
    /// who is unauthorised. A 202 stays one. An error of your own is a 500. A `Retry-After` is passed on with a 429.
    ///
    /// ```
    /// use dfns_errors::{DfnsError, axum::Problem};
    /// let not_found = DfnsError::from_response(404, "{}").expect("a 404 is an error");
    /// assert_eq!(Problem::of(&not_found).status(), 404);
    /// ```
    #[must_use]
    pub fn of(error: &impl ApiError) -> Self {
        let retry_after = error.retry_after().filter(|_| error.status() == Some(429));
        Self { status: outgoing(error), retry_after: retry_after.map(whole_seconds), members: members(error) }
    }

    /// The status of the response.
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

    /// Another status than the one by default.
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
        self
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

fn outgoing(error: &impl ApiError) -> StatusCode {
    match error.status().map(StatusCode::from_u16) {
        None => StatusCode::INTERNAL_SERVER_ERROR,
        Some(Ok(status)) if error.is_pending() => status,
        Some(Ok(StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN)) => StatusCode::BAD_GATEWAY,
        Some(Ok(status)) if status.is_client_error() => status,
        Some(_) => StatusCode::BAD_GATEWAY,
    }
}

/// A part of a second is a second: the caller must not come too early.
fn whole_seconds(wait: std::time::Duration) -> u64 {
    wait.as_secs() + u64::from(wait.subsec_nanos() > 0)
}

fn members(error: &impl ApiError) -> Map<String, Value> {
    let entry = error.entry();
    let detail = error.cause_entry().map(|cause| cause.description).or(entry.map(|entry| entry.description));
    let mut members = Map::new();
    members.insert("type".to_owned(), error.docs_url().unwrap_or("about:blank").into());
    members.insert("title".to_owned(), entry.map_or("Unexpected answer from upstream", |entry| entry.title).into());
    members.extend(detail.map(|detail| ("detail".to_owned(), detail.into())));
    members.insert("code".to_owned(), error.code().into());
    // The caller knows no idempotency key of this service's: after a 500 it must not be told to pay again.
    let is_retryable = error.is_retryable_for(Idempotency::NotIdempotent);
    members.insert("retryable".to_owned(), is_retryable.into());
    members.extend(error.id().map(|id| ("upstreamId".to_owned(), Escaped::id(id).to_string().into())));
    members
}
