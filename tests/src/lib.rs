//! What the tests share.

pub mod bodies;
pub mod callgrind;
pub mod fixtures;
pub mod fuzzed;
pub mod payloads;
pub mod project;
pub mod turns;
