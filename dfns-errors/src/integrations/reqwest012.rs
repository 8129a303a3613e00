//! `reqwest` 0.12 responses and errors.

super::client::version! {
    /// Adds `check` to `reqwest` 0.12 responses.
    ///
    /// ```no_run
    /// use dfns_errors::{DfnsError, dfns_errors};
    /// use dfns_errors::reqwest012::ResponseExt as _;
    ///
    /// #[dfns_errors]
    /// #[derive(Debug)]
    /// enum WalletError {
    ///     #[dfns(transparent)]
    ///     Http(#[from] reqwest012::Error),
    /// }
    ///
    /// async fn wallet(client: &reqwest012::Client, id: &str) -> Result<String, WalletError> {
    ///     let response = client.get(format!("https://api.dfns.io/wallets/{id}")).send().await?;
    ///     Ok(response.check::<DfnsError>().await?.text().await?)
    /// }
    /// ```
    ::reqwest012
}

#[cfg(target_arch = "wasm32")]
impl super::fetch::Fetched for ::reqwest012::Response {
    fn head(&self) -> (u16, &::http::HeaderMap) {
        (self.status().as_u16(), self.headers())
    }

    /// Not in chunks: for them, both versions of reqwest need different versions of `wasm-streams`, and `wasm-bindgen`
    /// accepts only one of these in a program.
    async fn read(self) -> Vec<u8> {
        self.bytes().await.map_or_else(|_| Vec::new(), Vec::from)
    }
}
