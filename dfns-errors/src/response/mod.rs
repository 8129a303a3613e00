//! What the server said: bytes -> response -> entry and cause -> variant.
//!
//! - `headers`: the headers of any client
//! - `body`, `wait`, `timestamp`: the response, with the fields that the envelope names, and how long it asks to wait
//! - `recognize`: the entry and the cause
//! - `decode`: the functions that create a variant from a response
//! - `reading`, `first_value`, `content_type`: how much of a body must be read, for clients that read it themselves

pub(crate) mod body;
#[cfg(any(feature = "reqwest", feature = "reqwest012"))]
mod content_type;
pub(crate) mod decode;
#[cfg(any(feature = "reqwest", feature = "reqwest012"))]
mod first_value;
pub(crate) mod headers;
#[cfg(any(feature = "reqwest", feature = "reqwest012"))]
pub(crate) mod reading;
mod recognize;
mod timestamp;
mod wait;
