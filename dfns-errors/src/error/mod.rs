//! What an error can do.
//!
//! - `api_error`: the trait of every enum
//! - `methods`: the list of methods that every enum and `ApiError` have
//! - `view`: variant -> the data behind every getter
//! - `display`, `log_record`: that data, as text and as fields of a log line
//! - `escape`, `url`: what the server or a client wrote, made safe to print

pub(crate) mod api_error;
mod display;
pub(crate) mod escape;
pub(crate) mod log_record;
pub(crate) mod methods;
mod url;
pub(crate) mod view;
