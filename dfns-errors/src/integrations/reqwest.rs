//! Responses of `reqwest` 0.13.

use std::time::{Duration, Instant};

use ::reqwest::Response;
use ::reqwest::header::RETRY_AFTER;

use crate::api_error::ApiError;
use crate::decode::decode_error;

/// Of an error body at most this many bytes are read, after decompression.
const MOST_BYTES: usize = 1 << 20;

/// What a server still sends after this time is not waited for.
const MOST_TIME: Duration = Duration::from_secs(10);

/// What a `reqwest` response can do with this trait in scope.
///
/// ```no_run
/// use dfns_errors::dfns_errors;
/// use dfns_errors::reqwest::ResponseExt as _;
///
/// #[dfns_errors]
/// #[derive(Debug)]
/// enum ApiError {
///     #[dfns(transparent)]
///     Http(#[from] reqwest::Error),
/// }
///
/// async fn wallet(client: &reqwest::Client, id: &str) -> Result<String, ApiError> {
///     let response = client.get(format!("https://api.dfns.io/wallets/{id}")).send().await?;
///     Ok(response.api_error::<ApiError>().await?.text().await?)
/// }
/// ```
pub trait ResponseExt: Sized {
    /// The response where it is a success, its body unread; else the error that it is.
    ///
    /// Of an error body at most 1 MiB (1,048,576 bytes) is read, for at most 10 seconds while it keeps coming; the
    /// rest is dropped with the connection. How long a server may be silent is the client's `read_timeout`.
    ///
    /// # Errors
    ///
    /// The API's error, for every status but a 2xx that the spec does not list. Where the connection breaks while
    /// the body is read, the `reqwest::Error`.
    ///
    /// See the example of the trait.
    fn api_error<E>(self) -> impl Future<Output = Result<Response, E>> + Send
    where
        E: ApiError + From<::reqwest::Error>;
}

impl ResponseExt for Response {
    async fn api_error<E>(self) -> Result<Response, E>
    where
        E: ApiError + From<::reqwest::Error>,
    {
        let status = self.status().as_u16();
        if E::__SPEC.is_success(status) {
            return Ok(self);
        }
        let retry_after = self.headers().get(RETRY_AFTER).cloned();
        let body = first_bytes(self).await?;
        let retry_after = retry_after.as_ref().and_then(|value| value.to_str().ok());
        Err(E::__from_body(decode_error(E::__SPEC, status, retry_after, body)))
    }
}

/// The body up to the limits.
async fn first_bytes(mut response: Response) -> Result<Vec<u8>, ::reqwest::Error> {
    let (mut body, started) = (Vec::new(), Instant::now());
    while let Some(chunk) = response.chunk().await? {
        let room = MOST_BYTES - body.len();
        body.extend(chunk.iter().take(room));
        if body.len() == MOST_BYTES || started.elapsed() > MOST_TIME {
            break;
        }
    }
    Ok(body)
}
