//! Tests of the integrations, against servers on this machine.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "in tests, a panic reports the failure"
)]
#![allow(clippy::duplicate_mod, reason = "the tests of `client` run with every version of reqwest")]

#[cfg(feature = "blocking")]
mod blocking_client;
#[cfg(feature = "miette")]
mod diagnostic;
#[cfg(feature = "http")]
mod http;
#[cfg(feature = "axum")]
mod problem;
#[cfg(feature = "reqwest012")]
mod reqwest012_client;
#[cfg(feature = "reqwest")]
mod reqwest_client;
#[cfg(feature = "reqwest-middleware")]
mod reqwest_middleware;
mod retries;
#[cfg(any(feature = "reqwest", feature = "reqwest012"))]
mod server;
#[cfg(all(feature = "blocking", feature = "reqwest012"))]
mod tls;
#[cfg(feature = "tower")]
mod tower;
#[cfg(feature = "tracing")]
mod tracing;
