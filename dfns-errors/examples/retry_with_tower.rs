//! Retries with `tower`, whose policy sees the request: `cargo run -p dfns-errors --features reqwest,tower --example retry_with_tower`.

mod bank;

use bank::{ApiError, Bank, Transfer};
use dfns_errors::tower::RetryPolicy;
use tower::retry::Retry;
use tower::{ServiceExt as _, service_fn};

#[tokio::main(flavor = "current_thread")]
async fn main() -> std::io::Result<()> {
    bank::pay_all(pay).await
}

async fn pay(bank: &Bank, transfer: &Transfer) -> Result<String, ApiError> {
    // The service is the whole attempt, including its signature: a token can be used only once.
    let attempt = service_fn(|transfer: Transfer| async move {
        bank.attempt(&transfer).await.inspect_err(|error| println!("{}", error.code()))
    });
    let policy = RetryPolicy::new(Transfer::idempotency);
    Retry::new(policy, attempt).oneshot(transfer.clone()).await
}
