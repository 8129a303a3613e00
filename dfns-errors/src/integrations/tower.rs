//! A retry policy for `tower`.

use std::fmt;
use std::time::Duration;

use ::tower::retry::Policy;
use tokio::time::{Sleep, sleep};

use crate::error::api_error::ApiError;
use crate::retry::delay::Attempts;
use dfns_errors_spec::model::Idempotency;

/// A [`tower::retry::Policy`](::tower::retry::Policy) that knows whether a request may be sent again.
///
/// It repeats a request only if [`is_retryable_for`](crate::ApiError::is_retryable_for) allows it, given the request's
/// idempotency. It waits as long as the server asks; otherwise, it uses the error's [`Wait`](crate::Wait), with jitter.
/// It gives up after a number of attempts, five by default, or if the server asks for a longer wait than a limit, two
/// minutes by default.
///
/// The service below it gets a clone of the request for each attempt: sign there, because a Dfns user action token can
/// be used only once. Don't put it around a client that retries by itself.
///
/// It waits with tokio's timer, which panics on targets without a clock, such as `wasm32-unknown-unknown`. There, use a loop
/// with [`Retries`](crate::Retries) and the target's own timer.
///
/// It returns the last error. After a 500 followed by a 429, it returns the 429, even though the first attempt may have
/// been carried out. Look up the entity that the request creates before you create another one. A loop with
/// [`Retries`](crate::Retries) returns the 500.
///
/// ```
/// use dfns_errors::{DfnsError, Idempotency, tower::RetryPolicy};
/// use tower::{ServiceExt as _, retry::Retry, service_fn};
///
/// #[derive(Clone)]
/// struct Transfer { external_id: Option<&'static str> }
///
/// # tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap().block_on(async {
/// let policy = RetryPolicy::new(|transfer: &Transfer| match transfer.external_id {
///     Some(_) => Idempotency::Idempotent,
///     None => Idempotency::NotIdempotent,
/// });
/// let service = service_fn(|_: Transfer| async { Err::<(), _>(DfnsError::from_response(500, "").unwrap()) });
/// let result = Retry::new(policy, service).oneshot(Transfer { external_id: None }).await;
/// assert!(result.is_err_and(|error| error.is_internal_server_error()), "sent once");
/// # });
/// ```
#[derive(Clone)]
pub struct RetryPolicy<I> {
    idempotency: I,
    attempts: Attempts,
}

impl<I> RetryPolicy<I> {
    /// Creates a policy that makes at most five attempts. If the server asks for a wait of more than two minutes, there is
    /// no other attempt.
    ///
    /// `idempotency` is called with each request that failed.
    ///
    /// ```
    /// use dfns_errors::{Idempotency, tower::RetryPolicy};
    /// let policy = RetryPolicy::new(|request: &http::Request<()>| Idempotency::of_method(request.method().as_str()));
    /// # let _ = policy;
    /// ```
    pub fn new(idempotency: I) -> Self {
        Self { idempotency, attempts: Attempts::DEFAULT }
    }

    /// Sets the maximum number of attempts, including the first. Zero counts as one.
    ///
    /// ```
    /// use dfns_errors::{Idempotency, tower::RetryPolicy};
    /// let once = RetryPolicy::new(|_: &()| Idempotency::Idempotent).with_attempts(1);
    /// # let _ = once;
    /// ```
    #[must_use]
    pub fn with_attempts(mut self, attempts: u32) -> Self {
        self.attempts.most = attempts.saturating_sub(1);
        self
    }

    /// Sets the longest wait that the server may ask for. A longer one ends the call, as if the attempts were used up.
    ///
    /// ```
    /// use std::time::Duration;
    /// use dfns_errors::{Idempotency, tower::RetryPolicy};
    /// let patient = RetryPolicy::new(|_: &()| Idempotency::Idempotent).with_longest_wait(Duration::from_secs(300));
    /// # let _ = patient;
    /// ```
    #[must_use]
    pub fn with_longest_wait(mut self, longest: Duration) -> Self {
        self.attempts.longest_wait = longest;
        self
    }
}

impl<I: Fn(&Request) -> Idempotency, Request: Clone, Response, E: ApiError> Policy<Request, Response, E>
    for RetryPolicy<I>
{
    type Future = Sleep;

    fn retry(&mut self, request: &mut Request, result: &mut Result<Response, E>) -> Option<Sleep> {
        let error = result.as_ref().err()?;
        let request = (self.idempotency)(request);
        self.attempts.next_delay(error, request).map(sleep)
    }

    fn clone_request(&mut self, request: &Request) -> Option<Request> {
        Some(request.clone())
    }
}

impl<I> fmt::Debug for RetryPolicy<I> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("RetryPolicy")
            .field("retries_left", &self.attempts.most.saturating_sub(self.attempts.made))
            .field("longest_wait", &self.attempts.longest_wait)
            .finish_non_exhaustive()
    }
}
