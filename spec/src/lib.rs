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
//! The macro `#[dfns_errors]`, the tests, the command line and build scripts read the same model:
//!
//! ```
//! let spec = dfns_errors_spec::read(dfns_errors_spec::DFNS.as_bytes()).expect("the built-in spec is valid");
//! let conflict = spec.errors.iter().find(|entry| entry.status == 409);
//! assert_eq!(conflict.map(|entry| entry.name.as_str()), Some("Conflict"));
//!
//! let problems = dfns_errors_spec::read(b"{ \"apy\": \"Shop\" }").unwrap_err();
//! assert_eq!(problems[0].to_string(), "1:1: missing key `prefix` in the spec");
//! assert_eq!(problems[3].to_string(), "1:3: unknown key `apy` in the spec, did you mean `api`?");
//! ```

mod json;
pub mod model;
mod name;
mod nearest;
mod position;
mod pretty;
mod problem;
mod read;
mod reserved;

pub use model::Spec;
pub use name::{pascal_case, snake_case};
pub use nearest::nearest;
pub use position::Position;
pub use problem::Problem;
pub use read::{examine, read};
pub use reserved::is_reserved_method;
#[doc(hidden)]
pub use reserved::methods;

/// The text of the built-in spec: the errors of the Dfns API.
///
/// It is based on the API's error page, `https://docs.dfns.co/api-reference/error-codes`.
///
/// ```
/// assert!(dfns_errors_spec::DFNS.starts_with('{'));
/// ```
pub const DFNS: &str = include_str!("../dfns.json");
