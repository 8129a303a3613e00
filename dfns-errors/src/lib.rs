//! The errors of the Dfns API as Rust types.
//!
//! Dfns is a wallet service that moves money. Its API replies to a failed call with a JSON body, and its
//! [error page](https://docs.dfns.co/api-reference/error-codes) explains what each status means, what causes it, how to
//! fix it and whether to retry. [`DfnsError`] is that page as an enum:
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
//! The variants come from a spec file that the attribute macro [`macro@dfns_errors`] reads at compile time: the
//! built-in spec of the Dfns API, or your own. [`ApiError`] documents the methods of every enum, and
//! [`ErrorBody`] is the response behind an error.
//!
//! # What an error can do
//!
//! Every `#[dfns_errors]` enum has these methods, without a trait to import.
//!
//! | question | methods |
//! |---|---|
//! | What is this response? | `check`, `from_response`, `may_be_error`, `retype` |
//! | What does the spec say? | `status`, `code`, `entry`, `cause_entry`, `recognized_causes`, `solutions`, `docs_url`, `ENTRIES`, `examples` |
//! | What did the server say? | `body`, `id`, `message`, `api_code`, `header`, and accessors such as `duplicate_id` |
//! | May I send it again? | `is_retryable_for`, the one to use; `retry`, `retry_after`, `is_retryable`, `settles_call` |
//! | Which error is it? | `is_not_found()` and so on; `is_pending()` for a request that is waiting for approval |
//! | What do I log? | `{}` is one line, `{:#}` is a report, `log_record()` returns escaped fields |
//!
//! # Features
//!
//! No feature is on by default. A feature adds functions, traits and types to this crate but never changes your enum.
//!
//! | feature | adds |
//! |---|---|
//! | `http` | `http::check` for `http::Response`, and `Headers` for `http::HeaderMap` |
//! | `reqwest`, `reqwest012`, `blocking` | `response.check()` for reqwest 0.13, 0.12 and `reqwest::blocking`; retry rules for their errors |
//! | `reqwest-middleware` | retry rules for the errors of `reqwest-middleware` 0.5 |
//! | `tower` | `tower::RetryPolicy` |
//! | `axum` | `axum::Problem`: `?` in a handler gives an RFC 9457 response |
//! | `tracing` | `event!` |
//! | `miette` | `Diagnostic` for `DfnsError`, and for enums with `#[dfns_errors(diagnostic)]` |
//! | `full` | all of them |
//!
//! The command line is a separate crate: `cargo run -p dfns-errors-cli -- explain 409`.

// How the data flows inside:
//
// bytes -> `response`: what the server said, with the entry and the cause
//       -> the variant, written by the macro, with the glue in `fields`
//       -> `error`: what an error can do
//       -> `retry`: whether the request may be sent again, and when
//
// `integrations` has one file per client or framework. `builtin` is `DfnsError`, and `private` what generated code imports.

#![cfg_attr(docsrs, feature(doc_cfg))]

mod builtin;
mod error;
mod fields;
mod integrations;
mod response;
mod retry;

pub use builtin::*;
/// Generates an error enum from an API's spec, or checks an enum that you wrote against it.
///
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
#[doc(inline)]
pub use dfns_errors_spec::model::{CauseEntry, ErrorEntry, Example, Idempotency, Kind, Retry, Statuses, Wait};
pub use error::api_error::ApiError;
pub use error::log_record::LogRecord;
pub use error::view::Solutions;
#[allow(unused_imports, unreachable_pub, reason = "without features there are none")]
pub use integrations::*;
pub use response::body::ErrorBody;
pub use response::headers::Headers;
pub use retry::delay::retry_delay;
pub use retry::retries::Retries;
pub use retry::transport::{Transport, TransportError};

/// Items that generated code calls. They are not public API: the version in the name ties them to that version of the
/// macro.
#[doc(hidden)]
#[path = "private.rs"]
pub mod __private_0_1_0;

#[doc(hidden)]
pub use ::std as __std;

/// The guide, one page per topic.
///
/// - Start: [getting started](guide::getting_started), [your own enum](guide::own_enum),
///   [a spec of your own](guide::own_spec), [ten minutes to your own API](guide::ten_minutes)
/// - In production: [retries](guide::retries), [transport errors](guide::transport_errors),
///   [logging and metrics](guide::logging_and_metrics), [integrations](guide::integrations),
///   [messages for end users](guide::end_users), [testing your handlers](guide::testing), [the command line and the catalog](guide::command_line)
/// - Later: [when the spec changes](guide::spec_changes), [what code is generated](guide::generated_code),
///   [troubleshooting](guide::troubleshooting), [comparison](guide::comparison)
#[cfg(all(feature = "full", any(doc, doctest)))]
#[cfg_attr(docsrs, doc(auto_cfg = false))]
pub mod guide {
    macro_rules! page {
        ($name:ident, $file:literal $($pages:tt)*) => {
            #[doc = include_str!("guide_links.md")]
            #[doc = include_str!(concat!("../guide/", $file))]
            pub mod $name { $($pages)* }
        };
    }

    page!(getting_started, "getting-started.md");
    page!(own_enum, "own-enum.md");
    page!(own_spec, "own-spec.md");
    page!(ten_minutes, "ten-minutes.md");
    page!(retries, "retries.md");
    page!(transport_errors, "transport-errors.md");
    page!(integrations, "integrations.md"
        page!(reqwest, "integrations/reqwest.md");
        page!(reqwest_middleware, "integrations/reqwest-middleware.md");
        page!(other_clients, "integrations/other-clients.md");
        page!(axum, "integrations/axum.md");
        page!(miette, "integrations/miette.md");
        page!(official_client, "integrations/official-client.md");
    );
    page!(logging_and_metrics, "logging-and-metrics.md");
    page!(end_users, "end-users.md");
    page!(testing, "testing.md");
    page!(command_line, "command-line.md");
    page!(spec_changes, "spec-changes.md");
    page!(generated_code, "generated-code.md");
    page!(troubleshooting, "troubleshooting.md");
    page!(comparison, "comparison.md");
}

/// Compiles the README's blocks.
#[cfg(all(doctest, feature = "full"))]
#[doc = include_str!("../README.md")]
struct Readme;
