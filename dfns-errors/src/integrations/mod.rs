//! One module per third-party crate, each behind the feature of its name. The rest of this crate names none of them, and
//! none of them adds anything to a user's enum.

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
