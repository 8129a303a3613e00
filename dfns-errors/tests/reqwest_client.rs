//! Responses and errors of reqwest 0.13, from servers that behave and servers that don't.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "in tests, a panic reports the failure"
)]

mod client;
mod server;

use dfns_errors::reqwest::ResponseExt;
use reqwest as version;
