//! Checks `http::Response` values: `cargo run -p dfns-errors --features http --example read_any_response`.

use dfns_errors::DfnsError;

fn main() -> Result<(), http::Error> {
    let success = http::Response::builder().status(200).body(r#"{"id":"wa-1"}"#)?;
    let refused = http::Response::builder().status(429).header("retry-after", "12").body("{}")?;
    for response in [success, refused] {
        match dfns_errors::http::check::<DfnsError, _>(response) {
            Ok(response) => println!("a success, untouched: {}", response.body()),
            Err(error) => println!("{error}, retry in {:?}", error.retry_after().unwrap_or_default()),
        }
    }
    Ok(())
}
