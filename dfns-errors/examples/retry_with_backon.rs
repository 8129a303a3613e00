//! Retries with `backon`: `cargo run -p dfns-errors --features reqwest --example retry_with_backon`.

mod bank;

use std::time::Duration;

use backon::{ExponentialBuilder, Retryable as _};
use bank::{ApiError, Bank, Transfer, conclude};
use dfns_errors::{Wait, retry_delay};

/// Caps the wait that the server asks for, because somebody should know by then.
const CAP: Duration = Duration::from_millis(300);

#[tokio::main(flavor = "current_thread")]
async fn main() -> std::io::Result<()> {
    let bank = Bank::open().await?;
    for external_id in [Some("payout-1"), None, Some("payout-failed")] {
        let transfer = Transfer { amount: 100, external_id };
        println!("--- externalId {}", external_id.unwrap_or("none"));
        match pay(&bank, &transfer).await {
            Ok(entity) => println!("{}", conclude(&entity)),
            Err(error) => println!("{error}; not sent again"),
        }
        let (sent, carried_out) = bank.seen(external_id.unwrap_or("without"));
        println!("requests received: {sent}; transfers carried out so far: {carried_out}");
    }
    Ok(())
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
        .adjust(|error, wait| retry_delay(error, wait, CAP))
        .notify(|error, _| println!("{}", error.code()))
        .await
}
