//! The errors of the Dfns API as Rust types.
//!
//! Dfns is a wallet service that moves money. Its API answers a failed call with a JSON body, and its
//! [error page](https://docs.dfns.co/api-reference/error-codes) says what each status means, what causes it, how to
//! solve it and whether to try again. [`DfnsError`] is that page as an enum:
//!
//! ```
//! use dfns_errors::{DfnsError, Idempotency};
//!
//! let body = r#"{"error":{"id":"20388","status":404,"message":"wallet not found"}}"#;
//! let Some(error) = DfnsError::from_response(404, body) else { return /* a success */ };
//! match &error {
//!     DfnsError::NotFound { .. } => assert_eq!(error.to_string(), "404 Not Found: wallet not found (error id 20388)"),
//!     other if other.is_retryable_for(Idempotency::of_method("POST")) => { /* again */ }
//!     other => println!("{other:#}"),
//! }
//! ```
//!
//! The variants come from a spec file that the attribute macro [`macro@dfns_errors`] reads at compile time: the one of the
//! Dfns API, which is built in, or one of your own. What an error can do stands with [`ApiError`]; every enum has
//! the same methods itself. What the server sent is in [`ErrorBody`].
//!
//! Data flows one way: bytes -> `body` -> `decode` (with `detect`) -> the variant -> `view` -> advice and `display`.

#![cfg_attr(docsrs, feature(doc_cfg))]

mod api_error;
#[cfg(feature = "axum")]
pub mod axum;
mod body;
mod builtin;
mod cause;
mod decode;
mod detect;
mod display;
mod entry;
mod escape;
#[cfg(feature = "http")]
pub mod http;
mod integrations;
mod methods;
#[cfg(feature = "miette")]
mod miette;
#[cfg(feature = "reqwest")]
pub mod reqwest;
mod retry;
#[cfg(feature = "retry")]
mod retry_delay;
#[cfg(feature = "dfns-sdk")]
pub mod sdk;
mod table;
mod view;

pub use api_error::ApiError;
pub use body::ErrorBody;
pub use builtin::*;
/// ```
/// use dfns_errors::dfns_errors;
///
/// #[dfns_errors]
/// #[derive(Debug)]
/// pub enum PaymentError {
///     /// The network between us and Dfns.
///     #[dfns(transparent)]
///     Network(#[from] std::io::Error),
/// }
///
/// let error = PaymentError::from_response(410, "").expect("a 410 is an error");
/// assert!(matches!(error, PaymentError::Gone { .. }) && error.is_gone());
/// let timeout = PaymentError::from(std::io::Error::from(std::io::ErrorKind::TimedOut));
/// assert_eq!((timeout.to_string(), timeout.status()), ("timed out".to_owned(), None));
/// ```
pub use dfns_errors_derive::dfns_errors;
use dfns_errors_derive::dfns_errors_home;
pub use entry::{CauseEntry, ErrorEntry, Kind};
pub use retry::{Idempotency, Retry, Wait};
#[cfg(feature = "retry")]
pub use retry_delay::retry_delay;

/// What generated code calls. Not public: the version in the name keeps it to the macro of that version.
#[doc(hidden)]
pub mod __private_0_1_0 {
    /// What a diagnostic says of an error.
    #[cfg(feature = "miette")]
    pub mod diagnostic {
        pub use crate::miette::{Piece, code, help, severity, url};
    }
    #[cfg(feature = "http")]
    pub use ::http;
    #[cfg(feature = "miette")]
    pub use ::miette;

    pub use crate::__integrations as integrations;
    pub use crate::__methods as methods;
    pub use std::option::Option::{None, Some};

    pub use std::borrow::Cow;
    pub use std::convert::From;
    pub use std::error::Error;
    pub use std::fmt::{Display, Formatter, Result as FmtResult};
    pub use std::vec::Vec;

    pub use crate::builtin::{DFNS, DfnsError};
    pub use crate::cause::{Cause, cause_entry};
    pub use crate::decode::Decoded;
    pub use crate::table::{CauseRules, Condition, EntryRules, Envelope, Field, Pointer, Scalar, Spec, Unlisted};
    pub use crate::view::{AsDynError, KeepsNoBody, Kept, View};
    pub use crate::{ApiError, CauseEntry, ErrorBody, ErrorEntry, Idempotency, Kind, Retry, Wait};
}

/// The README's blocks, compiled: some of them need a feature, so all must be on.
#[cfg(all(
    doctest,
    feature = "http",
    feature = "reqwest",
    feature = "miette",
    feature = "axum",
    feature = "dfns-sdk",
    feature = "retry"
))]
#[doc = include_str!("../../README.md")]
struct Readme;
