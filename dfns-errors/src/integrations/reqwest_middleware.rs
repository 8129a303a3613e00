//! Errors of `reqwest-middleware`.

use ::reqwest_middleware::Error;

use crate::retry::transport::{Transport, TransportError};

/// | error | kind |
/// |---|---|
/// | `Reqwest` | that of the [`reqwest::Error`](::reqwest::Error) |
/// | `Middleware` with a `reqwest::Error` inside | the same, but `Interrupted` instead of `NotConnected` |
/// | any other `Middleware` | `Interrupted` |
///
/// A middleware may have sent the request several times, as `reqwest-retry` does, and says only how the last attempt ended:
/// after a timeout and a refused connection, the request may have been carried out. So the error of a middleware never allows
/// to repeat a request that is not idempotent.
impl TransportError for Error {
    fn transport(&self) -> Transport {
        match self {
            Error::Reqwest(error) => error.transport(),
            Error::Middleware(error) => match error.chain().find_map(transport_of_cause) {
                Some(Transport::NotConnected) | None => Transport::Interrupted,
                Some(transport) => transport,
            },
        }
    }
}

/// Returns `None` for other errors. The source of a `reqwest_middleware::Error` is not the error in it, but that one's source.
fn transport_of_cause(cause: &(dyn std::error::Error + 'static)) -> Option<Transport> {
    if let Some(error) = cause.downcast_ref::<::reqwest::Error>() {
        return Some(error.transport());
    }
    cause.downcast_ref::<Error>().map(TransportError::transport)
}
