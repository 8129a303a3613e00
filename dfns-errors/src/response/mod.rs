//! What the server said: bytes -> response -> entry and cause -> variant.
//!
//! - `headers`: the headers of any client
//! - `body`, `wait`, `timestamp`: the response, with the fields that the envelope names, and how long it asks to wait
//! - `condition`: whether a condition of a rule holds
//! - `choice`, `stars`: the elements that `*` stands for
//! - `recognize`: the entry and the cause
//! - `decode`: the functions that create a variant from a response
//! - `reading`: how much of a body must be read, for clients that can put it back

pub(crate) mod body;
mod choice;
mod condition;
pub(crate) mod decode;
pub(crate) mod headers;
#[cfg(all(any(feature = "reqwest", feature = "reqwest012"), not(target_arch = "wasm32")))]
pub(crate) mod reading;
pub(crate) mod recognize;
mod stars;
mod timestamp;
mod wait;

/// At most this many bytes of an error body are read, after decompression.
#[cfg(any(feature = "reqwest", feature = "reqwest012"))]
pub(crate) const MOST_BYTES: usize = 1 << 20;
