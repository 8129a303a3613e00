//! What the versions of reqwest have in common: `ResponseExt`, and what their errors mean.

use std::error::Error;
use std::io;
use std::iter::successors;

use crate::retry::transport::Transport;

#[cfg(target_arch = "wasm32")]
pub(crate) use super::fetch::check;
#[cfg(not(target_arch = "wasm32"))]
pub(crate) use super::stream::check;

/// Returns how far a request got whose error says only `is_decode`, for a body that is cut off and for a success that is
/// not JSON, or `is_request`, for a connection that is closed before the response.
pub(crate) fn transport_of_sources(error: &(dyn Error + 'static)) -> Transport {
    let is_undecodable = source_of::<serde_json::Error>(error).is_some()
        || source_of::<io::Error>(error).is_some_and(|error| error.kind() == io::ErrorKind::InvalidData);
    if is_undecodable { Transport::Other } else { Transport::Interrupted }
}

/// Returns the first source of this type, however deep.
fn source_of<'e, T: Error + 'static>(error: &'e (dyn Error + 'static)) -> Option<&'e T> {
    successors(error.source(), |&source| source.source()).find_map(|source| source.downcast_ref())
}

/// The future of a check. That of `fetch` belongs to one thread.
#[cfg(not(target_arch = "wasm32"))]
macro_rules! future {
    ($output:ty) => { impl Future<Output = $output> + Send };
}
#[cfg(target_arch = "wasm32")]
macro_rules! future {
    ($output:ty) => { impl Future<Output = $output> };
}
pub(crate) use future;

/// Writes `ResponseExt` for the `Response` of one version of reqwest, and `TransportError` for its `Error`.
macro_rules! version {
    ($(#[$docs:meta])* ::$reqwest:ident) => {
        $(#[$docs])*
        pub trait ResponseExt: Sized {
            /// Returns the response if it is a success; otherwise, returns the error. The body of a success is not read,
            /// unless the spec describes errors inside a success.
            ///
            /// In that case, only as much of the body is read as is needed to know, and put back. A body with the
            /// `Content-Type` of a stream or a file (`text/event-stream`, NDJSON, `json-seq`,
            /// `application/octet-stream`, `image/*`, `audio/*`, `video/*`) is not read. Any other body is a success at
            /// the first byte if that does not start a JSON object or array; otherwise, at the end of the first JSON
            /// value if no error matches it, or if anything follows. If a rule tests the text of the body, the body is read
            /// to its end.
            ///
            /// At most 1 MiB (1,048,576 bytes) of an error body is read, for at most 10 seconds; then the connection is
            /// dropped. If the body is cut off, the error for its status is returned with the part that was read. The
            /// same limits apply to the search for an error inside a success; the success is then returned with its
            /// whole body, which may still be arriving.
            ///
            /// On `wasm32`, a body is read without a deadline, because `fetch` has none. With reqwest 0.12, all of it is read,
            /// and nothing is left of a body that is cut off. No body can be put back there. So for a spec that describes
            /// errors inside a success, this method doesn't compile: read the body, and call
            /// [`check`](crate::ApiError::check) of the enum.
            ///
            /// # Errors
            ///
            /// The API's error, for every response that is not a success.
            ///
            /// See the trait's example.
            fn check<E: $crate::ApiError>(self) -> $crate::integrations::client::future!(Result<Self, E>);
        }

        impl ResponseExt for ::$reqwest::Response {
            fn check<E: $crate::ApiError>(self) -> $crate::integrations::client::future!(Result<Self, E>) {
                $crate::integrations::client::check(self)
            }
        }

        /// | error | kind |
        /// |---|---|
        /// | `is_builder`, `is_redirect`, `is_status` | `Other` |
        /// | `is_connect`, if no attempt can succeed: https without a TLS feature of reqwest, an invalid certificate, a server that rejects or does not speak TLS, a proxy that asks for a password | `Other` |
        /// | any other `is_connect`: refused, not established in time, unknown name, or a TLS handshake that is cut off | `NotConnected` |
        /// | any other `is_timeout` | `TimedOut` |
        /// | a complete body that can't be decoded | `Other` |
        /// | everything else, such as a broken connection or a body that is cut off | `Interrupted` |
        ///
        /// A refused connection after a redirect is `NotConnected` too, although the first server has seen the request:
        /// reqwest does not tell the two apart. A client that moves money should turn redirects off with
        /// `redirect::Policy::none()`.
        impl $crate::TransportError for ::$reqwest::Error {
            fn transport(&self) -> $crate::Transport {
                if self.is_builder() || self.is_redirect() || self.is_status() {
                    return $crate::Transport::Other;
                }
                // In a browser, nobody knows.
                #[cfg(not(target_arch = "wasm32"))]
                if self.is_connect() {
                    return $crate::integrations::connection::transport_of_connection(self);
                }
                if self.is_timeout() {
                    return $crate::Transport::TimedOut;
                }
                $crate::integrations::client::transport_of_sources(self)
            }
        }

        #[cfg(not(target_arch = "wasm32"))]
        impl $crate::integrations::stream::Streamed for ::$reqwest::Response {
            fn head(&self) -> (u16, &::http::HeaderMap) {
                (self.status().as_u16(), self.headers())
            }

            async fn next_chunk(&mut self) -> Result<Option<::bytes::Bytes>, $crate::response::reading::Failure> {
                Ok(self.chunk().await?)
            }

            fn put_back(self, start: $crate::response::reading::Start) -> Self {
                // Otherwise, 0.12 loses the URL.
                let head = ::http::response::Builder::new();
                let head = ::$reqwest::ResponseBuilderExt::url(head, self.url().clone());
                let (mut parts, rest) = ::http::Response::from(self).into_parts();
                if let Some(extensions) = head.extensions_ref() {
                    parts.extensions.extend(extensions.clone());
                }
                let body = ::$reqwest::Body::wrap($crate::integrations::stream::Replayed::new(start, rest));
                ::http::Response::from_parts(parts, body).into()
            }
        }
    };
}
pub(crate) use version;
