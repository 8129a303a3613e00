//! `reqwest` 0.13 responses and errors.

super::client::version! {
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
    ::reqwest
}

#[cfg(target_arch = "wasm32")]
impl super::fetch::Fetched for ::reqwest::Response {
    fn head(&self) -> (u16, &::http::HeaderMap) {
        (self.status().as_u16(), self.headers())
    }

    async fn read(self) -> Vec<u8> {
        super::fetch::read_chunks(self.bytes_stream()).await
    }
}
