//! One module per client or framework, each behind the feature of its name; the versions of reqwest share `client`. The
//! macro in `miette` is always there: without its feature, it says so. The rest of this crate names none of them, and
//! none adds anything to a user's enum that did not ask for it.

#[cfg(feature = "axum")]
pub mod axum;
#[cfg(feature = "blocking")]
pub mod blocking;
#[cfg(any(feature = "reqwest", feature = "reqwest012"))]
mod client;
#[cfg(feature = "http")]
pub mod http;
mod miette;
#[cfg(feature = "reqwest")]
pub mod reqwest;
#[cfg(feature = "reqwest012")]
pub mod reqwest012;
#[cfg(feature = "tower")]
pub mod tower;
#[cfg(feature = "tracing")]
mod tracing;

/// What the macros of the integrations call in a user's crate.
pub(crate) mod private {
    #[cfg(feature = "miette")]
    pub use super::miette::private as miette;
    #[cfg(feature = "tracing")]
    pub use ::tracing;
}
