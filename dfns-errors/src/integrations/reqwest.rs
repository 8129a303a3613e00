//! `reqwest` 0.13 responses and errors.

use ::reqwest::Response;

use super::client::{check, version};
use crate::error::api_error::ApiError;

/// Adds `check` to `reqwest` 0.13 responses.
///
/// ```no_run
/// use dfns_errors::{DfnsError, dfns_errors};
/// use dfns_errors::reqwest::ResponseExt as _;
///
/// #[dfns_errors]
/// #[derive(Debug)]
/// enum WalletError {
///     #[dfns(transparent)]
///     Http(#[from] reqwest::Error),
/// }
///
/// async fn wallet(client: &reqwest::Client, id: &str) -> Result<String, WalletError> {
///     let response = client.get(format!("https://api.dfns.io/wallets/{id}")).send().await?;
///     Ok(response.check::<DfnsError>().await?.text().await?)
/// }
/// ```
pub trait ResponseExt: Sized {
    /// Returns the response if it is a success; otherwise, returns the error. The body of a success is not read, unless the
    /// spec describes errors inside a success. In that case, the start of the body is read and put back.
    ///
    /// At most 1 MiB (1,048,576 bytes) of an error body is read, for at most 10 seconds; then the connection is
    /// dropped. If the body is cut off, the error for its status is returned with the part that was read. The same
    /// limits apply to the search for an error inside a 2xx; a success is still returned with its whole body.
    ///
    /// # Errors
    ///
    /// The API's error, for every response that is not a success.
    ///
    /// See the trait's example.
    fn check<E: ApiError>(self) -> impl Future<Output = Result<Self, E>> + Send;
}

impl ResponseExt for Response {
    fn check<E: ApiError>(self) -> impl Future<Output = Result<Self, E>> + Send {
        check(self)
    }
}

version!(reqwest);
