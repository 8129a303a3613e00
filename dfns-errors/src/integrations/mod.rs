//! One module per client or framework, each behind the feature with the same name; those for reqwest share `client`, with
//! `connection` and `stream` or, on wasm32, `fetch`. The macro in `miette` always exists: if its feature is off, it reports
//! an error. Except for the re-exports in `lib.rs` and `private.rs`, the rest of the crate does not refer to them, and they
//! add nothing to a user's enum unless it opts in.

#[cfg(feature = "axum")]
pub mod axum;
#[cfg(all(feature = "blocking", not(target_arch = "wasm32")))]
pub mod blocking;
#[cfg(any(feature = "reqwest", feature = "reqwest012"))]
mod client;
#[cfg(all(any(feature = "reqwest", feature = "reqwest012"), not(target_arch = "wasm32")))]
mod connection;
#[cfg(all(any(feature = "reqwest", feature = "reqwest012"), target_arch = "wasm32"))]
mod fetch;
#[cfg(feature = "http")]
pub mod http;
mod miette;
#[cfg(feature = "reqwest")]
pub mod reqwest;
#[cfg(feature = "reqwest012")]
pub mod reqwest012;
#[cfg(feature = "reqwest-middleware")]
mod reqwest_middleware;
#[cfg(all(any(feature = "reqwest", feature = "reqwest012"), not(target_arch = "wasm32")))]
mod stream;
#[cfg(feature = "tower")]
pub mod tower;
#[cfg(feature = "tracing")]
mod tracing;

/// Items that the macros of the integrations call in a user's crate.
pub(crate) mod private {
    #[cfg(feature = "miette")]
    pub use super::miette::private as miette;
    #[cfg(feature = "tracing")]
    pub use ::tracing;
}
