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
