//! Retrying with `tower`, whose policy sees the request: `cargo run -p dfns-errors --features retry,reqwest --example retry_tower`.

mod bank;

use std::pin::Pin;
use std::time::Duration;

use bank::{ApiError, Bank, Transfer, conclude};
use dfns_errors::{Idempotency, retry_delay};
use tower::retry::{Policy, Retry};
use tower::{ServiceExt as _, service_fn};

/// However long the server asks for: after that somebody should know.
const CAP: Duration = Duration::from_millis(300);

/// Waits twice as long each time, and gives up after five.
#[derive(Clone)]
struct Careful {
    next: Duration,
    left: u32,
}

impl Careful {
    fn new() -> Self {
        Self { next: Duration::from_millis(50), left: 5 }
    }

    fn wait(&mut self) -> Option<Duration> {
        self.left = self.left.checked_sub(1)?;
        let wait = self.next;
        self.next *= 2;
        Some(wait)
    }
}

impl Policy<Transfer, String, ApiError> for Careful {
    type Future = Pin<Box<dyn Future<Output = ()> + Send>>;

    fn retry(&mut self, transfer: &mut Transfer, result: &mut Result<String, ApiError>) -> Option<Self::Future> {
        let error = result.as_ref().err()?;
        let idempotency = transfer.external_id.map_or(Idempotency::NotIdempotent, |_| Idempotency::Idempotent);
        if !error.is_retryable_for(idempotency) {
            return None;
        }
        let wait = retry_delay(error, self.wait(), CAP)?;
        println!("{error}; again in {wait:?}");
        Some(Box::pin(tokio::time::sleep(wait)))
    }

    /// The request without its signature: the service signs each attempt.
    fn clone_request(&mut self, transfer: &Transfer) -> Option<Transfer> {
        Some(transfer.clone())
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> std::io::Result<()> {
    let bank = Bank::open().await?;
    for external_id in [Some("payout-1"), None, Some("payout-failed")] {
        println!("--- externalId {}", external_id.unwrap_or("none"));
        let attempt = service_fn(|transfer: Transfer| {
            let bank = bank.clone();
            async move { bank.attempt(&transfer).await }
        });
        match Retry::new(Careful::new(), attempt).oneshot(Transfer { amount: 100, external_id }).await {
            Ok(entity) => println!("{}", conclude(&entity)),
            Err(error) => println!("{error}; not sent again"),
        }
        let (sent, carried_out) = bank.seen(external_id.unwrap_or("without"));
        println!("sent {sent} times, {carried_out} transfers carried out so far");
    }
    Ok(())
}
