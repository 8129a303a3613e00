//! Requests that end without a response: how far they got, and whether to send them again.

use std::env::consts::OS;
use std::io::{self, ErrorKind};
use std::ops::RangeInclusive;
use std::sync::Arc;

use dfns_errors_spec::model::{Retry, Wait};

/// How far a request got before it ended without a response.
///
/// ```
/// use dfns_errors::{Retry, Transport, TransportError, Wait};
/// let refused = std::io::Error::from(std::io::ErrorKind::ConnectionRefused);
/// assert_eq!(refused.transport(), Transport::NotConnected);
/// assert_eq!(refused.transport().retry(), Retry::Always(Wait::Backoff));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Transport {
    /// Nothing was sent: the connection was refused or not established in time, the name did not resolve, or the TLS
    /// handshake was cut off.
    NotConnected,
    /// No response came in time. The request may have been carried out.
    TimedOut,
    /// The connection broke. The request may have been carried out.
    Interrupted,
    /// Another attempt would end the same way: a bad URL, https without a TLS feature, an invalid certificate, a redirect
    /// loop, or a complete 2xx that can't be decoded.
    /// If the body of a success is cut off, that is `Interrupted`; if it is too slow, `TimedOut`. In both cases, the
    /// request was probably carried out.
    Other,
}

impl Transport {
    /// Returns whether to send the request again. Retrying is safe for any request only if nothing was sent.
    ///
    /// ```
    /// use dfns_errors::{Idempotency, Transport};
    /// let retry = Transport::TimedOut.retry();
    /// assert!(retry.allows(Idempotency::Idempotent) && !retry.allows(Idempotency::NotIdempotent));
    /// ```
    #[must_use]
    pub const fn retry(self) -> Retry {
        match self {
            Self::NotConnected => Retry::Always(Wait::Backoff),
            Self::TimedOut | Self::Interrupted => Retry::IfIdempotent(Wait::Backoff),
            Self::Other => Retry::Never,
        }
    }

    /// Returns the same rule, as text.
    pub(crate) const fn advice(self) -> &'static str {
        match self {
            Self::NotConnected => {
                "Any request can be sent again a few times, with a longer wait before each attempt: nothing was sent."
            }
            Self::TimedOut | Self::Interrupted => {
                "Only an idempotent request can be sent again, and only a few times, with a longer wait before each attempt: the outcome is unknown."
            }
            Self::Other => {
                "Do not send the same request again. If there was a response that could not be read, the request was probably carried out."
            }
        }
    }
}

/// A transport error that knows how far the request got.
///
/// A `#[dfns(transparent)]` variant that wraps such an error has that error's retry rule and code, such as
/// `dfns::transport::timed_out`. Implement it for your own types; for another crate's type, name a function in the
/// attribute: `#[dfns(transparent, transport = classify)]`. A `Box` or an `Arc` of a transport error is one too.
///
/// ```
/// use dfns_errors::{Transport, TransportError};
///
/// struct PoolIsEmpty;
/// impl TransportError for PoolIsEmpty {
///     fn transport(&self) -> Transport {
///         Transport::NotConnected
///     }
/// }
/// assert_eq!(PoolIsEmpty.transport(), Transport::NotConnected);
/// ```
pub trait TransportError {
    /// Returns how far the request got.
    ///
    /// ```
    /// use dfns_errors::{Transport, TransportError};
    /// let reset = std::io::Error::from(std::io::ErrorKind::ConnectionReset);
    /// assert_eq!(reset.transport(), Transport::Interrupted);
    /// ```
    fn transport(&self) -> Transport;
}

/// Classifies the error by its kind. Only a refused connection and a name that does not resolve prove that nothing was
/// sent: an unreachable host can also be reported in the middle of a connection.
impl TransportError for io::Error {
    fn transport(&self) -> Transport {
        match self.kind() {
            ErrorKind::ConnectionRefused => Transport::NotConnected,
            ErrorKind::TimedOut | ErrorKind::WouldBlock => Transport::TimedOut,
            ErrorKind::ConnectionReset
            | ErrorKind::ConnectionAborted
            | ErrorKind::NotConnected
            | ErrorKind::BrokenPipe
            | ErrorKind::UnexpectedEof
            | ErrorKind::Interrupted
            | ErrorKind::WriteZero
            | ErrorKind::HostUnreachable
            | ErrorKind::NetworkUnreachable
            | ErrorKind::NetworkDown => Transport::Interrupted,
            _ if is_unresolved(self, OS) => Transport::NotConnected,
            _ => Transport::Other,
        }
    }
}

/// The codes of a failed lookup on Windows: no such host, try again, the server failed, no address.
const FAILED_LOOKUPS_ON_WINDOWS: RangeInclusive<i32> = 11_001..=11_004;

/// Returns `true` if a name did not resolve. The standard library has no kind for that. On Windows, its error has the
/// code of the system. Elsewhere, it has a message that starts with a fixed text.
fn is_unresolved(error: &io::Error, os: &str) -> bool {
    if os == "windows" {
        return error.raw_os_error().is_some_and(|code| FAILED_LOOKUPS_ON_WINDOWS.contains(&code));
    }
    error.get_ref().is_some_and(|inner| inner.to_string().starts_with("failed to lookup address information"))
}

/// The response arrived, but it can't be decoded.
impl TransportError for serde_json::Error {
    fn transport(&self) -> Transport {
        Transport::Other
    }
}

impl<E: TransportError + ?Sized> TransportError for Box<E> {
    fn transport(&self) -> Transport {
        (**self).transport()
    }
}

impl<E: TransportError + ?Sized> TransportError for Arc<E> {
    fn transport(&self) -> Transport {
        (**self).transport()
    }
}

#[cfg(test)]
mod tests {
    use std::io::{Error, ErrorKind};
    use std::net::ToSocketAddrs as _;

    use super::{Transport, TransportError as _, is_unresolved};

    #[test]
    fn the_kind_of_an_io_error_says_how_far_the_request_got() {
        for (kind, transport) in [
            (ErrorKind::ConnectionRefused, Transport::NotConnected),
            (ErrorKind::TimedOut, Transport::TimedOut),
            (ErrorKind::WouldBlock, Transport::TimedOut),
            (ErrorKind::ConnectionReset, Transport::Interrupted),
            (ErrorKind::BrokenPipe, Transport::Interrupted),
            (ErrorKind::UnexpectedEof, Transport::Interrupted),
            (ErrorKind::HostUnreachable, Transport::Interrupted),
            (ErrorKind::InvalidInput, Transport::Other),
            (ErrorKind::PermissionDenied, Transport::Other),
        ] {
            assert_eq!(Error::from(kind).transport(), transport, "{kind:?}");
        }
    }

    #[test]
    #[cfg_attr(miri, ignore = "Miri does not say why a lookup failed")]
    fn a_name_that_does_not_resolve_is_not_connected() {
        // `.invalid` never resolves (RFC 6761, 6.4).
        let error = ("dfns.invalid", 443).to_socket_addrs().expect_err("the name does not exist");
        assert_eq!(error.transport(), Transport::NotConnected, "{error:?}");
    }

    #[test]
    fn on_windows_the_code_of_a_failed_lookup_counts() {
        for code in [11_001, 11_002, 11_003, 11_004] {
            assert!(is_unresolved(&Error::from_raw_os_error(code), "windows"), "{code}");
            assert!(!is_unresolved(&Error::from_raw_os_error(code), "linux"), "{code}");
        }
        // The codes around them, and a refused connection.
        for code in [10_061, 11_000, 11_005] {
            assert!(!is_unresolved(&Error::from_raw_os_error(code), "windows"), "{code}");
        }
    }
}
