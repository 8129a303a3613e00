//! What the tests share: where files are, and what stands in them. The README's Rust blocks are compiled here.

#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
struct Readme;

pub mod fixtures;
pub mod payloads;
pub mod project;
