//! A loop that never pays twice: `cargo run -p dfns-errors --features reqwest --example retry_in_a_loop`.

mod bank;

use bank::{ApiError, Bank, Transfer};
use dfns_errors::Retries;

#[tokio::main(flavor = "current_thread")]
async fn main() -> std::io::Result<()> {
    bank::pay_all(pay).await
}

async fn pay(bank: &Bank, transfer: &Transfer) -> Result<String, ApiError> {
    let mut retries = Retries::new(transfer.idempotency());
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
