//! Retries with `backon`: `cargo run -p dfns-errors --features reqwest --example retry_with_backon`.

mod bank;

use std::time::Duration;

use backon::{ExponentialBuilder, Retryable as _};
use bank::{ApiError, Bank, Transfer};
use dfns_errors::{Wait, retry_delay};

/// The longest wait that the server may ask for: one call must not block for hours.
const LIMIT: Duration = Duration::from_secs(120);

#[tokio::main(flavor = "current_thread")]
async fn main() -> std::io::Result<()> {
    bank::pay_all(pay).await
}

async fn pay(bank: &Bank, transfer: &Transfer) -> Result<String, ApiError> {
    let backoff = ExponentialBuilder::default()
        .with_min_delay(Wait::ShortDelay.shortest())
        .with_max_delay(Wait::Backoff.longest())
        .with_jitter()
        .with_max_times(5);
    // The closure is the whole attempt, including its signature: a token can be used only once.
    (|| bank.attempt(transfer))
        .retry(backoff)
        .when(|error| error.is_retryable_for(transfer.idempotency()))
        .adjust(|error, wait| retry_delay(error, wait, LIMIT))
        .notify(|error, _| println!("{}", error.code()))
        .await
}
