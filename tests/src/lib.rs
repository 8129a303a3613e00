//! What the tests share: where files are, and what stands in them.

pub mod fixtures;
pub mod payloads;
pub mod project;
