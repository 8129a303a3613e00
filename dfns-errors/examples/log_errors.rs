//! Errors in structured logs: `cargo run -p dfns-errors --features tracing --example log_errors`.

use dfns_errors::{DfnsError, event};
use tracing::Level;

fn main() -> Result<(), serde_json::Error> {
    let body = r#"{"error":{"id":"20388","message":"wallet not found"}}"#;
    let Err(error) = DfnsError::check(404, (), body) else { return Ok(()) };

    // One line of `key=value` pairs, or an object.
    println!("{}", error.log_record());
    println!("{}", serde_json::to_string(&error.log_record())?);

    // A `tracing` event, without the time so that every run prints the same text.
    tracing_subscriber::fmt().without_time().with_ansi(false).with_writer(std::io::stdout).init();
    event!(Level::ERROR, &error, wallet = "wa-1", "the payment failed");
    Ok(())
}
