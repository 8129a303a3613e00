//! Retries with `tower`, whose policy sees the request: `cargo run -p dfns-errors --features reqwest,tower --example retry_with_tower`.

mod bank;

use std::time::Duration;

use bank::{Bank, Transfer, conclude};
use dfns_errors::tower::RetryPolicy;
use tower::retry::Retry;
use tower::{ServiceExt as _, service_fn};

#[tokio::main(flavor = "current_thread")]
async fn main() -> std::io::Result<()> {
    let bank = Bank::open().await?;
    for external_id in [Some("payout-1"), None, Some("payout-failed")] {
        println!("--- externalId {}", external_id.unwrap_or("none"));
        // The service is the whole attempt, including its signature: a token can be used only once.
        let attempt = service_fn(|transfer: Transfer| {
            let bank = bank.clone();
            async move { bank.attempt(&transfer).await.inspect_err(|error| println!("{}", error.code())) }
        });
        let policy = RetryPolicy::new(Transfer::idempotency).with_longest_wait(Duration::from_millis(300));
        match Retry::new(policy, attempt).oneshot(Transfer { amount: 100, external_id }).await {
            Ok(entity) => println!("{}", conclude(&entity)),
            Err(error) => println!("{error}; not sent again"),
        }
        let (sent, carried_out) = bank.seen(external_id.unwrap_or("without"));
        println!("requests received: {sent}; transfers carried out so far: {carried_out}");
    }
    Ok(())
}
