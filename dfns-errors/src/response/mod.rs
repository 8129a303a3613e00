//! What the server said: bytes -> response -> entry and cause -> variant.
//!
//! - `headers`: the headers of any client
//! - `body`, `wait`, `timestamp`: the response, with the fields that the envelope names, and how long it asks to wait
//! - `recognize`: the entry and the cause
//! - `decode`: the functions that create a variant from a response

pub(crate) mod body;
pub(crate) mod decode;
pub(crate) mod headers;
pub(crate) mod recognize;
mod timestamp;
mod wait;
