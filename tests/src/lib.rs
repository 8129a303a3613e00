//! What the tests share: where files are, and what stands in them.

pub mod bodies;
pub mod callgrind;
pub mod fixtures;
pub mod fuzzed;
pub mod payloads;
pub mod project;
pub mod turns;
