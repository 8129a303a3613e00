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
//! let conflict = spec.errors.iter().find(|entry| entry.covers(409));
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
mod read;
mod retry;
#[cfg(feature = "read")]
mod words;

#[cfg(feature = "read")]
pub use literal::Literal;
pub use model::Spec;
#[cfg(feature = "read")]
pub use read::{
    DFNS, Position, Problem, SCHEMA, examine, is_reserved_method, methods, nearest, pascal_case, position_of, read,
    snake_case,
};
#[cfg(feature = "read")]
pub use words::{advice, api_codes, condition, has_rules_of_causes, in_words, recognition, recognition_of, retries};
