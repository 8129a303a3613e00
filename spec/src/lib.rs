//! The spec format of `dfns-errors`: an API's errors in one JSON file.
//!
//! How the data flows:
//!
//! - text -> `json`: values with positions
//! - values -> `read`: keys, types, and checks across parts of the file
//! - -> [`model`]: the spec
//!
//! Each mistake becomes a [`Problem`] with a line and a column.
//!
//! The runtime uses the model and `json`. The feature `read`, which is on by default, adds the reader, for the macro
//! `#[dfns_errors]`, the command line, tests and build scripts:
//!
//! ```
//! let spec = dfns_errors_spec::read(dfns_errors_spec::DFNS.as_bytes()).expect("the built-in spec is valid");
//! let conflict = spec.errors.iter().find(|entry| entry.status == 409);
//! assert_eq!(conflict.map(|entry| entry.name), Some("Conflict"));
//!
//! let problems = dfns_errors_spec::read(b"{ \"apy\": \"Shop\" }").unwrap_err();
//! assert_eq!(problems[0].to_string(), "1:1: missing key `prefix` in the spec");
//! assert_eq!(problems[3].to_string(), "1:3: unknown key `apy` in the spec, did you mean `api`?");
//! ```

#[doc(hidden)]
pub mod json;
#[cfg(feature = "read")]
mod literal;
pub mod model;
#[cfg(feature = "read")]
mod name;
#[cfg(feature = "read")]
mod nearest;
#[cfg(feature = "read")]
mod position;
#[cfg(feature = "read")]
mod pretty;
#[cfg(feature = "read")]
mod problem;
#[cfg(feature = "read")]
mod read;
#[cfg(feature = "read")]
mod reserved;
mod retry;
#[cfg(feature = "read")]
mod text;

#[cfg(feature = "read")]
#[doc(hidden)]
pub use literal::Literal;
pub use model::Spec;
#[cfg(feature = "read")]
pub use name::{pascal_case, snake_case};
#[cfg(feature = "read")]
pub use nearest::nearest;
#[cfg(feature = "read")]
pub use position::Position;
#[cfg(feature = "read")]
pub use problem::Problem;
#[cfg(feature = "read")]
pub use read::{examine, position_of, read};
#[cfg(feature = "read")]
pub use reserved::is_reserved_method;
#[cfg(feature = "read")]
#[doc(hidden)]
pub use reserved::methods;

/// The text of the built-in spec: the errors of the Dfns API.
///
/// It is based on the API's error page, `https://docs.dfns.co/api-reference/error-codes`.
///
/// ```
/// assert!(dfns_errors_spec::DFNS.starts_with('{'));
/// ```
#[cfg(feature = "read")]
pub const DFNS: &str = include_str!("../dfns.json");

/// The JSON Schema of a spec file, for editors.
///
/// ```
/// assert!(dfns_errors_spec::SCHEMA.contains("\"retry_by_status\""));
/// ```
#[cfg(feature = "read")]
pub const SCHEMA: &str = include_str!("../schema.json");
