//! A loop that never pays twice: `cargo run -p dfns-errors --features reqwest --example retry_in_a_loop`.

mod bank;

use std::time::Duration;

use bank::{ApiError, Bank, Transfer};
use dfns_errors::Retries;

/// Caps the wait that the server asks for, so that one call can't block for hours.
const LONGEST_WAIT: Duration = Duration::from_millis(300);

#[tokio::main(flavor = "current_thread")]
async fn main() -> std::io::Result<()> {
    bank::pay_all(pay).await
}

async fn pay(bank: &Bank, transfer: &Transfer) -> Result<String, ApiError> {
    let mut retries = Retries::new(transfer.idempotency()).with_longest_wait(LONGEST_WAIT);
    loop {
        // The whole attempt, including its signature: a token can be used only once.
        match bank.attempt(transfer).await {
            Ok(entity) => return Ok(entity),
            Err(error) => {
                println!("{}", error.code());
                tokio::time::sleep(retries.delay_after(error)?).await;
            }
        }
    }
}
