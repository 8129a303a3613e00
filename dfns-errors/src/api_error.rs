//! What every `#[dfns_errors]` enum can do, for code that is generic over them.

use std::error::Error;
use std::time::Duration;

use crate::body::ErrorBody;
use crate::decode::Decoded;
use crate::entry::{CauseEntry, ErrorEntry};
use crate::retry::{Idempotency, Retry};
use crate::table::Spec;
use crate::view::View;

/// What every `#[dfns_errors]` enum can do. The enums have the same methods themselves: import this trait
/// only where code is generic over them.
///
/// ```
/// use dfns_errors::{ApiError, DfnsError, Idempotency};
///
/// fn decide<E: ApiError>(error: &E) -> &'static str {
///     if error.is_retryable_for(Idempotency::NotIdempotent) { "again" } else { "give up" }
/// }
///
/// let refused = DfnsError::from_response(429, "{}").expect("a 429 is an error");
/// assert_eq!(decide(&refused), "again");
/// ```
pub trait ApiError: Error + Sized {
    /// All that the spec lists, in its order.
    ///
    /// ```
    /// use dfns_errors::{ApiError, DfnsError};
    /// assert_eq!(<DfnsError as ApiError>::ENTRIES.len(), 12);
    /// ```
    const ENTRIES: &'static [ErrorEntry] = Self::__SPEC.entries;

    #[doc(hidden)]
    const __SPEC: &'static Spec;

    #[doc(hidden)]
    fn __from_decoded(decoded: Decoded) -> Self;

    #[doc(hidden)]
    fn __view(&self) -> View<'_>;

    /// Reads a response: its HTTP status and the bytes of its body. It never panics and never fails, and keeps the bytes.
    ///
    /// `None` for a 2xx that the spec does not list: that is a success.
    ///
    /// ```
    /// use dfns_errors::{ApiError, DfnsError};
    /// assert!(matches!(ApiError::from_response(410, ""), Some(DfnsError::Gone { .. })));
    /// assert!(<DfnsError as ApiError>::from_response(200, "{}").is_none());
    /// ```
    fn from_response(status: u16, body: impl Into<Vec<u8>>) -> Option<Self> {
        Self::from_parts(status, None, body)
    }

    /// [`from_response`](Self::from_response) with the value of the `Retry-After` header, where there is one.
    ///
    /// ```
    /// use dfns_errors::{ApiError, DfnsError};
    /// let error: DfnsError = ApiError::from_parts(429, Some("30"), "{}").expect("a 429 is an error");
    /// assert_eq!(error.retry_after().map(|wait| wait.as_secs()), Some(30));
    /// ```
    fn from_parts(status: u16, retry_after: Option<&str>, body: impl Into<Vec<u8>>) -> Option<Self> {
        Decoded::read(Self::__SPEC, status, retry_after, body.into()).map(Self::__from_decoded)
    }

    /// The HTTP status; `None` for an error of your own (a `transparent` variant).
    ///
    /// ```
    /// use dfns_errors::{ApiError, DfnsError};
    /// let error: DfnsError = ApiError::from_response(418, "").expect("a 418 is an error");
    /// assert_eq!(ApiError::status(&error), Some(418));
    /// ```
    fn status(&self) -> Option<u16> {
        self.__view().status()
    }

    /// A stable code for logs and metrics: `dfns::conflict`, `dfns::conflict::external_id_reused`, `dfns::other`.
    ///
    /// ```
    /// use dfns_errors::{ApiError, DfnsError};
    /// let error: DfnsError = ApiError::from_response(409, "{}").expect("a 409 is an error");
    /// assert_eq!(ApiError::code(&error), "dfns::conflict");
    /// ```
    fn code(&self) -> &'static str {
        self.__view().code()
    }

    /// What the spec says about this error; `None` for statuses that it does not list and for errors of your own.
    ///
    /// ```
    /// use dfns_errors::{ApiError, DfnsError};
    /// let error: DfnsError = ApiError::from_response(404, "{}").expect("a 404 is an error");
    /// assert_eq!(ApiError::entry(&error).map(|entry| entry.title), Some("Not Found"));
    /// ```
    fn entry(&self) -> Option<&'static ErrorEntry> {
        self.__view().listed()
    }

    /// What the spec says about the cause; `None` where none was recognised.
    ///
    /// ```
    /// use dfns_errors::{ApiError, DfnsError};
    /// let body = r#"{"error":{"details":{"duplicate":{}}}}"#;
    /// let error: DfnsError = ApiError::from_response(409, body).expect("a 409 is an error");
    /// assert_eq!(ApiError::cause_entry(&error).map(|cause| cause.name), Some("ExternalIdReused"));
    /// ```
    fn cause_entry(&self) -> Option<&'static CauseEntry> {
        self.__view().cause()
    }

    /// What to do about it, in Markdown: the recognised cause's solutions first, then the entry's.
    ///
    /// ```
    /// use dfns_errors::{ApiError, DfnsError};
    /// let error: DfnsError = ApiError::from_response(402, "{}").expect("a 402 is an error");
    /// assert_eq!(ApiError::solutions(&error).count(), 1);
    /// ```
    fn solutions(&self) -> impl Iterator<Item = &'static str> + use<Self> {
        self.__view().solutions()
    }

    /// The API's page about this error; `None` where the spec names none.
    ///
    /// ```
    /// use dfns_errors::{ApiError, DfnsError};
    /// let error: DfnsError = ApiError::from_response(410, "").expect("a 410 is an error");
    /// assert_eq!(ApiError::docs_url(&error), Some("https://docs.dfns.co/api-reference/error-codes#410-gone"));
    /// ```
    fn docs_url(&self) -> Option<&'static str> {
        self.entry().and_then(|entry| entry.docs)
    }

    /// What the server sent; `None` where the variant does not keep it.
    ///
    /// ```
    /// use dfns_errors::{ApiError, DfnsError};
    /// let error: DfnsError = ApiError::from_response(500, "oops").expect("a 500 is an error");
    /// assert_eq!(ApiError::body(&error).map(|body| body.raw()), Some(&b"oops"[..]));
    /// ```
    fn body(&self) -> Option<&ErrorBody> {
        self.__view().body
    }

    /// The id of this one failure, to quote to the API's support; `None` where the server sent none.
    ///
    /// ```
    /// use dfns_errors::{ApiError, DfnsError};
    /// let error: DfnsError = ApiError::from_response(500, r#"{"error":{"id":"7"}}"#).expect("a 500 is an error");
    /// assert_eq!(ApiError::id(&error), Some("7"));
    /// ```
    fn id(&self) -> Option<&str> {
        self.body()?.id()
    }

    /// The server's message, not escaped; `None` where it sent none.
    ///
    /// ```
    /// use dfns_errors::{ApiError, DfnsError};
    /// let error: DfnsError = ApiError::from_response(403, r#"{"message":"Forbidden"}"#).expect("a 403 is an error");
    /// assert_eq!(ApiError::message(&error), Some("Forbidden"));
    /// ```
    fn message(&self) -> Option<&str> {
        self.body()?.message()
    }

    /// Whether to send the request again, as the spec says: the cause's rule, else the entry's, else that of the
    /// unlisted status.
    ///
    /// Errors of your own (`transparent` variants) are [`Retry::Never`]: the spec knows nothing of them. Decide about
    /// them by their own type; after a timeout the outcome of a request is unknown.
    ///
    /// ```
    /// use dfns_errors::{ApiError, DfnsError, Retry, Wait};
    /// let error: DfnsError = ApiError::from_response(503, "").expect("a 503 is an error");
    /// assert_eq!(ApiError::retry(&error), Retry::IfIdempotent(Wait::Backoff));
    /// ```
    fn retry(&self) -> Retry {
        self.__view().retry()
    }

    /// Whether some request that ended so may be sent again. [`is_retryable_for`](Self::is_retryable_for) is the one to use.
    ///
    /// ```
    /// use dfns_errors::{ApiError, DfnsError};
    /// let error: DfnsError = ApiError::from_response(404, "").expect("a 404 is an error");
    /// assert!(!ApiError::is_retryable(&error));
    /// ```
    fn is_retryable(&self) -> bool {
        self.retry() != Retry::Never
    }

    /// Whether it is safe to send this request again.
    ///
    /// ```
    /// use dfns_errors::{ApiError, DfnsError, Idempotency};
    /// let error: DfnsError = ApiError::from_response(500, "").expect("a 500 is an error");
    /// assert!(ApiError::is_retryable_for(&error, Idempotency::of_method("GET")));
    /// assert!(!ApiError::is_retryable_for(&error, Idempotency::of_method("POST")));
    /// ```
    fn is_retryable_for(&self, request: Idempotency) -> bool {
        self.retry().allows(request)
    }

    /// How long the server asks to wait, counted from now; `None` where it does not. See [`ErrorBody::retry_after`].
    ///
    /// ```
    /// use dfns_errors::{ApiError, DfnsError};
    /// let error: DfnsError = ApiError::from_response(429, "{}").expect("a 429 is an error");
    /// assert_eq!(ApiError::retry_after(&error), None);
    /// ```
    fn retry_after(&self) -> Option<Duration> {
        self.__view().retry_after()
    }

    /// Whether this is no error: the request was accepted and waits.
    ///
    /// ```
    /// use dfns_errors::{ApiError, DfnsError};
    /// let waits: DfnsError = ApiError::from_response(202, r#"{"id":"cr-1"}"#).expect("a 202 is listed");
    /// assert!(ApiError::is_pending(&waits));
    /// ```
    fn is_pending(&self) -> bool {
        self.__view().is_pending()
    }
}
