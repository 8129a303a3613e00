//! What the server said: bytes -> response -> entry and cause -> variant.
//!
//! - `headers`: the headers of any client
//! - `body`, `wait`: the response, with the fields that the envelope names
//! - `recognize`: the entry and the cause
//! - `decode`: the functions that create a variant from a response

pub(crate) mod body;
pub(crate) mod decode;
pub(crate) mod headers;
pub(crate) mod recognize;
mod wait;
