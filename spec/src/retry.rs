//! Whether to send a request again, and when.

use std::hash::{BuildHasher as _, RandomState};
use std::time::Duration;

/// Whether to send the same request again, according to the spec.
///
/// Ask `is_retryable_for` before you repeat a request: this type knows nothing
/// about the request.
///
/// ```
/// use dfns_errors::{DfnsError, Retry, Wait};
/// let error = DfnsError::from_response(429, "{}").expect("a 429 is an error");
/// assert_eq!(error.retry(), Retry::Always(Wait::Backoff));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Retry {
    /// No. The response would be the same, or the request was accepted.
    Never,
    /// No. The response answers for the whole call, earlier attempts included: "already captured", "already known".
    AlreadyDone,
    /// Only if it does no harm to carry the request out twice: the outcome of the first attempt is unknown.
    IfIdempotent(Wait),
    /// Yes. Any request can be sent again, because it was not processed.
    Always(Wait),
}

/// How long to wait before a request is sent again, unless the server asks for a longer or shorter wait.
///
/// One formula defines both variants. Before retry `n`, counted from 0, the wait is
/// [`shortest`](Wait::shortest) × 2ⁿ × (1 + a random number up to [`JITTER`](Wait::JITTER)), and at most
/// [`longest`](Wait::longest). The random part keeps clients that failed together from coming back together.
/// [`delay`](Wait::delay) computes the wait.
///
/// ```
/// use dfns_errors::{DfnsError, Retry, Wait};
/// let error = DfnsError::from_response(500, "").expect("a 500 is an error");
/// assert_eq!(error.retry().wait(), Some(Wait::ShortDelay));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Wait {
    /// From half a second to a minute, doubling with each attempt.
    Backoff,
    /// From a quarter of a second to a second.
    ShortDelay,
}

/// Whether carrying out a request twice has the same effect as carrying it out once.
///
/// ```
/// use dfns_errors::Idempotency;
///
/// // A method says less about a request than you know.
/// fn of_transfer(external_id: Option<&str>) -> Idempotency {
///     if external_id.is_some() { Idempotency::Idempotent } else { Idempotency::of_method("POST") }
/// }
/// assert_eq!(of_transfer(None), Idempotency::NotIdempotent);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Idempotency {
    /// It has the same effect: a GET, or a transfer with an `externalId`.
    Idempotent,
    /// It does not have the same effect: a transfer without an `externalId` pays twice.
    NotIdempotent,
}

impl Retry {
    /// Returns `true` if a request with this idempotency may be sent again.
    ///
    /// ```
    /// use dfns_errors::{Idempotency, Retry, Wait};
    /// let unknown_outcome = Retry::IfIdempotent(Wait::Backoff);
    /// assert!(unknown_outcome.allows(Idempotency::Idempotent));
    /// assert!(!unknown_outcome.allows(Idempotency::NotIdempotent));
    /// ```
    #[must_use]
    pub const fn allows(self, request: Idempotency) -> bool {
        match self {
            Self::Never | Self::AlreadyDone => false,
            Self::IfIdempotent(_) => matches!(request, Idempotency::Idempotent),
            Self::Always(_) => true,
        }
    }

    /// Returns the more cautious of two rules: it allows another attempt, or settles the call, only if both rules do.
    #[doc(hidden)]
    #[must_use]
    pub const fn more_cautious(self, other: Self) -> Self {
        match (self, other) {
            (Self::AlreadyDone, Self::AlreadyDone) => Self::AlreadyDone,
            (Self::Never | Self::AlreadyDone, _) | (_, Self::Never | Self::AlreadyDone) => Self::Never,
            (Self::Always(_), _) => other,
            (Self::IfIdempotent(_), _) => self,
        }
    }

    /// Returns the kind of wait before the next attempt; `None` if the request must not be sent again.
    ///
    /// ```
    /// use dfns_errors::Retry;
    /// assert_eq!(Retry::Never.wait(), None);
    /// ```
    #[must_use]
    pub const fn wait(self) -> Option<Wait> {
        match self {
            Self::Never | Self::AlreadyDone => None,
            Self::IfIdempotent(wait) | Self::Always(wait) => Some(wait),
        }
    }

    /// Returns the word for logs and metrics: `never`, `already_done`, `if_idempotent` or `always`.
    ///
    /// ```
    /// use dfns_errors::{Retry, Wait};
    /// assert_eq!(Retry::IfIdempotent(Wait::Backoff).as_str(), "if_idempotent");
    /// ```
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Never => "never",
            Self::AlreadyDone => "already_done",
            Self::IfIdempotent(_) => "if_idempotent",
            Self::Always(_) => "always",
        }
    }

    /// Returns the text of the rule. The docs and the report say nothing else about retries, so that the text and the
    /// predicates can't disagree.
    #[doc(hidden)]
    #[must_use]
    pub const fn advice(self) -> &'static str {
        match self {
            Self::Never => "Do not send the same request again.",
            Self::AlreadyDone => "Do not send the same request again: this response also answers for earlier attempts.",
            Self::IfIdempotent(Wait::Backoff) => {
                "Only an idempotent request can be sent again, and only a few times, with a longer wait before each attempt: the outcome is unknown."
            }
            Self::IfIdempotent(Wait::ShortDelay) => {
                "Only an idempotent request can be sent again, and only a few times, after a short delay with jitter: the outcome is unknown."
            }
            Self::Always(Wait::Backoff) => {
                "Any request can be sent again a few times, with a longer wait before each attempt: the request was not processed."
            }
            Self::Always(Wait::ShortDelay) => {
                "Any request can be sent again a few times, after a short delay with jitter: the request was not processed."
            }
        }
    }
}

impl Wait {
    /// The maximum jitter, as a fraction of the wait.
    ///
    /// ```
    /// assert!(dfns_errors::Wait::JITTER > 0.0);
    /// ```
    pub const JITTER: f64 = 0.5;

    /// Returns the wait before the first retry, without jitter.
    ///
    /// ```
    /// use dfns_errors::Wait;
    /// assert_eq!(Wait::Backoff.shortest().as_millis(), 500);
    /// ```
    #[must_use]
    pub const fn shortest(self) -> Duration {
        match self {
            Self::Backoff => Duration::from_millis(500),
            Self::ShortDelay => Duration::from_millis(250),
        }
    }

    /// Returns the wait before a retry, with jitter. Retries are counted from 0.
    ///
    /// The jitter comes from the random keys of the standard library's [`RandomState`]. On targets without a source of
    /// randomness, such as `wasm32-unknown-unknown`, these are the same whenever the same program starts, so instances
    /// that fail together retry together. Add a random wait of your own there.
    ///
    /// ```
    /// use dfns_errors::Wait;
    /// let third = Wait::Backoff.delay(2).as_millis();
    /// assert!((2_000..=3_000).contains(&third));
    /// assert_eq!(Wait::Backoff.delay(1_000), Wait::Backoff.longest());
    /// ```
    #[must_use]
    pub fn delay(self, retry: u32) -> Duration {
        let doubled = self.shortest().saturating_mul(2_u32.saturating_pow(retry));
        let jitter = doubled.min(self.longest()).mul_f64(Self::JITTER * random());
        doubled.saturating_add(jitter).min(self.longest())
    }

    /// Returns the longest wait, jitter included.
    ///
    /// ```
    /// use dfns_errors::Wait;
    /// assert_eq!(Wait::ShortDelay.longest().as_millis(), 1_000);
    /// ```
    #[must_use]
    pub const fn longest(self) -> Duration {
        match self {
            Self::Backoff => Duration::from_secs(60),
            Self::ShortDelay => Duration::from_secs(1),
        }
    }
}

/// Returns a random number from 0 to 1. Every `RandomState` has different keys: the first are random, or addresses of
/// variables on targets without a source of randomness, and then they count up.
fn random() -> f64 {
    let [_, _, _, _, bits @ ..] = RandomState::new().hash_one(()).to_be_bytes();
    f64::from(u32::from_be_bytes(bits)) / f64::from(u32::MAX)
}

impl Idempotency {
    /// Returns a method's idempotency under RFC 9110, 9.2.2: PUT, DELETE and the safe methods GET, HEAD, OPTIONS and
    /// TRACE are idempotent.
    ///
    /// Methods are case-sensitive. A method that the RFC does not name is not idempotent. A POST is idempotent only if
    /// it carries an idempotency key, such as the `externalId` of a transfer; if so, use [`Idempotency::Idempotent`].
    /// With the Dfns API, repeating a PUT held by a policy may open a second change request, so use
    /// [`Idempotency::NotIdempotent`] for it.
    ///
    /// ```
    /// use dfns_errors::Idempotency;
    /// assert_eq!(Idempotency::of_method("GET"), Idempotency::Idempotent);
    /// assert_eq!(Idempotency::of_method("POST"), Idempotency::NotIdempotent);
    /// ```
    #[must_use]
    pub fn of_method(method: &str) -> Self {
        match method {
            "GET" | "HEAD" | "OPTIONS" | "TRACE" | "PUT" | "DELETE" => Self::Idempotent,
            _ => Self::NotIdempotent,
        }
    }
}
