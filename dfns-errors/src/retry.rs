//! Advice: whether to send a request again.

/// Whether to send the same request again, as the spec says.
///
/// Ask [`is_retryable_for`](crate::ApiError::is_retryable_for) before a request is repeated: this type alone
/// does not know the request.
///
/// ```
/// use dfns_errors::{DfnsError, Retry, Wait};
/// let error = DfnsError::from_response(429, "{}").expect("a 429 is an error");
/// assert_eq!(error.retry(), Retry::Always(Wait::Backoff));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Retry {
    /// No: the answer would be the same, or the request was accepted.
    Never,
    /// Only a request that does no harm when it is carried out twice: the outcome of the first is unknown.
    IfIdempotent(Wait),
    /// Any request: it was refused before it was processed.
    Always(Wait),
}

/// How long to wait before a request is sent again. A `Retry-After` of the server goes before either.
///
/// ```
/// use dfns_errors::{DfnsError, Retry, Wait};
/// let error = DfnsError::from_response(500, "").expect("a 500 is an error");
/// assert_eq!(error.retry().wait(), Some(Wait::ShortDelay));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Wait {
    /// Longer before each attempt, at random within limits.
    Backoff,
    /// A moment, the same before each attempt.
    ShortDelay,
}

/// What a request does when it is carried out twice.
///
/// ```
/// use dfns_errors::Idempotency;
/// let with_external_id = Idempotency::Idempotent;
/// assert_ne!(Idempotency::of_method("POST"), with_external_id);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Idempotency {
    /// The same as once: a GET, or a transfer with an `externalId`.
    Idempotent,
    /// More than once: a transfer without an `externalId` pays twice.
    NotIdempotent,
}

impl Retry {
    /// Whether a request of that idempotency may be sent again.
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
            Self::Never => false,
            Self::IfIdempotent(_) => matches!(request, Idempotency::Idempotent),
            Self::Always(_) => true,
        }
    }

    /// How to wait before the next attempt; `None` where there is to be none.
    ///
    /// ```
    /// use dfns_errors::Retry;
    /// assert_eq!(Retry::Never.wait(), None);
    /// ```
    #[must_use]
    pub const fn wait(self) -> Option<Wait> {
        match self {
            Self::Never => None,
            Self::IfIdempotent(wait) | Self::Always(wait) => Some(wait),
        }
    }
}

impl Idempotency {
    /// The idempotency of a method by RFC 9110, 9.2.2: PUT, DELETE and the safe methods GET, HEAD, OPTIONS and TRACE.
    ///
    /// Methods are case-sensitive; one that the RFC does not name is taken for not idempotent.
    /// A POST that carries an idempotency key (the `externalId` of a transfer) is [`Idempotency::Idempotent`], which
    /// the method cannot tell: say so yourself.
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
