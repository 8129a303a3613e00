//! The attempts of one call, and the error that the call ends with.

use std::time::Duration;

use crate::error::api_error::ApiError;
use crate::retry::delay::Attempts;
use dfns_errors_spec::model::{Idempotency, Retry};

/// Decides after each failed attempt whether to make another one, and which error to return.
///
/// Write the loop yourself, using your runtime's sleep:
///
/// ```
/// use dfns_errors::{DfnsError, Idempotency, Retries};
///
/// fn sign_and_send() -> Result<String, DfnsError> {
///     # let body = "sent".to_owned();
///     DfnsError::check(200, (), body)
/// }
///
/// /// `request` is `Idempotent` if the transfer has an `externalId`.
/// fn pay(request: Idempotency) -> Result<String, DfnsError> {
///     let mut retries = Retries::new(request);
///     loop {
///         match sign_and_send() {
///             Ok(transfer) => return Ok(transfer),
///             Err(error) => std::thread::sleep(retries.delay_after(error)?),
///         }
///     }
/// }
/// # assert_eq!(pay(Idempotency::NotIdempotent).as_deref(), Ok("sent"));
/// ```
///
/// Sign every attempt: a Dfns user action token can be used only once. Create a new `Retries` for each call.
#[derive(Debug)]
pub struct Retries<E> {
    request: Idempotency,
    attempts: Attempts,
    unknown_outcome: Option<E>,
    other_error: Option<E>,
}

impl<E: ApiError> Retries<E> {
    /// Allows at most five attempts. If the server asks for a wait of more than two minutes, there is no other attempt.
    ///
    /// ```
    /// use dfns_errors::{DfnsError, Idempotency, Retries};
    /// let retries = Retries::<DfnsError>::new(Idempotency::of_method("GET"));
    /// # let _ = retries;
    /// ```
    #[must_use]
    pub fn new(request: Idempotency) -> Self {
        Self { request, attempts: Attempts::DEFAULT, unknown_outcome: None, other_error: None }
    }

    /// Sets the maximum number of attempts, including the first. Zero counts as one.
    ///
    /// ```
    /// use dfns_errors::{DfnsError, Idempotency, Retries};
    /// let mut once = Retries::new(Idempotency::Idempotent).with_attempts(1);
    /// let error = DfnsError::from_response(429, "").expect("a 429 is an error");
    /// assert!(once.delay_after(error).is_err());
    /// ```
    #[must_use]
    pub fn with_attempts(mut self, attempts: u32) -> Self {
        self.attempts.most = attempts.saturating_sub(1);
        self
    }

    /// Sets the longest wait that the server may ask for. A longer one ends the call, as if the attempts were used up:
    /// nothing is sent before the time that the server asked for. Servers have been known to ask for a wait of several
    /// years.
    ///
    /// ```
    /// use std::time::Duration;
    /// use dfns_errors::{DfnsError, Idempotency, Retries};
    /// let mut patient = Retries::new(Idempotency::Idempotent).with_longest_wait(Duration::from_secs(300));
    /// let asks_for = |wait| DfnsError::check(429, [("Retry-After", wait)], "").unwrap_err();
    /// assert_eq!(patient.delay_after(asks_for("300")).map(|wait| wait.as_secs()).ok(), Some(300));
    /// let error = patient.delay_after(asks_for("301")).expect_err("longer than the limit");
    /// assert_eq!(error.retry_after().map(|wait| wait.as_secs()), Some(301));
    /// ```
    #[must_use]
    pub fn with_longest_wait(mut self, longest: Duration) -> Self {
        self.attempts.longest_wait = longest;
        self
    }

    /// Returns how long to wait before the next attempt.
    ///
    /// It uses the server's wait as it is, without jitter, or else [`Wait::delay`](crate::Wait::delay).
    ///
    /// # Errors
    ///
    /// The error to return if the request must not be sent again: usually `error`. If an earlier attempt may have been
    /// carried out (its [`Retry`] is `IfIdempotent`) and `error` only explains why the last one failed, the earlier
    /// error is returned: after a 500, a refused connection must not suggest that nothing happened. An error that
    /// [settles the call](ApiError::settles_call), such as a pending request or a 409, is always returned.
    /// [`other_error`](Retries::other_error) and [`into_other_error`](Retries::into_other_error) return the other error.
    ///
    /// ```
    /// use dfns_errors::{DfnsError, Idempotency, Retries};
    /// let failed = |status| DfnsError::from_response(status, "").expect("not a success");
    ///
    /// let mut retries = Retries::new(Idempotency::Idempotent);
    /// assert!(retries.delay_after(failed(500)).is_ok_and(|wait| wait.as_millis() >= 250));
    /// let error = retries.delay_after(failed(403)).expect_err("a 403 is never retried");
    /// assert_eq!(error.status(), Some(500), "the transfer may have been made");
    /// ```
    pub fn delay_after(&mut self, error: E) -> Result<Duration, E> {
        let Some(delay) = self.attempts.next_delay(&error, self.request) else {
            return Err(self.final_error(error));
        };
        if has_unknown_outcome(&error) {
            self.unknown_outcome = Some(error);
        }
        Ok(delay)
    }

    fn final_error(&mut self, last: E) -> E {
        let Some(earlier) = self.unknown_outcome.take() else { return last };
        if last.settles_call() || has_unknown_outcome(&last) {
            self.other_error = Some(earlier);
            return last;
        }
        self.other_error = Some(last);
        earlier
    }

    /// Returns the error that [`delay_after`](Retries::delay_after) did not return, if two errors matter: the last
    /// one, or an earlier one with an unknown outcome.
    ///
    /// Log it: it says why the last attempt failed, or what happened before. If your API has other errors that settle the
    /// whole call, mark them in the spec with `"retry": "already_done"`.
    ///
    /// ```
    /// use dfns_errors::{DfnsError, Idempotency, Retries};
    /// let failed = |status| DfnsError::from_response(status, "").expect("not a success");
    ///
    /// let mut retries = Retries::new(Idempotency::Idempotent);
    /// assert!(retries.delay_after(failed(500)).is_ok());
    /// let error = retries.delay_after(failed(402)).expect_err("a 402 is never retried");
    /// assert_eq!((error.status(), retries.other_error().and_then(DfnsError::status)), (Some(500), Some(402)));
    /// ```
    #[must_use]
    pub fn other_error(&self) -> Option<&E> {
        self.other_error.as_ref()
    }

    /// Returns the same as [`other_error`](Retries::other_error), and gives it away.
    ///
    /// ```
    /// use dfns_errors::{DfnsError, Idempotency, Retries};
    /// let failed = |status| DfnsError::from_response(status, "").expect("not a success");
    ///
    /// let mut retries = Retries::new(Idempotency::Idempotent);
    /// assert!(retries.delay_after(failed(500)).is_ok());
    /// let error = retries.delay_after(failed(409)).expect_err("a 409 is never retried");
    /// assert_eq!(error.status(), Some(409), "it answers for the whole call");
    /// assert_eq!(retries.into_other_error().and_then(|other| other.status()), Some(500));
    /// ```
    #[must_use]
    pub fn into_other_error(self) -> Option<E> {
        self.other_error
    }
}

fn has_unknown_outcome(error: &impl ApiError) -> bool {
    matches!(error.retry(), Retry::IfIdempotent(_))
}
